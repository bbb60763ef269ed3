#include <algorithm>

#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateVPCAssociationAuthorization.html
Result<CreateVPCAssociationAuthorizationResponse> CreateVPCAssociationAuthorization(
    Context& scoped, const CreateVPCAssociationAuthorizationRequest& in) {
  Context ctx = scoped.Global();
  const ZoneRow row = WT_TRY(FindZone(ctx, in.hosted_zone_id));
  if (!row.is_private) {
    return error::InvalidInput(StrCat("The hosted zone ", row.id, " is not a private one."));
  }
  if (!in.vpc.vpc_id || !in.vpc.vpc_region) {
    return error::InvalidInput("Both VPCId and VPCRegion must be specified.");
  }
  const auto there = ctx.Scan<AuthorizationRow>(row.id);
  if (std::distance(there.begin(), there.end()) >= kAuthorizationsPerZoneMax) {
    return error::TooManyVPCAssociationAuthorizations("There are too many authorizations.");
  }
  AuthorizationRow authorization;
  authorization.zone = row.id;
  authorization.vpc = StrCat(*in.vpc.vpc_region, "/", *in.vpc.vpc_id);
  ctx.Put(authorization);
  CreateVPCAssociationAuthorizationResponse out;
  out.hosted_zone_id = row.id;
  out.vpc = in.vpc;
  return out;
}

}  // namespace wt::route53
