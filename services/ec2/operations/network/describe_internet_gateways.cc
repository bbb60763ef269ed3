#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInternetGateways.html
Result<DescribeInternetGatewaysResponse> DescribeInternetGateways(
    Context& ctx, const DescribeInternetGatewaysRequest& in) {
  const auto& ids = in.internet_gateway_ids;
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeInternetGatewaysResponse out;
  out.internet_gateways.present = true;
  WT_TRY(DescribeRows<InternetGatewayRow>(
      ctx, ids, in.filters, InternetGatewayFilters(), pager, InternetGatewayNotFound,
      [&](const InternetGatewayRow& row) { out.internet_gateways.push_back(ToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
