#include "emulator/laws/step_scaling/step_scaling.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace wt::laws::step_scaling {
namespace {

bool Cooling(const std::optional<Instant>& since, Duration cooldown, Instant now) {
  return since && now < *since + cooldown;
}

}  // namespace

std::optional<Adjustment> AdjustmentNamed(std::string_view name) {
  if (name == "ChangeInCapacity") return Adjustment::kChange;
  if (name == "PercentChangeInCapacity") return Adjustment::kPercent;
  if (name == "ExactCapacity") return Adjustment::kExact;
  return std::nullopt;
}

std::string Problem(std::span<const Step> steps) {
  if (steps.empty()) return "At least one step adjustment must be specified";
  std::vector<Step> sorted(steps.begin(), steps.end());
  int64_t open_below = 0, open_above = 0;
  for (const Step& step : sorted) {
    if (!step.lower && !step.upper) return "Both bounds of a step adjustment may not be null";
    if (step.lower && step.upper && *step.lower >= *step.upper) {
      return "The upper bound of a step adjustment must be greater than its lower bound";
    }
    if (!step.lower) ++open_below;
    if (!step.upper) ++open_above;
  }
  if (open_below > 1) return "At most one step adjustment may have an unspecified lower bound";
  if (open_above > 1) return "At most one step adjustment may have an unspecified upper bound";
  std::sort(sorted.begin(), sorted.end(), [](const Step& a, const Step& b) {
    return a.lower.value_or(-HUGE_VAL) < b.lower.value_or(-HUGE_VAL);
  });
  for (size_t i = 1; i < sorted.size(); ++i) {
    const double before = sorted[i - 1].upper.value_or(HUGE_VAL);
    const double lower = sorted[i].lower.value_or(-HUGE_VAL);
    if (lower < before) return "Step adjustment intervals may not overlap";
    if (lower > before) return "There may not be a gap between step adjustment intervals";
  }
  if (sorted.front().lower.value_or(0) < 0) {
    return "A negative lower bound needs a step adjustment with an unspecified lower bound";
  }
  if (sorted.back().upper.value_or(0) > 0) {
    return "A positive upper bound needs a step adjustment with an unspecified upper bound";
  }
  return {};
}

std::optional<Step> Choose(std::span<const Step> steps, double metric, double threshold) {
  const double offset = metric - threshold;
  for (const Step& step : steps) {
    const double lower = step.lower.value_or(-HUGE_VAL);
    const double upper = step.upper.value_or(HUGE_VAL);
    const bool fits =
        offset >= 0 ? offset >= lower && offset < upper : offset > lower && offset <= upper;
    if (fits) return step;
  }
  return std::nullopt;
}

std::optional<double> Aggregate(std::span<const double> datapoints, Aggregation how) {
  if (datapoints.empty()) return std::nullopt;
  switch (how) {
    case Aggregation::kMinimum:
      return *std::min_element(datapoints.begin(), datapoints.end());
    case Aggregation::kMaximum:
      return *std::max_element(datapoints.begin(), datapoints.end());
    case Aggregation::kAverage:
      break;
  }
  return std::accumulate(datapoints.begin(), datapoints.end(), 0.0) /
         static_cast<double>(datapoints.size());
}

int64_t Adjusted(int64_t capacity, Adjustment type, int64_t amount, int64_t magnitude_min) {
  if (type == Adjustment::kExact) return amount;
  if (type == Adjustment::kChange) return capacity + amount;
  // Whole numbers, so that 10 percent of 30 is 3 and nothing else.
  const int64_t hundredfold = capacity * amount;
  int64_t change = hundredfold / 100;
  if (change == 0 && hundredfold > 0) change = 1;
  if (change == 0 && hundredfold < 0) change = -1;
  if (amount > 0) change = std::max(change, magnitude_min);
  if (amount < 0) change = std::min(change, -magnitude_min);
  return capacity + change;
}

std::string_view ReasonName(Reason reason) {
  switch (reason) {
    case Reason::kScaleOut:
      return "scale_out";
    case Reason::kScaleIn:
      return "scale_in";
    case Reason::kNoStep:
      return "no_step";
    case Reason::kCooldown:
      return "cooldown";
    case Reason::kAlreadyAtMax:
      return "AlreadyAtMaxCapacity";
    case Reason::kAlreadyAtMin:
      return "AlreadyAtMinCapacity";
    case Reason::kAlreadyAtDesired:
      return "AlreadyAtDesiredCapacity";
  }
  return "";
}

Decision Decide(Adjustment type, int64_t amount, int64_t magnitude_min, const Observation& seen) {
  const auto hold = [&](Reason why) { return Decision{seen.desired, why}; };
  int64_t wanted = Adjusted(seen.desired, type, amount, magnitude_min);
  // 1. Outward in the cooldown: only what this wish has more than the last one added. The basis is
  // what was there before it, which matters to percentages.
  if (wanted > seen.desired && Cooling(seen.scaled_out_at, seen.cooldown, seen.now)) {
    const int64_t basis = std::max<int64_t>(0, seen.desired - seen.last_added);
    wanted = std::max(seen.desired, Adjusted(basis, type, amount, magnitude_min));
    if (wanted == seen.desired) return hold(Reason::kCooldown);
  }
  // 2. Inward in the cooldown: not at all.
  if (wanted < seen.desired && Cooling(seen.scaled_in_at, seen.cooldown, seen.now)) {
    return hold(Reason::kCooldown);
  }
  // 3. Within the bounds; a count outside of them is only brought nearer.
  const bool outward = wanted > seen.desired;
  const bool inward = wanted < seen.desired;
  wanted = std::clamp(wanted, seen.capacity_min, seen.capacity_max);
  if (outward && wanted > seen.desired) return {wanted, Reason::kScaleOut};
  if (outward) return hold(Reason::kAlreadyAtMax);
  if (inward && wanted < seen.desired) return {wanted, Reason::kScaleIn};
  if (inward) return hold(Reason::kAlreadyAtMin);
  return hold(Reason::kAlreadyAtDesired);
}

}  // namespace wt::laws::step_scaling
