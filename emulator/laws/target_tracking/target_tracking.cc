#include "emulator/laws/target_tracking/target_tracking.h"

#include <algorithm>
#include <cmath>

namespace wt::laws::target_tracking {
namespace {

// Far below any step that a capacity can make, far above the error of a product of doubles.
constexpr double kEpsilon = 1e-9;

bool Cooling(const std::optional<Instant>& since, Duration cooldown, Instant now) {
  return since && now < *since + cooldown;
}

Decision ScaleOut(const Policy& policy, const Observation& seen) {
  // 1. While a scale-out comes up or cools down its capacity counts as part of this wish, so the
  // basis is what was there before it: an equal or smaller breach asks for nothing more.
  const bool cooling = Cooling(seen.scaled_out_at, policy.scale_out_cooldown, seen.now);
  int64_t basis = seen.running;
  if (cooling) basis = std::min(basis, std::max<int64_t>(0, seen.desired - seen.last_added));
  // 2. From zero a service goes to one, and then its running tasks are the basis again.
  int64_t wanted = Proportional(std::max<int64_t>(basis, 1), *seen.metric, policy.target);
  if (basis == 0 && !policy.as_if_one) wanted = std::max<int64_t>(seen.desired, 1);
  const bool asked = Proportional(seen.running, *seen.metric, policy.target) > seen.desired;
  if (cooling && asked && wanted <= seen.desired) return {seen.desired, Reason::kCooldown};
  // 3. Within the bounds. A count set by hand outside of them is only ever brought nearer.
  wanted = std::clamp(wanted, seen.capacity_min, seen.capacity_max);
  if (wanted > seen.desired) return {wanted, Reason::kScaleOut};
  const bool at_max = seen.desired >= seen.capacity_max;
  return {seen.desired, at_max ? Reason::kAlreadyAtMax : Reason::kAlreadyAtDesired};
}

Decision ScaleIn(const Policy& policy, const Observation& seen) {
  if (policy.scale_in_disabled) return {seen.desired, Reason::kScaleInDisabled};
  if (Cooling(seen.scaled_in_at, policy.scale_in_cooldown, seen.now)) {
    return {seen.desired, Reason::kCooldown};
  }
  if (seen.desired <= seen.capacity_min) return {seen.desired, Reason::kAlreadyAtMin};
  int64_t wanted = Proportional(seen.running, *seen.metric, policy.target);
  if (policy.scale_in_share_max > 0) {
    const double share = static_cast<double>(seen.desired) * policy.scale_in_share_max;
    wanted = std::max(wanted, seen.desired - std::max<int64_t>(1, static_cast<int64_t>(share)));
  }
  wanted = std::clamp(wanted, seen.capacity_min, seen.capacity_max);
  if (wanted < seen.desired) return {wanted, Reason::kScaleIn};
  // One fewer would push the metric above the target.
  return {seen.desired, Reason::kAnticipatedFlapping};
}

}  // namespace

std::string_view ReasonName(Reason reason) {
  switch (reason) {
    case Reason::kScaleOut:
      return "scale_out";
    case Reason::kScaleIn:
      return "scale_in";
    case Reason::kNoData:
      return "no_data";
    case Reason::kStaleData:
      return "datapoints_older_than_the_last_change";
    case Reason::kScaleInDisabled:
      return "scale_in_disabled";
    case Reason::kCooldown:
      return "cooldown";
    case Reason::kAlreadyAtMax:
      return "AlreadyAtMaxCapacity";
    case Reason::kAlreadyAtMin:
      return "AlreadyAtMinCapacity";
    case Reason::kAlreadyAtDesired:
      return "AlreadyAtDesiredCapacity";
    case Reason::kAnticipatedFlapping:
      return "AutoScalingAnticipatedFlapping";
  }
  return "";
}

int64_t Proportional(int64_t capacity, double metric, double target) {
  const double exact = static_cast<double>(capacity) * metric / target;
  constexpr double kCapacityMost = 1e15;
  if (!(exact < kCapacityMost)) return static_cast<int64_t>(kCapacityMost);
  return static_cast<int64_t>(std::ceil(exact - kEpsilon));
}

std::optional<double> MetricSince(std::span<const Datapoint> points, Instant changed_at) {
  double sum = 0;
  int64_t count = 0;
  for (const Datapoint& point : points) {
    if (point.at < changed_at) continue;
    sum += point.value;
    ++count;
  }
  if (count == 0) return std::nullopt;
  return sum / static_cast<double>(count);
}

Decision Decide(const Policy& policy, const Observation& seen) {
  if (!seen.metric) return {seen.desired, seen.stale ? Reason::kStaleData : Reason::kNoData};
  return seen.direction == Direction::kOut ? ScaleOut(policy, seen) : ScaleIn(policy, seen);
}

std::optional<int64_t> Combine(int64_t desired, const Wish* wishes, size_t count) {
  std::optional<int64_t> out, in;
  bool all_in = true;
  for (size_t i = 0; i < count; ++i) {
    const Wish& wish = wishes[i];
    if (wish.capacity && *wish.capacity > desired) {
      out = std::max(out.value_or(0), *wish.capacity);
    } else if (wish.capacity && *wish.capacity < desired) {
      in = std::max(in.value_or(0), *wish.capacity);
    } else if (wish.scales_in) {
      all_in = false;
    }
  }
  if (out) return out;
  return all_in ? in : std::nullopt;
}

double GroupLowFactor(int64_t capacity) {
  if (capacity < 1) return 0.7;
  const int64_t twentieths = (capacity - 1) * 20 / capacity;
  return std::clamp(static_cast<double>(twentieths) / 20, 0.7, 0.9);
}

}  // namespace wt::laws::target_tracking
