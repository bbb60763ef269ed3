#include "services/logs/filters.h"

namespace wt::logs {

SubscriptionFilter ToApi(const SubscriptionRow& row) {
  SubscriptionFilter out;
  out.filter_name = row.name;
  out.log_group_name = row.group;
  out.filter_pattern = row.pattern;
  out.destination_arn = row.destination;
  if (!row.role.empty()) out.role_arn = row.role;
  out.distribution = row.distribution;
  out.apply_on_transformed_logs = row.transformed;
  out.creation_time = row.created_at.micros / 1000;
  return out;
}

MetricFilter ToApi(const MetricFilterRow& row) {
  MetricTransformation to;
  to.metric_name = row.metric_name;
  to.metric_namespace = row.metric_namespace;
  to.metric_value = row.metric_value;
  if (row.has_default) to.default_value = row.default_value;
  if (!row.dimensions.empty()) to.dimensions = row.dimensions;
  if (!row.unit.empty()) to.unit = row.unit;
  MetricFilter out;
  out.filter_name = row.name;
  out.filter_pattern = row.pattern;
  out.metric_transformations.push_back(std::move(to));
  out.creation_time = row.created_at.micros / 1000;
  out.log_group_name = row.group;
  out.apply_on_transformed_logs = row.transformed;
  return out;
}

}  // namespace wt::logs
