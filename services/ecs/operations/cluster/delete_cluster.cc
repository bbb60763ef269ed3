#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"
#include "services/ecs/service_state.h"
#include "services/ecs/tags.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCluster.html
Result<DeleteClusterResponse> DeleteCluster(Context& ctx, const DeleteClusterRequest& in) {
  ClusterRow row = WT_TRY(FindCluster(ctx, in.cluster));
  for (const ContainerInstanceRow& instance : ctx.Scan<ContainerInstanceRow>(row.name)) {
    if (instance.status == "INACTIVE") continue;
    return error::ClusterContainsContainerInstancesException(
        "The Cluster cannot be deleted while Container Instances are active or draining.");
  }
  for (const ServiceRow& service : ctx.Scan<ServiceRow>(row.name)) {
    if (service.status == "INACTIVE") continue;
    return error::ClusterContainsServicesException(
        "The Cluster cannot be deleted while Services are active.");
  }
  for (const TaskRow& task : ctx.Scan<TaskRow>(row.name)) {
    if (task.last_status == "STOPPED") continue;
    return error::ClusterContainsTasksException(
        "The Cluster cannot be deleted while Tasks are active.");
  }
  // Its capacity providers are free for another cluster.
  row = WT_TRY(SetCapacityProviders(ctx, row, {}, {}));
  row.status = "INACTIVE";
  ctx.Put(row);
  ctx.Trace("cluster_deleted", {{"cluster", row.name}});
  DeleteClusterResponse out;
  out.cluster = ToApi(ctx, row, {"SETTINGS", "CONFIGURATIONS", "TAGS"});
  EraseTags(ctx, ClusterArn(ctx, row.name));
  return out;
}

}  // namespace wt::ecs
