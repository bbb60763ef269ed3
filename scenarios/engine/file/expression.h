#pragma once

// What is measured, as text: metrics, predicates, bounds. The messages of errors are sentences
// without a place.

#include <string_view>

#include "emulator/base/result.h"
#include "scenarios/engine/file/scenario.h"

namespace wt::scenario {

// "web.latency p99", "main.instances by zone, min", "web.error_rate per 10s", "a / b". Operators
// stand between spaces: names may have hyphens and slashes.
Result<Metric> ReadMetric(std::string_view text);

// "web.tasks.healthy >= web.tasks.desired and web.deployment == COMPLETED"
Result<Predicate> ReadPredicate(std::string_view text);

// "10 inclusive", "300ms"; the unit must be one that the metric can have.
Result<Bound> ReadBound(std::string_view text, const Metric& metric);

}  // namespace wt::scenario
