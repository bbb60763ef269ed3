#pragma once

// Network interfaces: find, make, erase, render, filter.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/ec2.h"
#include "services/ec2/filter.h"
#include "services/ec2/instance_state.h"
#include "services/ec2/network_state.h"
#include "services/ec2/state.h"

namespace wt::ec2 {

// InvalidNetworkInterfaceID.NotFound, InvalidNetworkInterfaceId.Malformed.
Result<NetworkInterfaceRow> FindInterface(Context& ctx, std::string_view id);
Error InterfaceNotFound(const std::vector<std::string>& ids);
// By attachment id; InvalidAttachmentID.NotFound.
Result<NetworkInterfaceRow> FindAttachment(Context& ctx, std::string_view attachment_id);

// The address asked for, if it is the subnet's and free, or a free one. Errors:
// InvalidParameterValue, InvalidIPAddress.InUse, InsufficientFreeAddressesInSubnet.
Result<std::string> TakeAddress(Context& ctx, const SubnetRow& subnet, std::string_view wanted);
// Groups that exist in that VPC, or its default one where none is named.
Result<std::vector<std::string>> CheckGroups(Context& ctx, const SubnetRow& subnet,
                                             const std::vector<std::string>& group_ids);

// An interface in that subnet, not yet put: id, address, MAC and place are set.
NetworkInterfaceRow NewInterface(Context& ctx, const SubnetRow& subnet, std::string address);
// One of Amazon's public addresses that nobody has.
std::string NewPublicAddress(Context& ctx);
std::string NewMacAddress(Context& ctx);

std::vector<SecondaryAddressRow> SecondaryAddressesOf(Context& ctx, std::string_view interface_id);
// With its tags and secondary addresses; elastic IPs on it are free again.
void EraseInterface(Context& ctx, const NetworkInterfaceRow& row);
// Takes an elastic IP off what it is associated with; the address itself stays allocated.
void Disassociate(Context& ctx, AddressRow row);
// Whether anything in the VPC answers to a public address.
bool HasPublicAddresses(Context& ctx, std::string_view vpc_id);

NetworkInterface ToApi(Context& ctx, const NetworkInterfaceRow& row);
std::span<const FilterField<NetworkInterfaceRow>> InterfaceFilters();

}  // namespace wt::ec2
