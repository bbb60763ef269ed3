#include "services/elbv2/operations.h"
#include "services/elbv2/target_request.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RegisterTargets.html
Result<RegisterTargetsOutput> RegisterTargets(Context& ctx, const RegisterTargetsInput& in) {
  WT_TRY(Register(ctx, in.target_group_arn, TargetsIn(in.targets)));
  return RegisterTargetsOutput{};
}

}  // namespace wt::elbv2
