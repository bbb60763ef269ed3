#pragma once

// Step scaling: which step a breach falls into, and what capacity it leads to.
// https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/time.h"

namespace wt::laws::step_scaling {

// Bounds are offsets from the alarm's threshold; none is infinity.
struct Step {
  std::optional<double> lower, upper;
  int64_t adjustment = 0;
};

enum class Adjustment { kChange, kPercent, kExact };
std::optional<Adjustment> AdjustmentNamed(std::string_view name);

enum class Aggregation { kAverage, kMinimum, kMaximum };

// What is wrong with the steps, in AWS's words; empty where nothing is.
std::string Problem(std::span<const Step> steps);

// At or above the threshold the lower bound is inclusive, below it the upper one.
std::optional<Step> Choose(std::span<const Step> steps, double metric, double threshold);

std::optional<double> Aggregate(std::span<const double> datapoints, Aggregation how);

// Percentages above 1 are rounded down, between 0 and 1 to 1, between -1 and 0 to -1, below -1
// toward zero. `magnitude_min` is the least change where percentages are used.
int64_t Adjusted(int64_t capacity, Adjustment type, int64_t amount, int64_t magnitude_min);

struct Observation {
  int64_t desired = 0;
  int64_t capacity_min = 0, capacity_max = 0;
  Instant now;
  Duration cooldown;
  std::optional<Instant> scaled_out_at, scaled_in_at;
  int64_t last_added = 0;
};

enum class Reason {
  kScaleOut,
  kScaleIn,
  kNoStep,
  kCooldown,
  kAlreadyAtMax,
  kAlreadyAtMin,
  kAlreadyAtDesired,
};
std::string_view ReasonName(Reason reason);

struct Decision {
  int64_t capacity = 0;
  Reason reason = Reason::kNoStep;
};

Decision Decide(Adjustment type, int64_t amount, int64_t magnitude_min, const Observation& seen);

}  // namespace wt::laws::step_scaling
