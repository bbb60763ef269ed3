// Faults of programs: tasks that crash, leak, take longer, or never become healthy.

#include <algorithm>

#include "emulator/world/trouble.h"
#include "scenarios/engine/faults/act.h"
#include "scenarios/engine/faults/limits.h"
#include "scenarios/engine/faults/words.h"
#include "scenarios/engine/workload/limits.h"
#include "scenarios/engine/workload/workload.h"

namespace wt::faults {
namespace {

constexpr std::string_view kOutOfMemory = "OutOfMemoryError: Container killed due to memory usage";
constexpr int64_t kKilled = 137;

bool IsOf(const FaultRow& row, const std::string& service, const std::string& definition) {
  if (row.affected.empty() || row.affected.front() != service) return false;
  const Json parameters = Json::parse(row.parameters);
  const std::string wanted = Words(parameters).Text("taskDefinition");
  return wanted.empty() || wanted.substr(wanted.rfind('/') + 1) == definition;
}

// Until what a task holds reaches what it reserves, at this many MiB a minute.
Duration UntilFull(Context& ctx, const FaultRow& row, const ecs::TaskView& task,
                   double per_minute) {
  const auto reserved = static_cast<double>(task.memory_mib);
  double base = workload::kTaskIdleMemory * reserved;
  for (const auto& load : ctx.Scan<workload::LoadRow>(row.affected.front())) {
    if (load.memory_base_mib >= 0) base = load.memory_base_mib;
  }
  const double minutes = std::max(0.0, reserved - base) / per_minute;
  return Micros(static_cast<int64_t>(minutes * static_cast<double>(Minutes(1).micros)));
}

// The task runs: what becomes of it.
void Watch(Context& ctx, const FaultRow& row, const ecs::TaskView& task) {
  const Json parameters = Json::parse(row.parameters);
  const Words words(parameters);
  if (row.action == "wt:task:crash-loop") {
    const Duration after = words.Time("after").value_or(kCrashesAfter);
    SetTimer(ctx, row, kExitTimer, task.key(), std::max(ctx.now(), task.started_at + after));
  } else if (row.action == "wt:task:leak") {
    const Duration full = UntilFull(ctx, row, task, words.Mebibytes("perMinute"));
    SetTimer(ctx, row, kExitTimer, task.key(), std::max(task.started_at, row.begins_at) + full);
  }
}

void FailChecks(Context& ctx, const FaultRow& row, const ecs::TaskView& task) {
  const std::string arn = ctx.ArnOf("ecs", StrCat("task/", task.key()));
  if (FindTrouble(ctx, TroubleKind::kFailingChecks, arn) != nullptr) return;
  ctx.Trace("checks_will_fail", {{"fault", row.id}, {"task", task.id}});
  PutTrouble(ctx, TroubleKind::kFailingChecks,
             {.subject = arn, .source = row.id, .entry = row.entry});
}

void ForgetTask(Context& ctx, const FaultRow& row, const ecs::TaskStatusChanged& news) {
  const std::string key = StrCat(news.cluster, "/", news.task_id);
  CancelTimer(ctx, row, kExitTimer, key);
  ctx.Erase<TroubleRow>(static_cast<int64_t>(TroubleKind::kFailingChecks),
                        ctx.ArnOf("ecs", StrCat("task/", key)), row.id);
}

}  // namespace

Result<void> BeginTaskFault(Context& ctx, FaultRow& row) {
  const Json parameters = Json::parse(row.parameters);
  const Words words(parameters);
  // 1. The service, and which of its versions.
  const std::string name = words.Has("cluster")
                               ? StrCat(words.Text("cluster"), "/", words.Text("service"))
                               : words.Text("service");
  const workload::Target service =
      WT_TRY(workload::FindTarget(ctx, ctx.account(), ctx.region(), name));
  if (service.kind != "service") return Bad(StrCat("service: ", name, " is not a service."));
  std::string definition = words.Text("taskDefinition");
  definition = definition.substr(definition.rfind('/') + 1);
  if (!definition.empty()) {
    const size_t colon = definition.rfind(':');
    if (colon == std::string::npos || !ParseInt(definition.substr(colon + 1))) {
      return Bad(StrCat("taskDefinition: '", definition, "' is not of the form family:revision."));
    }
  }
  row.affected = {service.id};
  Strike(ctx, row);

  // 2. Slow and leaking tasks are the load model's matter.
  TroubleRow trouble{.subject = service.id, .source = row.id, .entry = row.entry};
  if (!definition.empty()) trouble.only = {definition};
  if (row.action == "wt:task:slow") {
    trouble.factor = words.Number("times", 1);
    PutTrouble(ctx, TroubleKind::kSlowTasks, trouble);
    return {};
  }
  if (row.action == "wt:task:leak") {
    trouble.factor = words.Mebibytes("perMinute");
    PutTrouble(ctx, TroubleKind::kLeakingTasks, trouble);
  }

  // 3. Those that run already crash and leak too; their health is as it was when they came.
  if (row.action == "wt:task:bad-version") return {};
  std::vector<ecs::TaskView> tasks;
  ecs::EachRunningTask(ctx, ctx.account(), ctx.region(), [&](const ecs::RunningTask& running) {
    if (running.status != "RUNNING") return;
    const auto task = ecs::FindTaskView(ctx, running.cluster, running.id);
    if (task && IsOf(row, task->service_key(), task->definition)) tasks.push_back(*task);
  });
  for (const ecs::TaskView& task : tasks) Watch(ctx, row, task);
  return {};
}

void FollowTask(Turn& turn, const ecs::TaskStatusChanged& news) {
  if (turn.Rows<FaultRow>().size() == 0) return;
  if (news.to != "ACTIVATING" && news.to != "RUNNING" && news.to != "STOPPED") return;
  Context ctx(turn.world(), news.account, news.region);
  for (const FaultRow& row : ctx.Scan<FaultRow>()) {
    if (row.status != "running" || !row.action.starts_with("wt:task:")) continue;
    if (news.to == "STOPPED") {
      ForgetTask(ctx, row, news);
      continue;
    }
    const auto task = ecs::FindTaskView(ctx, news.cluster, news.task_id);
    if (!task || !IsOf(row, task->service_key(), task->definition)) continue;
    const Because because(ctx, row.entry);
    if (row.action == "wt:task:bad-version") {
      if (news.from != "ACTIVATING") FailChecks(ctx, row, *task);
    } else if (news.to == "RUNNING") {
      Watch(ctx, row, *task);
    }
  }
}

void ExitNow(Context& ctx, const FaultRow& row, const std::string& task) {
  const auto [cluster, id] = SplitInCluster(task);
  if (row.action == "wt:task:leak") {
    ecs::ExitTask(ctx, cluster, id, kKilled, kOutOfMemory);
    return;
  }
  const Json parameters = Json::parse(row.parameters);
  ecs::ExitTask(ctx, cluster, id, ParseInt(Words(parameters).Text("exitCode", "1")).value_or(1));
}

}  // namespace wt::faults
