#include "services/cloudwatch/alarm.h"
#include "services/cloudwatch/metric.h"
#include "services/cloudwatch/operations.h"

namespace wt::cloudwatch {

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmsForMetric.html
Result<DescribeAlarmsForMetricResponse> DescribeAlarmsForMetric(
    Context& ctx, const DescribeAlarmsForMetricRequest& in) {
  DescribeAlarmsForMetricResponse out;
  out.metric_alarms.present = true;
  const std::string wanted = DimensionsText(in.dimensions);
  const auto differs = [](const auto& asked, const auto& has) { return asked && asked != has; };
  for (const AlarmRow& row : ctx.Rows<AlarmRow>().Scan(ctx.account(), ctx.region())) {
    // Alarms on this very metric; those on metric math are not found this way.
    if (row.composite || row.metric == 0) continue;
    const MetricAlarm& config = *row.config;
    if (config.metric_name != in.metric_name || config.namespace_ != in.namespace_) continue;
    if (DimensionsText(config.dimensions) != wanted) continue;
    if (differs(in.statistic, config.statistic) || differs(in.period, config.period) ||
        differs(in.extended_statistic, config.extended_statistic) ||
        differs(in.unit, config.unit)) {
      continue;
    }
    out.metric_alarms.push_back(ToMetricAlarm(ctx, row));
  }
  return out;
}

}  // namespace wt::cloudwatch
