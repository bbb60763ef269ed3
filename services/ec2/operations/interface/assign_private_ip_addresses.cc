#include "services/ec2/catalog/instance_types.h"
#include "services/ec2/errors.h"
#include "services/ec2/interface.h"
#include "services/ec2/operations.h"
#include "services/ec2/subnet.h"

namespace wt::ec2 {
namespace {

// The instance's type bounds the addresses of each of its interfaces.
Result<void> CheckAddressCount(Context& ctx, const NetworkInterfaceRow& eni, size_t more) {
  const InstanceRow* instance = ctx.Peek<InstanceRow>(eni.instance_id);
  if (instance == nullptr) return {};
  const catalog::InstanceType* type = catalog::FindInstanceType(instance->instance_type);
  const size_t count = 1 + SecondaryAddressesOf(ctx, eni.id).size() + more;
  if (type == nullptr || static_cast<int>(count) <= type->ipv4_addresses_per_interface) return {};
  return error::Of("PrivateIpAddressLimitExceeded",
                   StrCat("Number of private addresses will exceed limit."));
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssignPrivateIpAddresses.html
Result<AssignPrivateIpAddressesResponse> AssignPrivateIpAddresses(
    Context& ctx, const AssignPrivateIpAddressesRequest& in) {
  const NetworkInterfaceRow eni = WT_TRY(FindInterface(ctx, in.network_interface_id));
  const SubnetRow subnet = WT_TRY(FindSubnet(ctx, eni.subnet_id));
  if (!in.ipv4_prefixes.empty() || in.ipv4_prefix_count) {
    return error::Of("UnsupportedOperation",
                     "Windtunnel does not implement prefixes of interfaces.");
  }
  std::vector<std::string> wanted = in.private_ip_addresses;
  const int64_t count = in.secondary_private_ip_address_count.value_or(0);
  if (wanted.empty() && count < 1) {
    return error::MissingParameter("SecondaryPrivateIpAddressCount or PrivateIpAddresses");
  }
  if (!wanted.empty() && in.secondary_private_ip_address_count) {
    return error::InvalidParameterCombination(
        "The parameters secondaryPrivateIpAddressCount and privateIpAddresses may not be used in "
        "combination");
  }
  if (wanted.empty()) wanted.resize(static_cast<size_t>(count));
  WT_TRY(CheckAddressCount(ctx, eni, wanted.size()));
  AssignPrivateIpAddressesResponse out;
  out.network_interface_id = eni.id;
  for (const std::string& ip : wanted) {
    // An address of another interface may be taken over where the caller says so.
    if (in.allow_reassignment.value_or(false) && !ip.empty()) {
      std::vector<SecondaryAddressRow> held;
      for (const auto& row :
           ctx.Rows<SecondaryAddressRow>().By<0>(ctx.account(), ctx.region(), subnet.id, ip)) {
        held.push_back(row);
      }
      for (const SecondaryAddressRow& row : held) {
        ctx.Erase<SecondaryAddressRow>(row.network_interface_id, row.address);
      }
    }
    const std::string address = WT_TRY(TakeAddress(ctx, subnet, ip));
    ctx.Put(SecondaryAddressRow{
        .network_interface_id = eni.id, .address = address, .subnet_id = subnet.id});
    out.assigned_private_ip_addresses.emplace_back().private_ip_address = address;
  }
  return out;
}

}  // namespace wt::ec2
