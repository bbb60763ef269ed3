#include <algorithm>

#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/state.h"

namespace wt::route53 {
namespace {

template <class Row>
int64_t CountOf(Context& ctx) {
  const auto rows = ctx.Scan<Row>();
  return std::distance(rows.begin(), rows.end());
}

}  // namespace

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetAccountLimit.html
Result<GetAccountLimitResponse> GetAccountLimit(Context& scoped, const GetAccountLimitRequest& in) {
  Context ctx = scoped.Global();
  GetAccountLimitResponse out;
  out.limit.type = in.type;
  if (in.type == "MAX_HEALTH_CHECKS_BY_OWNER") {
    out.limit.value = kHealthChecksMax;
    out.count = CountOf<HealthCheckRow>(ctx);
  } else if (in.type == "MAX_HOSTED_ZONES_BY_OWNER") {
    out.limit.value = kZonesMax;
    out.count = CountOf<ZoneRow>(ctx);
  } else if (in.type == "MAX_REUSABLE_DELEGATION_SETS_BY_OWNER") {
    out.limit.value = kDelegationSetsMax;
    out.count = CountOf<DelegationSetRow>(ctx);
  } else if (in.type == "MAX_TRAFFIC_POLICIES_BY_OWNER") {
    out.limit.value = kTrafficPoliciesMax;
  } else {
    out.limit.value = kTrafficPolicyInstancesMax;
  }
  return out;
}

}  // namespace wt::route53
