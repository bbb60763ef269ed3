#include "services/iam/managed_policy.h"
#include "services/iam/operations.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html
Result<ListPolicyTagsResponse> ListPolicyTags(Context& ctx, const ListPolicyTagsRequest& in) {
  const ManagedPolicy policy = WT_TRY(GetManagedPolicy(ctx, in.policy_arn));
  ListPolicyTagsResponse out;
  WT_TRY(ListTags(ctx, StrCat("policy/", policy.row.key), in, out));
  return out;
}

}  // namespace wt::iam
