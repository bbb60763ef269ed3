#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"
#include "services/ec2/vpc_endpoint.h"

namespace wt::ec2 {
namespace {

constexpr FilterField<VpcEndpointRow> kEndpointFilters[] = {
    {"vpc-endpoint-id",
     [](Context&, const VpcEndpointRow& row, Values& out) { out.push_back(row.id); }},
    {"vpc-endpoint-state",
     [](Context&, const VpcEndpointRow& row, Values& out) { out.push_back(row.state); }},
    {"vpc-endpoint-type",
     [](Context&, const VpcEndpointRow& row, Values& out) { out.push_back(row.type); }},
    {"vpc-id", [](Context&, const VpcEndpointRow& row, Values& out) { out.push_back(row.vpc_id); }},
    {"service-name",
     [](Context&, const VpcEndpointRow& row, Values& out) { out.push_back(row.service_name); }},
    {"ip-address-type",
     [](Context&, const VpcEndpointRow&, Values& out) { out.push_back("ipv4"); }},
};

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html
Result<DescribeVpcEndpointsResponse> DescribeVpcEndpoints(Context& ctx,
                                                          const DescribeVpcEndpointsRequest& in) {
  const auto& ids = in.vpc_endpoint_ids;
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeVpcEndpointsResponse out;
  out.vpc_endpoints.present = true;
  const std::span<const FilterField<VpcEndpointRow>> fields = kEndpointFilters;
  WT_TRY(DescribeRows<VpcEndpointRow>(
      ctx, ids, in.filters, fields, pager, EndpointNotFound,
      [&](const VpcEndpointRow& row) { out.vpc_endpoints.push_back(ToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
