#include "services/ec2/operations.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeStaleSecurityGroups.html
Result<DescribeStaleSecurityGroupsResponse> DescribeStaleSecurityGroups(
    Context& ctx, const DescribeStaleSecurityGroupsRequest& in) {
  static_cast<void>(WT_TRY(FindVpc(ctx, in.vpc_id)));
  static_cast<void>(WT_TRY(OpenPage(in.next_token, in.max_results, false)));
  WT_TRY(CheckDryRun(in));
  // A rule is stale when it names a group of a VPC that was peered. Windtunnel has no peering, so
  // no rule ever is.
  DescribeStaleSecurityGroupsResponse out;
  out.stale_security_group_set.present = true;
  return out;
}

}  // namespace wt::ec2
