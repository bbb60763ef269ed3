#include <set>

#include "services/elbv2/controllers/load_balancer.h"
#include "services/elbv2/endpoint.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/target.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSubnets.html
Result<SetSubnetsOutput> SetSubnets(Context& ctx, const SetSubnetsInput& in) {
  LoadBalancerRow row = WT_TRY(FindBalancer(ctx, in.load_balancer_arn));
  if (in.ip_address_type) {
    WT_TRY(CheckIpAddressType(row, *in.ip_address_type));
    row.ip_address_type = *in.ip_address_type;
  }
  const Placement placement = WT_TRY(PlacementOf(ctx, row, in.subnets, in.subnet_mappings));
  if (placement.vpc_id != row.vpc_id) {
    return error::InvalidConfigurationRequestException(
        StrCat("The subnets do not belong to the VPC '", row.vpc_id, "' of the load balancer"));
  }

  // 1. Zones that are no longer named go, and those whose subnet is another.
  std::set<std::string> stays;
  for (const BalancerZoneRow& zone : placement.zones) stays.insert(zone.subnet_id);
  for (const BalancerZoneRow& zone : ZonesOf(ctx, row.arn)) {
    if (!stays.contains(zone.subnet_id)) EraseInterface(ctx, zone);
  }
  // 2. New ones get their interface at once where the load balancer is active.
  for (BalancerZoneRow zone : placement.zones) {
    if (ctx.Peek<BalancerZoneRow>(row.arn, zone.zone) != nullptr) continue;
    zone.load_balancer_arn = row.arn;
    ctx.Put(zone);
    if (row.state != BalancerState::kActive) continue;
    zone.account = ctx.account();
    zone.region = ctx.region();
    const Result<void> made = MakeInterface(ctx, row, zone);
    if (!made.ok()) return error::InvalidSubnetException(made.error().message);
  }
  ctx.Put(row);
  PublishEndpoint(ctx, row);
  RecheckAll(ctx, row.arn);
  SetSubnetsOutput out;
  out.availability_zones = ZonesToApi(ctx, row);
  out.ip_address_type = row.ip_address_type;
  if (row.type == "network") out.enable_prefix_for_ipv6_source_nat = "off";
  return out;
}

}  // namespace wt::elbv2
