#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/traffic.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachLoadBalancers.html
Result<AttachLoadBalancersResponse> AttachLoadBalancers(Context& ctx,
                                                        const AttachLoadBalancersRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  WT_TRY(Attach(ctx, group, "elb", in.load_balancer_names));
  return AttachLoadBalancersResponse{};
}

}  // namespace wt::autoscaling
