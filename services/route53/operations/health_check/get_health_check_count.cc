#include <algorithm>

#include "services/route53/health_check.h"
#include "services/route53/operations.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHealthCheckCount.html
Result<GetHealthCheckCountResponse> GetHealthCheckCount(Context& scoped,
                                                        const GetHealthCheckCountRequest&) {
  Context ctx = scoped.Global();
  const auto checks = ctx.Scan<HealthCheckRow>();
  GetHealthCheckCountResponse out;
  out.health_check_count = std::distance(checks.begin(), checks.end());
  return out;
}

}  // namespace wt::route53
