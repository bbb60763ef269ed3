#include "services/application_autoscaling/policy.h"

#include <algorithm>

#include "emulator/laws/step_scaling/step_scaling.h"
#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/limits.h"
#include "services/application_autoscaling/resource.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {
namespace {

namespace steps = laws::step_scaling;

constexpr int64_t kHighPeriods = 3;
constexpr int64_t kLowPeriods = 15;
constexpr int64_t kPeriod = 60;
// Seen on every alarm of ECS services; AWS does not promise it.
constexpr double kLowFactor = 0.9;

std::string_view ServiceOf(std::string_view resource_id) {
  return resource_id.substr(resource_id.rfind('/') + 1);
}
std::string_view ClusterOf(std::string_view resource_id) {
  const std::string_view rest = resource_id.substr(resource_id.find('/') + 1);
  return rest.substr(0, rest.find('/'));
}

// What makes two metric specifications the same: unit, ids and labels do not count, nor does the
// order of dimensions.
std::string IdentityOf(const TargetTrackingScalingPolicyConfiguration& wanted) {
  if (const auto& one = wanted.predefined_metric_specification) {
    return StrCat(one->predefined_metric_type, "\n", one->resource_label.value_or(""));
  }
  const auto& metric = *wanted.customized_metric_specification;
  std::vector<std::string> parts;
  for (const MetricDimension& dimension : metric.dimensions) {
    parts.push_back(StrCat(dimension.name, "=", dimension.value));
  }
  std::sort(parts.begin(), parts.end());
  std::string text = StrCat(metric.namespace_.value_or(""), "\n", metric.metric_name.value_or(""),
                            "\n", metric.statistic.value_or(""), "\n", Join(parts, ","));
  for (const TargetTrackingMetricDataQuery& query : metric.metrics) {
    StrAppend(text, "\n", query.expression.value_or(""));
    if (!query.metric_stat) continue;
    StrAppend(text, query.metric_stat->metric.namespace_.value_or(""), "/",
              query.metric_stat->metric.metric_name.value_or(""), "/", query.metric_stat->stat);
  }
  return text;
}

Result<void> CheckLabel(Context& ctx, const PolicyRow& row, const std::string& label) {
  constexpr std::string_view kType = "ALBRequestCountPerTarget";
  if (label.empty()) {
    return error::ValidationException(
        StrCat("Resource label should be specified for predefined metric type ", kType));
  }
  // "app/NAME/ID/targetgroup/NAME/ID"
  const std::vector<std::string_view> parts = Split(label, '/');
  if (parts.size() != 6 || parts[0] != "app" || parts[3] != "targetgroup") {
    return error::ValidationException(
        StrCat("Invalid resource label '", label, "' for predefined metric type ", kType));
  }
  const std::string group = StrCat("targetgroup/", parts[4], "/", parts[5]);
  if (!HasTargetGroup(ctx, group)) {
    return error::ValidationException(
        StrCat("Target group ", group, " is not attached to resource ", row.resource_id));
  }
  return {};
}

Result<void> CheckTracking(Context& ctx, const PolicyRow& row) {
  const auto& wanted = row.policy->target_tracking_scaling_policy_configuration;
  if (!wanted) {
    return error::ValidationException(
        "TargetTrackingScalingPolicyConfiguration must be specified for policy type "
        "TargetTrackingScaling");
  }
  if (!(wanted->target_value > 0)) {
    return error::ValidationException("Target value must be greater than 0");
  }
  const auto& predefined = wanted->predefined_metric_specification;
  if (predefined.has_value() == wanted->customized_metric_specification.has_value()) {
    return error::ValidationException(
        "Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be "
        "specified");
  }
  if (wanted->scale_in_cooldown.value_or(0) < 0 || wanted->scale_out_cooldown.value_or(0) < 0) {
    return error::ValidationException("Cooldown cannot be less than 0");
  }
  if (predefined) {
    const std::string& type = predefined->predefined_metric_type;
    if (type == "ALBRequestCountPerTarget") {
      WT_TRY(CheckLabel(ctx, row, predefined->resource_label.value_or("")));
    } else if (!type.starts_with("ECSService")) {
      return error::ValidationException(
          StrCat("Unsupported predefined metric type ", type, " for service namespace ecs"));
    }
  }
  for (const PolicyRow& other :
       ctx.Scan<PolicyRow>(row.service_namespace, row.resource_id, row.dimension)) {
    const auto& theirs = other.policy->target_tracking_scaling_policy_configuration;
    if (other.name == row.name || !theirs || IdentityOf(*theirs) != IdentityOf(*wanted)) continue;
    return error::ValidationException(
        "Only one TargetTrackingScaling policy for a given metric specification is allowed.");
  }
  return {};
}

Result<void> CheckStep(const PolicyRow& row) {
  const auto& wanted = row.policy->step_scaling_policy_configuration;
  if (!wanted) {
    return error::ValidationException(
        "StepScalingPolicyConfiguration must be specified for policy type StepScaling");
  }
  if (!wanted->adjustment_type) {
    return error::ValidationException("Adjustment type must be specified");
  }
  if (wanted->step_adjustments.size() > kStepsMax) {
    return error::LimitExceededException(
        StrCat("Number of step adjustments cannot be more than ", kStepsMax));
  }
  std::vector<steps::Step> bounds;
  for (const StepAdjustment& one : wanted->step_adjustments) {
    bounds.push_back(
        {one.metric_interval_lower_bound, one.metric_interval_upper_bound, one.scaling_adjustment});
  }
  if (std::string problem = steps::Problem(bounds); !problem.empty()) {
    return error::ValidationException(std::move(problem));
  }
  if (wanted->min_adjustment_magnitude && *wanted->adjustment_type != "PercentChangeInCapacity") {
    return error::ValidationException(
        "MinAdjustmentMagnitude is only supported for PercentChangeInCapacity");
  }
  return {};
}

void SetPredefined(const PolicyRow& row, const PredefinedMetricSpecification& metric,
                   cloudwatch::PutMetricAlarmInput& alarm) {
  const auto dimension = [&](std::string name, std::string_view value) {
    alarm.dimensions.push_back({std::move(name), std::string(value)});
  };
  if (metric.predefined_metric_type == "ALBRequestCountPerTarget") {
    const std::string label = metric.resource_label.value_or("");
    const size_t split = std::min(label.find("/targetgroup/"), label.size() - 1);
    alarm.namespace_ = "AWS/ApplicationELB";
    alarm.metric_name = "RequestCountPerTarget";
    alarm.statistic = "Sum";
    alarm.unit = "None";
    dimension("LoadBalancer", label.substr(0, split));
    dimension("TargetGroup", label.substr(split + 1));
    return;
  }
  const bool cpu = metric.predefined_metric_type == "ECSServiceAverageCPUUtilization";
  alarm.namespace_ = "AWS/ECS";
  alarm.metric_name = cpu ? "CPUUtilization" : "MemoryUtilization";
  alarm.statistic = "Average";
  alarm.unit = "Percent";
  dimension("ClusterName", ClusterOf(row.resource_id));
  dimension("ServiceName", ServiceOf(row.resource_id));
}

void SetCustomized(const CustomizedMetricSpecification& metric,
                   cloudwatch::PutMetricAlarmInput& alarm) {
  if (metric.metrics.empty()) {
    alarm.namespace_ = metric.namespace_;
    alarm.metric_name = metric.metric_name;
    alarm.statistic = metric.statistic;
    alarm.unit = metric.unit;
    for (const MetricDimension& one : metric.dimensions) {
      alarm.dimensions.push_back({one.name, one.value});
    }
    return;
  }
  alarm.period.reset();
  for (const TargetTrackingMetricDataQuery& query : metric.metrics) {
    cloudwatch::MetricDataQuery& made = alarm.metrics.emplace_back();
    made.id = query.id;
    made.expression = query.expression;
    made.label = query.label;
    made.return_data = query.return_data.value_or(true);
    if (!query.metric_stat) continue;
    cloudwatch::MetricStat& stat = made.metric_stat.emplace();
    stat.metric.namespace_ = query.metric_stat->metric.namespace_;
    stat.metric.metric_name = query.metric_stat->metric.metric_name;
    for (const TargetTrackingMetricDimension& one : query.metric_stat->metric.dimensions) {
      stat.metric.dimensions.push_back({one.name, one.value});
    }
    stat.period = kPeriod;
    stat.stat = query.metric_stat->stat;
    stat.unit = query.metric_stat->unit;
  }
}

}  // namespace

std::string PolicyArn(Context& ctx, const PolicyRow& row) {
  const auto target = ctx.Find<TargetRow>(row.service_namespace, row.resource_id, row.dimension);
  return StrCat("arn:aws:autoscaling:", ctx.region(), ":", ctx.account(),
                ":scalingPolicy:", target ? target->policy_uuid : "", ":",
                ResourcePart(row.service_namespace, row.resource_id), ":policyName/", row.name);
}

wire::List<Alarm> AlarmsOf(const PolicyRow& row) {
  wire::List<Alarm> out;
  out.present = true;
  for (const std::string& name : {row.alarm_high, row.alarm_low}) {
    if (name.empty()) continue;
    Alarm& alarm = out.emplace_back();
    alarm.alarm_name = name;
    alarm.alarm_arn = StrCat("arn:aws:cloudwatch:", row.region, ":", row.account, ":alarm:", name);
  }
  return out;
}

ScalingPolicy ToApi(Context& ctx, const PolicyRow& row) {
  ScalingPolicy out = *row.policy;
  out.policy_arn = PolicyArn(ctx, row);
  out.policy_name = row.name;
  out.service_namespace = row.service_namespace;
  out.resource_id = row.resource_id;
  out.scalable_dimension = row.dimension;
  out.policy_type = row.type;
  out.alarms = AlarmsOf(row);
  out.creation_time = row.created_at;
  return out;
}

Result<void> CheckPolicy(Context& ctx, const PolicyRow& row) {
  if (row.type == "TargetTrackingScaling") return CheckTracking(ctx, row);
  if (row.type == "StepScaling") return CheckStep(row);
  if (!row.policy->predictive_scaling_policy_configuration) {
    return error::ValidationException(
        "PredictiveScalingPolicyConfiguration must be specified for policy type "
        "PredictiveScaling");
  }
  return {};
}

Result<void> PutAlarms(Context& ctx, PolicyRow& row) {
  const auto& wanted = *row.policy->target_tracking_scaling_policy_configuration;
  const std::string action = StrCat(PolicyArn(ctx, row), ":createdBy/", row.created_by);
  const auto put = [&](bool high) -> Result<std::string> {
    cloudwatch::PutMetricAlarmInput alarm;
    alarm.alarm_name =
        StrCat("TargetTracking-", row.resource_id, high ? "-AlarmHigh-" : "-AlarmLow-",
               ctx.rng("application_autoscaling.alarm").Uuid());
    alarm.alarm_description =
        StrCat("DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ", action, ".");
    alarm.alarm_actions.push_back(action);
    alarm.actions_enabled = true;
    alarm.comparison_operator = high ? "GreaterThanThreshold" : "LessThanThreshold";
    alarm.threshold = high ? wanted.target_value : wanted.target_value * kLowFactor;
    alarm.evaluation_periods = high ? kHighPeriods : kLowPeriods;
    alarm.period = kPeriod;
    if (wanted.predefined_metric_specification) {
      SetPredefined(row, *wanted.predefined_metric_specification, alarm);
    } else {
      SetCustomized(*wanted.customized_metric_specification, alarm);
    }
    WT_TRY(cloudwatch::PutAlarm(ctx, alarm));
    return alarm.alarm_name;
  };
  row.alarm_high = WT_TRY(put(true));
  row.alarm_low.clear();
  if (!wanted.disable_scale_in.value_or(false)) row.alarm_low = WT_TRY(put(false));
  return {};
}

void DeleteAlarms(Context& ctx, const PolicyRow& row) {
  for (const std::string& name : {row.alarm_high, row.alarm_low}) {
    if (!name.empty()) cloudwatch::DeleteAlarm(ctx, name);
  }
}

void ErasePolicy(Context& ctx, const PolicyRow& row) {
  DeleteAlarms(ctx, row);
  ctx.Erase<PolicyRow>(row.service_namespace, row.resource_id, row.dimension, row.name);
}

}  // namespace wt::application_autoscaling
