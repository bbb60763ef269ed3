#include "services/ec2/nat_gateway.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<NatGatewayRow> kNatGatewayFilters[] = {
    {"nat-gateway-id",
     [](Context&, const NatGatewayRow& row, Values& out) { out.push_back(row.id); }},
    {"state", [](Context&, const NatGatewayRow& row, Values& out) { out.push_back(row.state); }},
    {"subnet-id",
     [](Context&, const NatGatewayRow& row, Values& out) { out.push_back(row.subnet_id); }},
    {"vpc-id", [](Context&, const NatGatewayRow& row, Values& out) { out.push_back(row.vpc_id); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNatGateways.html
Result<DescribeNatGatewaysResponse> DescribeNatGateways(Context& ctx,
                                                        const DescribeNatGatewaysRequest& in) {
  const auto& ids = in.nat_gateway_ids;
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeNatGatewaysResponse out;
  out.nat_gateways.present = true;
  const std::span<const FilterField<NatGatewayRow>> fields = kNatGatewayFilters;
  WT_TRY(DescribeRows<NatGatewayRow>(
      ctx, ids, in.filter, fields, pager, NatGatewayNotFound,
      [&](const NatGatewayRow& row) { out.nat_gateways.push_back(ToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
