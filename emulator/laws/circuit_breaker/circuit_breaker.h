#pragma once

// When a deployment has failed. The rule is in README.md.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html

#include <cstdint>

namespace wt::laws::circuit_breaker {

int64_t Threshold(int64_t desired_count);

// What became of a task of the deployment.
enum class Outcome : uint8_t { kRan, kNeverRan, kFailedChecks, kHealthy };

struct Count {
  bool any_ran = false;
  int64_t failures = 0;

  friend bool operator==(const Count&, const Count&) = default;
};

Count After(Count count, Outcome outcome);
bool IsTripped(const Count& count, int64_t desired_count);

}  // namespace wt::laws::circuit_breaker
