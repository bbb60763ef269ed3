#include "services/ec2/interface.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html
Result<DescribeNetworkInterfacesResponse> DescribeNetworkInterfaces(
    Context& ctx, const DescribeNetworkInterfacesRequest& in) {
  const auto& ids = in.network_interface_ids;
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeNetworkInterfacesResponse out;
  out.network_interfaces.present = true;
  WT_TRY(DescribeRows<NetworkInterfaceRow>(
      ctx, ids, in.filters, InterfaceFilters(), pager, InterfaceNotFound,
      [&](const NetworkInterfaceRow& row) { out.network_interfaces.push_back(ToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
