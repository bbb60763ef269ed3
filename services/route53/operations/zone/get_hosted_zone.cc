#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html
Result<GetHostedZoneResponse> GetHostedZone(Context& ctx, const GetHostedZoneRequest& in) {
  const ZoneRow row = WT_TRY(FindZone(ctx, in.id));
  GetHostedZoneResponse out;
  out.hosted_zone = ToApi(row);
  out.delegation_set = DelegationSetOf(row);
  out.vpcs = VpcsOf(row);
  return out;
}

}  // namespace wt::route53
