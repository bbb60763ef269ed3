#include "services/ecs/controllers/service_scheduler.h"

#include <algorithm>
#include <optional>

#include "emulator/laws/circuit_breaker/circuit_breaker.h"
#include "services/ecs/controllers/service_step.h"
#include "services/ecs/limits.h"
#include "services/ecs/managed_group.h"
#include "services/ecs/state.h"

namespace wt::ecs {
namespace {

namespace breaker = laws::circuit_breaker;

// What its end says about the deployment; nothing where the scheduler or a user wanted it.
std::optional<breaker::Outcome> OutcomeOf(const TaskRow& task) {
  if (task.stop_code == "ServiceSchedulerInitiated") {
    if (task.stopped_reason.starts_with("Task failed ")) return breaker::Outcome::kFailedChecks;
    return std::nullopt;
  }
  if (task.stop_code == "UserInitiated" || task.stop_code == "TerminationNotice") {
    return std::nullopt;
  }
  if (task.ran) return std::nullopt;
  return breaker::Outcome::kNeverRan;
}

// The wait before the next try doubles with each failure in a row.
Instant ThrottledUntil(Instant now, int64_t failures) {
  if (failures < kFailuresBeforeThrottle) return Instant{};
  const int64_t doublings = std::min<int64_t>(failures - kFailuresBeforeThrottle, 20);
  const Duration wait{kThrottleMin.micros << doublings};
  return now + std::min(wait, kThrottleMax);
}

void CountFor(Context& ctx, const TaskRow& task, breaker::Outcome outcome) {
  std::optional<DeploymentRow> deployment =
      ctx.Find<DeploymentRow>(task.cluster, task.service, task.deployment);
  if (!deployment) return;
  const breaker::Count before{deployment->any_ran, deployment->failed_tasks};
  const breaker::Count after = breaker::After(before, outcome);
  if (after == before) return;
  deployment->any_ran = after.any_ran;
  deployment->failed_tasks = after.failures;
  if (outcome == breaker::Outcome::kNeverRan) {
    deployment->throttled_until = ThrottledUntil(ctx.now(), after.failures);
  } else if (outcome == breaker::Outcome::kRan) {
    deployment->throttled_until = {};
  }
  ctx.Put(*std::move(deployment));
}

}  // namespace

void ServiceScheduler::Follow(Turn& turn, const TaskStatusChanged& news) {
  Context ctx(turn.world(), news.account, news.region);
  const auto* found = ctx.Peek<TaskRow>(news.cluster, news.task_id);
  if (found == nullptr) return;
  const TaskRow task = *found;
  if (news.to == "STOPPED" && !task.instance_id.empty()) {
    WakeForRoom(ctx, news.cluster);
    const auto* instance = ctx.Peek<ContainerInstanceRow>(news.cluster, task.instance_id);
    if (instance != nullptr && instance->status != "ACTIVE") {
      WakeDaemons(ctx, news.cluster);
      NoticeDrained(ctx, *instance);
    }
  }
  if (task.service.empty()) return;
  if (news.to == "RUNNING") CountFor(ctx, task, breaker::Outcome::kRan);
  if (news.to == "STOPPED") {
    if (const auto outcome = OutcomeOf(task)) CountFor(ctx, task, *outcome);
  }
  if (news.to == "PROVISIONING" || news.to == "PENDING" || news.to == "DEPROVISIONING") return;
  WakeService(ctx, news.cluster, task.service);
}

void ServiceScheduler::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const size_t slash = scope.rest.find('/');
  std::optional<ServiceRow> row =
      ctx.Find<ServiceRow>(scope.rest.substr(0, slash), scope.rest.substr(slash + 1));
  if (row) ServiceStep(ctx, *std::move(row)).Run();
}

}  // namespace wt::ecs
