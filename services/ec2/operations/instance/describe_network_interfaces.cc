#include "services/ec2/errors.h"
#include "services/ec2/filter.h"
#include "services/ec2/instance.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

using Eni = NetworkInterfaceRow;

void AddIf(const std::string& value, Values& out) {
  if (!value.empty()) out.push_back(value);
}

constexpr FilterField<Eni> kInterfaceFilters[] = {
    {"network-interface-id", [](Context&, const Eni& row, Values& out) { out.push_back(row.id); }},
    {"vpc-id", [](Context&, const Eni& row, Values& out) { out.push_back(row.vpc_id); }},
    {"subnet-id", [](Context&, const Eni& row, Values& out) { out.push_back(row.subnet_id); }},
    {"availability-zone", [](Context&, const Eni& row, Values& out) { out.push_back(row.az); }},
    {"description", [](Context&, const Eni& row, Values& out) { out.push_back(row.description); }},
    {"status", [](Context&, const Eni& row, Values& out) { out.push_back(row.status); }},
    {"owner-id", [](Context&, const Eni& row, Values& out) { out.push_back(row.account); }},
    {"mac-address", [](Context&, const Eni& row, Values& out) { out.push_back(row.mac_address); }},
    {"interface-type",
     [](Context&, const Eni& row, Values& out) { out.push_back(row.interface_type); }},
    {"requester-id", [](Context&, const Eni& row, Values& out) { AddIf(row.requester_id, out); }},
    {"requester-managed",
     [](Context&, const Eni& row, Values& out) { out.push_back(Word(row.requester_managed)); }},
    {"private-ip-address",
     [](Context&, const Eni& row, Values& out) { out.push_back(row.private_ip); }},
    {"addresses.private-ip-address",
     [](Context&, const Eni& row, Values& out) { out.push_back(row.private_ip); }},
    {"association.public-ip",
     [](Context&, const Eni& row, Values& out) { AddIf(row.public_ip, out); }},
    {"association.allocation-id",
     [](Context&, const Eni& row, Values& out) { AddIf(row.allocation_id, out); }},
    {"association.association-id",
     [](Context&, const Eni& row, Values& out) { AddIf(row.association_id, out); }},
    {"attachment.attachment-id",
     [](Context&, const Eni& row, Values& out) { AddIf(row.attachment_id, out); }},
    {"attachment.instance-id",
     [](Context&, const Eni& row, Values& out) { AddIf(row.instance_id, out); }},
    {"attachment.instance-owner-id",
     [](Context&, const Eni& row, Values& out) { AddIf(row.instance_owner_id, out); }},
    {"attachment.device-index",
     [](Context&, const Eni& row, Values& out) { out.push_back(StrCat(row.device_index)); }},
    {"attachment.status",
     [](Context&, const Eni& row, Values& out) {
       if (!row.attachment_id.empty()) out.push_back("attached");
     }},
    {"attachment.delete-on-termination",
     [](Context&, const Eni& row, Values& out) {
       out.push_back(Word(row.delete_on_termination));
     }},
    {"source-dest-check",
     [](Context&, const Eni& row, Values& out) { out.push_back(Word(row.source_dest_check)); }},
    {"group-id",
     [](Context&, const Eni& row, Values& out) {
       out.insert(out.end(), row.group_ids.begin(), row.group_ids.end());
     }},
    {"group-name",
     [](Context& ctx, const Eni& row, Values& out) {
       for (const GroupIdentifier& group : GroupsOf(ctx, row.group_ids)) {
         AddIf(group.group_name.value_or(""), out);
       }
     }},
};

void AddAddresses(Context& ctx, const Eni& row, NetworkInterface& eni) {
  NetworkInterfacePrivateIpAddress& address = eni.private_ip_addresses.emplace_back();
  address.primary = true;
  address.private_ip_address = row.private_ip;
  address.private_dns_name = PrivateDnsName(row.region, row.private_ip);
  if (row.public_ip.empty()) return;
  NetworkInterfaceAssociation& association = eni.association.emplace();
  association.public_ip = row.public_ip;
  association.public_dns_name = PublicDnsName(ctx, row.vpc_id, row.public_ip);
  association.ip_owner_id = row.allocation_id.empty() ? "amazon" : row.account;
  if (!row.allocation_id.empty()) association.allocation_id = row.allocation_id;
  if (!row.association_id.empty()) association.association_id = row.association_id;
  address.association = association;
}

NetworkInterface InterfaceOf(Context& ctx, const Eni& row) {
  NetworkInterface eni;
  eni.network_interface_id = row.id;
  eni.vpc_id = row.vpc_id;
  eni.subnet_id = row.subnet_id;
  eni.availability_zone = row.az;
  eni.description = row.description;
  eni.owner_id = row.account;
  eni.requester_managed = row.requester_managed;
  if (!row.requester_id.empty()) eni.requester_id = row.requester_id;
  eni.status = row.status;
  eni.mac_address = row.mac_address;
  eni.private_ip_address = row.private_ip;
  eni.private_dns_name = PrivateDnsName(row.region, row.private_ip);
  eni.source_dest_check = row.source_dest_check;
  eni.interface_type = row.interface_type;
  eni.groups = GroupsOf(ctx, row.group_ids);
  eni.ipv6_addresses.present = true;
  AddAddresses(ctx, row, eni);
  if (!row.attachment_id.empty()) {
    NetworkInterfaceAttachment& attachment = eni.attachment.emplace();
    attachment.attachment_id = row.attachment_id;
    if (!row.instance_id.empty()) attachment.instance_id = row.instance_id;
    attachment.instance_owner_id = row.instance_owner_id;
    attachment.device_index = row.device_index;
    attachment.network_card_index = 0;
    attachment.status = "attached";
    attachment.attach_time = row.attached_at;
    attachment.delete_on_termination = row.delete_on_termination;
  }
  eni.tag_set = TagsOf(ctx, row.id);
  eni.tag_set.present = true;
  return eni;
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html
Result<DescribeNetworkInterfacesResponse> DescribeNetworkInterfaces(
    Context& ctx, const DescribeNetworkInterfacesRequest& in) {
  const auto& ids = in.network_interface_ids;
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeNetworkInterfacesResponse out;
  out.network_interfaces.present = true;
  const std::span<const FilterField<Eni>> fields = kInterfaceFilters;
  WT_TRY(DescribeRows<Eni>(
      ctx, ids, in.filters, fields, pager,
      [](const std::vector<std::string>& missing) {
        return error::NotFound("InvalidNetworkInterfaceID.NotFound", "networkInterface ID",
                               missing[0]);
      },
      [&](const Eni& row) { out.network_interfaces.push_back(InterfaceOf(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
