#include "emulator/world/pager.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/traffic.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLoadBalancers.html
Result<DescribeLoadBalancersResponse> DescribeLoadBalancers(
    Context& ctx, const DescribeLoadBalancersRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_records, kPageMax, BadNextToken()));
  DescribeLoadBalancersResponse out;
  out.load_balancers.present = true;
  for (const TrafficSourceRow& row : ctx.Scan<TrafficSourceRow>(group.name)) {
    if (row.type != "elb" || pager.Before(row.identifier)) continue;
    if (!pager.Take(row.identifier)) break;
    auto& item = out.load_balancers.emplace_back();
    item.load_balancer_name = row.identifier;
    item.state = row.state;
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::autoscaling
