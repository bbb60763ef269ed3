// Rebalancing of a service's tasks between Availability Zones.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html

#include <algorithm>
#include <map>
#include <set>

#include "emulator/laws/placement/zone_rebalancing.h"
#include "services/ecs/capacity_provider.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/controllers/service_step.h"
#include "services/ecs/deployment.h"
#include "services/ecs/limits.h"
#include "services/ecs/tags.h"
#include "services/ecs/task.h"

namespace wt::ecs {
namespace {

namespace placement = laws::placement;

// "2 tasks in us-east-1a, 0 tasks in us-east-1b, and 1 tasks in us-east-1c"
std::string Counted(const std::vector<placement::ZoneTasks>& zones) {
  std::string out;
  for (size_t i = 0; i < zones.size(); ++i) {
    if (i > 0) StrAppend(out, zones.size() > 2 ? ", " : " ", i + 1 == zones.size() ? "and " : "");
    StrAppend(out, zones[i].tasks, " tasks in ", zones[i].zone);
  }
  return out;
}

}  // namespace

// The zones of the service's subnets, or of the instances that it may use.
std::set<std::string> ServiceStep::UsableZones(const TaskPlan& plan, const PlacementRules& rules) {
  const std::set<std::string> of_subnets(plan.demand.zones.begin(), plan.demand.zones.end());
  if (plan.row.launch_type == "FARGATE") return of_subnets;
  std::set<std::string> providers, zones;
  for (const CapacityProviderStrategyItem& item : *service_.strategy) {
    providers.insert(item.capacity_provider);
  }
  placement::Demand any = plan.demand;
  any.uses = {};
  any.tcp_ports.clear();
  any.udp_ports.clear();
  for (const ContainerInstanceRow& row : ctx_.Scan<ContainerInstanceRow>(service_.cluster)) {
    if (row.status != "ACTIVE" || !row.agent_connected || zones.count(row.az) > 0) continue;
    if (!providers.empty() && providers.count(row.capacity_provider) == 0) continue;
    if (!of_subnets.empty() && of_subnets.count(row.az) == 0) continue;
    if (!rules.constraints.empty() &&
        placement::WhyUnfit(ToLaw(ctx_, row), any, rules.constraints)) {
      continue;
    }
    zones.insert(row.az);
  }
  return zones;
}

// A task that was started for the balance counts beside the desired ones until another has stopped
// for it. Answers its id while it is on its way.
std::string ServiceStep::FollowMove(const DeploymentRow& primary) {
  const std::string id = service_.rebalancing_task;
  if (id.empty()) return "";
  const auto extra =
      std::find_if(live_.begin(), live_.end(), [&](const Live& task) { return task.id == id; });
  // 1. It is gone, or the service is busy with something else: it is a task like others.
  if (extra == live_.end() || extra->leaves || primary.rollout_state != "COMPLETED" ||
      extra->deployment != primary.number) {
    service_.rebalancing_task.clear();
    return "";
  }
  if (extra->health == Health::kPending || extra->health == Health::kUnready) return id;
  // 2. While others are missing it stands in for them.
  const DeploymentConfiguration& configuration = *service_.configuration;
  const int64_t lower = laws::rolling_deployment::BoundsOf(
                            service_.desired, configuration.minimum_healthy_percent.value_or(100),
                            configuration.maximum_percent.value_or(200))
                            .lower;
  const auto healthy = std::count_if(
      live_.begin(), live_.end(), [](const Live& task) { return task.health == Health::kHealthy; });
  if (extra->health == Health::kHealthy && healthy <= lower) return id;
  service_.rebalancing_task.clear();
  if (extra->health == Health::kUnhealthy) return "";
  // 3. It is healthy, and so are enough of the others: one stops in the zone that has most.
  std::map<std::string, Pick> by_zone;
  for (const Live& task : live_) {
    if (task.id != id && !task.is_protected) by_zone[task.az].push_back(&task);
  }
  const auto fullest = std::max_element(
      by_zone.begin(), by_zone.end(),
      [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
  if (fullest == by_zone.end()) return "";
  const std::string zone = fullest->first;
  const std::vector<std::string> stops = Choose(fullest->second, 1);
  for (const std::string& stop : stops) {
    StopTasks({stop}, StrCat("(service ", service_.name, ") has stopped 1 running tasks in ", zone,
                             " due to AZ rebalancing: (task ", stop, ")."));
    std::erase_if(live_, [&](const Live& task) { return task.id == stop; });
  }
  return "";
}

// In that zone or not at all; no instance is asked for.
bool ServiceStep::StartInZone(TaskPlan& plan, const PlacementRules& rules,
                              const std::string& zone) {
  plan.demand.zones = {zone};
  std::erase_if(plan.row.subnets, [&](const std::string& id) {
    const auto subnet = ec2::FindSubnetRow(ctx_, id);
    return !subnet || subnet->az != zone;
  });
  const Because because(ctx_, ctx_.cause());
  if (plan.row.launch_type == "FARGATE") return Start(ctx_, plan, rules).started;
  const placement::Decision decision = Decide(ctx_, plan.row, plan.demand, rules);
  if (decision.instance_id) PlaceTask(ctx_, plan.row, *decision.instance_id, decision.reason);
  return decision.instance_id.has_value();
}

void ServiceStep::Rebalance(const DeploymentRow& primary) {
  const DeploymentConfiguration& configuration = *service_.configuration;
  const int64_t upper = service_.desired * configuration.maximum_percent.value_or(200) / 100;
  if (service_.zone_rebalancing != "ENABLED" || !service_.steady || service_.desired == 0 ||
      upper <= service_.desired || primary.rollout_state != "COMPLETED" ||
      !service_.rebalancing_task.empty()) {
    return;
  }
  // 1. How the tasks stand over the zones.
  const TaskOrder order = OrderOf(primary);
  if (order.definition.family.empty()) return;
  const Result<PlacementRules> rules =
      RulesOf(*order.definition.definition, *service_.constraints, *service_.placement);
  if (!rules.ok()) return;
  TaskPlan plan = PlanTask(ctx_, order);
  of_provider_.clear();
  for (const Live& task : live_) ++of_provider_[task.capacity_provider];
  if (!(*primary.strategy).empty()) {
    plan.row.capacity_provider = ProviderFor(primary);
    plan.row.launch_type = IsFargate(plan.row.capacity_provider) ? "FARGATE" : "EC2";
  }
  std::map<std::string, int64_t> counts;
  for (const std::string& zone : UsableZones(plan, *rules)) counts[zone] = 0;
  for (const Live& task : live_) ++counts[task.az];
  std::vector<placement::ZoneTasks> zones;
  for (const auto& [zone, tasks] : counts) zones.push_back({zone, tasks});
  const std::optional<placement::ZoneMove> move = placement::DecideZoneMove(zones);
  const std::string name = StrCat("(service ", service_.name, ")");
  if (!move) {
    if (!service_.unbalanced.empty()) {
      AddEvent(ctx_, service_, StrCat(name, " is AZ balanced with ", Counted(zones), "."));
    }
    service_.unbalanced.clear();
    return;
  }

  // 2. One task more, in the zone that has fewest.
  if (service_.unbalanced.empty()) {
    AddEvent(
        ctx_, service_,
        StrCat(name, " is not AZ balanced with ", Counted(zones), ". AZ Rebalancing in progress."));
  }
  if (!StartInZone(plan, *rules, move->to)) {
    if (service_.unbalanced != "yes") {
      AddEvent(ctx_, service_,
               StrCat(name, " is unable to place a task in ", move->to,
                      " because no container instance met all of its requirements."));
    }
    service_.unbalanced = "yes";
    return;
  }
  PutTags(ctx_, TaskArn(ctx_, plan.row.cluster, plan.row.id), order.tags);
  service_.unbalanced = "moving";
  service_.rebalancing_task = plan.row.id;
  ++tasks_of_[primary.number];
  ++serving_[primary.number];
  AddEvent(ctx_, service_,
           StrCat(name, " has started 1 tasks in ", move->to, " to AZ Rebalance: (task ",
                  plan.row.id, ")."));
}

}  // namespace wt::ecs
