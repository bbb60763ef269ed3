#include "services/ec2/errors.h"
#include "services/ec2/interface.h"
#include "services/ec2/operations.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UnassignPrivateIpAddresses.html
Result<UnassignPrivateIpAddressesResponse> UnassignPrivateIpAddresses(
    Context& ctx, const UnassignPrivateIpAddressesRequest& in) {
  const NetworkInterfaceRow eni = WT_TRY(FindInterface(ctx, in.network_interface_id));
  if (in.private_ip_addresses.empty()) return error::MissingParameter("PrivateIpAddresses");
  for (const std::string& ip : in.private_ip_addresses) {
    const std::optional<SecondaryAddressRow> row = ctx.Find<SecondaryAddressRow>(eni.id, ip);
    if (!row) {
      return error::InvalidParameterValue(
          StrCat("Some of [", ip, "] are not assigned to interface ", eni.id));
    }
    // An elastic IP on it stays allocated.
    if (const auto address = ctx.Find<AddressRow>(row->allocation_id)) Disassociate(ctx, *address);
    ctx.Erase<SecondaryAddressRow>(eni.id, ip);
  }
  return UnassignPrivateIpAddressesResponse{};
}

}  // namespace wt::ec2
