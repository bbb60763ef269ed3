// Services of the strategy DAEMON: a task on each instance.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html

#include <algorithm>
#include <set>

#include "services/ecs/container_instance.h"
#include "services/ecs/controllers/service_step.h"
#include "services/ecs/deployment.h"
#include "services/ecs/limits.h"
#include "services/ecs/tags.h"
#include "services/ecs/task.h"

namespace wt::ecs {
namespace {

namespace law = laws::rolling_deployment;
namespace placement = laws::placement;

// Whether the instance is one for the daemon at all: what it has left does not matter.
bool IsMeant(const placement::Instance& instance, placement::Demand demand,
             const PlacementRules& rules) {
  demand.uses = {};
  demand.tcp_ports.clear();
  demand.udp_ports.clear();
  return !placement::WhyUnfit(instance, demand, rules.constraints);
}

}  // namespace

void ServiceStep::Daemon() {
  std::optional<DeploymentRow> primary =
      ctx_.Find<DeploymentRow>(service_.cluster, service_.name, service_.primary);
  if (!primary) return;
  Judge(*primary);
  primary = ctx_.Find<DeploymentRow>(service_.cluster, service_.name, service_.primary);
  const TaskOrder order = OrderOf(*primary);
  const Result<PlacementRules> rules =
      RulesOf(*order.definition.definition, *service_.constraints, {});
  if (!rules.ok()) return;
  const TaskPlan plan = PlanTask(ctx_, order);

  // 1. The instances that are to have one. The desired count follows from them.
  std::set<std::string> meant, alone;
  for (const ContainerInstanceRow& row : ctx_.Scan<ContainerInstanceRow>(service_.cluster)) {
    if (row.status == "INACTIVE") continue;
    if (IsMeant(ToLaw(ctx_, row), plan.demand, *rules)) meant.insert(row.id);
    if (row.status == "DRAINING" && OnlyDaemonsOn(ctx_, row)) alone.insert(row.id);
  }
  service_.desired = static_cast<int64_t>(meant.size());

  // 2. What there is: tasks of the newest revision stay where they are meant to be; on an instance
  //    that drains the daemon goes last of all.
  law::Observation seen;
  seen.desired = service_.desired;
  const DeploymentConfiguration& configuration = *service_.configuration;
  seen.minimum_healthy_percent = configuration.minimum_healthy_percent.value_or(0);
  seen.maximum_percent = 100;
  std::set<std::string> missing = meant;
  Pick outgoing_healthy, unhealthy;
  std::vector<std::string> stops;
  for (const Live& task : live_) {
    missing.erase(task.instance_id);
    const bool stays = meant.count(task.instance_id) > 0;
    if (!stays) {
      const auto* instance = ctx_.Peek<ContainerInstanceRow>(service_.cluster, task.instance_id);
      const bool drains = instance != nullptr && instance->status == "DRAINING";
      if (!drains || alone.count(task.instance_id) > 0) stops.push_back(task.id);
      continue;
    }
    const bool newest = task.deployment == primary->number;
    law::Tasks& tasks = newest ? seen.newest : seen.outgoing;
    if (newest && task.health == Health::kUnhealthy) {
      unhealthy.push_back(&task);
    } else if (task.health == Health::kHealthy) {
      ++tasks.healthy;
      if (!newest) outgoing_healthy.push_back(&task);
    } else if (newest) {
      ++(task.health == Health::kPending ? tasks.pending : tasks.unready);
    } else {
      ++tasks.unready;
      stops.push_back(task.id);
    }
  }
  const law::Decision decision = law::Decide(seen);
  for (std::string& id : Choose(outgoing_healthy, decision.stop_outgoing_healthy)) {
    stops.push_back(std::move(id));
  }
  StopTasks(stops);
  StopUnhealthy(unhealthy, static_cast<int64_t>(unhealthy.size()));
  if (!missing.empty() && primary->rollout_state != "FAILED") {
    StartDaemons(*primary, {missing.begin(), missing.end()});
  }
  Settle(*primary, decision);
}

void ServiceStep::StartDaemons(const DeploymentRow& primary,
                               const std::vector<std::string>& instance_ids) {
  if (IsThrottled(primary)) return;
  const TaskOrder order = OrderOf(primary);
  if (RefusesRoles(*order.definition.definition)) return;
  const Result<PlacementRules> rules =
      RulesOf(*order.definition.definition, *service_.constraints, {});
  if (!rules.ok()) return;
  std::vector<std::string> started;
  placement::Decision refused;
  service_.waiting.clear();
  for (const std::string& id : instance_ids) {
    const TaskPlan plan = PlanTask(ctx_, order);
    const auto row = ctx_.Find<ContainerInstanceRow>(service_.cluster, id);
    const auto unfit = placement::WhyUnfit(ToLaw(ctx_, *row), plan.demand, rules->constraints);
    if (unfit) {
      refused.failures.push_back({id, *unfit});
      service_.waiting = "yes";
      continue;
    }
    const Because because(ctx_, ctx_.cause());
    PlaceTask(ctx_, plan.row, id, "daemon");
    PutTags(ctx_, TaskArn(ctx_, plan.row.cluster, plan.row.id), order.tags);
    started.push_back(plan.row.id);
    ++tasks_of_[primary.number];
    ++serving_[primary.number];
  }
  StartedEvents(started);
  if (!refused.failures.empty()) ExplainNoPlace(TaskRow{}, refused);
}

}  // namespace wt::ecs
