#pragma once

// What each action does when it begins, what it goes on doing, and what is undone at its end.

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "scenarios/engine/faults/faults.h"
#include "services/ecs/ecs.h"
#include "services/ecs/intervention.h"

namespace wt::faults {

// Begins it. Its words are checked, what it is aimed at is looked for here; an error leaves nothing
// behind. `row` is put by the caller.
Result<void> Begin(Context& ctx, FaultRow& row);
// What it is aimed at is found, and from here on it happens: the journal has it, as the cause of
// what follows in this turn.
void Strike(Context& ctx, FaultRow& row);
// Takes away what the fault holds up. What is dead stays dead.
void Undo(Context& ctx, const FaultRow& row);

// A timer of the fault came: the kinds are below, `what` is an instance's id or "cluster/task".
void GoOn(Context& ctx, const FaultRow& row, std::string_view kind, const std::string& what);

inline constexpr std::string_view kFaultLoop = "faults";
// Kinds of timers; their keys are "KIND/FAULT" or "KIND/FAULT/WHAT".
inline constexpr std::string_view kBeginTimer = "begin", kEndTimer = "end", kLostTimer = "lost",
                                  kCheckTimer = "check", kStartTimer = "start", kExitTimer = "exit";
void SetTimer(Context& ctx, const FaultRow& row, std::string_view kind, std::string_view what,
              Instant due, bool settling = false);
void CancelTimer(Context& ctx, const FaultRow& row, std::string_view kind,
                 std::string_view what = {});

// "cluster/id", as tasks and container instances are aimed at.
struct InCluster {
  std::string cluster, id;
};
InCluster SplitInCluster(std::string_view key);

// --- Faults of tasks: act_tasks.cc ---------------------------------------------------------------

Result<void> BeginTaskFault(Context& ctx, FaultRow& row);
// A task that came to run, or stopped.
void FollowTask(Turn& turn, const ecs::TaskStatusChanged& news);
void ExitNow(Context& ctx, const FaultRow& row, const std::string& task);

}  // namespace wt::faults
