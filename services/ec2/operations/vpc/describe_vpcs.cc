#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html
Result<DescribeVpcsResponse> DescribeVpcs(Context& ctx, const DescribeVpcsRequest& in) {
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !in.vpc_ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeVpcsResponse out;
  out.vpcs.present = true;
  WT_TRY(DescribeRows<VpcRow>(ctx, in.vpc_ids, in.filters, VpcFilters(), pager, VpcNotFound,
                              [&](const VpcRow& row) { out.vpcs.push_back(ToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
