#include "services/ecs/cluster.h"
#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"
#include "services/ecs/task_set.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteTaskSet.html
Result<DeleteTaskSetResponse> DeleteTaskSet(Context& ctx, const DeleteTaskSetRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  const ServiceRow service = WT_TRY(FindActiveService(ctx, cluster, in.service));
  WT_TRY(CheckExternal(service));
  DeploymentRow set = WT_TRY(FindTaskSet(ctx, service, in.task_set));
  if (set.scale_percent > 0 && !in.force.value_or(false)) {
    return error::InvalidParameterException(
        "The task set cannot be deleted while its scale is above 0. Use force to delete it.");
  }
  set.status = "DRAINING";
  set.desired = 0;
  set.updated_at = ctx.now();
  ctx.Put(set);
  WakeService(ctx, service.cluster, service.name);
  DeleteTaskSetResponse out;
  out.task_set = ToTaskSet(ctx, service, set, CountsOf(ctx, service).of(set.number));
  return out;
}

}  // namespace wt::ecs
