#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/user.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteLoginProfile.html
Result<DeleteLoginProfileResponse> DeleteLoginProfile(Context& ctx,
                                                      const DeleteLoginProfileRequest& in) {
  const UserRow user = WT_TRY(FetchUserOrCaller(ctx, in.user_name));
  WT_TRY(FetchLoginProfile(ctx, user));
  ctx.Global().Erase<LoginProfileRow>(user.key);
  return DeleteLoginProfileResponse{};
}

}  // namespace wt::iam
