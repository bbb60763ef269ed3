#include <algorithm>

#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZoneCount.html
Result<GetHostedZoneCountResponse> GetHostedZoneCount(Context& scoped,
                                                      const GetHostedZoneCountRequest&) {
  Context ctx = scoped.Global();
  const auto zones = ctx.Scan<ZoneRow>();
  GetHostedZoneCountResponse out;
  out.hosted_zone_count = std::distance(zones.begin(), zones.end());
  return out;
}

}  // namespace wt::route53
