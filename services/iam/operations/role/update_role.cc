#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html
Result<UpdateRoleResponse> UpdateRole(Context& ctx, const UpdateRoleRequest& in) {
  RoleRow role = WT_TRY(FetchModifiableRole(ctx, in.role_name));
  if (in.description) role.description = *in.description;
  if (in.max_session_duration) role.session_seconds_max = *in.max_session_duration;
  ctx.Put(std::move(role));
  return UpdateRoleResponse{};
}

}  // namespace wt::iam
