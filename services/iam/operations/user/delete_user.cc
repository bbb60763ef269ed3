#include "services/iam/errors.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
Result<DeleteUserResponse> DeleteUser(Context& ctx, const DeleteUserRequest& in) {
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  Context at = ctx.Global();
  if (!at.Scan<MembershipRow>(user.key).empty()) {
    return error::DeleteConflictException(
        "Cannot delete entity, must remove users from group first.");
  }
  if (!at.Scan<AccessKeyRow>(user.key).empty()) {
    return error::DeleteConflictException("Cannot delete entity, must delete access keys first.");
  }
  if (at.Peek<LoginProfileRow>(user.key) != nullptr) {
    return error::DeleteConflictException("Cannot delete entity, must delete login profile first.");
  }
  WT_TRY(CheckWithoutPolicies(ctx, kUser, user.key));
  EraseTags(ctx, StrCat("user/", user.key));
  at.Erase<UserRow>(user.key);
  return DeleteUserResponse{};
}

}  // namespace wt::iam
