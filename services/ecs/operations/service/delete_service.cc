#include "services/ecs/cluster.h"
#include "services/ecs/ecs.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"
#include "services/ecs/service.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteService.html
Result<DeleteServiceResponse> DeleteService(Context& ctx, const DeleteServiceRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  ServiceRow row = WT_TRY(FindService(ctx, cluster, in.service));
  const bool force = in.force.value_or(false);
  if (row.status == "ACTIVE") {
    // 1. What still wants tasks is not deleted by accident.
    if (!force && row.scheduling == "REPLICA" && row.desired > 0) {
      return error::InvalidParameterException(
          "The service cannot be stopped while it is scaled above 0.");
    }
    if (!force) {
      for (const DeploymentRow& set : ctx.Scan<DeploymentRow>(row.cluster, row.name)) {
        if (!set.task_set) continue;
        return error::InvalidParameterException(
            "The service cannot be stopped while it has active task sets.");
      }
    }
    // 2. It drains: the scheduler stops its tasks, and then it is INACTIVE.
    row.status = "DRAINING";
    row.desired = 0;
    row.waiting.clear();
    for (DeploymentRow deployment :
         ctx.Rows<DeploymentRow>().Collect(ctx.account(), ctx.region(), row.cluster, row.name)) {
      deployment.desired = 0;
      ctx.Put(deployment);
    }
    ctx.Trace("service_draining", {{"service", row.name}, {"cluster", row.cluster}});
    ctx.Put(row);
    ctx.Publish(ServiceDeleted{ctx.account(), ctx.region(), row.cluster, row.name});
    WakeService(ctx, row.cluster, row.name);
  }
  DeleteServiceResponse out;
  out.service = ToApi(ctx, row, {"TAGS"});
  return out;
}

}  // namespace wt::ecs
