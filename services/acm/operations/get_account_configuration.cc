#include "services/acm/operations.h"
#include "services/acm/state.h"

namespace wt::acm {

// https://docs.aws.amazon.com/acm/latest/APIReference/API_GetAccountConfiguration.html
Result<GetAccountConfigurationResponse> GetAccountConfiguration(
    Context& ctx, const GetAccountConfigurationRequest&) {
  const AccountRow row = ctx.Find<AccountRow>().value_or(AccountRow{});
  GetAccountConfigurationResponse out;
  out.expiry_events.emplace().days_before_expiry = row.days_before_expiry;
  return out;
}

}  // namespace wt::acm
