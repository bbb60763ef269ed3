#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html
Result<DetachRolePolicyResponse> DetachRolePolicy(Context& ctx, const DetachRolePolicyRequest& in) {
  const RoleRow role = WT_TRY(FetchModifiableRole(ctx, in.role_name));
  WT_TRY(Detach(ctx, kRole, role.key, in.policy_arn));
  return DetachRolePolicyResponse{};
}

}  // namespace wt::iam
