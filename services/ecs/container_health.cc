#include "services/ecs/container_health.h"

#include <algorithm>

#include "emulator/world/trouble.h"
#include "services/ecs/task.h"

namespace wt::ecs {
namespace {

bool AlwaysFails(const HealthCheck& check) {
  // "CMD-SHELL" with a line for the shell, "CMD" with a program and its arguments.
  std::string line;
  for (size_t i = 0; i < check.command.size(); ++i) {
    if (i == 0 && check.command[i].starts_with("CMD")) continue;
    StrAppend(line, line.empty() ? "" : " ", check.command[i]);
  }
  if (line == "false" || line == "/bin/false") return true;
  if (!line.starts_with("exit ")) return false;
  const auto code = ParseInt(line.substr(5));
  return code && *code != 0;
}

// The instant at which a check decides: its first success, or the last of the failures that count.
Duration DecidedAfter(const HealthCheck& check, bool fails) {
  const int64_t interval = check.interval.value_or(30);
  if (!fails && !AlwaysFails(check)) return Seconds(interval);
  const int64_t excused = check.start_period.value_or(0) / interval;
  return Seconds(interval * (excused + check.retries.value_or(3)));
}

// Calls `see` with each check that counts for the task.
template <class See>
void ForEachCheck(Context& ctx, const TaskRow& row, See see) {
  const auto* definition = ctx.Peek<TaskDefinitionRow>(row.family, row.revision);
  if (definition == nullptr) return;
  for (const ContainerDefinition& container : definition->definition->container_definitions) {
    if (container.health_check && container.essential.value_or(true)) see(*container.health_check);
  }
}

}  // namespace

std::string_view HealthName(ContainerHealth health) {
  switch (health) {
    case ContainerHealth::kHealthy:
      return "HEALTHY";
    case ContainerHealth::kUnhealthy:
      return "UNHEALTHY";
    default:
      return "UNKNOWN";
  }
}

bool ChecksFail(Context& ctx, const TaskRow& row) {
  if (ctx.Rows<TroubleRow>().size() == 0) return false;
  return FindTrouble(ctx, TroubleKind::kFailingChecks, TaskArn(ctx, row.cluster, row.id)) !=
         nullptr;
}

ContainerHealth HealthAfter(const HealthCheck& check, Duration running, bool fails) {
  if (running < DecidedAfter(check, fails)) return ContainerHealth::kUnknown;
  return fails || AlwaysFails(check) ? ContainerHealth::kUnhealthy : ContainerHealth::kHealthy;
}

ContainerHealth HealthOfTask(Context& ctx, const TaskRow& row) {
  if (row.last_status != "RUNNING" || row.started_at.micros == 0) return ContainerHealth::kUnknown;
  bool any = false, unknown = false, unhealthy = false;
  const bool fails = ChecksFail(ctx, row);
  ForEachCheck(ctx, row, [&](const HealthCheck& check) {
    const ContainerHealth health = HealthAfter(check, ctx.now() - row.started_at, fails);
    any = true;
    unknown = unknown || health == ContainerHealth::kUnknown;
    unhealthy = unhealthy || health == ContainerHealth::kUnhealthy;
  });
  if (unhealthy) return ContainerHealth::kUnhealthy;
  return any && !unknown ? ContainerHealth::kHealthy : ContainerHealth::kUnknown;
}

std::optional<Duration> NextHealth(Context& ctx, const TaskRow& row) {
  std::optional<Duration> next;
  const bool fails = ChecksFail(ctx, row);
  ForEachCheck(ctx, row, [&](const HealthCheck& check) {
    const Duration at = DecidedAfter(check, fails);
    if (row.started_at + at > ctx.now()) next = next ? std::min(*next, at) : at;
  });
  return next;
}

bool HasHealthCheck(Context& ctx, const TaskRow& row) {
  bool any = false;
  ForEachCheck(ctx, row, [&](const HealthCheck&) { any = true; });
  return any;
}

}  // namespace wt::ecs
