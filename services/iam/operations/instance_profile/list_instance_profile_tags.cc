#include "services/iam/instance_profile.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfileTags.html
Result<ListInstanceProfileTagsResponse> ListInstanceProfileTags(
    Context& ctx, const ListInstanceProfileTagsRequest& in) {
  const InstanceProfileRow profile = WT_TRY(FetchProfile(ctx, in.instance_profile_name));
  ListInstanceProfileTagsResponse out;
  WT_TRY(ListTags(ctx, StrCat("instance-profile/", profile.key), in, out));
  return out;
}

}  // namespace wt::iam
