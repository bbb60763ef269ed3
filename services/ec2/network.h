#pragma once

// Route tables, internet gateways and network ACLs: find, render, filter.

#include <span>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/filter.h"
#include "services/ec2/state.h"

namespace wt::ec2 {

// Each fails with its type's not-found error.
Result<RouteTableRow> FindRouteTable(Context& ctx, std::string_view id);
Result<InternetGatewayRow> FindInternetGateway(Context& ctx, std::string_view id);
Result<NetworkAclRow> FindNetworkAcl(Context& ctx, std::string_view id);
Error RouteTableNotFound(const std::vector<std::string>& ids);
Error InternetGatewayNotFound(const std::vector<std::string>& ids);
Error NetworkAclNotFound(const std::vector<std::string>& ids);

RouteTable ToApi(Context& ctx, const RouteTableRow& row);
InternetGateway ToApi(Context& ctx, const InternetGatewayRow& row);
NetworkAcl ToApi(Context& ctx, const NetworkAclRow& row);

std::span<const FilterField<RouteTableRow>> RouteTableFilters();
std::span<const FilterField<InternetGatewayRow>> InternetGatewayFilters();
std::span<const FilterField<NetworkAclRow>> NetworkAclFilters();

// Whether what the route points at is there and can carry traffic.
bool IsBlackhole(Context& ctx, const RouteRow& row);
// The table that a subnet follows: its own, or the VPC's main one.
std::string RouteTableOf(Context& ctx, const std::string& vpc_id, const std::string& subnet_id);

}  // namespace wt::ec2
