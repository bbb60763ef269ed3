#include "services/iam/errors.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html
Result<DeleteUserPermissionsBoundaryResponse> DeleteUserPermissionsBoundary(
    Context& ctx, const DeleteUserPermissionsBoundaryRequest& in) {
  UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  if (user.boundary.empty()) {
    return error::NoSuchEntityException(
        StrCat("User ", user.name, " does not have a permissions boundary."));
  }
  user.boundary.clear();
  ctx.Put(std::move(user));
  return DeleteUserPermissionsBoundaryResponse{};
}

}  // namespace wt::iam
