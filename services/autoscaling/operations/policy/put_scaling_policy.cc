#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/policy.h"
#include "services/autoscaling/policy_alarms.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScalingPolicy.html
Result<PutScalingPolicyResponse> PutScalingPolicy(Context& ctx, const PutScalingPolicyRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  PolicyRow row;
  row.name = in.policy_name;
  row.type = in.policy_type.value_or("SimpleScaling");
  ScalingPolicy& policy = *row.policy;
  policy.adjustment_type = in.adjustment_type;
  policy.min_adjustment_step = in.min_adjustment_step;
  policy.min_adjustment_magnitude = in.min_adjustment_magnitude;
  policy.scaling_adjustment = in.scaling_adjustment;
  policy.cooldown = in.cooldown;
  policy.step_adjustments = in.step_adjustments;
  policy.metric_aggregation_type = in.metric_aggregation_type;
  policy.estimated_instance_warmup = in.estimated_instance_warmup;
  policy.target_tracking_configuration = in.target_tracking_configuration;
  policy.predictive_scaling_configuration = in.predictive_scaling_configuration;
  policy.enabled = in.enabled.value_or(true);
  WT_TRY(CheckPolicy(policy, row.type));
  // AWS fills in what it goes by.
  if (row.type == "StepScaling" && !policy.metric_aggregation_type) {
    policy.metric_aggregation_type = "Average";
  }
  if (policy.target_tracking_configuration &&
      !policy.target_tracking_configuration->disable_scale_in) {
    policy.target_tracking_configuration->disable_scale_in = false;
  }
  const PolicyRow made = WT_TRY(PutPolicy(ctx, group, std::move(row)));
  PutScalingPolicyResponse out;
  out.policy_arn = PolicyArn(made);
  out.alarms = AlarmsOf(made);
  out.alarms.present = true;
  return out;
}

}  // namespace wt::autoscaling
