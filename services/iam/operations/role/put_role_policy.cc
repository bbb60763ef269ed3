#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
Result<PutRolePolicyResponse> PutRolePolicy(Context& ctx, const PutRolePolicyRequest& in) {
  const RoleRow role = WT_TRY(FetchModifiableRole(ctx, in.role_name));
  WT_TRY(PutInline(ctx, kRole, role.key, in.policy_name, in.policy_document));
  return PutRolePolicyResponse{};
}

}  // namespace wt::iam
