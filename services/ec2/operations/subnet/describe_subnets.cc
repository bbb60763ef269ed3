#include "services/ec2/operations.h"
#include "services/ec2/subnet.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html
Result<DescribeSubnetsResponse> DescribeSubnets(Context& ctx, const DescribeSubnetsRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !in.subnet_ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeSubnetsResponse out;
  out.subnets.present = true;
  WT_TRY(DescribeRows<SubnetRow>(
      ctx, in.subnet_ids, in.filters, SubnetFilters(), pager, SubnetNotFound,
      [&](const SubnetRow& row) { out.subnets.push_back(ToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
