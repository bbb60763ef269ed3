#include "services/iam/operations.h"
#include "services/iam/principal.h"

namespace wt::iam {

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccessKeyLastUsed.html
Result<GetAccessKeyLastUsedResponse> GetAccessKeyLastUsed(Context& ctx,
                                                          const GetAccessKeyLastUsedRequest& in) {
  const auto keys = ctx.Rows<AccessKeyRow>().By<0>(in.access_key_id);
  if (keys.empty() || (*keys.begin()).account != ctx.account()) {
    return Error{
        .code = "AccessDenied",
        .message = StrCat("The Access Key with id ", in.access_key_id, " cannot be found."),
        .http_status = 403};
  }
  const AccessKeyRow& row = *keys.begin();
  GetAccessKeyLastUsedResponse out;
  const auto user = ctx.Global().Find<UserRow>(row.user);
  if (user) out.user_name = user->name;
  AccessKeyLastUsed used{.service_name = "N/A", .region = "N/A"};
  if (row.used_at.micros > 0) {
    used = {
        .last_used_date = row.used_at, .service_name = row.used_service, .region = row.used_region};
  }
  out.access_key_last_used = used;
  return out;
}

}  // namespace wt::iam
