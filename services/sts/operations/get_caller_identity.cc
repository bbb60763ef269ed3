#include "services/sts/operations.h"

namespace wt::sts {

// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
Result<GetCallerIdentityResponse> GetCallerIdentity(Context& ctx,
                                                    const GetCallerIdentityRequest&) {
  // An access key that no user was given is the account's own.
  return GetCallerIdentityResponse{.user_id = ctx.account(),
                                   .account = ctx.account(),
                                   .arn = StrCat("arn:aws:iam::", ctx.account(), ":root")};
}

}  // namespace wt::sts
