#include "services/iam/errors.h"
#include "services/iam/instance_profile.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
Result<AddRoleToInstanceProfileResponse> AddRoleToInstanceProfile(
    Context& ctx, const AddRoleToInstanceProfileRequest& in) {
  InstanceProfileRow profile = WT_TRY(FetchProfile(ctx, in.instance_profile_name));
  const RoleRow role = WT_TRY(FetchModifiableRole(ctx, in.role_name));
  if (!profile.roles.empty()) {
    return error::LimitExceededException(
        "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
  }
  profile.roles.push_back(role.key);
  ctx.Put(std::move(profile));
  return AddRoleToInstanceProfileResponse{};
}

}  // namespace wt::iam
