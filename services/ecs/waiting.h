#pragma once

// Tasks that wait in PROVISIONING for an instance of their capacity provider.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html

#include <cstddef>
#include <string_view>

#include "emulator/world/context.h"
#include "services/ecs/run.h"
#include "services/ecs/service_state.h"
#include "services/ecs/state.h"

namespace wt::ecs {

inline constexpr std::string_view kWaitingTasks = "ecs.waiting_tasks";
inline constexpr std::string_view kAwaitedCapacity = "ecs.awaited_capacity";

// Puts the task without an instance; it is placed when its provider has room, or given up.
void LetWait(Context& ctx, TaskRow row, const PlacementRules& rules, std::string_view reason);
void ForgetWaiting(Context& ctx, const TaskRow& row);
size_t CountWaiting(Context& ctx, std::string_view cluster);
// There may be room now.
void WakeWaitingTasks(Context& ctx, std::string_view cluster);

// Places waiting tasks, oldest first; by cluster.
class WaitingTasks : public Controller {
 public:
  std::string_view name() const override { return kWaitingTasks; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

// Pending while a group that may still grow is expected to bring room, by cluster: what is awaited
// counts as settling, though the loops that bring it are periodic.
class AwaitedCapacity : public Controller {
 public:
  std::string_view name() const override { return kAwaitedCapacity; }

 private:
  void Reconcile(Turn& turn, const std::string& key) override;
};

}  // namespace wt::ecs
