#include "services/iam/instance_profile.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagInstanceProfile.html
Result<UntagInstanceProfileResponse> UntagInstanceProfile(Context& ctx,
                                                          const UntagInstanceProfileRequest& in) {
  const InstanceProfileRow profile = WT_TRY(FetchProfile(ctx, in.instance_profile_name));
  RemoveTags(ctx, StrCat("instance-profile/", profile.key), in.tag_keys);
  return UntagInstanceProfileResponse{};
}

}  // namespace wt::iam
