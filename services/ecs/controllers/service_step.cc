#include "services/ecs/controllers/service_step.h"

#include <algorithm>

#include "emulator/laws/circuit_breaker/circuit_breaker.h"
#include "services/ecs/container_health.h"
#include "services/ecs/deployment.h"
#include "services/ecs/ecs.h"
#include "services/ecs/limits.h"
#include "services/ecs/load_balancing.h"
#include "services/ecs/tags.h"
#include "services/ecs/task.h"

namespace wt::ecs {
namespace {

namespace law = laws::rolling_deployment;

}  // namespace

void ServiceStep::Run() {
  if (service_.status == "INACTIVE") return Purge();
  // What this step sets in motion is looked at in the next.
  service_.ticked_at = ctx_.now();
  ctx_.Put(service_);
  Observe();
  Register();
  Deregister();
  if (service_.status == "DRAINING") {
    Drain();
  } else if (service_.controller != "ECS") {
    TaskSets();
  } else if (service_.scheduling == "DAEMON") {
    Daemon();
  } else {
    Replica();
  }
  Finish();
}

void ServiceStep::Observe() {
  for (const TaskRow& task : ctx_.Rows<TaskRow>().By<kTasksScheduled>(
           ctx_.account(), ctx_.region(), service_.cluster, service_.name)) {
    ++tasks_of_[task.deployment];
    const std::string& status = task.last_status;
    if (task.desired_status == "RUNNING" || status == "DEACTIVATING") ++serving_[task.deployment];
    if (status == "ACTIVATING" && task.desired_status == "RUNNING") activating_.push_back(task.id);
    if (status == "DEACTIVATING" && !task.deregistered) to_deregister_.push_back(task.id);
    if (status == "DEACTIVATING") ++deactivating_;
    if (task.desired_status != "RUNNING") continue;
    Live& live = live_.emplace_back();
    live.id = task.id;
    live.instance_id = task.instance_id;
    live.capacity_provider = task.capacity_provider;
    live.az = task.az;
    live.deployment = task.deployment;
    live.health = HealthOf(task);
    live.cpu = task.cpu;
    live.memory_mib = task.memory_mib;
    live.is_protected = task.is_protected && ctx_.now() < task.protected_until;
    if (live.is_protected) WakeBy(task.protected_until, sim::TimerKind::kPeriodic);
    if (!task.instance_id.empty()) {
      const auto* instance = ctx_.Peek<ContainerInstanceRow>(service_.cluster, task.instance_id);
      live.leaves = instance == nullptr || instance->status != "ACTIVE";
    }
  }
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
ServiceStep::Health ServiceStep::HealthOf(const TaskRow& task) {
  if (task.last_status != "RUNNING") return Health::kPending;
  // 1. Bad news do not count within the grace period.
  const ContainerHealth own = HealthOfTask(ctx_, task);
  if ((task.registered && !task.failing_group.empty()) || own == ContainerHealth::kUnhealthy) {
    const Duration grace = Seconds(std::max<int64_t>(0, service_.grace_seconds));
    const Instant until = task.started_at + grace;
    if (ctx_.now() >= until) return Health::kUnhealthy;
    WakeBy(until, sim::TimerKind::kSettling);
    return Health::kUnready;
  }
  // 2. Targets must be healthy, containers' own checks passed; without either, 40 s go by.
  std::optional<Duration> next = NextHealth(ctx_, task);
  const bool checked = HasHealthCheck(ctx_, task);
  const bool waits = !task.registered && !checked;
  if (waits && ctx_.now() < task.started_at + kHealthyAfter) next = kHealthyAfter;
  if (next) WakeBy(task.started_at + *next, sim::TimerKind::kSettling);
  const bool targets = !task.registered || task.targets_healthy;
  const bool containers = checked ? own == ContainerHealth::kHealthy : !(waits && next);
  return targets && containers ? Health::kHealthy : Health::kUnready;
}

void ServiceStep::Register() {
  if (activating_.empty()) return;
  std::vector<TaskRow> tasks;
  for (const std::string& id : activating_) {
    TaskRow& task = tasks.emplace_back(*ctx_.Find<TaskRow>(service_.cluster, id));
    task.registered = true;
    task.started_at = ctx_.now();
    task.ran = true;
    ctx_.Put(task);
  }
  RegisterTargets(ctx_, service_, tasks);
  for (const std::string& id : activating_) {
    SetStatus(ctx_, *ctx_.Find<TaskRow>(service_.cluster, id), "RUNNING");
  }
}

void ServiceStep::Deregister() {
  if (to_deregister_.empty()) return;
  std::vector<TaskRow> tasks;
  std::map<int64_t, std::vector<std::string>> by_deployment;
  for (const std::string& id : to_deregister_) {
    TaskRow& task = tasks.emplace_back(*ctx_.Find<TaskRow>(service_.cluster, id));
    task.deregistered = true;
    ctx_.Put(task);
    by_deployment[task.deployment].push_back(id);
  }
  DeregisterTargets(ctx_, service_, tasks);
  for (const auto& [number, ids] : by_deployment) {
    const auto* deployment = ctx_.Peek<DeploymentRow>(service_.cluster, service_.name, number);
    if (deployment == nullptr) continue;
    AddEvent(ctx_, service_,
             StrCat("(service ", service_.name, ", taskSet ", deployment->id,
                    ") has begun draining connections on ", ids.size(), " tasks."));
  }
  for (const TaskRow& task : tasks) {
    if (HasTargets(ctx_, task)) continue;
    const auto now = ctx_.Find<TaskRow>(task.cluster, task.id);
    if (now && now->last_status == "DEACTIVATING") SetStatus(ctx_, *now, "STOPPING");
  }
}

void ServiceStep::Replica() {
  std::optional<DeploymentRow> primary =
      ctx_.Find<DeploymentRow>(service_.cluster, service_.name, service_.primary);
  if (!primary) return;
  Judge(*primary);
  if (primary->number != service_.primary) {  // Rolled back.
    primary = ctx_.Find<DeploymentRow>(service_.cluster, service_.name, service_.primary);
  }

  if (Shifts(*primary)) return Shift(*primary);

  // 1. What there is. Pending tasks on an instance that drains stop at once, as do all that are
  //    outgoing and serve nobody.
  law::Observation seen;
  seen.desired = service_.desired;
  const DeploymentConfiguration& configuration = *service_.configuration;
  seen.minimum_healthy_percent = configuration.minimum_healthy_percent.value_or(100);
  seen.maximum_percent = configuration.maximum_percent.value_or(200);
  Pick surplus_pending, surplus_unready, surplus, unhealthy, outgoing_unready, outgoing_healthy;
  const std::string moving = FollowMove(*primary);
  for (const Live& task : live_) {
    if (task.id == moving) continue;
    const bool newest = task.deployment == primary->number && !task.leaves;
    law::Tasks& tasks = newest ? seen.newest : seen.outgoing;
    int64_t law::Tasks::*const slots[] = {&law::Tasks::pending, &law::Tasks::unready,
                                          &law::Tasks::healthy, &law::Tasks::unhealthy};
    ++(tasks.*slots[static_cast<size_t>(task.health)]);
    const bool is_healthy = task.health == Health::kHealthy;
    if (!newest) {
      (is_healthy ? outgoing_healthy : outgoing_unready).push_back(&task);
    } else if (task.health == Health::kUnhealthy) {
      unhealthy.push_back(&task);
    } else {
      (task.health == Health::kPending   ? surplus_pending
       : task.health == Health::kUnready ? surplus_unready
                                         : surplus)
          .push_back(&task);
    }
  }
  const law::Decision decision = law::Decide(seen);

  // 2. Start first, then stop.
  const bool failed = primary->rollout_state == "FAILED";
  if (decision.start > 0 && !failed) StartTasks(*primary, decision.start);
  std::vector<std::string> stops;
  const auto stop = [&](const Pick& from, int64_t count) {
    for (std::string& id : Choose(from, count)) stops.push_back(std::move(id));
  };
  // Of what is too much those go first that serve nobody yet.
  int64_t too_many = decision.stop_surplus;
  for (const Pick* from : {&surplus_pending, &surplus_unready, &surplus}) {
    const int64_t some = std::min(too_many, static_cast<int64_t>(from->size()));
    stop(*from, some);
    too_many -= some;
  }
  stop(outgoing_unready, static_cast<int64_t>(outgoing_unready.size()));
  stop(outgoing_healthy, decision.stop_outgoing_healthy);
  const auto kept = decision.stop_surplus + decision.stop_outgoing_healthy +
                    static_cast<int64_t>(outgoing_unready.size()) -
                    static_cast<int64_t>(stops.size());
  if (kept > 0) ComplainOfProtected(*primary);
  StopTasks(stops);
  StopUnhealthy(unhealthy, decision.stop_unhealthy);
  Settle(*primary, decision);
  Rebalance(*primary);
}

void ServiceStep::ComplainOfProtected(const DeploymentRow& primary) {
  Complain(ctx_, service_,
           StrCat("(service ", service_.name,
                  ") was unable to reach steady state because task set (", primary.id,
                  ") was unable to scale in. Reason: The number of protected tasks are more than "
                  "the desired count of tasks."));
}

// Whether the deployment goes on.
void ServiceStep::Judge(DeploymentRow& primary) {
  const bool well = std::any_of(live_.begin(), live_.end(), [&](const Live& task) {
    return task.deployment == primary.number && task.health == Health::kHealthy;
  });
  if (well && primary.failed_tasks > 0) {
    primary.failed_tasks = 0;
    primary.throttled_until = {};
    ctx_.Put(primary);
  }
  if (primary.rollout_state != "IN_PROGRESS") return;
  // 1. An alarm that was quiet when the deployment began.
  const std::vector<std::string> raised = RaisedAlarms(ctx_, service_, primary);
  if (!raised.empty()) {
    ctx_.Trace("deployment_alarm", {{"service", service_.name},
                                    {"cluster", service_.cluster},
                                    {"deployment", primary.id},
                                    {"alarm", raised.front()}});
    return FailDeployment(ctx_, service_, primary, DeploymentFailure::kAlarm,
                          service_.configuration->alarms->rollback);
  }
  // 2. Too many tasks that failed in a row.
  if (!HasCircuitBreaker(service_) ||
      !laws::circuit_breaker::IsTripped({primary.any_ran, primary.failed_tasks},
                                        service_.desired)) {
    return;
  }
  FailDeployment(ctx_, service_, primary,
                 primary.any_ran ? DeploymentFailure::kFailedChecks : DeploymentFailure::kNoStart,
                 HasRollback(service_));
}

void ServiceStep::Settle(DeploymentRow& primary, const law::Decision& decision) {
  primary = *ctx_.Find<DeploymentRow>(service_.cluster, service_.name, service_.primary);
  const std::string steady = StrCat("(service ", service_.name, ") has reached a steady state.");
  int64_t others = 0;
  for (const auto& [number, count] : serving_) others += number != primary.number ? count : 0;
  const bool was_steady = service_.steady;
  service_.steady = decision.done && others == 0 && deactivating_ == 0;
  if (service_.steady != was_steady) {
    ctx_.Publish(ServiceSteadyChanged{ctx_.account(), ctx_.region(), service_.cluster,
                                      service_.name, service_.steady});
  }
  if (service_.steady) {
    if (primary.rollout_state == "IN_PROGRESS" && !Bakes(primary)) {
      CompleteDeployment(ctx_, service_, primary);
      AddEvent(ctx_, service_,
               StrCat("(service ", service_.name, ") (deployment ", primary.id,
                      ") deployment completed."));
    }
    if (primary.rollout_state != "IN_PROGRESS") Complain(ctx_, service_, steady);
    WakeBy(service_.complained_at + kEventRepeat, sim::TimerKind::kPeriodic);
  } else if (service_.complaint == steady) {
    service_.complaint.clear();
  }
  if (decision.blocked && !service_.steady && deactivating_ == 0) {
    Complain(ctx_, service_,
             StrCat("(service ", service_.name,
                    ") was unable to stop or start tasks during a deployment because of the "
                    "service deployment configuration. Update the minimumHealthyPercent or "
                    "maximumPercent value and try again."));
  }
}

// With alarms the new tasks are watched for a while before the deployment counts as completed.
bool ServiceStep::Bakes(DeploymentRow& primary) {
  if (!WatchesAlarms(service_)) return false;
  if (primary.bakes_until.micros == 0) {
    primary.bakes_until = ctx_.now() + BakeTime(ctx_, service_);
    ctx_.Put(primary);
  }
  if (ctx_.now() >= primary.bakes_until) return false;
  WakeBy(primary.bakes_until, sim::TimerKind::kSettling);
  return true;
}

void ServiceStep::DropFinishedDeployments() {
  for (DeploymentRow row : ctx_.Rows<DeploymentRow>().Collect(ctx_.account(), ctx_.region(),
                                                              service_.cluster, service_.name)) {
    if (row.task_set) continue;
    const bool primary = row.number == service_.primary;
    const int64_t desired = primary ? service_.desired : serving_[row.number];
    const bool over = !primary && serving_[row.number] == 0;
    // The last completed one is what a rollback goes back to.
    if (over && row.number != service_.last_completed && tasks_of_[row.number] == 0) {
      ctx_.Erase<DeploymentRow>(row.cluster, row.service, row.number);
      continue;
    }
    const std::string status = primary ? "PRIMARY" : over ? "INACTIVE" : "ACTIVE";
    if (row.status == status && row.desired == desired) continue;
    row.status = status;
    row.desired = desired;
    row.updated_at = ctx_.now();
    ctx_.Put(row);
  }
}

void ServiceStep::Drain() {
  Pick all;
  for (const Live& task : live_) all.push_back(&task);
  std::vector<std::string> ids;
  for (const Live* task : all) ids.push_back(task->id);
  StopTasks(ids);
  if (!live_.empty() || deactivating_ > 0) return;
  // All its tasks are stopping: the service is over.
  service_.status = "INACTIVE";
  service_.deleted_at = ctx_.now();
  ctx_.Trace("service_inactive", {{"service", service_.name}, {"cluster", service_.cluster}});
  WakeBy(service_.deleted_at + kInactiveVisible, sim::TimerKind::kPeriodic);
}

void ServiceStep::Purge() {
  const Instant due = service_.deleted_at + kInactiveVisible;
  if (ctx_.now() < due) {
    ctx_.RequestWake({.controller = kServiceScheduler,
                      .key = ctx_.Key(StrCat(service_.cluster, "/", service_.name)),
                      .due = due,
                      .rule = sim::WakeRule::kNoLaterThan,
                      .kind = sim::TimerKind::kPeriodic});
    return;
  }
  EraseService(ctx_, service_);
}

void ServiceStep::WakeBy(Instant due, sim::TimerKind kind) {
  std::optional<Instant>& next = kind == sim::TimerKind::kPeriodic ? next_forever_ : next_ready_;
  next = next ? std::min(*next, due) : due;
}

void ServiceStep::Finish() {
  if (service_.status == "ACTIVE" && service_.controller == "ECS") DropFinishedDeployments();
  if (more_to_start_) WakeBy(ctx_.now(), sim::TimerKind::kSettling);
  const auto* primary = ctx_.Peek<DeploymentRow>(service_.cluster, service_.name, service_.primary);
  const bool hopeless = primary != nullptr && primary->failed_tasks >= kFailuresBeforeThrottle;
  ctx_.Put(service_);
  const std::string key = ctx_.Key(StrCat(service_.cluster, "/", service_.name));
  const auto wake = [&](const std::optional<Instant>& due, sim::TimerKind kind) {
    if (!due) return;
    ctx_.RequestWake({.controller = kServiceScheduler,
                      .key = key,
                      .due = std::max(*due, ctx_.now() + kSchedulerTick),
                      .rule = sim::WakeRule::kNoLaterThan,
                      .kind = kind});
  };
  if (hopeless && next_ready_) WakeBy(*next_ready_, sim::TimerKind::kPeriodic);
  wake(next_forever_, sim::TimerKind::kPeriodic);
  if (!hopeless) wake(next_ready_, sim::TimerKind::kSettling);
}

}  // namespace wt::ecs
