#include "services/sts/operations.h"

namespace wt::sts {

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
Result<GetCallerIdentityResponse> GetCallerIdentity(Context& ctx, const GetCallerIdentityRequest&) {
  GetCallerIdentityResponse out;
  out.account = ctx.account();
  // An access key that no user or session was given is the account's own.
  const bool known = ctx.caller() != nullptr && !ctx.caller()->arn.empty();
  out.user_id = known ? ctx.caller()->user_id : ctx.account();
  out.arn = known ? ctx.caller()->arn : StrCat("arn:aws:iam::", ctx.account(), ":root");
  return out;
}

}  // namespace wt::sts
