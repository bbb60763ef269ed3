#include "services/iam/errors.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/user.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateLoginProfile.html
Result<CreateLoginProfileResponse> CreateLoginProfile(Context& ctx,
                                                      const CreateLoginProfileRequest& in) {
  const UserRow user = WT_TRY(FetchUserOrCaller(ctx, in.user_name));
  Context at = ctx.Global();
  if (at.Peek<LoginProfileRow>(user.key) != nullptr) {
    return error::EntityAlreadyExistsException(
        StrCat("Login Profile for user ", user.name, " already exists."));
  }
  if (in.password) WT_TRY(CheckPassword(ctx, *in.password));
  LoginProfileRow row;
  row.user = user.key;
  row.reset_required = in.password_reset_required.value_or(false);
  row.created_at = ctx.now();
  at.Put(row);
  return CreateLoginProfileResponse{
      .login_profile = {.user_name = user.name,
                        .create_date = row.created_at,
                        .password_reset_required = row.reset_required}};
}

}  // namespace wt::iam
