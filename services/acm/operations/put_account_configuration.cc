#include "services/acm/errors.h"
#include "services/acm/operations.h"
#include "services/acm/state.h"

namespace wt::acm {

// https://docs.aws.amazon.com/acm/latest/APIReference/API_PutAccountConfiguration.html
Result<PutAccountConfigurationResponse> PutAccountConfiguration(
    Context& ctx, const PutAccountConfigurationRequest& in) {
  AccountRow row = ctx.Find<AccountRow>().value_or(AccountRow{});
  const int64_t days = in.expiry_events ? in.expiry_events->days_before_expiry.value_or(45) : 45;
  if (row.idempotency_token == in.idempotency_token && row.days_before_expiry != days) {
    return error::ConflictException(
        "The idempotency token was used with a different configuration.");
  }
  row.idempotency_token = in.idempotency_token;
  row.days_before_expiry = days;
  ctx.Put(row);
  return PutAccountConfigurationResponse{};
}

}  // namespace wt::acm
