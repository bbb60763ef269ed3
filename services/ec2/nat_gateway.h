#pragma once

// NAT gateways and egress-only internet gateways.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/ec2.h"
#include "services/ec2/filter.h"
#include "services/ec2/network_state.h"

namespace wt::ec2 {

// NatGatewayNotFound, NatGatewayMalformed.
Result<NatGatewayRow> FindNatGateway(Context& ctx, std::string_view id);
Error NatGatewayNotFound(const std::vector<std::string>& ids);
Error EgressOnlyGatewayNotFound(const std::vector<std::string>& ids);

// Puts the gateway as pending, with its interface if it can have one, and sets its wake-up.
void BeginNatGateway(Context& ctx, NatGatewayRow row);
void EndNatGateway(Context& ctx, NatGatewayRow row);

NatGateway ToApi(Context& ctx, const NatGatewayRow& row);
EgressOnlyInternetGateway ToApi(Context& ctx, const EgressOnlyGatewayRow& row);

inline constexpr std::string_view kNatGatewayLifecycle = "ec2.nat_gateway_lifecycle";

}  // namespace wt::ec2
