#include "services/ec2/route.h"

#include "services/ec2/cidr.h"
#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/interface.h"
#include "services/ec2/network.h"
#include "services/ec2/prefix_list.h"

namespace wt::ec2 {
namespace {

bool Given(const std::optional<std::string>& text) { return text && !text->empty(); }

Error OtherNetwork(const RouteTableRow& table, std::string_view gateway) {
  return error::InvalidParameterValue(StrCat("route table ", table.id, " and network gateway ",
                                             gateway, " belong to different networks"));
}

Result<void> SetGateway(Context& ctx, const RouteTableRow& table, const std::string& id,
                        RouteRow& row) {
  row.gateway_id = id;
  if (id == "local") return {};
  if (id.starts_with("igw-")) {
    if (WT_TRY(FindInternetGateway(ctx, id)).vpc_id != table.vpc_id) return OtherNetwork(table, id);
    return {};
  }
  if (id.starts_with("eigw-")) {
    const auto gateway = ctx.Find<EgressOnlyGatewayRow>(id);
    if (!gateway) {
      return error::NotFound("InvalidGatewayID.NotFound", "egressOnlyInternetGateway ID", id);
    }
    if (gateway->vpc_id != table.vpc_id) return OtherNetwork(table, id);
    return {};
  }
  if (id.starts_with("vpce-")) {
    const auto endpoint = ctx.Find<VpcEndpointRow>(id);
    if (!endpoint) {
      return error::NotFound("InvalidVpcEndpointId.NotFound", "Vpc Endpoint Id", id);
    }
    return {};
  }
  if (id.starts_with("vgw-")) {
    return error::NotFound("InvalidVpnGatewayID.NotFound", "vpnGateway ID", id);
  }
  return error::NotFound("InvalidGatewayID.NotFound", "gateway ID", id);
}

Result<void> SetNat(Context& ctx, const RouteTableRow& table, const std::string& id,
                    RouteRow& row) {
  const std::optional<NatGatewayRow> nat = ctx.Find<NatGatewayRow>(id);
  if (!nat || nat->state == "deleted" || nat->state == "failed") {
    return error::NotFound("InvalidNatGatewayID.NotFound", "natGateway ID", id);
  }
  if (nat->vpc_id != table.vpc_id) return OtherNetwork(table, id);
  row.nat_gateway_id = id;
  return {};
}

Result<void> SetInterface(Context& ctx, const RouteTableRow& table, const std::string& id,
                          RouteRow& row) {
  const NetworkInterfaceRow eni = WT_TRY(FindInterface(ctx, id));
  if (eni.vpc_id != table.vpc_id) {
    return error::InvalidParameterValue(
        StrCat("route table ", table.id, " and interface ", id, " belong to different networks"));
  }
  row.network_interface_id = id;
  return {};
}

Result<void> SetInstance(Context& ctx, const RouteTableRow& table, const std::string& id,
                         RouteRow& row) {
  static_cast<void>(WT_TRY(FindInstance(ctx, id)));
  const auto interfaces = InterfacesOf(ctx, id);
  if (interfaces.size() != 1) {
    return error::Of("InvalidInstanceID",
                     StrCat("There are multiple interfaces attached to instance '", id,
                            "'. Please specify an interface ID for the operation instead."));
  }
  return SetInterface(ctx, table, interfaces[0].id, row);
}

}  // namespace

Result<std::string> DestinationOf(Context& ctx, const RouteWish& wish) {
  const int given = (Given(wish.cidr) ? 1 : 0) + (Given(wish.ipv6_cidr) ? 1 : 0) +
                    (Given(wish.prefix_list_id) ? 1 : 0);
  if (given == 0) return error::MissingParameter("destinationCidrBlock");
  if (given > 1) {
    return error::InvalidParameterCombination(
        "The request must contain exactly one of destinationCidrBlock, destinationIpv6CidrBlock "
        "and "
        "destinationPrefixListId");
  }
  if (Given(wish.prefix_list_id)) {
    if (!FindPrefixList(ctx, *wish.prefix_list_id)) return PrefixListNotFound(*wish.prefix_list_id);
    return *wish.prefix_list_id;
  }
  if (Given(wish.ipv6_cidr)) {
    if (IsIpv6Cidr(*wish.ipv6_cidr)) return ToLower(*wish.ipv6_cidr);
    return error::InvalidParameterValue(
        StrCat("Value (", *wish.ipv6_cidr,
               ") for parameter destinationIpv6CidrBlock is invalid. This is not a valid CIDR "
               "block."));
  }
  if (const auto block = ParseCidr(*wish.cidr)) return block->ToString();
  return error::InvalidParameterValue(
      StrCat("Value (", *wish.cidr,
             ") for parameter destinationCidrBlock is invalid. This is not a valid CIDR block."));
}

Result<RouteRow> RouteOf(Context& ctx, const RouteTableRow& table, const RouteWish& wish) {
  RouteRow row{.route_table_id = table.id};
  row.destination = WT_TRY(DestinationOf(ctx, wish));
  if (Given(wish.prefix_list_id)) row.prefix_list_id = *wish.prefix_list_id;
  // 1. Exactly one target.
  int given = wish.local ? 1 : 0;
  for (const auto* target :
       {&wish.gateway_id, &wish.nat_gateway_id, &wish.network_interface_id, &wish.instance_id,
        &wish.egress_only_gateway_id, &wish.vpc_endpoint_id, &wish.transit_gateway_id,
        &wish.peering_id, &wish.local_gateway_id, &wish.carrier_gateway_id}) {
    given += Given(*target) ? 1 : 0;
  }
  if (given != 1) {
    const std::string text =
        "The request must contain exactly one of gatewayId, natGatewayId, networkInterfaceId, "
        "vpcPeeringConnectionId, vpcEndpointId, egressOnlyInternetGatewayId, transitGatewayId, "
        "localGatewayId, carrierGatewayId, instanceId";
    return error::Of(given == 0 ? "MissingParameter" : "InvalidParameterCombination", text);
  }
  // 2. Which must be there, in the table's VPC. Of some kinds Windtunnel has none.
  if (Given(wish.transit_gateway_id)) {
    return error::NotFound("InvalidTransitGatewayID.NotFound", "transitGateway ID",
                           *wish.transit_gateway_id);
  }
  if (Given(wish.peering_id)) {
    return error::NotFound("InvalidVpcPeeringConnectionID.NotFound", "vpcPeeringConnection ID",
                           *wish.peering_id);
  }
  if (Given(wish.local_gateway_id)) {
    return error::NotFound("InvalidLocalGatewayID.NotFound", "localGateway ID",
                           *wish.local_gateway_id);
  }
  if (Given(wish.carrier_gateway_id)) {
    return error::NotFound("InvalidCarrierGatewayID.NotFound", "carrierGateway ID",
                           *wish.carrier_gateway_id);
  }
  if (wish.local) row.gateway_id = "local";
  if (Given(wish.gateway_id)) WT_TRY(SetGateway(ctx, table, *wish.gateway_id, row));
  if (Given(wish.egress_only_gateway_id)) {
    WT_TRY(SetGateway(ctx, table, *wish.egress_only_gateway_id, row));
  }
  if (Given(wish.vpc_endpoint_id)) WT_TRY(SetGateway(ctx, table, *wish.vpc_endpoint_id, row));
  if (Given(wish.nat_gateway_id)) WT_TRY(SetNat(ctx, table, *wish.nat_gateway_id, row));
  if (Given(wish.network_interface_id)) {
    WT_TRY(SetInterface(ctx, table, *wish.network_interface_id, row));
  }
  if (Given(wish.instance_id)) WT_TRY(SetInstance(ctx, table, *wish.instance_id, row));
  return row;
}

}  // namespace wt::ec2
