#include "services/iam/errors.h"
#include "services/iam/managed_policy.h"
#include "services/iam/operations.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html
Result<GetPolicyResponse> GetPolicy(Context& ctx, const GetPolicyRequest& in) {
  const ManagedPolicy policy = WT_TRY(GetManagedPolicy(ctx, in.policy_arn));
  Policy out = ToApi(ctx, policy);
  if (!policy.row.description.empty()) out.description = policy.row.description;
  if (!policy.aws) out.tags = TagsOf(ctx, ctx.account(), StrCat("policy/", policy.row.key));
  out.tags.present = true;
  return GetPolicyResponse{.policy = std::move(out)};
}

}  // namespace wt::iam
