#include "services/iam/errors.h"
#include "services/iam/managed_policy.h"
#include "services/iam/operations.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html
Result<DeletePolicyResponse> DeletePolicy(Context& ctx, const DeletePolicyRequest& in) {
  const PolicyRow policy = WT_TRY(GetOwnPolicy(ctx, in.policy_arn));
  Context at = ctx.Global();
  if (AttachmentCount(ctx, ctx.account(), policy.arn) +
          BoundaryCount(ctx, ctx.account(), policy.arn) >
      0) {
    return error::DeleteConflictException("Cannot delete a policy attached to entities.");
  }
  const auto versions = ctx.Rows<PolicyVersionRow>().Collect(ctx.account(), "", policy.key);
  if (versions.size() > 1) {
    return error::DeleteConflictException(
        "This policy has more than one version. Before you delete a policy, you must delete the "
        "policy's versions. The default version is deleted with the policy.");
  }
  for (const PolicyVersionRow& row : versions) at.Erase<PolicyVersionRow>(policy.key, row.version);
  EraseTags(ctx, StrCat("policy/", policy.key));
  at.Erase<PolicyRow>(policy.key);
  return DeletePolicyResponse{};
}

}  // namespace wt::iam
