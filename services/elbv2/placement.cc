#include <optional>
#include <set>
#include <utility>

#include "services/ec2/ec2.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

Result<std::vector<BalancerZoneRow>> Wanted(const LoadBalancerRow& row,
                                            const wire::List<std::string>& subnets,
                                            const wire::List<SubnetMapping>& mappings) {
  if (!subnets.empty() && !mappings.empty()) {
    return error::ValidationError(
        "You can specify either subnets or subnet mappings, but not both");
  }
  std::vector<BalancerZoneRow> wanted;
  for (const std::string& subnet : subnets) {
    wanted.push_back({.subnet_id = subnet});
  }
  for (const SubnetMapping& mapping : mappings) {
    if (!mapping.subnet_id) return error::ValidationError("A subnet ID must be specified");
    if (mapping.i_pv6_address || mapping.source_nat_ipv6_prefix) {
      return error::InvalidConfigurationRequestException(
          "Windtunnel does not implement IPv6 addresses of load balancers");
    }
    if (row.type != "network" && (mapping.allocation_id || mapping.private_i_pv4_address)) {
      return error::InvalidConfigurationRequestException(
          StrCat("Addresses cannot be specified for load balancers with type '", row.type, "'"));
    }
    if (mapping.allocation_id && row.scheme == "internal") {
      return error::InvalidConfigurationRequestException(
          "An Elastic IP address can be specified for internet-facing load balancers only");
    }
    if (mapping.private_i_pv4_address && row.scheme != "internal") {
      return error::InvalidConfigurationRequestException(
          "A private IPv4 address can be specified for internal load balancers only");
    }
    wanted.push_back({.subnet_id = *mapping.subnet_id,
                      .allocation_id = mapping.allocation_id.value_or(""),
                      .private_ip = mapping.private_i_pv4_address.value_or("")});
  }
  return wanted;
}

Result<void> CheckSubnet(Context& ctx, const LoadBalancerRow& row, const ec2::SubnetRow& subnet) {
  if (row.type == "gateway") return {};
  // It must be a /27 at least, and have eight addresses free.
  if (ec2::AvailableAddresses(ctx, subnet) < kFreeAddressesMin) {
    return error::InvalidSubnetException(StrCat("Not enough IP space available in ", subnet.id,
                                                ". ELB requires at least ", kFreeAddressesMin,
                                                " free IP addresses in each subnet."));
  }
  return {};
}

Result<void> CheckAllocation(Context& ctx, const std::string& allocation_id) {
  if (allocation_id.empty()) return {};
  const auto* address = ctx.Peek<ec2::AddressRow>(allocation_id);
  if (address == nullptr) {
    return error::AllocationIdNotFoundException(
        StrCat("The allocation ID '", allocation_id, "' does not exist"));
  }
  if (!address->association_id.empty()) {
    return error::ResourceInUseException(
        StrCat("The allocation ID '", allocation_id, "' is in use"));
  }
  return {};
}

}  // namespace

Result<Placement> PlacementOf(Context& ctx, const LoadBalancerRow& row,
                              const wire::List<std::string>& subnets,
                              const wire::List<SubnetMapping>& mappings) {
  Placement placement;
  std::vector<BalancerZoneRow> wanted = WT_TRY(Wanted(row, subnets, mappings));

  // 1. All there, in one VPC, one for each zone.
  std::set<std::string> zones;
  for (BalancerZoneRow& zone : wanted) {
    const std::optional<ec2::SubnetRow> subnet = ec2::FindSubnetRow(ctx, zone.subnet_id);
    if (!subnet) {
      return error::SubnetNotFoundException(
          StrCat("The subnet ID '", zone.subnet_id, "' does not exist"));
    }
    if (placement.vpc_id.empty()) placement.vpc_id = subnet->vpc_id;
    if (subnet->vpc_id != placement.vpc_id) {
      return error::InvalidConfigurationRequestException(
          StrCat("All subnets must belong to the same VPC: '", placement.vpc_id, "', '",
                 subnet->vpc_id, "'"));
    }
    if (!zones.insert(subnet->az).second) {
      return error::InvalidConfigurationRequestException(
          "A load balancer cannot be attached to multiple subnets in the same Availability Zone");
    }
    WT_TRY(CheckAllocation(ctx, zone.allocation_id));
    const bool stays = ctx.Peek<BalancerZoneRow>(row.arn, subnet->az) != nullptr;
    if (!stays) WT_TRY(CheckSubnet(ctx, row, *subnet));
    zone.zone = subnet->az;
  }

  // 2. As many as the type needs, with a way to the internet where it faces it.
  if (IsApplication(row) && zones.size() < 2) {
    return error::ValidationError(
        "At least two subnets in two different Availability Zones must be specified");
  }
  if (zones.empty()) return error::ValidationError("At least one subnet must be specified");
  if (row.type != "gateway" && row.scheme == "internet-facing" &&
      !ec2::HasInternetGateway(ctx, placement.vpc_id)) {
    return error::InvalidSubnetException(
        StrCat("VPC ", placement.vpc_id, " has no internet gateway"));
  }
  placement.zones = std::move(wanted);
  return placement;
}

Result<std::vector<std::string>> CheckGroups(Context& ctx, const LoadBalancerRow& row,
                                             const wire::List<std::string>& ids) {
  if (row.type == "gateway") {
    if (ids.empty()) return std::vector<std::string>{};
    return error::InvalidConfigurationRequestException(
        "Security groups cannot be specified for load balancers with type 'gateway'");
  }
  std::vector<std::string> groups;
  for (const std::string& id : ids) {
    const std::optional<ec2::SecurityGroupRow> group = ec2::FindSecurityGroupRow(ctx, id);
    if (!group) {
      return error::InvalidSecurityGroupException(
          StrCat("One or more security groups are invalid: '", id, "'"));
    }
    if (group->vpc_id != row.vpc_id) {
      return error::InvalidConfigurationRequestException(
          StrCat("One or more security groups are invalid: '", id, "'"));
    }
    groups.push_back(id);
  }
  if (groups.empty() && IsApplication(row)) groups.push_back(ec2::DefaultGroup(ctx, row.vpc_id));
  return groups;
}

Result<void> CheckIpAddressType(const LoadBalancerRow& row, std::string_view type) {
  if (type == "ipv4") return {};
  if (type == "dualstack-without-public-ipv4" &&
      (!IsApplication(row) || row.scheme == "internal")) {
    return error::InvalidConfigurationRequestException(StrCat(
        "The IP address type '", type, "' is for internet-facing Application Load Balancers only"));
  }
  // No subnet has an IPv6 block here.
  return error::InvalidSubnetException(
      "You must specify subnets with an associated IPv6 CIDR block.");
}

}  // namespace wt::elbv2
