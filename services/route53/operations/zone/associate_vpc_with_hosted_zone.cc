#include <algorithm>

#include "services/route53/errors.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_AssociateVPCWithHostedZone.html
Result<AssociateVPCWithHostedZoneResponse> AssociateVPCWithHostedZone(
    Context& ctx, const AssociateVPCWithHostedZoneRequest& in) {
  // 1. The zone may be another account's, which has authorized this VPC.
  const std::string_view id = ShortId(in.hosted_zone_id);
  const ZoneRow* found = ZoneById(ctx, id);
  if (found == nullptr)
    return error::NoSuchHostedZone(StrCat("No hosted zone found with ID: ", id));
  ZoneRow row = *found;
  if (!row.is_private) {
    return error::PublicZoneVPCAssociation(
        StrCat("The hosted zone ", id, " is not a private hosted zone."));
  }
  const std::string vpc = WT_TRY(CheckVpc(ctx, in.vpc));
  const bool authorized =
      row.account == ctx.account() ||
      ctx.Turn::Peek<AuthorizationRow>(row.account, row.region, row.id, vpc) != nullptr;
  if (!authorized) {
    return error::NotAuthorizedException(
        StrCat("The VPC: ", *in.vpc.vpc_id, " in region ", *in.vpc.vpc_region,
               " is not authorized to be associated with the hosted zone ", id, "."));
  }
  // 2. No second zone of that name in one network.
  if (const ZoneRow* other = ConflictingZone(ctx, row.name, vpc)) {
    return error::ConflictingDomainExists(
        StrCat("The VPC ", *in.vpc.vpc_id, " in region ", *in.vpc.vpc_region,
               " has already been associated with the hosted zone ", other->id,
               " with the same domain name."));
  }
  if (static_cast<int64_t>(row.vpcs.size()) >= kVpcsPerZoneMax) {
    return error::LimitsExceeded("Limits Exceeded: MAX_VPCS_ASSOCIATED_BY_ZONE");
  }
  row.vpcs.push_back(vpc);
  ctx.Turn::Put(row);
  AssociateVPCWithHostedZoneResponse out;
  out.change_info = BeginChange(ctx, row, in.comment);
  return out;
}

}  // namespace wt::route53
