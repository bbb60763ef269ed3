#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/traffic.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachLoadBalancerTargetGroups.html
Result<AttachLoadBalancerTargetGroupsResponse> AttachLoadBalancerTargetGroups(
    Context& ctx, const AttachLoadBalancerTargetGroupsRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  WT_TRY(Attach(ctx, group, "elbv2", in.target_group_arns));
  return AttachLoadBalancerTargetGroupsResponse{};
}

}  // namespace wt::autoscaling
