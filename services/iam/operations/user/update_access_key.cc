#include "services/iam/operations.h"
#include "services/iam/principal.h"
#include "services/iam/user.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html
Result<UpdateAccessKeyResponse> UpdateAccessKey(Context& ctx, const UpdateAccessKeyRequest& in) {
  const UserRow user = WT_TRY(FetchUserOrCaller(ctx, in.user_name));
  AccessKeyRow row = WT_TRY(FetchAccessKey(ctx, user, in.access_key_id));
  row.status = in.status;
  ctx.Put(std::move(row));
  return UpdateAccessKeyResponse{};
}

}  // namespace wt::iam
