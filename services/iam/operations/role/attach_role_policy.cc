#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html
Result<AttachRolePolicyResponse> AttachRolePolicy(Context& ctx, const AttachRolePolicyRequest& in) {
  const RoleRow role = WT_TRY(FetchModifiableRole(ctx, in.role_name));
  WT_TRY(Attach(ctx, kRole, role.key, in.policy_arn));
  return AttachRolePolicyResponse{};
}

}  // namespace wt::iam
