#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetDNSSEC.html
Result<GetDNSSECResponse> GetDNSSEC(Context& ctx, const GetDNSSECRequest& in) {
  WT_TRY(FindZone(ctx, in.hosted_zone_id));
  GetDNSSECResponse out;
  out.status.serve_signature = "NOT_SIGNING";
  out.key_signing_keys.present = true;
  return out;
}

}  // namespace wt::route53
