// The step's hands: tasks of a service start and stop.

#include <algorithm>

#include "emulator/laws/capacity_provider_strategy/capacity_provider_strategy.h"
#include "emulator/laws/placement/scale_in.h"
#include "services/ecs/capacity_provider.h"
#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/controllers/service_step.h"
#include "services/ecs/deployment.h"
#include "services/ecs/identity.h"
#include "services/ecs/limits.h"
#include "services/ecs/placement_view.h"
#include "services/ecs/tags.h"
#include "services/ecs/task.h"

namespace wt::ecs {
namespace {

namespace placement = laws::placement;

constexpr size_t kTasksPerEvent = 10;
constexpr std::string_view kSeeGuide =
    " For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";

std::string Named(const std::vector<std::string>& ids, size_t first, size_t count) {
  std::string out;
  for (size_t i = first; i < first + count; ++i) StrAppend(out, " (task ", ids[i], ")");
  return out;
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
std::string WhatIsMissing(placement::Unfit unfit) {
  switch (unfit) {
    case placement::Unfit::kCpu:
      return "has insufficient CPU units available.";
    case placement::Unfit::kMemory:
      return "has insufficient memory available.";
    case placement::Unfit::kPorts:
      return "is already using a port required by your task.";
    case placement::Unfit::kAttribute:
      return "is missing an attribute required by your task.";
    default:
      return StrCat("encountered error \"", placement::ReasonText(unfit), "\".");
  }
}

}  // namespace

TaskOrder ServiceStep::OrderOf(const DeploymentRow& deployment) {
  TaskOrder order;
  order.cluster = *ctx_.Find<ClusterRow>(service_.cluster);
  const auto definition = ctx_.Find<TaskDefinitionRow>(deployment.family, deployment.revision);
  if (definition) order.definition = *definition;
  order.launch_type = deployment.launch_type.empty() ? "EC2" : deployment.launch_type;
  order.service = service_.name;
  order.group = StrCat("service:", service_.name);
  order.started_by = deployment.id;
  order.deployment = deployment.number;
  if (deployment.has_network) order.network = *deployment.network;
  order.execute_command = service_.execute_command;
  if (service_.managed_tags) {
    order.tags.push_back({std::string("aws:ecs:clusterName"), service_.cluster});
    order.tags.push_back({std::string("aws:ecs:serviceName"), service_.name});
  }
  std::string from;
  if (service_.propagate_tags == "SERVICE") {
    from = ServiceArn(ctx_, service_.cluster, service_.name);
  } else if (service_.propagate_tags == "TASK_DEFINITION") {
    from = TaskDefinitionArn(ctx_, deployment.family, deployment.revision);
  }
  if (!from.empty()) {
    for (const Tag& tag : TagsOf(ctx_, from)) order.tags.push_back(tag);
  }
  return order;
}

std::string ServiceStep::ProviderFor(const DeploymentRow& deployment) {
  std::vector<laws::capacity_provider_strategy::Item> items;
  for (const CapacityProviderStrategyItem& item : *deployment.strategy) {
    items.push_back({.base = item.base.value_or(0),
                     .weight = item.weight.value_or(0),
                     .tasks = of_provider_[item.capacity_provider]});
  }
  const std::optional<size_t> next = laws::capacity_provider_strategy::Next(items);
  return next ? (*deployment.strategy)[*next].capacity_provider : "";
}

bool ServiceStep::IsThrottled(const DeploymentRow& deployment) {
  if (ctx_.now() >= deployment.throttled_until) return false;
  Complain(ctx_, service_,
           StrCat("(service ", service_.name,
                  ") is unable to consistently start tasks successfully.", kSeeGuide));
  WakeBy(deployment.throttled_until, sim::TimerKind::kPeriodic);
  return true;
}

// Without its roles no task is made at all.
bool ServiceStep::RefusesRoles(const TaskDefinition& definition) {
  const std::optional<std::string> why = UnassumableRole(ctx_, definition, {});
  if (!why) return false;
  Complain(
      ctx_, service_,
      StrCat("(service ", service_.name, ") failed to launch a task with (error ", *why, ")."));
  WakeBy(ctx_.now() + kRoleRetry, sim::TimerKind::kPeriodic);
  return true;
}

int64_t ServiceStep::StartTasks(const DeploymentRow& deployment, int64_t count) {
  if (IsThrottled(deployment)) return 0;
  const TaskOrder order = OrderOf(deployment);
  const TaskDefinition& definition = *order.definition.definition;
  if (RefusesRoles(definition)) return 0;
  const Result<PlacementRules> rules =
      RulesOf(definition, *service_.constraints, *service_.placement);
  if (!rules.ok() || order.definition.family.empty()) return 0;
  of_provider_.clear();
  for (const Live& task : live_) ++of_provider_[task.capacity_provider];

  // 1. One after the other, each with those before it in place; the first refusal ends the step.
  const int64_t now = std::min(count, kStartsPerTick);
  TaskPlan plan = PlanTask(ctx_, order);
  std::vector<std::string> started;
  service_.waiting.clear();
  for (int64_t i = 0; i < now; ++i) {
    if (i > 0) plan.row.id = ctx_.NewHexId(32);
    if (!(*deployment.strategy).empty()) {
      plan.row.capacity_provider = ProviderFor(deployment);
      plan.row.launch_type = IsFargate(plan.row.capacity_provider) ? "FARGATE" : "EC2";
    }
    const Because because(ctx_, ctx_.cause());
    const StartOutcome outcome = Start(ctx_, plan, *rules);
    if (!outcome.started) {
      service_.waiting = "yes";
      ctx_.Trace("task_not_placed", {{"service", service_.name},
                                     {"cluster", service_.cluster},
                                     {"reason", outcome.decision.reason}});
      if (outcome.over_limit) {
        Complain(ctx_, service_,
                 StrCat("(service ", service_.name,
                        ") was unable to place tasks in your cluster because the tasks "
                        "provisioning capacity limit was exceeded."));
      } else {
        ExplainNoPlace(plan.row, outcome.decision);
      }
      break;
    }
    ++of_provider_[plan.row.capacity_provider];
    PutTags(ctx_, TaskArn(ctx_, plan.row.cluster, plan.row.id), order.tags);
    started.push_back(plan.row.id);
  }
  StartedEvents(started);
  // 2. What the rate leaves over starts in the next step.
  const auto done = static_cast<int64_t>(started.size());
  more_to_start_ = more_to_start_ || (count > now && done == now);
  tasks_of_[deployment.number] += done;
  serving_[deployment.number] += done;
  return done;
}

void ServiceStep::StartedEvents(const std::vector<std::string>& ids) {
  for (size_t first = 0; first < ids.size(); first += kTasksPerEvent) {
    const size_t count = std::min(kTasksPerEvent, ids.size() - first);
    AddEvent(ctx_, service_,
             StrCat("(service ", service_.name, ") has started ", count,
                    " tasks:", Named(ids, first, count), "."));
  }
}

void ServiceStep::ExplainNoPlace(const TaskRow& task, const placement::Decision& decision) {
  std::string why;
  if (const placement::Failure* closest = placement::ClosestMatch(decision)) {
    why = StrCat(" The closest matching (container-instance ", closest->instance_id, ") ",
                 WhatIsMissing(closest->unfit));
  } else {
    why = StrCat(" Reason: No Container Instances were found in your ",
                 task.capacity_provider.empty() ? "cluster." : "capacity provider.");
  }
  Complain(ctx_, service_,
           StrCat("(service ", service_.name,
                  ") was unable to place a task because no container instance met all of its "
                  "requirements.",
                  why, kSeeGuide));
}

std::vector<std::string> ServiceStep::Choose(Pick from, int64_t count) {
  std::vector<std::string> ids;
  std::erase_if(from, [](const Live* task) { return task->is_protected; });
  if (count <= 0 || from.empty()) return ids;
  if (count >= static_cast<int64_t>(from.size())) {
    for (const Live* task : from) ids.push_back(task->id);
    return ids;
  }
  // The placement strategy, the other way round, with the rest of the service's tasks in view.
  const auto* definition = ctx_.Peek<TaskDefinitionRow>(service_.family, service_.revision);
  const Result<PlacementRules> rules =
      RulesOf(definition != nullptr ? *definition->definition : TaskDefinition{},
              *service_.constraints, *service_.placement);
  // Copies of the instances, which get back what each chosen task holds.
  placement::PlacementIndex& view = PlacementView::Of(ctx_).Instances(ctx_, service_.cluster, "");
  std::map<std::string, placement::Instance> instances;
  std::vector<placement::ServiceTask> tasks;
  for (const Live* task : from) {
    placement::ServiceTask& one = tasks.emplace_back();
    one.id = task->id;
    one.uses = {.cpu = task->cpu, .memory_mib = task->memory_mib};
    const placement::Instance* seen = view.Find(task->instance_id);
    if (seen != nullptr) one.instance = &instances.try_emplace(seen->id, *seen).first->second;
  }
  sim::Rng& rng = ctx_.rng("ecs.scale_in");
  for (int64_t i = 0; i < count; ++i) {
    const placement::StopDecision decision = placement::DecideStop(
        tasks, rules.ok() ? rules->strategies : std::vector<placement::Strategy>{},
        [&](uint64_t below) { return rng.Below(below); });
    if (!decision.task_id) break;
    ids.push_back(*decision.task_id);
    const auto chosen = std::find_if(tasks.begin(), tasks.end(),
                                     [&](const auto& task) { return task.id == ids.back(); });
    if (chosen->instance != nullptr) {
      placement::Resources& left = instances.at(chosen->instance->id).remaining;
      left.cpu += chosen->uses.cpu;
      left.memory_mib += chosen->uses.memory_mib;
    }
    tasks.erase(chosen);
  }
  return ids;
}

void ServiceStep::StopTasks(const std::vector<std::string>& ids, std::string_view event) {
  if (ids.empty()) return;
  const auto* primary = ctx_.Peek<DeploymentRow>(service_.cluster, service_.name, service_.primary);
  const std::string reason = StrCat("Scaling activity initiated by (deployment ",
                                    primary != nullptr ? primary->id : "", ")");
  std::vector<std::string> stopped;
  for (const std::string& id : ids) {
    const auto task = ctx_.Find<TaskRow>(service_.cluster, id);
    if (!task || task->desired_status != "RUNNING") continue;
    const Because because(ctx_, ctx_.cause());
    StopTask(ctx_, *task, "ServiceSchedulerInitiated", reason);
    stopped.push_back(id);
    const auto after = ctx_.Find<TaskRow>(service_.cluster, id);
    const bool serves = after && after->last_status == "DEACTIVATING";
    if (!serves) --serving_[task->deployment];
  }
  if (!event.empty()) return AddEvent(ctx_, service_, event);
  for (size_t first = 0; first < stopped.size(); first += kTasksPerEvent) {
    const size_t count = std::min(kTasksPerEvent, stopped.size() - first);
    AddEvent(ctx_, service_,
             StrCat("(service ", service_.name, ") has stopped ", count,
                    " running tasks:", Named(stopped, first, count), "."));
  }
}

// Once for each task.
void ServiceStep::TellUnhealthy(const Pick& tasks) {
  for (const Live* one : tasks) {
    std::optional<TaskRow> task = ctx_.Find<TaskRow>(service_.cluster, one->id);
    if (!task || task->told_unhealthy) continue;
    AddEvent(ctx_, service_,
             StrCat("(service ", service_.name, ") (task ", task->id, ") ",
                    task->failing_group.empty() ? "failed container health checks."
                                                : task->failing_reason));
    task->told_unhealthy = true;
    ctx_.Put(*std::move(task));
  }
}

void ServiceStep::StopUnhealthy(const Pick& from, int64_t count) {
  TellUnhealthy(from);
  std::vector<std::string> stopped;
  for (const Live* one : from) {
    if (static_cast<int64_t>(stopped.size()) == count) break;
    const auto task = ctx_.Find<TaskRow>(service_.cluster, one->id);
    if (!task || one->is_protected) continue;
    const std::string& group = task->failing_group;
    const Because because(ctx_, ctx_.cause());
    StopTask(ctx_, *task, "ServiceSchedulerInitiated",
             group.empty() ? "Task failed container health checks"
                           : StrCat("Task failed ELB health checks in (target-group ", group, ")"));
    stopped.push_back(task->id);
  }
  if (stopped.empty()) return;
  AddEvent(ctx_, service_,
           StrCat("(service ", service_.name, ") has stopped ", stopped.size(),
                  " running tasks:", Named(stopped, 0, stopped.size()), "."));
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskSet.html
void ServiceStep::TaskSets() {
  bool all_steady = true;
  for (DeploymentRow set : ctx_.Rows<DeploymentRow>().Collect(ctx_.account(), ctx_.region(),
                                                              service_.cluster, service_.name)) {
    Pick mine;
    int64_t healthy = 0;
    for (const Live& task : live_) {
      if (task.deployment != set.number) continue;
      mine.push_back(&task);
      healthy += task.health == Health::kHealthy && !task.leaves ? 1 : 0;
    }
    const auto have = static_cast<int64_t>(mine.size());
    if (have < set.desired) StartTasks(set, set.desired - have);
    if (have > set.desired) StopTasks(Choose(mine, have - set.desired));
    const bool gone = set.status == "DRAINING" && tasks_of_[set.number] == 0;
    if (gone) {
      EraseTags(ctx_, TaskSetArn(ctx_, set));
      ctx_.Erase<DeploymentRow>(set.cluster, set.service, set.number);
      continue;
    }
    const bool steady = have == set.desired && healthy == set.desired;
    all_steady = all_steady && steady;
    const std::string stability = steady ? "STEADY_STATE" : "STABILIZING";
    set = *ctx_.Find<DeploymentRow>(set.cluster, set.service, set.number);
    if (set.stability == stability) continue;
    set.stability = stability;
    set.stability_at = set.updated_at = ctx_.now();
    ctx_.Put(set);
    if (steady) {
      AddEvent(ctx_, service_,
               StrCat("(service ", service_.name, ", taskSet ", set.id,
                      ") has reached a steady state."));
    }
  }
  service_.steady = all_steady;
}

}  // namespace wt::ecs
