#pragma once

// Routes: what a request's destination and target come to.
// https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html

#include <optional>
#include <string>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/state.h"

namespace wt::ec2 {

// A route's destination and the target that it is given, as CreateRoute and ReplaceRoute say them.
struct RouteWish {
  std::optional<std::string> cidr, ipv6_cidr, prefix_list_id;
  std::optional<std::string> gateway_id, nat_gateway_id, network_interface_id, instance_id;
  std::optional<std::string> egress_only_gateway_id, vpc_endpoint_id;
  std::optional<std::string> transit_gateway_id, peering_id, local_gateway_id, carrier_gateway_id;
  bool local = false;
};

template <class Request>
RouteWish WishOf(const Request& in) {
  return {.cidr = in.destination_cidr_block,
          .ipv6_cidr = in.destination_ipv6_cidr_block,
          .prefix_list_id = in.destination_prefix_list_id,
          .gateway_id = in.gateway_id,
          .nat_gateway_id = in.nat_gateway_id,
          .network_interface_id = in.network_interface_id,
          .instance_id = in.instance_id,
          .egress_only_gateway_id = in.egress_only_internet_gateway_id,
          .vpc_endpoint_id = in.vpc_endpoint_id,
          .transit_gateway_id = in.transit_gateway_id,
          .peering_id = in.vpc_peering_connection_id,
          .local_gateway_id = in.local_gateway_id,
          .carrier_gateway_id = in.carrier_gateway_id};
}

// The destination in its normal form: a block, or a prefix list's id. Errors: MissingParameter,
// InvalidParameterCombination, InvalidParameterValue, InvalidPrefixListID.NotFound.
Result<std::string> DestinationOf(Context& ctx, const RouteWish& wish);
// The whole row, its target checked. Errors: the target's not-found, InvalidParameterValue where it
// belongs to another network, …
Result<RouteRow> RouteOf(Context& ctx, const RouteTableRow& table, const RouteWish& wish);

}  // namespace wt::ec2
