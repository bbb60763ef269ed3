#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/traffic.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DetachLoadBalancers.html
Result<DetachLoadBalancersResponse> DetachLoadBalancers(Context& ctx,
                                                        const DetachLoadBalancersRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  WT_TRY(Detach(ctx, group, in.load_balancer_names));
  return DetachLoadBalancersResponse{};
}

}  // namespace wt::autoscaling
