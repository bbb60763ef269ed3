#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html
Result<PutRolePermissionsBoundaryResponse> PutRolePermissionsBoundary(
    Context& ctx, const PutRolePermissionsBoundaryRequest& in) {
  RoleRow role = WT_TRY(FetchModifiableRole(ctx, in.role_name));
  WT_TRY(CheckBoundary(ctx, in.permissions_boundary));
  role.boundary = in.permissions_boundary;
  ctx.Put(std::move(role));
  return PutRolePermissionsBoundaryResponse{};
}

}  // namespace wt::iam
