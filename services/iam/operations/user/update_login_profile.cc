#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/user.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateLoginProfile.html
Result<UpdateLoginProfileResponse> UpdateLoginProfile(Context& ctx,
                                                      const UpdateLoginProfileRequest& in) {
  const UserRow user = WT_TRY(FetchUser(ctx, in.user_name));
  LoginProfileRow row = WT_TRY(FetchLoginProfile(ctx, user));
  if (in.password) WT_TRY(CheckPassword(ctx, *in.password));
  row.reset_required = in.password_reset_required.value_or(row.reset_required);
  ctx.Put(std::move(row));
  return UpdateLoginProfileResponse{};
}

}  // namespace wt::iam
