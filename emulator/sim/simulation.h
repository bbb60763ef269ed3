#pragma once

// The kernel: virtual time, the timers, the random streams and the controllers of one world, and
// the loop that runs them. It knows no table and no wall clock.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/sim/controller.h"
#include "emulator/sim/rng.h"
#include "emulator/sim/timer.h"
#include "emulator/sim/timers.h"

namespace wt::sim {

enum class StopReason : uint8_t {
  kDone,        // What was asked for is reached.
  kBudget,      // The slice is used up: call again to go on.
  kTimeBound,   // Settle only: settling timers are left beyond the bound on virtual time.
  kEventBound,  // Settle only: settling timers are left after that many events.
};

struct RunResult {
  StopReason reason = StopReason::kDone;
  int64_t events = 0;  // Timers run by this call.
};

struct SettleBounds {
  Duration time_max = Hours(1);
  int64_t events_max = 1'000'000;
};

// A settling under way, so that it can be done in slices.
struct SettleRun {
  Instant deadline;
  int64_t events_left = 0;
};

inline constexpr int64_t kNoBudget = INT64_MAX;

class Simulation {
 public:
  // Runs one timer's turn; `now()` is already its instant.
  using Dispatch = std::function<void(const Timer&)>;

  Simulation(uint64_t seed, Instant start) : now_(start), rngs_(seed) {}
  Simulation(const Simulation&) = delete;
  Simulation& operator=(const Simulation&) = delete;

  void SetDispatch(Dispatch dispatch) { dispatch_ = std::move(dispatch); }

  // Ids follow the order of registration; a name can be registered once.
  ControllerId Register(std::unique_ptr<Controller> controller);
  std::optional<ControllerId> FindController(std::string_view name) const;
  Controller& controller(ControllerId id) { return *controllers_[id]; }
  size_t controller_count() const { return controllers_.size(); }

  Instant now() const { return now_; }
  uint64_t seed() const { return rngs_.seed(); }
  Timers& timers() { return timers_; }
  const Timers& timers() const { return timers_; }
  RngStreams& rngs() { return rngs_; }
  const RngStreams& rngs() const { return rngs_; }

  // Loading a saved world: sets the clock without running anything. Not while running.
  void RestoreNow(Instant now);

  // Runs the next timer, at its due time or now if that is past; false where none is pending.
  bool Step();
  // Runs what is due up to `until`, those set meanwhile included, then is there.
  RunResult RunUntil(Instant until, int64_t budget = kNoBudget);
  // To the next pending instant and everything due at it; kDone with 0 events where none is.
  RunResult AdvanceToNext(int64_t budget = kNoBudget);

  // Runs in due order, periodic timers too, until no settling timer is pending or a bound is hit.
  // At the time bound virtual time moves to the deadline, so that a client that keeps asking
  // makes progress.
  SettleRun BeginSettle(const SettleBounds& bounds) const;
  RunResult Settle(SettleRun& run, int64_t budget = kNoBudget);
  RunResult Settle(const SettleBounds& bounds);

  // Timers and random streams together, for a turn that may fail. Marks nest.
  size_t Mark();
  void RollbackTo(size_t mark);
  void Release(size_t mark);

 private:
  Instant now_;
  Timers timers_;
  RngStreams rngs_;
  std::vector<std::unique_ptr<Controller>> controllers_;
  std::map<std::string, ControllerId, std::less<>> ids_;
  Dispatch dispatch_;
  Timer running_;  // Kept for its memory.
  bool is_running_ = false;
};

}  // namespace wt::sim
