#include "emulator/sim/simulation.h"

#include <algorithm>
#include <utility>

#include "emulator/base/check.h"

namespace wt::sim {

ControllerId Simulation::Register(std::unique_ptr<Controller> controller) {
  const auto id = static_cast<ControllerId>(controllers_.size());
  const bool fresh = ids_.emplace(std::string(controller->name()), id).second;
  WT_CHECK(fresh);
  controllers_.push_back(std::move(controller));
  return id;
}

std::optional<ControllerId> Simulation::FindController(std::string_view name) const {
  const auto at = ids_.find(name);
  return at == ids_.end() ? std::nullopt : std::optional<ControllerId>(at->second);
}

void Simulation::RestoreNow(Instant now) {
  WT_CHECK(!is_running_);
  now_ = now;
}

bool Simulation::Step() {
  WT_CHECK(!is_running_);
  if (!timers_.Pop(running_)) return false;
  now_ = std::max(now_, running_.due);
  is_running_ = true;
  dispatch_(running_);
  is_running_ = false;
  return true;
}

RunResult Simulation::RunUntil(Instant until, int64_t budget) {
  RunResult result;
  while (true) {
    const std::optional<Instant> due = timers_.NextDue();
    if (!due || *due > until) break;
    if (result.events == budget) {
      result.reason = StopReason::kBudget;
      return result;
    }
    Step();
    ++result.events;
  }
  now_ = std::max(now_, until);
  return result;
}

RunResult Simulation::AdvanceToNext(int64_t budget) {
  const std::optional<Instant> due = timers_.NextDue();
  if (!due) return {};
  return RunUntil(std::max(now_, *due), budget);
}

SettleRun Simulation::BeginSettle(const SettleBounds& bounds) const {
  return {now_ + bounds.time_max, bounds.events_max};
}

RunResult Simulation::Settle(SettleRun& run, int64_t budget) {
  RunResult result;
  while (timers_.settling_count() > 0) {
    const std::optional<Instant> due = timers_.NextDue();
    if (*due > run.deadline) {
      now_ = std::max(now_, run.deadline);
      result.reason = StopReason::kTimeBound;
      return result;
    }
    if (run.events_left == 0) {
      result.reason = StopReason::kEventBound;
      return result;
    }
    if (result.events == budget) {
      result.reason = StopReason::kBudget;
      return result;
    }
    Step();
    --run.events_left;
    ++result.events;
  }
  return result;
}

RunResult Simulation::Settle(const SettleBounds& bounds) {
  SettleRun run = BeginSettle(bounds);
  return Settle(run);
}

size_t Simulation::Mark() {
  const size_t timers = timers_.Mark();
  const size_t streams = rngs_.Mark();
  WT_CHECK(timers == streams);
  return timers;
}

void Simulation::RollbackTo(size_t mark) {
  timers_.RollbackTo(mark);
  rngs_.RollbackTo(mark);
}

void Simulation::Release(size_t mark) {
  timers_.Release(mark);
  rngs_.Release(mark);
}

}  // namespace wt::sim
