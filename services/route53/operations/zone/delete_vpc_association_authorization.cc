#include "services/route53/errors.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteVPCAssociationAuthorization.html
Result<DeleteVPCAssociationAuthorizationResponse> DeleteVPCAssociationAuthorization(
    Context& scoped, const DeleteVPCAssociationAuthorizationRequest& in) {
  Context ctx = scoped.Global();
  const ZoneRow row = WT_TRY(FindZone(ctx, in.hosted_zone_id));
  const std::string vpc = StrCat(in.vpc.vpc_region.value_or(""), "/", in.vpc.vpc_id.value_or(""));
  if (!ctx.Erase<AuthorizationRow>(row.id, vpc)) {
    return error::VPCAssociationAuthorizationNotFound(
        StrCat("The VPC ", in.vpc.vpc_id.value_or(""), " is not authorized for the hosted zone ",
               row.id, "."));
  }
  return DeleteVPCAssociationAuthorizationResponse{};
}

}  // namespace wt::route53
