#include "services/iam/errors.h"
#include "services/iam/managed_policy.h"
#include "services/iam/operations.h"
#include "services/iam/policy_change.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html
Result<DeletePolicyVersionResponse> DeletePolicyVersion(Context& ctx,
                                                        const DeletePolicyVersionRequest& in) {
  const PolicyRow policy = WT_TRY(GetOwnPolicy(ctx, in.policy_arn));
  const PolicyVersionRow row =
      WT_TRY(FetchPolicyVersion(ctx, ManagedPolicy{.row = policy}, in.version_id));
  if (row.version == policy.version_default) {
    return error::DeleteConflictException("Cannot delete the default version of a policy.");
  }
  ctx.Global().Erase<PolicyVersionRow>(policy.key, row.version);
  return DeletePolicyVersionResponse{};
}

}  // namespace wt::iam
