#include "services/iam/managed_policy.h"
#include "services/iam/operations.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html
Result<TagPolicyResponse> TagPolicy(Context& ctx, const TagPolicyRequest& in) {
  const PolicyRow policy = WT_TRY(GetOwnPolicy(ctx, in.policy_arn));
  WT_TRY(PutTags(ctx, StrCat("policy/", policy.key), in.tags));
  return TagPolicyResponse{};
}

}  // namespace wt::iam
