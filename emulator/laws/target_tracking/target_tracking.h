#pragma once

// Target tracking: what capacity a metric asks for.
// https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-autoscaling-targettracking.html

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "emulator/base/time.h"

namespace wt::laws::target_tracking {

enum class Direction { kOut, kIn };

struct Policy {
  double target = 0;
  bool scale_in_disabled = false;
  Duration scale_out_cooldown, scale_in_cooldown;
  // From zero: by the smallest amount (a service), or as if one were there (a capacity provider,
  // which is why its groups begin with two).
  bool as_if_one = false;
  // The most that one scale-in takes away, as a share of the capacity; 0 for no bound.
  double scale_in_share_max = 0;
};

struct Observation {
  Direction direction = Direction::kOut;  // Which of the two alarms is on.
  std::optional<double> metric;
  bool stale = false;   // There is data, all of it older than the last change.
  int64_t running = 0;  // What the metric was measured on.
  int64_t desired = 0;
  int64_t capacity_min = 0, capacity_max = 0;
  Instant now;
  // The last activities that were fulfilled, if any; the present where one is still under way.
  std::optional<Instant> scaled_out_at, scaled_in_at;
  int64_t last_added = 0;  // By the scale-outs that are under way or cool down.
};

struct Datapoint {
  Instant at;  // The start of its period.
  double value = 0;
};
// The average of those whose period began when the last change was over: what was measured before
// it says nothing of what runs now. Nothing where there are none.
std::optional<double> MetricSince(std::span<const Datapoint> points, Instant changed_at);

enum class Reason {
  kScaleOut,
  kScaleIn,
  kNoData,
  kStaleData,
  kScaleInDisabled,
  kCooldown,
  kAlreadyAtMax,
  kAlreadyAtMin,
  kAlreadyAtDesired,
  kAnticipatedFlapping,
};
std::string_view ReasonName(Reason reason);

struct Decision {
  int64_t capacity = 0;
  Reason reason = Reason::kNoData;
};

Decision Decide(const Policy& policy, const Observation& seen);

// ⌈capacity × metric ÷ target⌉, where a product of whole numbers stays whole.
int64_t Proportional(int64_t capacity, double metric, double target);

// Of what several policies wish at the same time the largest capacity wins, outward and inward.
// Inward only if every policy that may scale in agrees.
struct Wish {
  std::optional<int64_t> capacity;  // Nothing where the policy does not want to move.
  bool scales_in = true;            // Whether it may scale in at all.
};
std::optional<int64_t> Combine(int64_t desired, const Wish* wishes, size_t count);

// The threshold of the low alarm on a group of EC2 instances, as a share of the target. AWS does
// not publish the rule; this fits the alarms that were seen (0.7 on small groups, 0.9 on others).
double GroupLowFactor(int64_t capacity);

}  // namespace wt::laws::target_tracking
