#include "services/autoscaling/policy_alarms.h"

#include <charconv>

#include "emulator/laws/target_tracking/target_tracking.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/policy.h"

namespace wt::autoscaling {
namespace {

constexpr int64_t kHighPeriods = 3;
constexpr int64_t kLowPeriods = 15;

// As Java prints a double: "90.0".
std::string JavaDouble(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  std::string text(buffer, end.ptr);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

void AddDimension(cloudwatch::PutMetricAlarmInput& alarm, std::string name, std::string value) {
  alarm.dimensions.push_back({std::move(name), std::move(value)});
}

void SetPredefined(const GroupRow& group, const PredefinedMetricSpecification& metric,
                   cloudwatch::PutMetricAlarmInput& alarm) {
  alarm.period = 60;
  alarm.statistic = "Average";
  if (metric.predefined_metric_type == "ALBRequestCountPerTarget") {
    // "app/web/0123/targetgroup/web/4567"
    const std::string label = metric.resource_label.value_or("");
    const size_t split = label.find("/targetgroup/");
    alarm.namespace_ = "AWS/ApplicationELB";
    alarm.metric_name = "RequestCountPerTarget";
    alarm.statistic = "Sum";
    AddDimension(alarm, "LoadBalancer", label.substr(0, split));
    AddDimension(alarm, "TargetGroup", label.substr(std::min(split, label.size() - 1) + 1));
    return;
  }
  constexpr std::string_view kPrefix = "ASGAverage";
  alarm.namespace_ = "AWS/EC2";
  alarm.metric_name = metric.predefined_metric_type.substr(kPrefix.size());
  AddDimension(alarm, "AutoScalingGroupName", group.name);
}

void SetQueries(const CustomizedMetricSpecification& metric,
                cloudwatch::PutMetricAlarmInput& alarm) {
  for (const TargetTrackingMetricDataQuery& query : metric.metrics) {
    cloudwatch::MetricDataQuery& made = alarm.metrics.emplace_back();
    made.id = query.id;
    made.expression = query.expression;
    made.label = query.label;
    made.return_data = query.return_data.value_or(true);
    if (!query.metric_stat) continue;
    cloudwatch::MetricStat& stat = made.metric_stat.emplace();
    cloudwatch::Metric& wanted = stat.metric;
    wanted.namespace_ = query.metric_stat->metric.namespace_;
    wanted.metric_name = query.metric_stat->metric.metric_name;
    for (const MetricDimension& dimension : query.metric_stat->metric.dimensions) {
      wanted.dimensions.push_back({dimension.name, dimension.value});
    }
    stat.period = query.metric_stat->period.value_or(60);
    stat.stat = query.metric_stat->stat;
    stat.unit = query.metric_stat->unit;
  }
}

void SetCustomized(const CustomizedMetricSpecification& metric,
                   cloudwatch::PutMetricAlarmInput& alarm) {
  if (!metric.metrics.empty()) return SetQueries(metric, alarm);
  alarm.period = metric.period.value_or(60);
  alarm.namespace_ = metric.namespace_;
  alarm.metric_name = metric.metric_name;
  alarm.statistic = metric.statistic;
  alarm.unit = metric.unit;
  for (const MetricDimension& dimension : metric.dimensions) {
    AddDimension(alarm, dimension.name, dimension.value);
  }
}

}  // namespace

std::string NoStepText(const std::vector<double>& recent, double metric, double threshold) {
  std::vector<std::string> values;
  for (const double value : recent) values.push_back(JavaDouble(value));
  if (values.empty()) values.push_back(JavaDouble(metric));
  return StrCat("No step adjustment found for metric value [", Join(values, ", "),
                "] and breach threshold ", JavaDouble(threshold));
}

Result<void> CheckTracking(const ScalingPolicy& in) {
  if (!in.target_tracking_configuration) {
    return ValidationError(
        "TargetTrackingConfiguration must be specified for policy type TargetTrackingScaling.");
  }
  const TargetTrackingConfiguration& wanted = *in.target_tracking_configuration;
  const auto& predefined = wanted.predefined_metric_specification;
  const bool customized = wanted.customized_metric_specification.has_value();
  if (predefined.has_value() == customized) {
    return ValidationError(
        "Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be "
        "specified.");
  }
  if (!(wanted.target_value > 0)) return ValidationError("TargetValue must be greater than 0.");
  if (!predefined) return {};
  const std::string& type = predefined->predefined_metric_type;
  const bool per_target = type == "ALBRequestCountPerTarget";
  const std::string label = predefined->resource_label.value_or("");
  if (per_target && label.empty()) {
    return ValidationError(
        "ResourceLabel must be specified for predefined metric type ALBRequestCountPerTarget.");
  }
  if (per_target &&
      (!label.starts_with("app/") || label.find("/targetgroup/") == std::string::npos)) {
    return ValidationError(StrCat("Invalid resource label: ", label));
  }
  return {};
}

Result<void> PutAlarms(Context& ctx, const GroupRow& group, PolicyRow& row) {
  const TargetTrackingConfiguration& wanted = *row.policy->target_tracking_configuration;
  const auto put = [&](bool high, double threshold, int64_t periods) -> Result<std::string> {
    cloudwatch::PutMetricAlarmInput alarm;
    alarm.alarm_name = StrCat("TargetTracking-", group.name, high ? "-AlarmHigh-" : "-AlarmLow-",
                              ctx.rng("autoscaling.alarm").Uuid());
    alarm.alarm_description =
        StrCat("DO NOT EDIT OR DELETE. For TargetTrackingScaling policy ", PolicyArn(row), ".");
    alarm.alarm_actions.push_back(PolicyArn(row));
    alarm.actions_enabled = true;
    alarm.comparison_operator = high ? "GreaterThanThreshold" : "LessThanThreshold";
    alarm.threshold = threshold;
    alarm.evaluation_periods = periods;
    if (wanted.predefined_metric_specification) {
      SetPredefined(group, *wanted.predefined_metric_specification, alarm);
    } else {
      SetCustomized(*wanted.customized_metric_specification, alarm);
    }
    WT_TRY(cloudwatch::PutAlarm(ctx, alarm));
    return alarm.alarm_name;
  };
  // A capacity provider's has no margin below, and acts after one datapoint above.
  const double factor = row.managed ? 1 : laws::target_tracking::GroupLowFactor(group.desired);
  row.alarm_high = WT_TRY(put(true, wanted.target_value, row.managed ? 1 : kHighPeriods));
  row.alarm_low.clear();
  if (!wanted.disable_scale_in.value_or(false)) {
    row.alarm_low = WT_TRY(put(false, wanted.target_value * factor, kLowPeriods));
  }
  return {};
}

void DeleteAlarms(Context& ctx, const PolicyRow& row) {
  for (const std::string& name : {row.alarm_high, row.alarm_low}) {
    if (!name.empty()) cloudwatch::DeleteAlarm(ctx, name);
  }
}

wire::List<Alarm> AlarmsOf(const PolicyRow& row) {
  wire::List<Alarm> out;
  for (const std::string& name : {row.alarm_high, row.alarm_low}) {
    if (name.empty()) continue;
    Alarm& alarm = out.emplace_back();
    alarm.alarm_name = name;
    alarm.alarm_arn = StrCat("arn:aws:cloudwatch:", row.region, ":", row.account, ":alarm:", name);
  }
  return out;
}

}  // namespace wt::autoscaling
