#include "scenarios/engine/workload/series.h"

namespace wt::workload {

Series::Series(std::string account, std::string region, std::string name_space,
               std::vector<std::pair<std::string, std::string>> dimensions)
    : account_(std::move(account)),
      region_(std::move(region)),
      name_space_(std::move(name_space)),
      dimensions_(std::move(dimensions)) {}

cloudwatch::MetricId Series::Id(Turn& turn, std::string_view name) {
  for (const auto& [known, id] : ids_) {
    if (known == name) return id;
  }
  const cloudwatch::MetricId id =
      cloudwatch::InternMetric(turn, {.account = account_,
                                      .region = region_,
                                      .name_space = name_space_,
                                      .name = name,
                                      .dimensions = {dimensions_.begin(), dimensions_.end()}});
  ids_.emplace_back(name, id);
  return id;
}

void Series::Value(Turn& turn, Instant at, std::string_view name, double value,
                   std::string_view unit) {
  cloudwatch::PutMetric(turn, Id(turn, name), at, value, unit);
}

void Series::Count(Turn& turn, Instant at, std::string_view name, int64_t count) {
  if (count <= 0) return;
  const auto times = static_cast<double>(count);
  cloudwatch::PutMetric(
      turn, Id(turn, name), at,
      cloudwatch::Statistics{.samples = times, .sum = times, .minimum = 1, .maximum = 1}, "Count");
}

void Series::Set(Turn& turn, Instant at, std::string_view name, const cloudwatch::Statistics& set,
                 std::string_view unit) {
  if (set.samples > 0) cloudwatch::PutMetric(turn, Id(turn, name), at, set, unit);
}

}  // namespace wt::workload
