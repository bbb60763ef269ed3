#include <vector>

#include "services/iam/errors.h"
#include "services/iam/instance_profile.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveRoleFromInstanceProfile.html
Result<RemoveRoleFromInstanceProfileResponse> RemoveRoleFromInstanceProfile(
    Context& ctx, const RemoveRoleFromInstanceProfileRequest& in) {
  InstanceProfileRow profile = WT_TRY(FetchProfile(ctx, in.instance_profile_name));
  const RoleRow role = WT_TRY(FetchModifiableRole(ctx, in.role_name));
  if (std::erase(profile.roles, role.key) == 0) {
    return error::NoSuchEntityException(
        StrCat("Role ", role.name, " is not in instance profile ", profile.name, "."));
  }
  ctx.Put(std::move(profile));
  return RemoveRoleFromInstanceProfileResponse{};
}

}  // namespace wt::iam
