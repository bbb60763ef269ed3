#include "services/ec2/client_token.h"
#include "services/ec2/errors.h"
#include "services/ec2/interface.h"
#include "services/ec2/operations.h"
#include "services/ec2/subnet.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

// The addresses that the request asks for: the primary one first, "" for any.
Result<std::vector<std::string>> AddressesOfCreation(const CreateNetworkInterfaceRequest& in) {
  std::vector<std::string> addresses{in.private_ip_address.value_or("")};
  for (const PrivateIpAddressSpecification& one : in.private_ip_addresses) {
    const std::string ip = one.private_ip_address.value_or("");
    if (!one.primary.value_or(false)) {
      addresses.push_back(ip);
    } else if (!addresses[0].empty() && addresses[0] != ip) {
      return error::InvalidParameterCombination(
          "Only one primary private IP address can be specified.");
    } else {
      addresses[0] = ip;
    }
  }
  const int64_t more = in.secondary_private_ip_address_count.value_or(0);
  if (more > 0 && addresses.size() > 1) {
    return error::InvalidParameterCombination(
        "SecondaryPrivateIpAddressCount and secondary PrivateIpAddresses may not be specified "
        "together.");
  }
  addresses.resize(addresses.size() + static_cast<size_t>(std::max<int64_t>(0, more)));
  return addresses;
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkInterface.html
Result<CreateNetworkInterfaceResponse> CreateNetworkInterface(
    Context& ctx, const CreateNetworkInterfaceRequest& in) {
  const SubnetRow subnet = WT_TRY(FindSubnet(ctx, in.subnet_id));
  const std::vector<std::string> groups = WT_TRY(CheckGroups(ctx, subnet, in.groups));
  const std::vector<std::string> wanted = WT_TRY(AddressesOfCreation(in));
  if (!in.ipv6_addresses.empty() || in.ipv6_address_count.value_or(0) > 0) {
    return error::Of("UnsupportedOperation",
                     "Windtunnel does not implement IPv6 addresses of interfaces.");
  }
  const std::string type = in.interface_type.value_or("interface");
  if (type != "interface" && type != "efa" && type != "trunk" && type != "branch") {
    return error::InvalidParameterValue(
        StrCat("Value (", type, ") for parameter interfaceType is invalid."));
  }
  WT_TRY(CheckSpecifications(in.tag_specifications, {"network-interface"}));
  const wire::List<Tag> tags = WT_TRY(TagsFor(in.tag_specifications, "network-interface"));
  WT_TRY(CheckDryRun(in));
  CreateNetworkInterfaceResponse out;
  out.client_token = in.client_token;
  if (const auto known = WT_TRY(MadeByToken(ctx, "CreateNetworkInterface", in))) {
    out.network_interface = ToApi(ctx, WT_TRY(FindInterface(ctx, *known)));
    return out;
  }
  NetworkInterfaceRow eni = NewInterface(ctx, subnet, WT_TRY(TakeAddress(ctx, subnet, wanted[0])));
  eni.description = in.description.value_or("");
  eni.group_ids = groups;
  eni.interface_type = type;
  eni.delete_on_termination = false;
  ctx.Put(eni);
  for (size_t i = 1; i < wanted.size(); ++i) {
    const std::string address = WT_TRY(TakeAddress(ctx, subnet, wanted[i]));
    ctx.Put(SecondaryAddressRow{
        .network_interface_id = eni.id, .address = address, .subnet_id = subnet.id});
  }
  WT_TRY(PutTags(ctx, eni.id, tags));
  RememberToken(ctx, "CreateNetworkInterface", in, eni.id);
  out.network_interface = ToApi(ctx, eni);
  // The first answer says pending; the next look finds it available.
  out.network_interface->status = "pending";
  return out;
}

}  // namespace wt::ec2
