#include "services/iam/instance_profile.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagInstanceProfile.html
Result<TagInstanceProfileResponse> TagInstanceProfile(Context& ctx,
                                                      const TagInstanceProfileRequest& in) {
  const InstanceProfileRow profile = WT_TRY(FetchProfile(ctx, in.instance_profile_name));
  WT_TRY(PutTags(ctx, StrCat("instance-profile/", profile.key), in.tags));
  return TagInstanceProfileResponse{};
}

}  // namespace wt::iam
