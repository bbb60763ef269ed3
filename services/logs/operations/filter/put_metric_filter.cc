#include <iterator>

#include "services/logs/errors.h"
#include "services/logs/event.h"
#include "services/logs/filters.h"
#include "services/logs/group.h"
#include "services/logs/operations.h"

namespace wt::logs {

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html
Result<PutMetricFilterResponse> PutMetricFilter(Context& ctx, const PutMetricFilterRequest& in) {
  const GroupRow group = WT_TRY(FetchGroup(ctx, in.log_group_name));
  WT_TRY(EventFilter::Parse(in.filter_pattern));
  const bool known = ctx.Peek<MetricFilterRow>(group.name, in.filter_name) != nullptr;
  const auto all = ctx.Scan<MetricFilterRow>(group.name);
  if (!known && std::distance(all.begin(), all.end()) >= kMetricFiltersMax) {
    return error::LimitExceededException("Resource limit exceeded.");
  }
  const MetricTransformation& to = in.metric_transformations[0];
  if (to.default_value && !to.dimensions.empty()) {
    return error::InvalidParameterException(
        "Invalid metric transformation: dimensions and default value are mutually exclusive "
        "properties.");
  }
  MetricFilterRow row;
  row.group = group.name;
  row.name = in.filter_name;
  row.pattern = in.filter_pattern;
  row.transformed = in.apply_on_transformed_logs.value_or(false);
  row.metric_name = to.metric_name;
  row.metric_namespace = to.metric_namespace;
  row.metric_value = to.metric_value;
  row.unit = to.unit.value_or("");
  row.has_default = to.default_value.has_value();
  row.default_value = to.default_value.value_or(0);
  row.dimensions = to.dimensions;
  row.created_at = ctx.now();
  ctx.Put(std::move(row));
  return PutMetricFilterResponse{};
}

}  // namespace wt::logs
