#include "services/ec2/interface.h"

#include <algorithm>

#include "services/ec2/errors.h"
#include "services/ec2/instance.h"
#include "services/ec2/limits.h"
#include "services/ec2/security_group.h"
#include "services/ec2/subnet.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

// Puts the instance's own public address, which is that of its first interface.
void ShowOnInstance(Context& ctx, const NetworkInterfaceRow& eni) {
  if (eni.instance_id.empty() || eni.device_index != 0) return;
  std::optional<InstanceRow> instance = ctx.Find<InstanceRow>(eni.instance_id);
  if (!instance) return;
  instance->public_ip = eni.public_ip;
  ctx.Put(*instance);
}

}  // namespace

Error InterfaceNotFound(const std::vector<std::string>& ids) {
  if (ids.size() == 1) {
    return error::NotFound("InvalidNetworkInterfaceID.NotFound", "networkInterface ID", ids[0]);
  }
  return error::Of("InvalidNetworkInterfaceID.NotFound",
                   StrCat("The networkInterface IDs '", Join(ids, ", "), "' do not exist"));
}

Result<NetworkInterfaceRow> FindInterface(Context& ctx, std::string_view id) {
  std::optional<NetworkInterfaceRow> row = ctx.Find<NetworkInterfaceRow>(id);
  if (row) return *std::move(row);
  if (!id.starts_with("eni-")) {
    return error::Of("InvalidNetworkInterfaceId.Malformed",
                     StrCat("Invalid id: \"", id, "\" (expecting \"eni-...\")"));
  }
  return InterfaceNotFound({std::string(id)});
}

Result<NetworkInterfaceRow> FindAttachment(Context& ctx, std::string_view attachment_id) {
  if (!attachment_id.empty()) {
    for (const NetworkInterfaceRow& row : ctx.Scan<NetworkInterfaceRow>()) {
      if (row.attachment_id == attachment_id) return row;
    }
  }
  return error::NotFound("InvalidAttachmentID.NotFound", "networkInterface attachment ID",
                         attachment_id);
}

Result<std::string> TakeAddress(Context& ctx, const SubnetRow& subnet, std::string_view wanted) {
  if (wanted.empty()) {
    const std::optional<uint32_t> address = FreeAddress(ctx, subnet);
    if (address) return FormatIpv4(*address);
    return error::Of("InsufficientFreeAddressesInSubnet",
                     StrCat("The specified subnet does not have enough free addresses to satisfy "
                            "the request."));
  }
  const std::optional<uint32_t> address = ParseIpv4(wanted);
  const Cidr block = *ParseCidr(subnet.cidr);
  if (!address || !block.Contains(*address)) {
    return error::InvalidParameterValue(
        StrCat("Address ", wanted, " does not fall within the subnet's address range"));
  }
  if (*address < block.base + 4 || *address == block.last()) {
    return error::InvalidParameterValue(
        StrCat("Address ", wanted, " is in subnet's reserved address range"));
  }
  if (AddressInUse(ctx, subnet, wanted)) {
    return error::Of("InvalidIPAddress.InUse", StrCat("Address ", wanted, " is in use."));
  }
  return std::string(wanted);
}

Result<std::vector<std::string>> CheckGroups(Context& ctx, const SubnetRow& subnet,
                                             const std::vector<std::string>& group_ids) {
  std::vector<std::string> ids;
  for (const std::string& id : group_ids) {
    const SecurityGroupRow group = WT_TRY(FindSecurityGroup(ctx, id));
    if (group.vpc_id != subnet.vpc_id) {
      return error::Of("InvalidParameterCombination",
                       StrCat("Security group ", id, " and subnet ", subnet.id,
                              " belong to different networks."));
    }
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  if (ids.size() > kGroupsPerInterfaceMax) {
    return error::Of("SecurityGroupsPerInterfaceLimitExceeded",
                     "The maximum number of security groups per interface has been reached.");
  }
  if (ids.empty()) ids.push_back(SecurityGroupNamed(ctx, subnet.vpc_id, "default")->id);
  return ids;
}

std::string NewPublicAddress(Context& ctx) {
  sim::Rng& rng = ctx.rng("ec2.public_address");
  while (true) {
    const int64_t second = rng.Between(int64_t{80}, int64_t{239});
    const int64_t third = rng.Between(int64_t{0}, int64_t{255});
    const int64_t fourth = rng.Between(int64_t{1}, int64_t{254});
    std::string address = StrCat("54.", second, ".", third, ".", fourth);
    const auto known = ctx.Rows<AddressRow>().By<0>(ctx.account(), ctx.region(), address);
    if (known.begin() == known.end()) return address;
  }
}

std::string NewMacAddress(Context& ctx) {
  const std::string digits = ctx.rng("ec2.mac_address").Hex(10);
  std::string mac = "02";
  for (size_t i = 0; i < 10; i += 2) StrAppend(mac, ":", digits.substr(i, 2));
  return mac;
}

NetworkInterfaceRow NewInterface(Context& ctx, const SubnetRow& subnet, std::string address) {
  NetworkInterfaceRow eni;
  eni.account = ctx.account();
  eni.region = ctx.region();
  eni.id = ctx.NewId("eni-");
  eni.vpc_id = subnet.vpc_id;
  eni.subnet_id = subnet.id;
  eni.az = subnet.az;
  eni.private_ip = std::move(address);
  eni.mac_address = NewMacAddress(ctx);
  return eni;
}

std::vector<SecondaryAddressRow> SecondaryAddressesOf(Context& ctx, std::string_view interface_id) {
  return ctx.Rows<SecondaryAddressRow>().Collect(ctx.account(), ctx.region(), interface_id);
}

void Disassociate(Context& ctx, AddressRow address) {
  if (address.association_id.empty()) return;
  if (auto eni = ctx.Find<NetworkInterfaceRow>(address.network_interface_id)) {
    if (eni->allocation_id == address.allocation_id) {
      eni->public_ip.clear();
      eni->allocation_id.clear();
      eni->association_id.clear();
      ctx.Put(*eni);
      ShowOnInstance(ctx, *eni);
    }
    for (SecondaryAddressRow row : SecondaryAddressesOf(ctx, eni->id)) {
      if (row.allocation_id != address.allocation_id) continue;
      row.public_ip.clear();
      row.allocation_id.clear();
      row.association_id.clear();
      ctx.Put(row);
    }
  }
  address.association_id.clear();
  address.network_interface_id.clear();
  address.instance_id.clear();
  address.private_ip.clear();
  address.service.clear();
  ctx.Put(address);
}

void EraseInterface(Context& ctx, const NetworkInterfaceRow& row) {
  std::vector<AddressRow> held;
  for (const AddressRow& address :
       ctx.Rows<AddressRow>().By<1>(ctx.account(), ctx.region(), row.id)) {
    held.push_back(address);
  }
  for (const AddressRow& address : held) Disassociate(ctx, address);
  for (const SecondaryAddressRow& address : SecondaryAddressesOf(ctx, row.id)) {
    ctx.Erase<SecondaryAddressRow>(row.id, address.address);
  }
  ctx.Erase<NetworkInterfaceRow>(row.id);
  EraseTags(ctx, row.id);
}

bool HasPublicAddresses(Context& ctx, std::string_view vpc_id) {
  for (const NetworkInterfaceRow& row : ctx.Scan<NetworkInterfaceRow>()) {
    if (row.vpc_id != vpc_id) continue;
    if (!row.public_ip.empty()) return true;
    for (const SecondaryAddressRow& address : ctx.Scan<SecondaryAddressRow>(row.id)) {
      if (!address.public_ip.empty()) return true;
    }
  }
  return false;
}

// --- For peers -----------------------------------------------------------------------------------

Result<NetworkInterfaceRow> MakeManagedInterface(Context& ctx, const ManagedInterface& wanted) {
  const SubnetRow subnet = WT_TRY(FindSubnet(ctx, wanted.subnet_id));
  NetworkInterfaceRow eni;
  {
    const std::string address = WT_TRY(TakeAddress(ctx, subnet, wanted.private_ip));
    std::vector<std::string> groups;
    if (wanted.has_groups) groups = WT_TRY(CheckGroups(ctx, subnet, wanted.group_ids));
    eni = NewInterface(ctx, subnet, address);
    eni.group_ids = groups;
  }
  eni.description = wanted.description;
  eni.interface_type = wanted.interface_type;
  eni.requester_id = wanted.requester_id;
  eni.requester_managed = true;
  eni.status = "in-use";
  eni.source_dest_check = wanted.source_dest_check;
  eni.attachment_id = ctx.NewId("eni-attach-");
  eni.instance_id = wanted.instance_id;
  eni.instance_owner_id = wanted.instance_owner_id;
  eni.device_index = wanted.device_index;
  eni.attached_at = ctx.now();
  eni.delete_on_termination = wanted.delete_on_termination;
  if (!wanted.allocation_id.empty()) {
    std::optional<AddressRow> address = ctx.Find<AddressRow>(wanted.allocation_id);
    if (!address) {
      return error::NotFound("InvalidAllocationID.NotFound", "allocation ID", wanted.allocation_id);
    }
    if (!address->association_id.empty()) {
      return error::Of(
          "Resource.AlreadyAssociated",
          StrCat("resource ", wanted.allocation_id, " is already associated with associate-id ",
                 address->association_id));
    }
    address->association_id = ctx.NewId("eipassoc-");
    address->network_interface_id = eni.id;
    address->private_ip = eni.private_ip;
    address->service = wanted.requester_id;
    ctx.Put(*address);
    eni.public_ip = address->public_ip;
    eni.allocation_id = address->allocation_id;
    eni.association_id = address->association_id;
  } else if (wanted.public_ip) {
    eni.public_ip = NewPublicAddress(ctx);
  }
  ctx.Put(eni);
  WT_TRY(PutTags(ctx, eni.id, wanted.tags));
  return eni;
}

void EraseManagedInterface(Context& ctx, std::string_view id) {
  if (const auto row = ctx.Find<NetworkInterfaceRow>(id)) EraseInterface(ctx, *row);
}

Result<void> SetManagedInterfaceGroups(Context& ctx, std::string_view id,
                                       const std::vector<std::string>& group_ids) {
  NetworkInterfaceRow row = WT_TRY(FindInterface(ctx, id));
  const SubnetRow subnet = WT_TRY(FindSubnet(ctx, row.subnet_id));
  row.group_ids = WT_TRY(CheckGroups(ctx, subnet, group_ids));
  ctx.Put(row);
  return {};
}

}  // namespace wt::ec2
