#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"
#include "services/ecs/task.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html
Result<StopTaskResponse> StopTask(Context& ctx, const StopTaskRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  const TaskRow row = WT_TRY(FindTask(ctx, cluster, in.task));
  StopTask(ctx, row, "UserInitiated", in.reason.value_or("Task stopped by user"));
  StopTaskResponse out;
  out.task = ToApi(ctx, *ctx.Find<TaskRow>(cluster.name, row.id), {"TAGS"});
  return out;
}

}  // namespace wt::ecs
