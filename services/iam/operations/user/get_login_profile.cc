#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/user.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetLoginProfile.html
Result<GetLoginProfileResponse> GetLoginProfile(Context& ctx, const GetLoginProfileRequest& in) {
  const UserRow user = WT_TRY(FetchUserOrCaller(ctx, in.user_name));
  const LoginProfileRow row = WT_TRY(FetchLoginProfile(ctx, user));
  return GetLoginProfileResponse{.login_profile = {.user_name = user.name,
                                                   .create_date = row.created_at,
                                                   .password_reset_required = row.reset_required}};
}

}  // namespace wt::iam
