#include "services/route53/errors.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_UpdateHostedZoneFeatures.html
// Deviation: AWS takes a while to enable accelerated recovery; here it is there at once; because
// nothing in the world depends on it.
Result<UpdateHostedZoneFeaturesResponse> UpdateHostedZoneFeatures(
    Context& scoped, const UpdateHostedZoneFeaturesRequest& in) {
  Context ctx = scoped.Global();
  ZoneRow row = WT_TRY(FindZone(ctx, in.hosted_zone_id));
  if (row.is_private) {
    return error::InvalidInput("Accelerated recovery is not available for private hosted zones.");
  }
  if (in.enable_accelerated_recovery) {
    row.accelerated_recovery = *in.enable_accelerated_recovery ? "ENABLED" : "DISABLED";
    ctx.Put(row);
  }
  return UpdateHostedZoneFeaturesResponse{};
}

}  // namespace wt::route53
