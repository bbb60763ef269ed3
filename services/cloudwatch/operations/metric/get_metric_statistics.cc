#include <algorithm>

#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/limits.h"
#include "services/cloudwatch/metric.h"
#include "services/cloudwatch/operations.h"

namespace wt::cloudwatch {
namespace {

Result<void> CheckStatisticsRequest(const GetMetricStatisticsRequest& in) {
  // 1. Something to compute; both kinds may be asked for, but not none.
  if (in.statistics.empty() && in.extended_statistics.empty()) {
    return error::InvalidParameterCombinationException(
        "At least one of the parameters Statistics and ExtendedStatistics must be specified.");
  }
  if (!in.statistics.empty() && !in.extended_statistics.empty()) {
    return error::InvalidParameterCombinationException(
        "The parameters Statistics and ExtendedStatistics are mutually exclusive and you have "
        "specified both.");
  }
  for (const std::string& name : in.extended_statistics) {
    const auto parsed = laws::metric_statistics::ParseStatistic(name);
    if (!parsed || laws::metric_statistics::IsBasic(*parsed)) {
      return error::InvalidParameterValueException(
          StrCat("The value ", name, " for parameter ExtendedStatistics is not supported."));
    }
  }
  // 2. A window that its period divides into few enough points.
  if (in.start_time >= in.end_time) {
    return error::InvalidParameterValueException(
        "The parameter StartTime must be less than the parameter EndTime.");
  }
  const int64_t period = in.period;
  const bool fine = period == 1 || period == 5 || period == 10 || period == 20 || period == 30;
  if (!fine && period % 60 != 0) {
    return error::InvalidParameterValueException(
        "The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60.");
  }
  const int64_t seconds = (in.end_time - in.start_time).micros / Seconds(1).micros;
  const int64_t points = (seconds + period - 1) / period;
  if (points > kStatisticsDatapointsMax) {
    return error::InvalidParameterCombinationException(
        StrCat("You have requested up to ", points, " datapoints, which exceeds the limit of ",
               kStatisticsDatapointsMax,
               ". You may reduce the datapoints requested by increasing Period, or decreasing the "
               "time range."));
  }
  return {};
}

// Where the first period begins: the start, rounded down by how old the data are.
Instant FirstPeriod(Context& ctx, const GetMetricStatisticsRequest& in) {
  if (in.period < 60) return AlignDown(in.start_time, Seconds(in.period));
  const Duration age = ctx.now() - in.start_time;
  if (age > kFiveMinutesKept) return AlignDown(in.start_time, Hours(1));
  return AlignDown(in.start_time, age > kMinutesKept ? Minutes(5) : Minutes(1));
}

Datapoint ToDatapoint(const GetMetricStatisticsRequest& in, Instant at, std::string_view unit,
                      const laws::metric_statistics::Summary& summary) {
  Datapoint out;
  out.timestamp = at;
  out.unit = unit;
  const auto wanted = [&](std::string_view name) {
    return std::find(in.statistics.begin(), in.statistics.end(), name) != in.statistics.end();
  };
  if (wanted("SampleCount")) out.sample_count = summary.samples;
  if (wanted("Average")) out.average = summary.sum / summary.samples;
  if (wanted("Sum")) out.sum = summary.sum;
  if (wanted("Minimum")) out.minimum = summary.minimum;
  if (wanted("Maximum")) out.maximum = summary.maximum;
  for (const std::string& name : in.extended_statistics) {
    const auto value =
        laws::metric_statistics::Evaluate(*laws::metric_statistics::ParseStatistic(name), summary);
    if (value) out.extended_statistics[name] = *value;
  }
  return out;
}

}  // namespace

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricStatistics.html
Result<GetMetricStatisticsResponse> GetMetricStatistics(Context& ctx,
                                                        const GetMetricStatisticsRequest& in) {
  WT_TRY(CheckStatisticsRequest(in));
  GetMetricStatisticsResponse out;
  out.label = in.metric_name;
  out.datapoints.present = true;
  const std::optional<MetricId> metric =
      FindMetric(ctx, in.namespace_, in.metric_name, in.dimensions);
  if (!metric) return out;

  // Data of each unit on their own, since they cannot be added.
  const Instant start = FirstPeriod(ctx, in);
  for (const uint8_t unit : UnitsOf(ctx, *metric, start, in.end_time)) {
    const std::string_view name = StandardUnits()[unit];
    if (in.unit && *in.unit != name) continue;
    EachPeriod(ctx, *metric, unit, start, in.end_time, Seconds(in.period),
               [&](Instant at, const laws::metric_statistics::Summary& summary) {
                 Datapoint point = ToDatapoint(in, at, name, summary);
                 if (!in.statistics.empty() || !point.extended_statistics.empty()) {
                   out.datapoints.push_back(std::move(point));
                 }
               });
  }
  return out;
}

}  // namespace wt::cloudwatch
