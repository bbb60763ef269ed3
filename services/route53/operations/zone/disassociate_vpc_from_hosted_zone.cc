#include <algorithm>

#include "services/ec2/ec2.h"
#include "services/route53/errors.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_DisassociateVPCFromHostedZone.html
Result<DisassociateVPCFromHostedZoneResponse> DisassociateVPCFromHostedZone(
    Context& ctx, const DisassociateVPCFromHostedZoneRequest& in) {
  const std::string_view id = ShortId(in.hosted_zone_id);
  const ZoneRow* found = ZoneById(ctx, id);
  if (found == nullptr)
    return error::NoSuchHostedZone(StrCat("No hosted zone found with ID: ", id));
  ZoneRow row = *found;
  if (!in.vpc.vpc_id || !in.vpc.vpc_region) {
    return error::InvalidInput("Both VPCId and VPCRegion must be specified.");
  }
  // The zone's owner may, and the network's.
  if (row.account != ctx.account() &&
      !ec2::VpcExists(ctx, ctx.account(), *in.vpc.vpc_region, *in.vpc.vpc_id)) {
    return error::NoSuchHostedZone(StrCat("No hosted zone found with ID: ", id));
  }
  const auto at =
      std::find(row.vpcs.begin(), row.vpcs.end(), StrCat(*in.vpc.vpc_region, "/", *in.vpc.vpc_id));
  if (at == row.vpcs.end()) {
    return error::VPCAssociationNotFound(
        StrCat("The VPC: ", *in.vpc.vpc_id, " and hosted zone ", id, " are not associated."));
  }
  if (row.vpcs.size() == 1) {
    return error::LastVPCAssociation(
        StrCat("The VPC: ", *in.vpc.vpc_id,
               " is the last one associated with the hosted zone and cannot be disassociated."));
  }
  row.vpcs.erase(at);
  ctx.Turn::Put(row);
  DisassociateVPCFromHostedZoneResponse out;
  out.change_info = BeginChange(ctx, row, in.comment);
  return out;
}

}  // namespace wt::route53
