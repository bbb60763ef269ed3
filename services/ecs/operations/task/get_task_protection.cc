#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"
#include "services/ecs/service.h"
#include "services/ecs/task.h"
#include "services/ecs/task_protection.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_GetTaskProtection.html
Result<GetTaskProtectionResponse> GetTaskProtection(Context& ctx,
                                                    const GetTaskProtectionRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  if (in.tasks.size() > kDescribeMax) {
    return error::InvalidParameterException("Tasks cannot have more than 100 elements.");
  }
  std::vector<std::string> references(in.tasks.begin(), in.tasks.end());
  if (references.empty()) {
    for (const TaskRow& task : ctx.Scan<TaskRow>(cluster.name)) {
      if (CanBeProtected(ctx, task)) references.push_back(task.id);
    }
  }
  GetTaskProtectionResponse out;
  out.protected_tasks.present = true;
  out.failures.present = true;
  for (const std::string& reference : references) {
    const auto task = ctx.Find<TaskRow>(cluster.name, ShortId(reference));
    if (task && CanBeProtected(ctx, *task)) {
      out.protected_tasks.push_back(ProtectionOf(ctx, *task));
      continue;
    }
    Failure& failure = out.failures.emplace_back();
    failure.arn = TaskArn(ctx, cluster.name, ShortId(reference));
    failure.reason = task ? "TASK_NOT_VALID" : "MISSING";
  }
  return out;
}

}  // namespace wt::ecs
