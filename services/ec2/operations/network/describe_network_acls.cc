#include "services/ec2/network.h"
#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkAcls.html
Result<DescribeNetworkAclsResponse> DescribeNetworkAcls(Context& ctx,
                                                        const DescribeNetworkAclsRequest& in) {
  const auto& ids = in.network_acl_ids;
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty()));
  WT_TRY(CheckDryRun(in));
  DescribeNetworkAclsResponse out;
  out.network_acls.present = true;
  WT_TRY(DescribeRows<NetworkAclRow>(
      ctx, ids, in.filters, NetworkAclFilters(), pager, NetworkAclNotFound,
      [&](const NetworkAclRow& row) { out.network_acls.push_back(ToApi(ctx, row)); }));
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
