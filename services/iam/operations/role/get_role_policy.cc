#include "services/iam/document.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
Result<GetRolePolicyResponse> GetRolePolicy(Context& ctx, const GetRolePolicyRequest& in) {
  const RoleRow role = WT_TRY(FetchRole(ctx, in.role_name));
  const InlinePolicyRow row = WT_TRY(FetchInline(ctx, kRole, role.key, in.policy_name));
  return GetRolePolicyResponse{
      .role_name = role.name, .policy_name = row.name, .policy_document = UrlEncoded(row.document)};
}

}  // namespace wt::iam
