#pragma once

// Load balancers: find, check where they are to stand, render, delete.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/elbv2/attribute.h"
#include "services/elbv2/balancer_state.h"

namespace wt::elbv2 {

inline constexpr std::string_view kProvisioning = "elbv2.load_balancer";

// LoadBalancerNotFound; ValidationError where it is no load balancer's ARN.
Result<LoadBalancerRow> FindBalancer(Context& ctx, std::string_view arn);
std::optional<LoadBalancerRow> BalancerNamed(Context& ctx, std::string_view name);
bool IsApplication(const LoadBalancerRow& row);
std::vector<BalancerZoneRow> ZonesOf(Context& ctx, std::string_view balancer_arn);

// Where it is to stand: one subnet for each zone, from Subnets or SubnetMappings. Errors:
// SubnetNotFound, InvalidSubnet, InvalidConfigurationRequest, AllocationIdNotFound,
// ValidationError.
struct Placement {
  std::string vpc_id;
  std::vector<BalancerZoneRow> zones;  // Without the load balancer's ARN.
};
Result<Placement> PlacementOf(Context& ctx, const LoadBalancerRow& row,
                              const wire::List<std::string>& subnets,
                              const wire::List<SubnetMapping>& mappings);
// Of that VPC; the VPC's default group where none is named and the type needs one.
// InvalidSecurityGroup, InvalidConfigurationRequest.
Result<std::vector<std::string>> CheckGroups(Context& ctx, const LoadBalancerRow& row,
                                             const wire::List<std::string>& ids);
// dualstack needs subnets with IPv6 blocks.
Result<void> CheckIpAddressType(const LoadBalancerRow& row, std::string_view type);

LoadBalancer ToApi(Context& ctx, const LoadBalancerRow& row);
wire::List<AvailabilityZone> ZonesToApi(Context& ctx, const LoadBalancerRow& row);
AttributeOwner OwnerOf(const LoadBalancerRow& row);
std::string AttributeOf(const LoadBalancerRow& row, std::string_view key);
wire::List<LoadBalancerAttribute> AttributesOf(const LoadBalancerRow& row);

// Takes away what it has: listeners, rules, tags. Its interfaces go later.
void DeleteBalancer(Context& ctx, LoadBalancerRow row);

}  // namespace wt::elbv2
