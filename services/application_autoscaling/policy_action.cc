// Policies carried out: an alarm, what the law says, and the capacity.

#include <algorithm>
#include <charconv>

#include "emulator/laws/step_scaling/step_scaling.h"
#include "emulator/laws/target_tracking/target_tracking.h"
#include "services/application_autoscaling/activity.h"
#include "services/application_autoscaling/limits.h"
#include "services/application_autoscaling/policy.h"
#include "services/application_autoscaling/resource.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {
namespace {

namespace steps = laws::step_scaling;
namespace tracking = laws::target_tracking;

struct Case {
  TargetRow target;
  PolicyRow policy;
  Resource resource;
  std::string cause;
};

// As Java prints a double: "90.0".
std::string JavaDouble(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  std::string text(buffer, end.ptr);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

// Once for each decision in a row: an alarm that stays in its state asks again every minute.
void Journal(Context& ctx, Case& it, std::string_view alarm, int64_t to, std::string_view reason) {
  const bool moves = to != it.resource.desired;
  const std::string decided = StrCat(alarm, " ", to, " ", reason);
  if (!moves && it.policy.decided == decided) return;
  it.policy.decided = decided;
  ctx.Put(it.policy);
  ctx.Trace("policy_decided", {{"target", it.target.resource_id},
                               {"policy", it.policy.name},
                               {"alarm", std::string(alarm)},
                               {"from", it.resource.desired},
                               {"running", it.resource.running},
                               {"to", to},
                               {"reason", std::string(reason)}});
}

// Records why nothing was done, once for each reason in a row.
void Hold(Context& ctx, const Case& it, const std::string& code) {
  if (it.policy.not_scaled == code) return;
  PolicyRow policy = it.policy;
  policy.not_scaled = code;
  ctx.Put(policy);
  NotScaled reason{.code = code};
  if (code == "AlreadyAtMaxCapacity") reason.capacity_max = it.target.capacity_max;
  if (code == "AlreadyAtMinCapacity") reason.capacity_min = it.target.capacity_min;
  if (code == "AlreadyAtDesiredCapacity") reason.capacity_current = it.resource.desired;
  NoteNotScaled(ctx, it.target, it.cause, reason);
}

// What an earlier scale-out has added counts as part of the next wish while it is under way or its
// cooldown runs. The time of the last one, as the laws take it, and what it added.
struct Earlier {
  std::optional<Instant> at;
  int64_t added = 0;
  bool counts = false;
};
Earlier EarlierScaleOut(Context& ctx, const Case& it, Duration cooldown) {
  Earlier out{.at = it.target.scaled_out_at, .added = it.target.last_added};
  out.counts = out.at && ctx.now() < *out.at + cooldown;
  if (IsScaling(ctx, it.target) && it.resource.desired > it.resource.running) {
    out.at = ctx.now();
    out.added = std::max(out.added, it.resource.desired - it.resource.running);
    out.counts = true;
  }
  return out;
}

void Apply(Context& ctx, const Case& it, int64_t to, const Earlier& earlier) {
  PolicyRow policy = *ctx.Find<PolicyRow>(it.policy.service_namespace, it.policy.resource_id,
                                          it.policy.dimension, it.policy.name);
  policy.not_scaled.clear();
  ctx.Put(policy);
  TargetRow target = it.target;
  const int64_t added = std::max<int64_t>(0, to - it.resource.desired);
  target.last_added = added == 0 ? 0 : added + (earlier.counts ? earlier.added : 0);
  Scale(ctx, target, it.resource.desired, to, it.cause, true);
}

// What the alarm's datapoints say of what runs now.
void Measure(const Case& it, const cloudwatch::AlarmStateChanged& news,
             tracking::Observation& seen) {
  std::vector<tracking::Datapoint> points;
  for (const cloudwatch::Sample& one : news.recent) points.push_back({one.at, one.value});
  seen.metric = tracking::MetricSince(points, it.target.changed_at);
  seen.stale = !points.empty();
}

std::vector<double> Values(const std::vector<cloudwatch::Sample>& samples) {
  std::vector<double> values;
  for (const cloudwatch::Sample& one : samples) values.push_back(one.value);
  return values;
}

// What all target-tracking policies of the target wish together.
std::optional<int64_t> Together(Context& ctx, const Case& it) {
  std::vector<tracking::Wish> wishes;
  for (const PolicyRow& row : ctx.Scan<PolicyRow>(it.target.service_namespace,
                                                  it.target.resource_id, it.target.dimension)) {
    const auto& wanted = row.policy->target_tracking_scaling_policy_configuration;
    if (!wanted) continue;
    tracking::Wish wish;
    if (row.wish && ctx.now() < row.wished_at + kWishHolds) wish.capacity = row.wish;
    wish.scales_in = !wanted->disable_scale_in.value_or(false);
    wishes.push_back(wish);
  }
  return tracking::Combine(it.resource.desired, wishes.data(), wishes.size());
}

void Track(Context& ctx, Case it, const cloudwatch::AlarmStateChanged& news) {
  const auto& wanted = *it.policy.policy->target_tracking_scaling_policy_configuration;
  const bool outward = news.alarm_name != it.policy.alarm_low;
  if (outward ? it.target.out_suspended : it.target.in_suspended) {
    return Journal(ctx, it, news.alarm_name, it.resource.desired, "suspended");
  }
  // 1. A deployment under way is not scaled in.
  if (!outward && it.resource.deploying) {
    Journal(ctx, it, news.alarm_name, it.resource.desired, "deployment_under_way");
    return Hold(ctx, it, "TargetServicePutResourceAsUnscalable");
  }
  // 2. What this policy wishes.
  tracking::Policy policy{
      .target = wanted.target_value,
      .scale_in_disabled = wanted.disable_scale_in.value_or(false),
      .scale_out_cooldown = Seconds(wanted.scale_out_cooldown.value_or(kCooldownDefault)),
      .scale_in_cooldown = Seconds(wanted.scale_in_cooldown.value_or(kCooldownDefault))};
  tracking::Observation seen;
  seen.direction = outward ? tracking::Direction::kOut : tracking::Direction::kIn;
  Measure(it, news, seen);
  seen.running = it.resource.running;
  seen.desired = it.resource.desired;
  seen.capacity_min = it.target.capacity_min;
  seen.capacity_max = it.target.capacity_max;
  seen.now = ctx.now();
  const Duration cooldown = std::max(policy.scale_out_cooldown, Micros(1));
  const Earlier earlier = EarlierScaleOut(ctx, it, policy.scale_out_cooldown);
  policy.scale_out_cooldown = cooldown;  // Of none at all, what is under way still counts.
  seen.scaled_out_at = earlier.at;
  seen.scaled_in_at = it.target.scaled_in_at;
  seen.last_added = earlier.added;
  const tracking::Decision decision = tracking::Decide(policy, seen);
  it.policy.wish = decision.capacity;
  it.policy.wished_at = ctx.now();
  ctx.Put(it.policy);
  // 3. Beside the others: outward at once, inward when all that may scale in agree.
  const std::optional<int64_t> to = Together(ctx, it);
  const bool held_back = decision.capacity != it.resource.desired && !to;
  Journal(ctx, it, news.alarm_name, to.value_or(it.resource.desired),
          held_back ? "other_policies_disagree" : tracking::ReasonName(decision.reason));
  if (to && *to != it.resource.desired) return Apply(ctx, it, *to, earlier);
  const std::string name(tracking::ReasonName(decision.reason));
  if (name.starts_with("A")) Hold(ctx, it, name);
}

std::string Step(Context& ctx, Case it, const cloudwatch::AlarmStateChanged& news) {
  const auto& wanted = *it.policy.policy->step_scaling_policy_configuration;
  const std::string how = wanted.metric_aggregation_type.value_or("Average");
  const auto aggregation = how == "Minimum"   ? steps::Aggregation::kMinimum
                           : how == "Maximum" ? steps::Aggregation::kMaximum
                                              : steps::Aggregation::kAverage;
  const std::optional<double> metric = steps::Aggregate(Values(news.recent), aggregation);
  if (!metric || !news.threshold) return "Metric data points must be provided";
  std::vector<steps::Step> all;
  for (const StepAdjustment& one : wanted.step_adjustments) {
    all.push_back(
        {one.metric_interval_lower_bound, one.metric_interval_upper_bound, one.scaling_adjustment});
  }
  const auto step = steps::Choose(all, *metric, *news.threshold);
  if (!step) {
    std::vector<std::string> values;
    for (const double value : Values(news.recent)) values.push_back(JavaDouble(value));
    return StrCat("No step adjustment found for metric value [", Join(values, ", "),
                  "] and breach threshold ", JavaDouble(*news.threshold));
  }
  const auto type = steps::AdjustmentNamed(wanted.adjustment_type.value_or(""))
                        .value_or(steps::Adjustment::kChange);
  steps::Observation seen;
  seen.desired = it.resource.desired;
  seen.capacity_min = it.target.capacity_min;
  seen.capacity_max = it.target.capacity_max;
  seen.now = ctx.now();
  seen.cooldown = Seconds(wanted.cooldown.value_or(kCooldownDefault));
  const Earlier earlier = EarlierScaleOut(ctx, it, seen.cooldown);
  seen.cooldown = std::max(seen.cooldown, Micros(1));
  seen.scaled_out_at = earlier.at;
  seen.scaled_in_at = it.target.scaled_in_at;
  seen.last_added = earlier.added;
  const steps::Decision decision =
      steps::Decide(type, step->adjustment, wanted.min_adjustment_magnitude.value_or(0), seen);
  const bool outward = decision.capacity > it.resource.desired;
  const bool moves = decision.capacity != it.resource.desired;
  const bool suspended = outward ? it.target.out_suspended : it.target.in_suspended;
  if (moves && suspended) {
    Journal(ctx, it, news.alarm_name, it.resource.desired, "suspended");
    return {};
  }
  if (moves && !outward && it.resource.deploying) {
    Journal(ctx, it, news.alarm_name, it.resource.desired, "deployment_under_way");
    Hold(ctx, it, "TargetServicePutResourceAsUnscalable");
    return {};
  }
  Journal(ctx, it, news.alarm_name, decision.capacity, steps::ReasonName(decision.reason));
  if (moves) {
    Apply(ctx, it, decision.capacity, earlier);
  } else if (const std::string name(steps::ReasonName(decision.reason)); name.starts_with("A")) {
    Hold(ctx, it, name);
  }
  return {};
}

// The policy that an action's ARN means, its part createdBy aside.
std::optional<PolicyRow> PolicyOfAction(Context& ctx, std::string action) {
  constexpr std::string_view kBy = ":createdBy/", kResource = ":resource/", kName = ":policyName/";
  std::string created_by;
  if (const size_t at = action.find(kBy); at != std::string::npos) {
    created_by = action.substr(at + kBy.size());
    action.resize(at);
  }
  const size_t resource = action.find(kResource), name = action.find(kName);
  if (resource == std::string::npos || name == std::string::npos) return std::nullopt;
  const std::string of =
      action.substr(resource + kResource.size(), name - resource - kResource.size());
  const size_t slash = of.find('/');
  for (const PolicyRow& row : ctx.Scan<PolicyRow>(of.substr(0, slash), of.substr(slash + 1))) {
    if (PolicyArn(ctx, row) != action) continue;
    if (created_by.empty() || created_by == row.created_by) return row;
  }
  return std::nullopt;
}

}  // namespace

void FollowAlarm(Turn& turn, const cloudwatch::AlarmStateChanged& news) {
  if (!news.actions_enabled) return;
  for (const std::string& action : news.actions) {
    if (action.find(":scalingPolicy:") == std::string::npos) continue;
    if (action.find(":resource/") == std::string::npos) continue;
    Context ctx(turn.world(), news.account, news.region);
    const std::optional<PolicyRow> policy = PolicyOfAction(ctx, action);
    if (!policy) {
      news.failed.emplace_back(action, "The scaling policy does not exist");
      continue;
    }
    const auto target =
        ctx.Find<TargetRow>(policy->service_namespace, policy->resource_id, policy->dimension);
    const std::optional<Resource> resource = Observe(ctx, policy->resource_id);
    if (!target || !resource) {
      news.failed.emplace_back(action, StrCat("ECS service doesn't exist: ", policy->resource_id));
      continue;
    }
    const Case it{.target = *target,
                  .policy = *policy,
                  .resource = *resource,
                  .cause = StrCat("monitor alarm ", news.alarm_name, " in state ", news.to,
                                  " triggered policy ", policy->name)};
    if (policy->type == "TargetTrackingScaling") {
      Track(ctx, it, news);
    } else if (policy->type == "StepScaling") {
      const std::string problem = Step(ctx, it, news);
      if (!problem.empty()) news.failed.emplace_back(action, problem);
    }
  }
}

}  // namespace wt::application_autoscaling
