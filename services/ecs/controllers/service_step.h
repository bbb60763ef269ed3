#pragma once

// One step of one service: what its tasks are, what the law says, what is started and stopped.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/laws/rolling_deployment/rolling_deployment.h"
#include "emulator/laws/traffic_shift/traffic_shift.h"
#include "emulator/world/context.h"
#include "services/ecs/run.h"
#include "services/ecs/service.h"
#include "services/ecs/service_state.h"
#include "services/ecs/state.h"

namespace wt::ecs {

class ServiceStep {
 public:
  ServiceStep(Context& ctx, ServiceRow service) : ctx_(ctx), service_(std::move(service)) {}
  void Run();

 private:
  enum class Health { kPending, kUnready, kHealthy, kUnhealthy };
  // A task that is meant to run.
  struct Live {
    std::string id, instance_id, capacity_provider, az;
    int64_t deployment = 0;
    Health health = Health::kPending;
    bool leaves = false;  // Its instance drains.
    bool is_protected = false;
    int64_t cpu = 0, memory_mib = 0;
  };

  void Observe();
  Health HealthOf(const TaskRow& task);
  void Register();
  void Deregister();

  void Replica();
  void Daemon();
  void TaskSets();
  void Drain();
  void Purge();

  TaskOrder OrderOf(const DeploymentRow& deployment);
  // Starts so many tasks, as far as there is room, and answers how many.
  int64_t StartTasks(const DeploymentRow& deployment, int64_t count);
  std::string ProviderFor(const DeploymentRow& deployment);
  void StartedEvents(const std::vector<std::string>& ids);
  void ExplainNoPlace(const TaskRow& task, const laws::placement::Decision& decision);
  bool IsThrottled(const DeploymentRow& deployment);
  bool RefusesRoles(const TaskDefinition& definition);

  using Pick = std::vector<const Live*>;
  // Of these, so many as the placement strategy would choose; protected ones are passed over.
  std::vector<std::string> Choose(Pick from, int64_t count);
  // `event` stands for the one that is usual.
  void StopTasks(const std::vector<std::string>& ids, std::string_view event = {});
  void TellUnhealthy(const Pick& tasks);
  void StopUnhealthy(const Pick& from, int64_t count);
  // Puts a daemon's task on each of these instances that has room.
  void StartDaemons(const DeploymentRow& primary, const std::vector<std::string>& instance_ids);

  std::string FollowMove(const DeploymentRow& primary);
  void Rebalance(const DeploymentRow& primary);
  bool StartInZone(TaskPlan& plan, const PlacementRules& rules, const std::string& zone);
  std::set<std::string> UsableZones(const TaskPlan& plan, const PlacementRules& rules);

  bool Shifts(const DeploymentRow& primary) const;
  void Shift(DeploymentRow primary);
  bool RunStage(DeploymentRow& primary, const laws::traffic_shift::Plan& plan, bool up);
  void Must(const Result<void>& done);

  void ComplainOfProtected(const DeploymentRow& primary);
  void Judge(DeploymentRow& primary);
  bool Bakes(DeploymentRow& primary);
  void Settle(DeploymentRow& primary, const laws::rolling_deployment::Decision& decision);
  void DropFinishedDeployments();
  void Finish();
  void WakeBy(Instant due, sim::TimerKind kind);

  Context& ctx_;
  ServiceRow service_;
  std::vector<Live> live_;
  std::vector<std::string> activating_, to_deregister_;
  std::map<std::string, int64_t> of_provider_;  // Live ones, by capacity provider.
  std::map<int64_t, int64_t> tasks_of_;         // Not STOPPED ones, by deployment.
  std::map<int64_t, int64_t> serving_;          // Of these, up to DEACTIVATING.
  int64_t deactivating_ = 0;
  bool more_to_start_ = false;
  std::optional<Instant> next_ready_, next_forever_;
};

}  // namespace wt::ecs
