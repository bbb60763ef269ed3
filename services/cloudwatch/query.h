#pragma once

// GetMetricData's queries: metrics, and expressions over them.

#include <optional>
#include <string>
#include <vector>

#include "emulator/laws/alarm_evaluation/alarm_evaluation.h"
#include "emulator/world/context.h"
#include "services/cloudwatch/api.h"
#include "services/cloudwatch/cloudwatch.h"
#include "services/cloudwatch/state.h"

namespace wt::cloudwatch {

// What is wrong with them, in AWS's words; nothing where they can be asked.
std::optional<std::string> CheckQueries(const wire::List<MetricDataQuery>& queries);

struct QueryResult {
  std::string id, label;
  std::vector<Sample> points;  // Oldest first.
};
// Those that return data, in their order. Errors: an expression that cannot be evaluated.
Result<std::vector<QueryResult>> RunQueries(Context& ctx,
                                            const wire::List<MetricDataQuery>& queries,
                                            Instant start, Instant end);

// The points of an alarm on metric math: `count` periods, the newest beginning at `newest`, newest
// first.
std::vector<laws::alarm_evaluation::Point> MathPoints(Context& ctx, const AlarmRow& row,
                                                      Instant newest, int64_t count);

}  // namespace wt::cloudwatch
