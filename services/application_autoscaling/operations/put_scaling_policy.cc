#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/limits.h"
#include "services/application_autoscaling/operations.h"
#include "services/application_autoscaling/policy.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html
Result<PutScalingPolicyResponse> PutScalingPolicy(Context& ctx, const PutScalingPolicyRequest& in) {
  WT_TRY(CheckTarget(in.service_namespace, in.resource_id, in.scalable_dimension));
  const TargetRow target =
      WT_TRY(FindTarget(ctx, in.service_namespace, in.resource_id, in.scalable_dimension));
  const std::optional<PolicyRow> known = ctx.Find<PolicyRow>(in.service_namespace, in.resource_id,
                                                             in.scalable_dimension, in.policy_name);
  // 1. The policy; without a type it is a step policy, and an update keeps its type.
  PolicyRow row = known.value_or(PolicyRow{});
  row.account = ctx.account();
  row.region = ctx.region();
  row.service_namespace = target.service_namespace;
  row.resource_id = target.resource_id;
  row.dimension = target.dimension;
  row.name = in.policy_name;
  row.type = in.policy_type.value_or(known ? known->type : "StepScaling");
  row.policy = ScalingPolicy{};
  row.policy->step_scaling_policy_configuration = in.step_scaling_policy_configuration;
  row.policy->target_tracking_scaling_policy_configuration =
      in.target_tracking_scaling_policy_configuration;
  row.policy->predictive_scaling_policy_configuration = in.predictive_scaling_policy_configuration;
  WT_TRY(CheckPolicy(ctx, row));
  if (!known) {
    const auto all = ctx.Rows<PolicyRow>().Collect(
        ctx.account(), ctx.region(), row.service_namespace, row.resource_id, row.dimension);
    if (all.size() >= kPoliciesPerTargetMax) {
      return error::LimitExceededException(StrCat("You have reached the limit of ",
                                                  kPoliciesPerTargetMax,
                                                  " scaling policies per scalable target."));
    }
    row.created_at = ctx.now();
    row.created_by = ctx.rng("application_autoscaling.policy").Uuid();
  }
  // 2. A replaced policy keeps its ARN; its alarms are made anew.
  if (known) DeleteAlarms(ctx, *known);
  row.alarm_high.clear();
  row.alarm_low.clear();
  row.wish.reset();
  row.not_scaled.clear();
  if (row.type == "TargetTrackingScaling") WT_TRY(PutAlarms(ctx, row));
  ctx.Put(row);
  ctx.Trace("scaling_policy_put",
            {{"target", row.resource_id}, {"policy", row.name}, {"type", row.type}});
  PutScalingPolicyResponse out;
  out.policy_arn = PolicyArn(ctx, row);
  out.alarms = AlarmsOf(row);
  return out;
}

}  // namespace wt::application_autoscaling
