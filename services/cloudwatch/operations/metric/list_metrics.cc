#include <algorithm>

#include "emulator/world/pager.h"
#include "services/cloudwatch/errors.h"
#include "services/cloudwatch/limits.h"
#include "services/cloudwatch/metric.h"
#include "services/cloudwatch/operations.h"

namespace wt::cloudwatch {
namespace {

bool HasDimensions(const MetricRow& row, const wire::List<DimensionFilter>& filters) {
  if (filters.empty()) return true;
  const wire::List<Dimension> dimensions = ParseDimensions(row.dimensions);
  return std::all_of(filters.begin(), filters.end(), [&](const DimensionFilter& filter) {
    return std::any_of(dimensions.begin(), dimensions.end(), [&](const Dimension& dimension) {
      return dimension.name == filter.name && (!filter.value || dimension.value == *filter.value);
    });
  });
}

}  // namespace

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html
Result<ListMetricsResponse> ListMetrics(Context& ctx, const ListMetricsRequest& in) {
  Pager pager = WT_TRY(
      Pager::Open(in.next_token, std::nullopt, kMetricsPage,
                  error::InvalidParameterValueException("The specified nextToken is invalid.")));
  const Duration listed = in.recently_active == "PT3H" ? kRecentlyActive : kListedFor;
  ListMetricsResponse out;
  out.metrics.present = true;
  // Other accounts' metrics are not seen.
  if (in.owning_account && *in.owning_account != ctx.account()) return out;

  const auto visit = [&](const auto& range) {
    for (const MetricRow& row : range) {
      const std::string key = StrCat(row.name_space, "\x1d", row.name, "\x1d", row.dimensions);
      if (pager.Before(key)) continue;
      if (in.namespace_ && row.name_space != *in.namespace_) continue;
      if (in.metric_name && row.name != *in.metric_name) continue;
      if (!HasDimensions(row, in.dimensions)) continue;
      const std::optional<Instant> newest = NewestDatapoint(ctx, row.id);
      if (!newest || *newest + listed < ctx.now()) continue;
      if (!pager.Take(key)) return;
      out.metrics.push_back(ToMetric(row));
    }
  };
  if (in.namespace_) {
    visit(ctx.Scan<MetricRow>(*in.namespace_));
  } else {
    visit(ctx.Rows<MetricRow>().Scan(ctx.account(), ctx.region()));
  }
  out.next_token = pager.next();
  if (in.include_linked_accounts.value_or(false)) {
    for (size_t i = 0; i < out.metrics.size(); ++i) out.owning_accounts.push_back(ctx.account());
  }
  return out;
}

}  // namespace wt::cloudwatch
