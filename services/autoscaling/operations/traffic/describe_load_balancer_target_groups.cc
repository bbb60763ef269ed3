#include "emulator/world/pager.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/traffic.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLoadBalancerTargetGroups.html
Result<DescribeLoadBalancerTargetGroupsResponse> DescribeLoadBalancerTargetGroups(
    Context& ctx, const DescribeLoadBalancerTargetGroupsRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kPageMax, BadNextToken()));
  DescribeLoadBalancerTargetGroupsResponse out;
  out.load_balancer_target_groups.present = true;
  for (const TrafficSourceRow& row : ctx.Scan<TrafficSourceRow>(group.name)) {
    if (row.type != "elbv2" || pager.Before(row.identifier)) continue;
    if (!pager.Take(row.identifier)) break;
    auto& item = out.load_balancer_target_groups.emplace_back();
    item.load_balancer_target_group_arn = row.identifier;
    item.state = row.state;
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::autoscaling
