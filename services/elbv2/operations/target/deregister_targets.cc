#include "services/elbv2/operations.h"
#include "services/elbv2/target_request.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeregisterTargets.html
Result<DeregisterTargetsOutput> DeregisterTargets(Context& ctx, const DeregisterTargetsInput& in) {
  WT_TRY(Deregister(ctx, in.target_group_arn, TargetsIn(in.targets)));
  return DeregisterTargetsOutput{};
}

}  // namespace wt::elbv2
