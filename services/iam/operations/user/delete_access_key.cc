#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/user.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html
Result<DeleteAccessKeyResponse> DeleteAccessKey(Context& ctx, const DeleteAccessKeyRequest& in) {
  const UserRow user = WT_TRY(FetchUserOrCaller(ctx, in.user_name));
  WT_TRY(FetchAccessKey(ctx, user, in.access_key_id));
  ctx.Global().Erase<AccessKeyRow>(user.key, in.access_key_id);
  return DeleteAccessKeyResponse{};
}

}  // namespace wt::iam
