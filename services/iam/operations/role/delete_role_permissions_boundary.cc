#include "services/iam/errors.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html
Result<DeleteRolePermissionsBoundaryResponse> DeleteRolePermissionsBoundary(
    Context& ctx, const DeleteRolePermissionsBoundaryRequest& in) {
  RoleRow role = WT_TRY(FetchModifiableRole(ctx, in.role_name));
  if (role.boundary.empty()) {
    return error::NoSuchEntityException(
        StrCat("Role ", role.name, " does not have a permissions boundary."));
  }
  role.boundary.clear();
  ctx.Put(std::move(role));
  return DeleteRolePermissionsBoundaryResponse{};
}

}  // namespace wt::iam
