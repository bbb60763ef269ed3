#include "services/ecs/cluster.h"
#include "services/ecs/deployment.h"
#include "services/ecs/operations.h"
#include "services/ecs/task_set.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateServicePrimaryTaskSet.html
Result<UpdateServicePrimaryTaskSetResponse> UpdateServicePrimaryTaskSet(
    Context& ctx, const UpdateServicePrimaryTaskSetRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  ServiceRow service = WT_TRY(FindActiveService(ctx, cluster, in.service));
  WT_TRY(CheckExternal(service));
  DeploymentRow chosen = WT_TRY(FindTaskSet(ctx, service, in.primary_task_set));
  for (DeploymentRow other : ctx.Rows<DeploymentRow>().Collect(ctx.account(), ctx.region(),
                                                               service.cluster, service.name)) {
    if (other.status != "PRIMARY" || other.number == chosen.number) continue;
    other.status = "ACTIVE";
    other.updated_at = ctx.now();
    ctx.Put(other);
  }
  chosen.status = "PRIMARY";
  chosen.updated_at = ctx.now();
  ctx.Put(chosen);
  // The service shows what its primary set runs.
  service.primary = chosen.number;
  service.family = chosen.family;
  service.revision = chosen.revision;
  service.load_balancers = chosen.load_balancers;
  ctx.Put(service);
  UpdateServicePrimaryTaskSetResponse out;
  out.task_set = ToTaskSet(ctx, service, chosen, CountsOf(ctx, service).of(chosen.number));
  return out;
}

}  // namespace wt::ecs
