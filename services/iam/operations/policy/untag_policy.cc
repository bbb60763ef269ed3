#include "services/iam/managed_policy.h"
#include "services/iam/operations.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html
Result<UntagPolicyResponse> UntagPolicy(Context& ctx, const UntagPolicyRequest& in) {
  const PolicyRow policy = WT_TRY(GetOwnPolicy(ctx, in.policy_arn));
  RemoveTags(ctx, StrCat("policy/", policy.key), in.tag_keys);
  return UntagPolicyResponse{};
}

}  // namespace wt::iam
