#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/policy.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ExecutePolicy.html
Result<ExecutePolicyResponse> ExecutePolicy(Context& ctx, const ExecutePolicyRequest& in) {
  std::string name;
  if (in.auto_scaling_group_name)
    name = WT_TRY(FindGroupForCall(ctx, *in.auto_scaling_group_name)).name;
  const PolicyRow row = WT_TRY(FindPolicy(ctx, name, in.policy_name));
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, row.group));
  if (row.type != "SimpleScaling" && row.type != "StepScaling") {
    return ValidationError(StrCat("A policy of type ", row.type, " cannot be executed."));
  }
  if (row.type == "StepScaling" && (!in.metric_value || !in.breach_threshold)) {
    return ValidationError(
        "MetricValue and BreachThreshold are required for policies of type StepScaling.");
  }
  const bool cooling = group.cooldown_pending > 0 || ctx.now() < group.cooldown_until;
  if (row.type == "SimpleScaling" && in.honor_cooldown.value_or(false) && cooling) {
    return error::ScalingActivityInProgressFault(StrCat("Scaling activity for AutoScalingGroup ",
                                                        group.name, " is in its cooldown period."));
  }
  const std::string problem =
      Execute(ctx, row, {.metric = in.metric_value, .threshold = in.breach_threshold});
  if (!problem.empty()) return ValidationError(problem);
  return ExecutePolicyResponse{};
}

}  // namespace wt::autoscaling
