#include "emulator/laws/circuit_breaker/circuit_breaker.h"

#include <algorithm>

namespace wt::laws::circuit_breaker {
namespace {

constexpr int64_t kThresholdMin = 3;
constexpr int64_t kThresholdMax = 200;

}  // namespace

int64_t Threshold(int64_t desired_count) {
  return std::clamp((desired_count + 1) / 2, kThresholdMin, kThresholdMax);
}

Count After(Count count, Outcome outcome) {
  switch (outcome) {
    case Outcome::kRan:
      // The second stage counts anew.
      if (!count.any_ran) return {true, 0};
      break;
    case Outcome::kNeverRan:
      if (!count.any_ran) ++count.failures;
      break;
    case Outcome::kFailedChecks:
      if (count.any_ran) ++count.failures;
      break;
    case Outcome::kHealthy:
      count.failures = 0;
      break;
  }
  return count;
}

bool IsTripped(const Count& count, int64_t desired_count) {
  return count.failures >= Threshold(desired_count);
}

}  // namespace wt::laws::circuit_breaker
