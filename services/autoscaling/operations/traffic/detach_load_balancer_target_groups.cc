#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/traffic.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DetachLoadBalancerTargetGroups.html
Result<DetachLoadBalancerTargetGroupsResponse> DetachLoadBalancerTargetGroups(
    Context& ctx, const DetachLoadBalancerTargetGroupsRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  WT_TRY(Detach(ctx, group, in.target_group_arns));
  return DetachLoadBalancerTargetGroupsResponse{};
}

}  // namespace wt::autoscaling
