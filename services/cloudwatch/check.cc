// What PutMetricAlarm refuses beyond what its model forbids.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html

#include <algorithm>

#include "services/cloudwatch/alarm.h"
#include "services/cloudwatch/limits.h"
#include "services/cloudwatch/metric.h"
#include "services/cloudwatch/query.h"

namespace wt::cloudwatch {
namespace {

namespace law = laws::alarm_evaluation;

Error Required(std::string_view member) {
  return Invalid(StrCat("1 validation error detected: Value null at '", member,
                        "' failed to satisfy constraint: Member must not be null"));
}

bool PeriodAllowed(int64_t period) {
  return period == 10 || period == 20 || period == 30 || (period > 0 && period % 60 == 0);
}

Result<void> CheckRange(int64_t period, int64_t periods) {
  const int64_t range = period * periods;
  if (period >= 3600 && range > 604'800) {
    return Invalid(
        "Metrics cannot be checked across more than seven days (EvaluationPeriods * Period must be "
        "<= 604800).");
  }
  if (period < 3600 && range > 86'400) {
    return Invalid(
        "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= "
        "86400).");
  }
  return {};
}

Result<void> CheckSingle(const PutMetricAlarmInput& in) {
  if (!in.metric_name) return Invalid("MetricName must not be null");
  if (!in.namespace_) return Invalid("Namespace must not be null");
  if (in.statistic && in.extended_statistic) {
    return Invalid("Statistic and ExtendedStatistic are mutually exclusive.");
  }
  if (!in.statistic && !in.extended_statistic) {
    return Invalid("Statistic or ExtendedStatistic must not be null");
  }
  if (!in.period) return Invalid("Period must not be null");
  if (in.extended_statistic && !laws::metric_statistics::ParseStatistic(*in.extended_statistic)) {
    return Invalid(StrCat("The value ", *in.extended_statistic,
                          " for parameter ExtendedStatistic is invalid."));
  }
  if (!PeriodAllowed(*in.period)) {
    return Invalid("Period must be 10, 20, 30 or a multiple of 60");
  }
  return CheckRange(*in.period, *in.evaluation_periods);
}

Result<void> CheckMath(const PutMetricAlarmInput& in, bool band) {
  const auto refuse = [](std::string_view name) {
    return Invalid(StrCat(name, " should not be set if list of Metrics is set."));
  };
  if (in.metric_name) return refuse("MetricName");
  if (in.namespace_) return refuse("Namespace");
  if (!in.dimensions.empty()) return refuse("Dimensions");
  if (in.period) return refuse("Period");
  if (in.statistic) return refuse("Statistic");
  if (in.extended_statistic) return refuse("ExtendedStatistic");
  if (in.unit) return refuse("Unit");
  if (static_cast<int64_t>(in.metrics.size()) > kAlarmQueriesMax) {
    return Invalid(
        StrCat("The collection Metrics must not have a size greater than ", kAlarmQueriesMax, "."));
  }
  // 1. Exactly one returns data; of a band's alarm, the metric and its band.
  const auto returned = std::count_if(in.metrics.begin(), in.metrics.end(), [](const auto& query) {
    return query.return_data.value_or(true);
  });
  if (band && returned != 2) {
    return Invalid("Exactly two elements of the metrics list should return data.");
  }
  if (!band && returned != 1) {
    return Invalid("Exactly one element of the metrics list should return data.");
  }
  if (band && std::none_of(in.metrics.begin(), in.metrics.end(), [&](const auto& query) {
        return query.id == in.threshold_metric_id.value_or("");
      })) {
    return Invalid(
        "Metrics list must contain exactly one metric matching the ThresholdMetricId parameter");
  }
  // 2. Each can be read.
  if (auto bad = CheckQueries(in.metrics)) return Invalid(std::move(*bad));
  int64_t period = 60;
  for (const MetricDataQuery& query : in.metrics) {
    if (query.metric_stat && !PeriodAllowed(query.metric_stat->period)) {
      return Invalid("Period must be 10, 20, 30 or a multiple of 60");
    }
    if (query.metric_stat) period = std::max(period, query.metric_stat->period);
  }
  return CheckRange(period, *in.evaluation_periods);
}

}  // namespace

Result<void> CheckActions(const wire::List<std::string>& actions) {
  for (const std::string& arn : actions) {
    const std::vector<std::string_view> parts = Split(arn, ':');
    if (parts.size() < 6 || parts[0] != "arn" || parts[2].empty()) {
      return Invalid(StrCat("Invalid arn syntax: ", arn));
    }
  }
  return {};
}

Result<void> CheckMetricAlarm(const PutMetricAlarmInput& in) {
  // 1. What no alarm can be without.
  if (in.evaluation_criteria || in.evaluation_interval) {
    return Error{.code = "NotImplemented",
                 .message = "Windtunnel does not implement alarms on PromQL queries yet."};
  }
  if (!in.evaluation_periods) return Required("evaluationPeriods");
  if (!in.comparison_operator) return Required("comparisonOperator");
  const std::optional<law::Comparison> comparison = law::ParseComparison(*in.comparison_operator);
  const bool band = comparison && law::IsBand(*comparison);

  // 2. The threshold is a number or a band.
  if (band && in.threshold) {
    return Invalid(
        "Threshold must not be set for alarms on an anomaly detection band; use "
        "ThresholdMetricId.");
  }
  if (band && !in.threshold_metric_id) return Invalid("ThresholdMetricId must not be null");
  if (!band && in.threshold_metric_id) {
    return Invalid(StrCat("ThresholdMetricId cannot be used with the comparison operator ",
                          *in.comparison_operator, "."));
  }
  if (!band && !in.threshold) return Invalid("Threshold must not be null");

  // 3. M of N, missing data, percentiles, actions.
  if (in.datapoints_to_alarm && *in.datapoints_to_alarm > *in.evaluation_periods) {
    return Invalid("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
  }
  if (in.treat_missing_data && !law::ParseMissing(*in.treat_missing_data)) {
    return Invalid(
        StrCat("Unsupported value ", *in.treat_missing_data,
               " for TreatMissingData. Must be one of: [breaching, notBreaching, ignore, "
               "missing]"));
  }
  if (in.evaluate_low_sample_count_percentile) {
    const std::string& value = *in.evaluate_low_sample_count_percentile;
    if (value != "evaluate" && value != "ignore") {
      return Invalid(StrCat("Option ", value,
                            " is not supported. Supported options for parameter "
                            "EvaluateLowSampleCountPercentile are evaluate and ignore."));
    }
  }
  for (const auto* actions : {&in.alarm_actions, &in.ok_actions, &in.insufficient_data_actions}) {
    WT_TRY(CheckActions(*actions));
  }

  // 4. One metric, or several with math.
  return in.metrics.given() ? CheckMath(in, band) : CheckSingle(in);
}

}  // namespace wt::cloudwatch
