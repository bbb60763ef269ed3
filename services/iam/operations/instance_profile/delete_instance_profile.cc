#include "services/iam/errors.h"
#include "services/iam/instance_profile.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteInstanceProfile.html
Result<DeleteInstanceProfileResponse> DeleteInstanceProfile(
    Context& ctx, const DeleteInstanceProfileRequest& in) {
  const InstanceProfileRow profile = WT_TRY(FetchProfile(ctx, in.instance_profile_name));
  if (!profile.roles.empty()) {
    return error::DeleteConflictException(
        "Cannot delete entity, must remove roles from instance profile first.");
  }
  EraseTags(ctx, StrCat("instance-profile/", profile.key));
  ctx.Global().Erase<InstanceProfileRow>(profile.key);
  return DeleteInstanceProfileResponse{};
}

}  // namespace wt::iam
