#include "services/iam/errors.h"
#include "services/iam/names.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/user.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateUser.html
Result<UpdateUserResponse> UpdateUser(Context& ctx, const UpdateUserRequest& in) {
  UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  const std::string key_before = user.key;
  user.name = in.new_user_name.value_or(user.name);
  user.key = KeyOf(user.name);
  user.path = in.new_path.value_or(user.path);
  user.arn = IamArn(ctx.account(), "user", user.path, user.name);
  Context at = ctx.Global();
  if (user.key != key_before) {
    if (at.Peek<UserRow>(user.key) != nullptr) {
      return error::EntityAlreadyExistsException(
          StrCat("User with name ", user.name, " already exists."));
    }
    at.Erase<UserRow>(key_before);
    MoveUser(ctx, key_before, user.key);
  }
  ctx.Put(std::move(user));
  return UpdateUserResponse{};
}

}  // namespace wt::iam
