#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html
Result<UpdateRoleDescriptionResponse> UpdateRoleDescription(
    Context& ctx, const UpdateRoleDescriptionRequest& in) {
  // A service-linked role's description may change too.
  RoleRow role = WT_TRY(FetchRole(ctx, in.role_name));
  role.description = in.description;
  ctx.Put(role);
  return UpdateRoleDescriptionResponse{.role = ToListed(role)};
}

}  // namespace wt::iam
