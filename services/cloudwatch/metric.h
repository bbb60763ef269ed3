#pragma once

// Metrics: their numbers, their data, and a period's statistics.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/laws/metric_statistics/metric_statistics.h"
#include "emulator/world/context.h"
#include "services/cloudwatch/cloudwatch.h"
#include "services/cloudwatch/state.h"

namespace wt::cloudwatch {

// The names of StandardUnit in the order of their numbers.
const std::vector<std::string_view>& StandardUnits();
// -1 where the name is none.
int16_t UnitNumber(std::string_view name);
constexpr int16_t kAnyUnit = -1;

// A metric as its row has it: dimensions by name, as text and back.
std::string DimensionsText(const wire::List<Dimension>& dimensions);
wire::List<Dimension> ParseDimensions(std::string_view text);
Metric ToMetric(const MetricRow& row);

std::optional<MetricId> FindMetric(Context& ctx, std::string_view name_space, std::string_view name,
                                   const wire::List<Dimension>& dimensions);
MetricId InternMetric(Context& ctx, std::string_view name_space, std::string_view name,
                      const wire::List<Dimension>& dimensions);

// Adds to the datapoint that `at` lies in.
void AddDatapoint(Turn& turn, MetricId metric, Instant at, uint8_t unit, bool fine,
                  const laws::metric_statistics::Summary& summary);

// Whether what is published of it now is lost.
bool IsMissing(Turn& turn, MetricId metric);

// What the turn is about becomes the cause of what alarms make of the metric; 0 for none.
void NoteCause(Turn& turn, MetricId metric);
int64_t CauseOf(Turn& turn, MetricId metric);

// The start of the newest datapoint.
std::optional<Instant> NewestDatapoint(Turn& turn, MetricId metric);

// What was measured in each of the periods that begin at `start`, up to `end`; `visit` sees only
// those with data, in order of time. Rows of other units than `unit` are passed over, unless it is
// kAnyUnit.
void EachPeriod(
    Turn& turn, MetricId metric, int16_t unit, Instant start, Instant end, Duration period,
    const std::function<void(Instant at, const laws::metric_statistics::Summary&)>& visit);

// The units that a metric has data of in [start, end).
std::vector<uint8_t> UnitsOf(Turn& turn, MetricId metric, Instant start, Instant end);

// The statistic of one period, without making a list: for alarms.
std::optional<double> PeriodStatistic(Turn& turn, MetricId metric, int16_t unit, Instant start,
                                      Duration period,
                                      const laws::metric_statistics::Statistic& statistic,
                                      double* samples = nullptr);

Instant AlignDown(Instant at, Duration period);

}  // namespace wt::cloudwatch
