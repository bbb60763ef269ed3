#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html
Result<DeleteRolePolicyResponse> DeleteRolePolicy(Context& ctx, const DeleteRolePolicyRequest& in) {
  const RoleRow role = WT_TRY(FetchModifiableRole(ctx, in.role_name));
  WT_TRY(FetchInline(ctx, kRole, role.key, in.policy_name));
  ctx.Global().Erase<InlinePolicyRow>(kRole, role.key, in.policy_name);
  return DeleteRolePolicyResponse{};
}

}  // namespace wt::iam
