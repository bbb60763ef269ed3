#include "services/ec2/nat_gateway.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeEgressOnlyInternetGateways.html
Result<DescribeEgressOnlyInternetGatewaysResponse> DescribeEgressOnlyInternetGateways(
    Context& ctx, const DescribeEgressOnlyInternetGatewaysRequest& in) {
  const auto& ids = in.egress_only_internet_gateway_ids;
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty(), {.max = 255}));
  WT_TRY(CheckDryRun(in));
  DescribeEgressOnlyInternetGatewaysResponse out;
  out.egress_only_internet_gateways.present = true;
  // It filters by tags only.
  const std::span<const FilterField<EgressOnlyGatewayRow>> fields;
  WT_TRY(DescribeRows<EgressOnlyGatewayRow>(
      ctx, ids, in.filters, fields, pager, EgressOnlyGatewayNotFound,
      [&](const EgressOnlyGatewayRow& row) {
        out.egress_only_internet_gateways.push_back(ToApi(ctx, row));
      }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
