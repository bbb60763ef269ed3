#pragma once

// A set of metrics with the same dimensions, each numbered at its first use.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/cloudwatch/cloudwatch.h"

namespace wt::workload {

class Series {
 public:
  Series() = default;
  Series(std::string account, std::string region, std::string name_space,
         std::vector<std::pair<std::string, std::string>> dimensions);

  // `name` must be a literal.
  cloudwatch::MetricId Id(Turn& turn, std::string_view name);

  // One value; nothing where there is none to tell (no samples, a count of 0).
  void Value(Turn& turn, Instant at, std::string_view name, double value, std::string_view unit);
  // So many times 1, as balancers count.
  void Count(Turn& turn, Instant at, std::string_view name, int64_t count);
  void Set(Turn& turn, Instant at, std::string_view name, const cloudwatch::Statistics& set,
           std::string_view unit);

 private:
  std::string account_, region_, name_space_;
  std::vector<std::pair<std::string, std::string>> dimensions_;
  std::vector<std::pair<std::string_view, cloudwatch::MetricId>> ids_;
};

}  // namespace wt::workload
