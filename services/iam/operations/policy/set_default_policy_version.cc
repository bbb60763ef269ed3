#include "services/iam/errors.h"
#include "services/iam/managed_policy.h"
#include "services/iam/operations.h"
#include "services/iam/policy_change.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html
Result<SetDefaultPolicyVersionResponse> SetDefaultPolicyVersion(
    Context& ctx, const SetDefaultPolicyVersionRequest& in) {
  PolicyRow policy = WT_TRY(GetOwnPolicy(ctx, in.policy_arn));
  const PolicyVersionRow row =
      WT_TRY(FetchPolicyVersion(ctx, ManagedPolicy{.row = policy}, in.version_id));
  policy.version_default = row.version;
  policy.updated_at = ctx.now();
  ctx.Put(std::move(policy));
  return SetDefaultPolicyVersionResponse{};
}

}  // namespace wt::iam
