#include "services/ecs/waiting.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "services/autoscaling/autoscaling.h"
#include "services/ecs/limits.h"
#include "services/ecs/task.h"
#include "services/ecs/task_definition.h"
#include "services/ecs/timings.h"

namespace wt::ecs {
namespace {

// Like tasks fail alike: the second need not be tried.
std::string KindOf(const WaitingTaskRow& waiting, const TaskRow& task) {
  return StrCat(waiting.provider, "|", task.group, "|", task.family, ":", task.revision, "|",
                task.cpu, "|", task.memory_mib);
}

void GiveUp(Context& ctx, const WaitingTaskRow& waiting, TaskRow task) {
  ctx.Trace("task_gave_up_waiting", {{"task", task.id}, {"reason", waiting.reason}});
  // "RESOURCE:MEMORY(3) AGENT(1)": the first is what the task is told.
  std::string_view reason = waiting.reason;
  reason = reason.substr(0, reason.find('('));
  if (reason.empty() || waiting.reason.starts_with("NO ACTIVE")) reason = "EMPTY CAPACITY PROVIDER";
  StopTask(ctx, std::move(task), "TaskFailedToStart", reason);
}

// Where it found no place; nothing where it is placed.
bool TryToPlace(Context& ctx, WaitingTaskRow waiting, TaskRow task) {
  const auto* definition = ctx.Peek<TaskDefinitionRow>(task.family, task.revision);
  if (definition == nullptr) return false;
  const Result<PlacementRules> rules =
      RulesOf(*definition->definition, *waiting.constraints, *waiting.placement);
  if (!rules.ok()) return false;
  const laws::placement::Demand demand = DemandOf(ctx, task, *definition->definition);
  const laws::placement::Decision decision = Decide(ctx, task, demand, *rules);
  if (!decision.instance_id) {
    if (waiting.reason != decision.reason) {
      waiting.reason = decision.reason;
      ctx.Put(std::move(waiting));
    }
    return false;
  }
  ForgetWaiting(ctx, task);
  PlaceTask(ctx, std::move(task), *decision.instance_id, decision.reason);
  return true;
}

// Whether managed scaling may add instances to the provider's group.
bool MayGrow(Context& ctx, const std::string& provider_name) {
  const auto* provider = ctx.Peek<CapacityProviderRow>(provider_name);
  if (provider == nullptr || !provider->scaling) return false;
  const auto group = autoscaling::FindGroup(ctx, ctx.account(), ctx.region(), provider->group_name);
  return group && group->desired_capacity < group->max_size;
}

// Whether it is early enough, and no task of its deployment waited in vain.
bool IsHopeful(Context& ctx, const WaitingTaskRow& waiting) {
  if (ctx.now() >= waiting.since + kCapacityExpected) return false;
  const auto* task = ctx.Peek<TaskRow>(waiting.cluster, waiting.task_id);
  if (task == nullptr) return false;
  if (task->service.empty()) return true;
  const auto* deployment = ctx.Peek<DeploymentRow>(task->cluster, task->service, task->deployment);
  return deployment != nullptr && deployment->failed_tasks == 0;
}

}  // namespace

void LetWait(Context& ctx, TaskRow row, const PlacementRules& rules, std::string_view reason) {
  const Duration patience = ctx.rng("ecs.waiting_tasks").Between(kWaitMin, kWaitMax);
  WaitingTaskRow waiting;
  waiting.cluster = row.cluster;
  waiting.provider = row.capacity_provider;
  waiting.since = row.created_at;
  waiting.task_id = row.id;
  waiting.constraints = rules.given_constraints;
  waiting.placement = rules.given_strategies;
  waiting.until = ctx.now() + patience;
  waiting.reason = reason;
  waiting.entry =
      ctx.Trace("task_waits_for_capacity", {{"task", row.id},
                                            {"cluster", row.cluster},
                                            {"capacity_provider", row.capacity_provider},
                                            {"reason", reason}});
  ctx.RequestWake({.controller = kWaitingTasks,
                   .key = ctx.Key(row.cluster),
                   .due = waiting.until,
                   .rule = sim::WakeRule::kNoLaterThan,
                   .kind = sim::TimerKind::kPeriodic});
  ctx.RequestWake({.controller = kAwaitedCapacity,
                   .key = ctx.Key(row.cluster),
                   .due = ctx.now() + kCapacityLooked,
                   .rule = sim::WakeRule::kNoLaterThan});
  ctx.Put(std::move(waiting));
  SetStatus(ctx, std::move(row), "PROVISIONING");
}

void ForgetWaiting(Context& ctx, const TaskRow& row) {
  ctx.Erase<WaitingTaskRow>(row.cluster, row.capacity_provider, row.created_at, row.id);
}

size_t CountWaiting(Context& ctx, std::string_view cluster) {
  const auto rows = ctx.Scan<WaitingTaskRow>(cluster);
  return static_cast<size_t>(std::distance(rows.begin(), rows.end()));
}

void WakeWaitingTasks(Context& ctx, std::string_view cluster) {
  if (ctx.Scan<WaitingTaskRow>(cluster).empty()) return;
  ctx.RequestWake({.controller = kWaitingTasks,
                   .key = ctx.Key(cluster),
                   .due = ctx.now() + HowLong(ctx, kRoomNoticedTakes, kWaitingTasks),
                   .rule = sim::WakeRule::kNoLaterThan});
}

void WaitingTasks::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  // 1. Oldest first within each provider; those whose time is over are given up.
  std::set<std::string> hopeless;
  for (const WaitingTaskRow& waiting :
       ctx.Rows<WaitingTaskRow>().Collect(ctx.account(), ctx.region(), scope.rest)) {
    std::optional<TaskRow> task = ctx.Find<TaskRow>(scope.rest, waiting.task_id);
    if (!task) {
      ctx.Erase<WaitingTaskRow>(waiting.cluster, waiting.provider, waiting.since, waiting.task_id);
      continue;
    }
    const Because because(ctx, ctx.cause());  // Each for itself, and not because of those before.
    if (hopeless.count(KindOf(waiting, *task)) == 0 && TryToPlace(ctx, waiting, *task)) continue;
    hopeless.insert(KindOf(waiting, *task));
    if (ctx.now() >= waiting.until) GiveUp(ctx, waiting, *task);
  }
  // 2. The next to be given up.
  std::optional<Instant> next;
  for (const WaitingTaskRow& waiting : ctx.Scan<WaitingTaskRow>(scope.rest)) {
    next = next ? std::min(*next, waiting.until) : waiting.until;
  }
  if (!next) return;
  ctx.RequestWake({.controller = kWaitingTasks,
                   .key = key,
                   .due = *next,
                   .rule = sim::WakeRule::kNoLaterThan,
                   .kind = sim::TimerKind::kPeriodic});
}

void AwaitedCapacity::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  std::map<std::string, bool> may_grow;  // By provider.
  for (const WaitingTaskRow& row : ctx.Scan<WaitingTaskRow>(scope.rest)) {
    if (!IsHopeful(ctx, row)) continue;
    const auto [known, is_new] = may_grow.try_emplace(row.provider, false);
    if (is_new) known->second = MayGrow(ctx, row.provider);
    if (known->second) return ctx.WakeIn(kAwaitedCapacity, kCapacityLooked, key);
  }
}

}  // namespace wt::ecs
