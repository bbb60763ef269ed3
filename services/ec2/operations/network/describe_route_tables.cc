#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html
Result<DescribeRouteTablesResponse> DescribeRouteTables(Context& ctx,
                                                        const DescribeRouteTablesRequest& in) {
  const auto& ids = in.route_table_ids;
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty(), {.max = 100}));
  WT_TRY(CheckDryRun(in));
  DescribeRouteTablesResponse out;
  out.route_tables.present = true;
  WT_TRY(DescribeRows<RouteTableRow>(
      ctx, ids, in.filters, RouteTableFilters(), pager, RouteTableNotFound,
      [&](const RouteTableRow& row) { out.route_tables.push_back(ToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
