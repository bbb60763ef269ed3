#include "services/ecs/task_protection.h"

#include "services/ecs/service_state.h"
#include "services/ecs/task.h"

namespace wt::ecs {

bool CanBeProtected(Context& ctx, const TaskRow& task) {
  if (task.service.empty() || task.desired_status != "RUNNING") return false;
  const auto* service = ctx.Peek<ServiceRow>(task.cluster, task.service);
  return service != nullptr && service->scheduling == "REPLICA";
}

ProtectedTask ProtectionOf(Context& ctx, const TaskRow& task) {
  ProtectedTask api;
  api.task_arn = TaskArn(ctx, task.cluster, task.id);
  api.protection_enabled = task.is_protected && ctx.now() < task.protected_until;
  if (*api.protection_enabled) api.expiration_date = task.protected_until;
  return api;
}

}  // namespace wt::ecs
