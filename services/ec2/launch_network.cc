#include "services/ec2/launch_network.h"

#include <algorithm>

#include "services/ec2/errors.h"
#include "services/ec2/security_group.h"
#include "services/ec2/subnet.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

using Specification = InstanceNetworkInterfaceSpecification;

Result<SubnetRow> DefaultSubnet(Context& ctx, const std::string& az) {
  const std::optional<VpcRow> vpc = DefaultVpc(ctx);
  if (!vpc) {
    return error::Of("VPCIdNotSpecified",
                     "No default VPC for this user. GroupName is only supported for EC2-Classic "
                     "and default VPC.");
  }
  std::vector<SubnetRow> subnets;
  for (const SubnetRow& row : DefaultSubnets(ctx)) {
    if (az.empty() || row.az == az) subnets.push_back(row);
  }
  if (subnets.empty()) {
    if (!az.empty()) {
      return error::InvalidParameterValue(StrCat("Invalid availability zone: [", az, "]"));
    }
    return error::Of("MissingInput", StrCat("No subnets found for the default VPC '", vpc->id,
                                            "'. Please specify a subnet."));
  }
  return subnets[ctx.rng("ec2.default_subnet").Below(subnets.size())];
}

Result<SubnetRow> SubnetFor(Context& ctx, const RunInstancesRequest& in,
                            const std::optional<std::string>& subnet_id) {
  const std::string az =
      in.placement ? in.placement->availability_zone.value_or("") : std::string();
  if (!subnet_id || subnet_id->empty()) return DefaultSubnet(ctx, az);
  SubnetRow subnet = WT_TRY(FindSubnet(ctx, *subnet_id));
  if (!az.empty() && az != subnet.az) {
    return error::InvalidParameterValue(
        StrCat("The availability zone '", az, "' does not match the subnet's, '", subnet.az, "'"));
  }
  return subnet;
}

Result<InterfacePlan> PlanOf(Context& ctx, const RunInstancesRequest& in,
                             const Specification& specification) {
  InterfacePlan plan;
  plan.device_index = specification.device_index.value_or(0);
  plan.delete_on_termination = specification.delete_on_termination.value_or(true);
  plan.description = specification.description.value_or("");
  plan.interface_type = specification.interface_type.value_or("interface");
  // 1. An interface that is there already brings its own subnet, groups and address.
  if (const std::string id = specification.network_interface_id.value_or(""); !id.empty()) {
    if (specification.subnet_id || !specification.groups.empty()) {
      return error::InvalidParameterCombination(
          "A network interface may not specify both a network interface ID and a subnet");
    }
    plan.existing = WT_TRY(FindInterface(ctx, id));
    if (plan.existing->status != "available") {
      return error::Of("InvalidNetworkInterface.InUse", StrCat("Interface: [", id, "] in use."));
    }
    plan.delete_on_termination = specification.delete_on_termination.value_or(false);
    plan.subnet = WT_TRY(FindSubnet(ctx, plan.existing->subnet_id));
    return plan;
  }
  // 2. A new one.
  plan.subnet = WT_TRY(SubnetFor(ctx, in, specification.subnet_id));
  plan.group_ids = WT_TRY(CheckGroups(ctx, plan.subnet, specification.groups));
  plan.private_ip = specification.private_ip_address.value_or("");
  plan.secondary_count = specification.secondary_private_ip_address_count.value_or(0);
  for (const auto& address : specification.private_ip_addresses) {
    const std::string ip = address.private_ip_address.value_or("");
    if (address.primary.value_or(false))
      plan.private_ip = ip;
    else
      plan.secondary_ips.push_back(ip);
  }
  plan.public_ip = specification.associate_public_ip_address.value_or(
      plan.device_index == 0 && plan.subnet.map_public_ip_on_launch);
  return plan;
}

Result<void> CheckExclusive(const RunInstancesRequest& in) {
  if (in.network_interfaces.empty()) return {};
  if (in.subnet_id) {
    return error::InvalidParameterCombination(
        "Network interfaces and an instance-level subnet ID may not be specified on the same "
        "request");
  }
  if (!in.security_group_ids.empty() || !in.security_groups.empty()) {
    return error::InvalidParameterCombination(
        "Network interfaces and an instance-level security groups may not be specified on the "
        "same request");
  }
  if (in.private_ip_address) {
    return error::InvalidParameterCombination(
        "Network interfaces and an instance-level private IP address may not be specified on the "
        "same request");
  }
  return {};
}

}  // namespace

Result<NetworkPlan> PlanNetwork(Context& ctx, const RunInstancesRequest& in) {
  WT_TRY(CheckExclusive(in));
  NetworkPlan plan;
  // 1. The interfaces asked for, each device index once and one of them 0.
  for (const Specification& specification : in.network_interfaces) {
    plan.interfaces.push_back(WT_TRY(PlanOf(ctx, in, specification)));
  }
  std::sort(plan.interfaces.begin(), plan.interfaces.end(),
            [](const auto& a, const auto& b) { return a.device_index < b.device_index; });
  for (size_t i = 0; i < plan.interfaces.size(); ++i) {
    const InterfacePlan& one = plan.interfaces[i];
    if (i > 0 && one.device_index == plan.interfaces[i - 1].device_index) {
      return error::InvalidParameterValue("Each network interface requires a unique device index.");
    }
    if (one.public_ip && (plan.interfaces.size() > 1 || one.device_index != 0) &&
        in.network_interfaces[i].associate_public_ip_address) {
      return error::InvalidParameterCombination(
          "The associatePublicIPAddress parameter cannot be specified when launching with multiple "
          "network interfaces.");
    }
    if (one.subnet.az != plan.interfaces[0].subnet.az) {
      return error::InvalidParameterCombination(
          "The network interfaces must be in the same availability zone.");
    }
  }
  if (!plan.interfaces.empty()) {
    if (plan.interfaces.front().device_index != 0) {
      return error::InvalidParameterValue(
          "When specifying network interfaces, you must include a device at index 0.");
    }
    return plan;
  }
  // 2. Or one that follows from the instance's own settings.
  InterfacePlan first;
  first.subnet = WT_TRY(SubnetFor(ctx, in, in.subnet_id));
  std::vector<std::string> groups = in.security_group_ids;
  for (const std::string& name : in.security_groups) {
    const auto group = SecurityGroupNamed(ctx, first.subnet.vpc_id, name);
    if (!group) return SecurityGroupNotFound({name});
    groups.push_back(group->id);
  }
  first.group_ids = WT_TRY(CheckGroups(ctx, first.subnet, groups));
  first.private_ip = in.private_ip_address.value_or("");
  first.public_ip = first.subnet.map_public_ip_on_launch;
  plan.interfaces.push_back(first);
  return plan;
}

Result<int64_t> PlanCount(Context& ctx, const RunInstancesRequest& in, const NetworkPlan& plan) {
  int64_t count = in.max_count;
  for (const InterfacePlan& one : plan.interfaces) {
    // 1. What can be had only once is for one instance.
    if (in.max_count > 1 && one.existing) {
      return error::InvalidParameterCombination(
          "A network interface ID cannot be specified for more than one instance.");
    }
    if (in.max_count > 1 && !one.private_ip.empty()) {
      return error::InvalidParameterCombination(
          "A private IP address cannot be specified for more than one instance.");
    }
    if (one.existing) continue;
    if (!one.private_ip.empty()) WT_TRY(TakeAddress(ctx, one.subnet, one.private_ip));
    // 2. Each subnet must have room for its share.
    int64_t each = 0;
    for (const InterfacePlan& other : plan.interfaces) {
      if (other.existing || other.subnet.id != one.subnet.id) continue;
      each += 1 + other.secondary_count + static_cast<int64_t>(other.secondary_ips.size());
    }
    const int64_t fits = AvailableAddresses(ctx, one.subnet) / each;
    if (fits < in.min_count) {
      return error::Of("InsufficientFreeAddressesInSubnet",
                       StrCat("There are not enough free addresses in subnet '", one.subnet.id,
                              "' to satisfy the requested number of instances."));
    }
    count = std::min(count, fits);
  }
  return count;
}

Result<void> MakeInterfaces(Context& ctx, const NetworkPlan& plan, const wire::List<Tag>& tags,
                            InstanceRow& row) {
  for (const InterfacePlan& one : plan.interfaces) {
    NetworkInterfaceRow eni;
    if (one.existing) {
      eni = *one.existing;
    } else {
      eni = NewInterface(ctx, one.subnet, WT_TRY(TakeAddress(ctx, one.subnet, one.private_ip)));
      eni.group_ids = one.group_ids;
      eni.description = one.description;
      eni.interface_type = one.interface_type;
      eni.assigns_public_ip = one.public_ip;
      if (one.public_ip) eni.public_ip = NewPublicAddress(ctx);
    }
    eni.status = "in-use";
    eni.attachment_id = ctx.NewId("eni-attach-");
    eni.instance_id = row.id;
    eni.instance_owner_id = ctx.account();
    eni.device_index = one.device_index;
    eni.attached_at = ctx.now();
    eni.delete_on_termination = one.delete_on_termination;
    if (one.device_index == 0) {
      row.private_ip = eni.private_ip;
      row.source_dest_check = eni.source_dest_check;
    }
    ctx.Put(eni);
    if (one.existing) continue;
    WT_TRY(PutTags(ctx, eni.id, tags));
    std::vector<std::string> wanted = one.secondary_ips;
    wanted.resize(wanted.size() + static_cast<size_t>(one.secondary_count));
    for (const std::string& ip : wanted) {
      const std::string address = WT_TRY(TakeAddress(ctx, one.subnet, ip));
      ctx.Put(SecondaryAddressRow{
          .network_interface_id = eni.id, .address = address, .subnet_id = one.subnet.id});
    }
  }
  return {};
}

}  // namespace wt::ec2
