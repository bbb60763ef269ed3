#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/trust.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html
Result<UpdateAssumeRolePolicyResponse> UpdateAssumeRolePolicy(
    Context& ctx, const UpdateAssumeRolePolicyRequest& in) {
  RoleRow role = WT_TRY(FetchModifiableRole(ctx, in.role_name));
  WT_TRY(CheckTrustPolicy(ctx, in.policy_document));
  role.trust = in.policy_document;
  ctx.Put(std::move(role));
  return UpdateAssumeRolePolicyResponse{};
}

}  // namespace wt::iam
