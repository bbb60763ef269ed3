#include <algorithm>

#include "services/sts/errors.h"
#include "services/sts/operations.h"
#include "services/sts/session.h"

namespace wt::sts {

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
Result<GetSessionTokenResponse> GetSessionToken(Context& ctx, const GetSessionTokenRequest& in) {
  const std::optional<iam::Subject> caller = SubjectOfCaller(ctx);
  if (ctx.caller() != nullptr && FindSession(ctx, ctx.caller()->access_key_id)) {
    return Error{.code = "AccessDenied",
                 .message = "Cannot call GetSessionToken with session credentials",
                 .http_status = 403};
  }
  // The account's own session lasts an hour, a user's twelve.
  SessionRow row;
  row.kind = caller ? "user" : "root";
  row.arn = caller ? caller->principal.arn : StrCat("arn:aws:iam::", ctx.account(), ":root");
  row.user_id = ctx.account();
  int64_t seconds = std::min<int64_t>(in.duration_seconds.value_or(3600), 3600);
  if (caller) {
    const auto user = iam::FindUserOfAccessKey(ctx, ctx.caller()->access_key_id);
    row.principal = user->key;
    row.user_id = user->id;
    seconds = in.duration_seconds.value_or(43'200);
  }
  return GetSessionTokenResponse{.credentials = Issue(ctx, std::move(row), seconds)};
}

}  // namespace wt::sts
