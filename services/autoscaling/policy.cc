#include "services/autoscaling/policy.h"

#include <algorithm>

#include "emulator/laws/step_scaling/step_scaling.h"
#include "emulator/laws/target_tracking/target_tracking.h"
#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/policy_alarms.h"

namespace wt::autoscaling {
namespace {

namespace steps = laws::step_scaling;
namespace tracking = laws::target_tracking;

// How long a wish of a policy is held to be its present one: alarms repeat each minute.
constexpr Duration kWishHolds = Seconds(90);

int64_t WarmupSeconds(const GroupRow& group, const PolicyRow& row) {
  return row.policy->estimated_instance_warmup.value_or(WarmupOf(group));
}

// Units that are in service and warm, and those that are on their way there.
struct Warmth {
  int64_t warm = 0, warming = 0, in_service = 0;
  // When what is measured was last another capacity: a change of the desired one, or an instance
  // that came to be counted.
  Instant changed_at;
};
Warmth WarmthOf(Context& ctx, const GroupRow& group, const PolicyRow& row) {
  const Duration warmup = Seconds(WarmupSeconds(group, row));
  Warmth out{.changed_at = group.desired_changed_at};
  for (const MemberRow& member : MembersOf(ctx, group)) {
    if (!Counts(member)) continue;
    const bool serves = member.state == "InService";
    const bool warm = serves && member.in_service_at + warmup <= ctx.now();
    (warm ? out.warm : out.warming) += WeightOf(member);
    if (serves) out.in_service += WeightOf(member);
    // A capacity provider's metric counts an instance as soon as it serves.
    if (warm) {
      const Duration unseen = row.managed ? Seconds(0) : warmup;
      out.changed_at = std::max(out.changed_at, member.in_service_at + unseen);
    }
  }
  return out;
}

std::vector<double> Values(const Trigger& trigger) {
  std::vector<double> values;
  for (const cloudwatch::Sample& one : trigger.recent) values.push_back(one.value);
  return values;
}

std::string Clause(const PolicyRow& row, const Trigger& trigger, int64_t from, int64_t to) {
  const std::string what = trigger.alarm.empty()
                               ? StrCat("a user request executed policy ", row.name)
                               : StrCat("a monitor alarm ", trigger.alarm,
                                        " in state ALARM triggered policy ", row.name);
  return StrCat(what, " changing the desired capacity from ", from, " to ", to);
}

void Move(Context& ctx, const GroupRow& group, const PolicyRow& row, const Trigger& trigger,
          int64_t to, std::string_view reason) {
  // Once for each decision in a row: an alarm that stays in its state asks again every minute.
  const std::string decided = StrCat(trigger.alarm, " ", to, " ", reason);
  if (to == group.desired && row.decided == decided) return;
  PolicyRow noted = row;
  noted.decided = decided;
  ctx.Put(std::move(noted));
  ctx.Trace("policy_decided", {{"group", group.name},
                               {"policy", row.name},
                               {"alarm", trigger.alarm},
                               {"from", group.desired},
                               {"to", to},
                               {"reason", std::string(reason)}});
  if (to == group.desired) return;
  ChangeDesired(ctx, group, to, Clause(row, trigger, group.desired, to));
}

std::string ExecuteSimple(Context& ctx, GroupRow group, const PolicyRow& row,
                          const Trigger& trigger) {
  // One action a breach: alarms are passed over until all have come or gone, and the cooldown.
  if (!trigger.alarm.empty() && (group.cooldown_pending > 0 || ctx.now() < group.cooldown_until)) {
    return "The policy is in its cooldown";
  }
  const auto type = steps::AdjustmentNamed(row.policy->adjustment_type.value_or(""));
  int64_t magnitude = row.policy->min_adjustment_magnitude.value_or(0);
  magnitude = std::max(magnitude, row.policy->min_adjustment_step.value_or(0));
  int64_t wanted = steps::Adjusted(group.desired, type.value_or(steps::Adjustment::kChange),
                                   row.policy->scaling_adjustment.value_or(0), magnitude);
  wanted = std::clamp(wanted, group.min_size, group.max_size);
  if (wanted != group.desired) {
    group.cooldown_pending = row.policy->cooldown.value_or(group.default_cooldown);
  }
  Move(ctx, group, row, trigger, wanted, wanted == group.desired ? "already_there" : "simple");
  return {};
}

std::vector<steps::Step> StepsOf(const PolicyRow& row) {
  std::vector<steps::Step> out;
  for (const StepAdjustment& one : row.policy->step_adjustments) {
    out.push_back(
        {one.metric_interval_lower_bound, one.metric_interval_upper_bound, one.scaling_adjustment});
  }
  return out;
}

std::string ExecuteStep(Context& ctx, const GroupRow& group, const PolicyRow& row,
                        const Trigger& trigger) {
  const std::string how = row.policy->metric_aggregation_type.value_or("Average");
  const auto aggregation = how == "Minimum"   ? steps::Aggregation::kMinimum
                           : how == "Maximum" ? steps::Aggregation::kMaximum
                                              : steps::Aggregation::kAverage;
  std::optional<double> metric = trigger.metric;
  if (!metric) metric = steps::Aggregate(Values(trigger), aggregation);
  if (!metric || !trigger.threshold) return "Metric data points must be provided";
  const auto step = steps::Choose(StepsOf(row), *metric, *trigger.threshold);
  if (!step) {
    return NoStepText(Values(trigger), *metric, *trigger.threshold);
  }
  // 1. Instances that warm up count as what an earlier step added.
  const Warmth warmth = WarmthOf(ctx, group, row);
  const auto type = steps::AdjustmentNamed(row.policy->adjustment_type.value_or(""))
                        .value_or(steps::Adjustment::kChange);
  const int64_t magnitude = row.policy->min_adjustment_magnitude.value_or(0);
  const bool inward =
      steps::Adjusted(group.desired, type, step->adjustment, magnitude) < group.desired;
  if (inward && warmth.warming > 0) {
    Move(ctx, group, row, trigger, group.desired, "warming_up");
    return {};
  }
  const int64_t basis =
      inward ? group.desired : std::max<int64_t>(0, group.desired - warmth.warming);
  int64_t wanted = steps::Adjusted(basis, type, step->adjustment, magnitude);
  wanted = std::clamp(wanted, group.min_size, group.max_size);
  if (!inward) wanted = std::max(wanted, group.desired);
  Move(ctx, group, row, trigger, wanted, wanted == group.desired ? "already_there" : "step");
  return {};
}

// What the target-tracking policies of the group wish together.
std::optional<int64_t> Together(Context& ctx, const GroupRow& group) {
  std::vector<tracking::Wish> wishes;
  for (const PolicyRow& row : ctx.Scan<PolicyRow>(group.name)) {
    if (row.type != "TargetTrackingScaling" || !row.policy->enabled.value_or(true)) continue;
    tracking::Wish wish;
    if (row.wish && ctx.now() < row.wished_at + kWishHolds) wish.capacity = row.wish;
    wish.scales_in = !row.policy->target_tracking_configuration->disable_scale_in.value_or(false);
    wishes.push_back(wish);
  }
  return tracking::Combine(group.desired, wishes.data(), wishes.size());
}

std::string ExecuteTracking(Context& ctx, const GroupRow& group, PolicyRow row,
                            const Trigger& trigger) {
  const auto& configuration = *row.policy->target_tracking_configuration;
  const Warmth warmth = WarmthOf(ctx, group, row);
  // 1. Scale-in waits until all are warm; a capacity provider's scale-out does too.
  if (warmth.warming > 0 && (!trigger.outward || row.managed)) {
    Move(ctx, group, row, trigger, group.desired, "warming_up");
    return {};
  }
  tracking::Policy policy{.target = configuration.target_value,
                          .scale_in_disabled = configuration.disable_scale_in.value_or(false)};
  policy.as_if_one = row.managed;
  policy.scale_in_share_max = row.managed ? 0.5 : 0;
  tracking::Observation seen;
  seen.direction = trigger.outward ? tracking::Direction::kOut : tracking::Direction::kIn;
  std::vector<tracking::Datapoint> points;
  for (const cloudwatch::Sample& one : trigger.recent) points.push_back({one.at, one.value});
  seen.metric = trigger.metric ? trigger.metric : tracking::MetricSince(points, warmth.changed_at);
  seen.stale = !points.empty();
  seen.running = row.managed ? warmth.in_service : warmth.warm;
  seen.desired = group.desired;
  seen.capacity_min = group.min_size;
  seen.capacity_max = group.max_size;
  seen.now = ctx.now();
  const tracking::Decision decision = tracking::Decide(policy, seen);
  // 2. Its wish beside the others': outward at once, inward when all agree.
  row.wish = decision.capacity;
  row.wished_at = ctx.now();
  ctx.Put(row);
  const std::optional<int64_t> wanted = Together(ctx, group);
  Move(ctx, group, row, trigger, wanted.value_or(group.desired),
       wanted || decision.capacity == group.desired ? tracking::ReasonName(decision.reason)
                                                    : "other_policies_disagree");
  return {};
}

}  // namespace

std::string PolicyArn(const PolicyRow& row) {
  return StrCat("arn:aws:autoscaling:", row.region, ":", row.account, ":scalingPolicy:", row.uuid,
                ":autoScalingGroupName/", row.group, ":policyName/", row.name);
}

Result<PolicyRow> FindPolicy(Context& ctx, std::string_view group, std::string_view name_or_arn) {
  std::string in_group(group), name(name_or_arn);
  if (name_or_arn.starts_with("arn:")) {
    constexpr std::string_view kGroup = ":autoScalingGroupName/", kPolicy = ":policyName/";
    const size_t at = name.find(kGroup), end = name.find(kPolicy);
    if (at != std::string::npos && end != std::string::npos) {
      in_group = name.substr(at + kGroup.size(), end - at - kGroup.size());
      name = name.substr(end + kPolicy.size());
    }
  }
  std::optional<PolicyRow> row = ctx.Find<PolicyRow>(in_group, name);
  if (!row || (name_or_arn.starts_with("arn:") && PolicyArn(*row) != name_or_arn)) {
    return ValidationError("PolicyName not found");
  }
  return *std::move(row);
}

ScalingPolicy ToApi(const PolicyRow& row) {
  ScalingPolicy out = *row.policy;
  out.auto_scaling_group_name = row.group;
  out.policy_name = row.name;
  out.policy_arn = PolicyArn(row);
  out.policy_type = row.type;
  out.enabled = out.enabled.value_or(true);
  out.step_adjustments.present = true;
  out.alarms = AlarmsOf(row);
  out.alarms.present = true;
  return out;
}

Result<void> CheckPolicy(const ScalingPolicy& in, std::string_view type) {
  const bool adjusts = type == "SimpleScaling" || type == "StepScaling";
  if (!adjusts && type != "TargetTrackingScaling" && type != "PredictiveScaling") {
    return ValidationError(StrCat("Invalid PolicyType: ", type));
  }
  if (adjusts) {
    const std::string adjustment = in.adjustment_type.value_or("");
    if (!steps::AdjustmentNamed(adjustment)) {
      return ValidationError(
          StrCat("Invalid AdjustmentType: ", adjustment.empty() ? "null" : adjustment));
    }
    if (in.min_adjustment_magnitude && adjustment != "PercentChangeInCapacity") {
      return ValidationError(
          "MinAdjustmentMagnitude is only supported for AdjustmentType PercentChangeInCapacity.");
    }
  }
  if (type == "SimpleScaling") {
    if (!in.scaling_adjustment) {
      return ValidationError("ScalingAdjustment must be specified for policy type SimpleScaling.");
    }
    if (!in.step_adjustments.empty()) {
      return ValidationError("StepAdjustments are not supported by policy type SimpleScaling.");
    }
  }
  if (type == "StepScaling") {
    if (in.step_adjustments.empty()) {
      return ValidationError(
          "At least one StepAdjustment must be specified for policy type StepScaling.");
    }
    if (in.scaling_adjustment) {
      return ValidationError("ScalingAdjustment is not supported by policy type StepScaling.");
    }
    if (in.cooldown)
      return ValidationError("Cooldown is not supported by policy type StepScaling.");
    std::vector<steps::Step> bounds;
    for (const StepAdjustment& one : in.step_adjustments) {
      bounds.push_back({one.metric_interval_lower_bound, one.metric_interval_upper_bound,
                        one.scaling_adjustment});
    }
    if (std::string problem = steps::Problem(bounds); !problem.empty()) {
      return ValidationError(std::move(problem));
    }
  }
  return type == "TargetTrackingScaling" ? CheckTracking(in) : Result<void>{};
}

Result<PolicyRow> PutPolicy(Context& ctx, const GroupRow& group, PolicyRow row) {
  row.account = group.account;
  row.region = group.region;
  row.group = group.name;
  const std::optional<PolicyRow> known = ctx.Find<PolicyRow>(group.name, row.name);
  if (known) {
    DeleteAlarms(ctx, *known);
    row.uuid = known->uuid;
  } else {
    const auto all = ctx.Rows<PolicyRow>().Collect(ctx.account(), ctx.region(), group.name);
    if (all.size() >= kPoliciesPerGroupMax) {
      return error::LimitExceededFault("You have reached the limit of scaling policies per group.");
    }
    row.uuid = ctx.rng("autoscaling.policy").Uuid();
  }
  if (row.type == "TargetTrackingScaling") WT_TRY(PutAlarms(ctx, group, row));
  ctx.Put(row);
  ctx.Trace("scaling_policy_put",
            {{"group", group.name}, {"policy", row.name}, {"type", row.type}});
  return row;
}

void ErasePolicy(Context& ctx, const PolicyRow& row) {
  DeleteAlarms(ctx, row);
  ctx.Erase<PolicyRow>(row.group, row.name);
}

std::string Execute(Context& ctx, const PolicyRow& row, const Trigger& trigger) {
  const std::optional<GroupRow> group = ctx.Find<GroupRow>(row.group);
  if (!group || group->deleting) return "The AutoScalingGroup does not exist";
  if (!row.policy->enabled.value_or(true)) return {};
  if (!trigger.alarm.empty() && IsSuspended(*group, "AlarmNotification")) {
    return "The process AlarmNotification is suspended";
  }
  if (row.type == "SimpleScaling") return ExecuteSimple(ctx, *group, row, trigger);
  if (row.type == "StepScaling") return ExecuteStep(ctx, *group, row, trigger);
  if (row.type == "TargetTrackingScaling") return ExecuteTracking(ctx, *group, row, trigger);
  return {};
}

void FollowAlarm(Turn& turn, const cloudwatch::AlarmStateChanged& news) {
  if (!news.actions_enabled) return;
  for (const std::string& action : news.actions) {
    if (action.find(":autoscaling:") == std::string::npos) continue;
    if (action.find(":autoScalingGroupName/") == std::string::npos) continue;
    Context ctx(turn.world(), news.account, news.region);
    const Result<PolicyRow> row = FindPolicy(ctx, "", action);
    if (!row.ok()) {
      news.failed.emplace_back(action, "The scaling policy does not exist");
      continue;
    }
    // Only simple policies act once a change of state and not again while it lasts.
    if (news.repeated && row->type == "SimpleScaling" && ctx.Find<GroupRow>(row->group) &&
        ctx.now() < ctx.Find<GroupRow>(row->group)->cooldown_until) {
      continue;
    }
    const std::string problem = Execute(ctx, *row,
                                        {.alarm = news.alarm_name,
                                         .outward = news.alarm_name != row->alarm_low,
                                         .threshold = news.threshold,
                                         .recent = news.recent});
    if (!problem.empty()) news.failed.emplace_back(action, problem);
  }
}

}  // namespace wt::autoscaling
