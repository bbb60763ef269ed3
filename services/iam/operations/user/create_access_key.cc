#include <iterator>

#include "services/iam/errors.h"
#include "services/iam/iam.h"
#include "services/iam/limits.h"
#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html
Result<CreateAccessKeyResponse> CreateAccessKey(Context& ctx, const CreateAccessKeyRequest& in) {
  const UserRow user = WT_TRY(FetchUserOrCaller(ctx, in.user_name));
  const auto keys = ctx.Global().Scan<AccessKeyRow>(user.key);
  if (static_cast<size_t>(std::distance(keys.begin(), keys.end())) >= kAccessKeysMax) {
    return error::LimitExceededException(
        StrCat("Cannot exceed quota for AccessKeysPerUser: ", kAccessKeysMax));
  }
  AccessKeyRow row;
  row.user = user.key;
  row.id = NewAccessKeyId(ctx, "AKIA", ctx.account());
  row.secret = NewSecret(ctx);
  row.created_at = ctx.now();
  ctx.Global().Put(row);
  return CreateAccessKeyResponse{.access_key = {.user_name = user.name,
                                                .access_key_id = row.id,
                                                .status = row.status,
                                                .secret_access_key = row.secret,
                                                .create_date = row.created_at}};
}

}  // namespace wt::iam
