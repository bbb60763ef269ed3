#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
Result<GetRoleResponse> GetRole(Context& ctx, const GetRoleRequest& in) {
  const RoleRow role = WT_TRY(FetchRole(ctx, in.role_name));
  return GetRoleResponse{.role = ToApi(ctx, role)};
}

}  // namespace wt::iam
