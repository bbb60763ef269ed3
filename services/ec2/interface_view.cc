// How network interfaces are answered and filtered.

#include "services/ec2/instance.h"
#include "services/ec2/interface.h"

namespace wt::ec2 {
namespace {

using Eni = NetworkInterfaceRow;

void AddIf(const std::string& value, Values& out) {
  if (!value.empty()) out.push_back(value);
}

NetworkInterfaceAssociation AssociationOf(Context& ctx, const Eni& row, const std::string& ip,
                                          const std::string& allocation,
                                          const std::string& association) {
  NetworkInterfaceAssociation api;
  api.public_ip = ip;
  api.public_dns_name = PublicDnsName(ctx, row.vpc_id, ip);
  api.ip_owner_id = !allocation.empty()        ? row.account
                    : row.requester_id.empty() ? std::string("amazon")
                                               : row.instance_owner_id;
  if (!allocation.empty()) api.allocation_id = allocation;
  if (!association.empty()) api.association_id = association;
  return api;
}

void AddAddresses(Context& ctx, const Eni& row, NetworkInterface& eni) {
  NetworkInterfacePrivateIpAddress& address = eni.private_ip_addresses.emplace_back();
  address.primary = true;
  address.private_ip_address = row.private_ip;
  address.private_dns_name = PrivateDnsName(row.region, row.private_ip);
  if (!row.public_ip.empty()) {
    eni.association = AssociationOf(ctx, row, row.public_ip, row.allocation_id, row.association_id);
    address.association = eni.association;
  }
  for (const SecondaryAddressRow& more : ctx.Scan<SecondaryAddressRow>(row.id)) {
    NetworkInterfacePrivateIpAddress& secondary = eni.private_ip_addresses.emplace_back();
    secondary.primary = false;
    secondary.private_ip_address = more.address;
    secondary.private_dns_name = PrivateDnsName(row.region, more.address);
    if (more.public_ip.empty()) continue;
    secondary.association =
        AssociationOf(ctx, row, more.public_ip, more.allocation_id, more.association_id);
  }
}

}  // namespace

NetworkInterface ToApi(Context& ctx, const NetworkInterfaceRow& row) {
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

namespace {

constexpr FilterField<NetworkInterfaceRow> kInterfaceFilters[] = {
    {"network-interface-id",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { out.push_back(row.id); }},
    {"vpc-id",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { out.push_back(row.vpc_id); }},
    {"subnet-id",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { out.push_back(row.subnet_id); }},
    {"availability-zone",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { out.push_back(row.az); }},
    {"description",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { out.push_back(row.description); }},
    {"status",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { out.push_back(row.status); }},
    {"owner-id",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { out.push_back(row.account); }},
    {"mac-address",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { out.push_back(row.mac_address); }},
    {"interface-type", [](Context&, const NetworkInterfaceRow& row,
                          Values& out) { out.push_back(row.interface_type); }},
    {"requester-id",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { AddIf(row.requester_id, out); }},
    {"requester-managed", [](Context&, const NetworkInterfaceRow& row,
                             Values& out) { out.push_back(Word(row.requester_managed)); }},
    {"private-ip-address",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { out.push_back(row.private_ip); }},
    {"private-dns-name",
     [](Context&, const NetworkInterfaceRow& row, Values& out) {
       out.push_back(PrivateDnsName(row.region, row.private_ip));
     }},
    {"addresses.private-ip-address",
     [](Context& ctx, const NetworkInterfaceRow& row, Values& out) {
       out.push_back(row.private_ip);
       for (const auto& more : ctx.Scan<SecondaryAddressRow>(row.id)) {
         out.push_back(more.address);
       }
     }},
    {"addresses.primary",
     [](Context&, const NetworkInterfaceRow&, Values& out) { out.push_back("true"); }},
    {"addresses.association.public-ip",
     [](Context& ctx, const NetworkInterfaceRow& row, Values& out) {
       AddIf(row.public_ip, out);
       for (const auto& more : ctx.Scan<SecondaryAddressRow>(row.id)) AddIf(more.public_ip, out);
     }},
    {"association.public-ip",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { AddIf(row.public_ip, out); }},
    {"association.ip-owner-id",
     [](Context&, const NetworkInterfaceRow& row, Values& out) {
       if (!row.public_ip.empty()) {
         out.push_back(row.allocation_id.empty() ? "amazon" : row.account);
       }
     }},
    {"association.public-dns-name",
     [](Context& ctx, const NetworkInterfaceRow& row, Values& out) {
       AddIf(PublicDnsName(ctx, row.vpc_id, row.public_ip), out);
     }},
    {"association.allocation-id",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { AddIf(row.allocation_id, out); }},
    {"association.association-id",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { AddIf(row.association_id, out); }},
    {"attachment.attachment-id",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { AddIf(row.attachment_id, out); }},
    {"attachment.instance-id",
     [](Context&, const NetworkInterfaceRow& row, Values& out) { AddIf(row.instance_id, out); }},
    {"attachment.instance-owner-id", [](Context&, const NetworkInterfaceRow& row,
                                        Values& out) { AddIf(row.instance_owner_id, out); }},
    {"attachment.device-index",
     [](Context&, const NetworkInterfaceRow& row, Values& out) {
       if (!row.attachment_id.empty()) out.push_back(StrCat(row.device_index));
     }},
    {"attachment.status",
     [](Context&, const NetworkInterfaceRow& row, Values& out) {
       if (!row.attachment_id.empty()) out.push_back("attached");
     }},
    {"attachment.delete-on-termination",
     [](Context&, const NetworkInterfaceRow& row, Values& out) {
       if (!row.attachment_id.empty()) out.push_back(Word(row.delete_on_termination));
     }},
    {"source-dest-check", [](Context&, const NetworkInterfaceRow& row,
                             Values& out) { out.push_back(Word(row.source_dest_check)); }},
    {"ipv6-addresses.ipv6-address", [](Context&, const NetworkInterfaceRow&, Values&) {}},
    {"group-id",
     [](Context&, const NetworkInterfaceRow& row, Values& out) {
       out.insert(out.end(), row.group_ids.begin(), row.group_ids.end());
     }},
    {"group-name",
     [](Context& ctx, const NetworkInterfaceRow& row, Values& out) {
       for (const GroupIdentifier& group : GroupsOf(ctx, row.group_ids)) {
         AddIf(group.group_name.value_or(""), out);
       }
     }},
};

}  // namespace

std::span<const FilterField<NetworkInterfaceRow>> InterfaceFilters() { return kInterfaceFilters; }

}  // namespace wt::ec2
