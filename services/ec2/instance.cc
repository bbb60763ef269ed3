#include "services/ec2/instance.h"

#include <algorithm>

#include "services/ec2/catalog/instance_types.h"
#include "services/ec2/errors.h"
#include "services/ec2/state.h"

namespace wt::ec2 {
namespace {

std::string Dashed(std::string_view address) {
  std::string out(address);
  std::replace(out.begin(), out.end(), '.', '-');
  return out;
}

InstanceNetworkInterface InterfaceToApi(Context& ctx, const NetworkInterfaceRow& row,
                                        const std::string& public_dns) {
  InstanceNetworkInterface eni;
  eni.network_interface_id = row.id;
  eni.subnet_id = row.subnet_id;
  eni.vpc_id = row.vpc_id;
  eni.description = row.description;
  eni.owner_id = row.account;
  eni.status = row.status;
  eni.mac_address = row.mac_address;
  eni.private_ip_address = row.private_ip;
  eni.private_dns_name = PrivateDnsName(row.region, row.private_ip);
  eni.source_dest_check = row.source_dest_check;
  eni.interface_type = row.interface_type;
  eni.groups = GroupsOf(ctx, row.group_ids);
  eni.ipv6_addresses.present = true;
  InstanceNetworkInterfaceAttachment& attachment = eni.attachment.emplace();
  attachment.attachment_id = row.attachment_id;
  attachment.device_index = row.device_index;
  attachment.network_card_index = 0;
  attachment.status = "attached";
  attachment.attach_time = row.attached_at;
  attachment.delete_on_termination = row.delete_on_termination;
  InstancePrivateIpAddress& address = eni.private_ip_addresses.emplace_back();
  address.primary = true;
  address.private_ip_address = row.private_ip;
  address.private_dns_name = eni.private_dns_name;
  if (!row.public_ip.empty()) {
    InstanceNetworkInterfaceAssociation& association = eni.association.emplace();
    association.public_ip = row.public_ip;
    association.public_dns_name = public_dns;
    association.ip_owner_id = row.allocation_id.empty() ? "amazon" : row.account;
    address.association = association;
  }
  for (const SecondaryAddressRow& more : ctx.Scan<SecondaryAddressRow>(row.id)) {
    InstancePrivateIpAddress& secondary = eni.private_ip_addresses.emplace_back();
    secondary.primary = false;
    secondary.private_ip_address = more.address;
    secondary.private_dns_name = PrivateDnsName(row.region, more.address);
    if (more.public_ip.empty()) continue;
    InstanceNetworkInterfaceAssociation& association = secondary.association.emplace();
    association.public_ip = more.public_ip;
    association.public_dns_name = PublicDnsName(ctx, row.vpc_id, more.public_ip);
    association.ip_owner_id = row.account;
  }
  return eni;
}

void AddDevices(Context& ctx, const InstanceRow& row, Instance& instance) {
  instance.block_device_mappings.present = true;
  for (const VolumeRow& volume : VolumesOf(ctx, row.id)) {
    InstanceBlockDeviceMapping& device = instance.block_device_mappings.emplace_back();
    device.device_name = volume.device;
    EbsInstanceBlockDevice& ebs = device.ebs.emplace();
    ebs.volume_id = volume.id;
    ebs.status = "attached";
    ebs.attach_time = volume.attached_at;
    ebs.delete_on_termination = volume.delete_on_termination;
  }
}

void AddOptions(const InstanceRow& row, Instance& instance) {
  InstanceMetadataOptionsResponse& metadata = instance.metadata_options.emplace();
  metadata.state = "applied";
  metadata.http_tokens = row.http_tokens;
  metadata.http_put_response_hop_limit = row.http_hop_limit;
  metadata.http_endpoint = row.http_endpoint;
  metadata.http_protocol_ipv6 = "disabled";
  metadata.instance_metadata_tags = row.metadata_tags;
  instance.hibernation_options.emplace().configured = false;
  instance.enclave_options.emplace().enabled = false;
  instance.maintenance_options.emplace().auto_recovery = "default";
  instance.capacity_reservation_specification.emplace().capacity_reservation_preference = "open";
  PrivateDnsNameOptionsResponse& names = instance.private_dns_name_options.emplace();
  names.hostname_type = "ip-name";
  names.enable_resource_name_dns_a_record = false;
  names.enable_resource_name_dns_aaaa_record = false;
  if (const catalog::InstanceType* type = catalog::FindInstanceType(row.instance_type)) {
    CpuOptions& cpu = instance.cpu_options.emplace();
    cpu.core_count = type->cores;
    cpu.threads_per_core = type->threads_per_core;
    instance.ena_support = type->ena != catalog::Support::kUnsupported;
  }
}

}  // namespace

std::string_view StateName(LifecycleState state) {
  switch (state) {
    case LifecycleState::kPending:
      return "pending";
    case LifecycleState::kRunning:
      return "running";
    case LifecycleState::kShuttingDown:
      return "shutting-down";
    case LifecycleState::kTerminated:
      return "terminated";
    case LifecycleState::kStopping:
      return "stopping";
    case LifecycleState::kStopped:
      return "stopped";
  }
  return "";
}

Error InstanceNotFound(const std::vector<std::string>& ids) {
  if (ids.size() == 1) {
    return error::NotFound("InvalidInstanceID.NotFound", "instance ID", ids[0]);
  }
  return error::Of("InvalidInstanceID.NotFound",
                   StrCat("The instance IDs '", Join(ids, ", "), "' do not exist"));
}

Result<InstanceRow> FindInstance(Context& ctx, std::string_view id) {
  std::optional<InstanceRow> row = ctx.Find<InstanceRow>(id);
  if (row) return *std::move(row);
  if (!id.starts_with("i-")) {
    return error::Of("InvalidInstanceID.Malformed",
                     StrCat("Invalid id: \"", id, "\" (expecting \"i-...\")"));
  }
  return InstanceNotFound({std::string(id)});
}

Result<std::vector<InstanceRow>> FindInstances(Context& ctx, const wire::List<std::string>& ids) {
  std::vector<InstanceRow> rows;
  std::vector<std::string> missing;
  for (const std::string& id : ids) {
    if (!id.starts_with("i-")) return FindInstance(ctx, id).error();
    std::optional<InstanceRow> row = ctx.Find<InstanceRow>(id);
    if (row)
      rows.push_back(*std::move(row));
    else
      missing.push_back(id);
  }
  if (!missing.empty()) return InstanceNotFound(missing);
  return rows;
}

std::string PrivateDnsName(std::string_view region, std::string_view address) {
  return StrCat("ip-", Dashed(address),
                region == "us-east-1" ? std::string(".ec2.internal")
                                      : StrCat(".", region, ".compute.internal"));
}

std::string PublicDnsName(Context& ctx, std::string_view vpc_id, std::string_view address) {
  const VpcRow* vpc = ctx.Peek<VpcRow>(vpc_id);
  if (address.empty() || vpc == nullptr || !vpc->dns_hostnames || !vpc->dns_support) return "";
  return StrCat("ec2-", Dashed(address),
                ctx.region() == "us-east-1" ? std::string(".compute-1.amazonaws.com")
                                            : StrCat(".", ctx.region(), ".compute.amazonaws.com"));
}

std::vector<NetworkInterfaceRow> InterfacesOf(Context& ctx, std::string_view instance_id) {
  std::vector<NetworkInterfaceRow> rows;
  for (const NetworkInterfaceRow& row : ctx.Rows<NetworkInterfaceRow>().By<0>(
           ctx.account(), ctx.region(), std::string(instance_id))) {
    rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(),
            [](const auto& a, const auto& b) { return a.device_index < b.device_index; });
  return rows;
}

std::vector<VolumeRow> VolumesOf(Context& ctx, std::string_view instance_id) {
  std::vector<VolumeRow> rows;
  for (const VolumeRow& row :
       ctx.Rows<VolumeRow>().By<0>(ctx.account(), ctx.region(), std::string(instance_id))) {
    rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(),
            [](const auto& a, const auto& b) { return a.device < b.device; });
  return rows;
}

wire::List<GroupIdentifier> GroupsOf(Context& ctx, const std::vector<std::string>& group_ids) {
  wire::List<GroupIdentifier> groups;
  groups.present = true;
  for (const std::string& id : group_ids) {
    const SecurityGroupRow* row = ctx.Peek<SecurityGroupRow>(id);
    GroupIdentifier& group = groups.emplace_back();
    group.group_id = id;
    if (row != nullptr) group.group_name = row->name;
  }
  return groups;
}

InstanceState ToApi(LifecycleState state) {
  InstanceState api;
  api.code = static_cast<int64_t>(state);
  api.name = StateName(state);
  return api;
}

InstanceStateChange ToChange(const InstanceRow& before, const InstanceRow& after) {
  InstanceStateChange change;
  change.instance_id = before.id;
  change.current_state = ToApi(after.state);
  change.previous_state = ToApi(before.state);
  return change;
}

Instance ToApi(Context& ctx, const InstanceRow& row) {
  Instance instance;
  instance.instance_id = row.id;
  instance.image_id = row.image_id;
  instance.state = ToApi(row.state);
  instance.instance_type = row.instance_type;
  instance.launch_time = row.launched_at;
  instance.ami_launch_index = row.launch_index;
  instance.architecture = row.architecture;
  instance.root_device_name = row.root_device_name;
  instance.root_device_type = "ebs";
  instance.virtualization_type = "hvm";
  instance.hypervisor = "xen";
  instance.platform_details = "Linux/UNIX";
  instance.usage_operation = "RunInstances";
  instance.usage_operation_update_time = row.launched_at;
  instance.boot_mode = "uefi-preferred";
  instance.current_instance_boot_mode = row.architecture == "arm64" ? "uefi" : "legacy-bios";
  instance.ebs_optimized = row.ebs_optimized;
  instance.client_token = row.client_token;
  instance.product_codes.present = true;
  if (!row.key_name.empty()) instance.key_name = row.key_name;
  if (!row.lifecycle.empty()) instance.instance_lifecycle = row.lifecycle;
  instance.monitoring.emplace().state = row.monitoring ? "enabled" : "disabled";
  Placement& placement = instance.placement.emplace();
  placement.availability_zone = row.az;
  placement.group_name = row.group_name;
  placement.tenancy = row.tenancy;
  instance.state_transition_reason = row.transition_reason;
  if (!row.state_reason_code.empty()) {
    StateReason& reason = instance.state_reason.emplace();
    reason.code = row.state_reason_code;
    reason.message = row.state_reason_message;
  }
  if (!row.instance_profile_arn.empty()) {
    IamInstanceProfile& profile = instance.iam_instance_profile.emplace();
    profile.arn = row.instance_profile_arn;
    profile.id = row.instance_profile_id;
  }
  AddOptions(row, instance);
  AddDevices(ctx, row, instance);
  instance.tags = TagsOf(ctx, row.id);

  // A terminated instance has no network any more.
  instance.network_interfaces.present = true;
  instance.security_groups.present = true;
  instance.private_dns_name = "";
  instance.public_dns_name = "";
  if (row.state == LifecycleState::kTerminated) return instance;
  instance.subnet_id = row.subnet_id;
  instance.vpc_id = row.vpc_id;
  instance.source_dest_check = row.source_dest_check;
  instance.private_ip_address = row.private_ip;
  instance.private_dns_name = PrivateDnsName(row.region, row.private_ip);
  instance.public_dns_name = PublicDnsName(ctx, row.vpc_id, row.public_ip);
  if (!row.public_ip.empty()) instance.public_ip_address = row.public_ip;
  for (const NetworkInterfaceRow& eni : InterfacesOf(ctx, row.id)) {
    if (eni.device_index == 0) instance.security_groups = GroupsOf(ctx, eni.group_ids);
    instance.network_interfaces.push_back(InterfaceToApi(ctx, eni, *instance.public_dns_name));
  }
  return instance;
}

Reservation ReservationOf(Context& ctx, const InstanceRow& first) {
  static_cast<void>(ctx);
  Reservation reservation;
  reservation.reservation_id = first.reservation_id;
  reservation.owner_id = first.account;
  if (!first.requester_id.empty()) reservation.requester_id = first.requester_id;
  reservation.groups.present = true;
  reservation.instances.present = true;
  return reservation;
}

std::optional<InstanceRow> FindInstanceRow(Turn& turn, std::string_view account,
                                           std::string_view region, std::string_view id) {
  return turn.Find<InstanceRow>(account, region, id);
}

}  // namespace wt::ec2
