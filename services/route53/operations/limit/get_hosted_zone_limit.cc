#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZoneLimit.html
Result<GetHostedZoneLimitResponse> GetHostedZoneLimit(Context& ctx,
                                                      const GetHostedZoneLimitRequest& in) {
  const ZoneRow row = WT_TRY(FindZone(ctx, in.hosted_zone_id));
  GetHostedZoneLimitResponse out;
  out.limit.type = in.type;
  if (in.type == "MAX_RRSETS_BY_ZONE") {
    out.limit.value = kRecordsPerZoneMax;
    out.count = row.record_count;
    return out;
  }
  if (!row.is_private) {
    return error::HostedZoneNotPrivate(StrCat(
        "The specified hosted zone is a public hosted zone, not a private hosted zone: ", row.id));
  }
  out.limit.value = kVpcsPerZoneMax;
  out.count = static_cast<int64_t>(row.vpcs.size());
  return out;
}

}  // namespace wt::route53
