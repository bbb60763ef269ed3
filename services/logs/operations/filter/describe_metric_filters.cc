#include "emulator/world/pager.h"
#include "services/logs/errors.h"
#include "services/logs/event.h"
#include "services/logs/filters.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeMetricFilters.html
Result<DescribeMetricFiltersResponse> DescribeMetricFilters(
    Context& ctx, const DescribeMetricFiltersRequest& in) {
  if (in.metric_name.has_value() != in.metric_namespace.has_value()) {
    return error::InvalidParameterException(
        "metricName and metricNamespace have to be given together.");
  }
  if (in.log_group_name) WT_TRY(FetchGroup(ctx, *in.log_group_name));
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.limit, 50, BadToken()));
  DescribeMetricFiltersResponse out;
  out.metric_filters.present = true;
  for (const MetricFilterRow& row : ctx.Scan<MetricFilterRow>()) {
    if (in.log_group_name && row.group != *in.log_group_name) continue;
    if (!row.name.starts_with(in.filter_name_prefix.value_or(""))) continue;
    if (in.metric_name &&
        (row.metric_name != *in.metric_name || row.metric_namespace != *in.metric_namespace)) {
      continue;
    }
    const std::string order = StrCat(row.group, "\n", row.name);
    if (pager.Before(order)) continue;
    if (!pager.Take(order)) break;
    out.metric_filters.push_back(ToApi(row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::logs
