#include <algorithm>

#include "services/iam/errors.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html
Result<DeleteRoleResponse> DeleteRole(Context& ctx, const DeleteRoleRequest& in) {
  const RoleRow role = WT_TRY(FetchModifiableRole(ctx, in.role_name));
  // 1. Nothing may hold on to it.
  for (const InstanceProfileRow& profile : ctx.Global().Scan<InstanceProfileRow>()) {
    if (std::find(profile.roles.begin(), profile.roles.end(), role.key) != profile.roles.end()) {
      return error::DeleteConflictException(
          "Cannot delete entity, must remove roles from instance profile first.");
    }
  }
  WT_TRY(CheckWithoutPolicies(ctx, kRole, role.key));
  // 2. Its tags go with it.
  EraseTags(ctx, StrCat("role/", role.key));
  ctx.Global().Erase<RoleRow>(role.key);
  return DeleteRoleResponse{};
}

}  // namespace wt::iam
