#include <iterator>

#include "services/iam/errors.h"
#include "services/iam/limits.h"
#include "services/iam/names.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/tags.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html
Result<CreateUserResponse> CreateUser(Context& ctx, const CreateUserRequest& in) {
  Context at = ctx.Global();
  if (at.Peek<UserRow>(KeyOf(in.user_name)) != nullptr) {
    return error::EntityAlreadyExistsException(
        StrCat("User with name ", in.user_name, " already exists."));
  }
  const auto users = at.Scan<UserRow>();
  if (static_cast<size_t>(std::distance(users.begin(), users.end())) >= kUsersMax) {
    return error::LimitExceededException(
        StrCat("Cannot exceed quota for UsersPerAccount: ", kUsersMax));
  }
  if (in.permissions_boundary) WT_TRY(CheckBoundary(ctx, *in.permissions_boundary));
  UserRow row;
  row.account = ctx.account();
  row.name = in.user_name;
  row.key = KeyOf(row.name);
  row.path = in.path.value_or("/");
  row.id = NewUniqueId(ctx, "AIDA");
  row.arn = IamArn(ctx.account(), "user", row.path, row.name);
  row.boundary = in.permissions_boundary.value_or("");
  row.created_at = ctx.now();
  ctx.Put(row);
  WT_TRY(PutTags(ctx, StrCat("user/", row.key), in.tags));
  ctx.Trace("user_created", {{"user", row.arn}});
  return CreateUserResponse{.user = ToApi(ctx, row)};
}

}  // namespace wt::iam
