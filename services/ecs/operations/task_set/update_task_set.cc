#include "services/ecs/cluster.h"
#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"
#include "services/ecs/task_set.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateTaskSet.html
Result<UpdateTaskSetResponse> UpdateTaskSet(Context& ctx, const UpdateTaskSetRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  const ServiceRow service = WT_TRY(FindActiveService(ctx, cluster, in.service));
  WT_TRY(CheckExternal(service));
  DeploymentRow set = WT_TRY(FindTaskSet(ctx, service, in.task_set));
  WT_TRY(CheckScale(in.scale));
  set.scale_percent = in.scale.value.value_or(0);
  set.desired = ComputedDesired(service, set);
  set.stability = "STABILIZING";
  set.stability_at = set.updated_at = ctx.now();
  ctx.Put(set);
  WakeService(ctx, service.cluster, service.name);
  UpdateTaskSetResponse out;
  out.task_set = ToTaskSet(ctx, service, set, CountsOf(ctx, service).of(set.number));
  return out;
}

}  // namespace wt::ecs
