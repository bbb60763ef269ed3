#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/service.h"
#include "services/ecs/task.h"
#include "services/ecs/task_protection.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateTaskProtection.html
Result<UpdateTaskProtectionResponse> UpdateTaskProtection(Context& ctx,
                                                          const UpdateTaskProtectionRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  if (in.tasks.empty()) return error::InvalidParameterException("Tasks cannot be empty.");
  if (in.tasks.size() > static_cast<size_t>(kRunCountMax)) {
    return error::InvalidParameterException("Tasks cannot have more than 10 elements.");
  }
  const int64_t minutes = in.expires_in_minutes.value_or(120);
  if (minutes < 1 || minutes > 2880) {
    return error::InvalidParameterException("expiresInMinutes must be between 1 and 2880.");
  }
  UpdateTaskProtectionResponse out;
  out.protected_tasks.present = true;
  out.failures.present = true;
  for (const std::string& reference : in.tasks) {
    std::optional<TaskRow> task = ctx.Find<TaskRow>(cluster.name, ShortId(reference));
    if (!task || !CanBeProtected(ctx, *task)) {
      Failure& failure = out.failures.emplace_back();
      failure.arn = TaskArn(ctx, cluster.name, ShortId(reference));
      failure.reason = task ? "TASK_NOT_VALID" : "MISSING";
      continue;
    }
    task->is_protected = in.protection_enabled;
    task->protected_until = in.protection_enabled ? ctx.now() + Minutes(minutes) : Instant{};
    ctx.Put(*task);
    // The scheduler may have been waiting for it, or must look again when it ends.
    WakeService(ctx, cluster.name, task->service);
    out.protected_tasks.push_back(ProtectionOf(ctx, *task));
  }
  return out;
}

}  // namespace wt::ecs
