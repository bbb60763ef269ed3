#include "emulator/laws/rolling_deployment/rolling_deployment.h"

#include <algorithm>

namespace wt::laws::rolling_deployment {

Bounds BoundsOf(int64_t desired, int64_t minimum_healthy_percent, int64_t maximum_percent) {
  return {(desired * minimum_healthy_percent + 99) / 100, desired * maximum_percent / 100};
}

Decision Decide(const Observation& seen) {
  const Bounds bounds = BoundsOf(seen.desired, seen.minimum_healthy_percent, seen.maximum_percent);
  const int64_t kept = seen.newest.pending + seen.newest.unready + seen.newest.healthy;
  const int64_t total = seen.newest.all() + seen.outgoing.all();
  const int64_t healthy = seen.newest.healthy + seen.outgoing.healthy;
  Decision decision;

  // 1. Surplus.
  decision.stop_surplus = std::max<int64_t>(0, kept - seen.desired);

  // 2. Outgoing tasks that serve nobody.
  decision.stop_outgoing_unready = seen.outgoing.all() - seen.outgoing.healthy;

  // 3. What is missing, within the upper bound.
  const int64_t missing = std::max<int64_t>(0, seen.desired - kept);
  const int64_t room = std::max<int64_t>(0, bounds.upper - total);
  decision.start = std::min(missing, room);

  // 4. Healthy outgoing tasks, down to the lower bound.
  decision.stop_outgoing_healthy =
      std::clamp<int64_t>(healthy - bounds.lower, 0, seen.outgoing.healthy);

  // 5. Unhealthy ones when they are replaced, or one at a time where nothing can start.
  const int64_t replaced =
      std::max<int64_t>(0, seen.newest.healthy + seen.newest.unhealthy - seen.desired);
  decision.stop_unhealthy = std::min(seen.newest.unhealthy, replaced);
  if (decision.stop_unhealthy == 0 && seen.newest.unhealthy > 0 && missing > 0 && room == 0) {
    decision.stop_unhealthy = 1;
  }

  // 6. and 7.
  decision.done = seen.newest.healthy == seen.desired && kept == seen.desired &&
                  seen.newest.unhealthy == 0 && seen.outgoing.all() == 0;
  const bool waits = seen.newest.pending + seen.newest.unready > 0;
  const bool moves = decision.start + decision.stop_surplus + decision.stop_unhealthy +
                         decision.stop_outgoing_unready + decision.stop_outgoing_healthy >
                     0;
  decision.blocked = !decision.done && !moves && !waits;
  return decision;
}

}  // namespace wt::laws::rolling_deployment
