#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeregisterContainerInstance.html
Result<DeregisterContainerInstanceResponse> DeregisterContainerInstance(
    Context& ctx, const DeregisterContainerInstanceRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  std::optional<ContainerInstanceRow> row =
      FindContainerInstance(ctx, cluster, in.container_instance);
  if (!row || row->status == "INACTIVE") {
    return error::InvalidParameterException("The referenced container instance was not found.");
  }
  const bool busy = row->running_tasks > 0 || row->pending_tasks > 0;
  if (busy && !in.force.value_or(false)) {
    return error::InvalidParameterException("Found running tasks on the instance.");
  }
  Deregister(ctx, *row, "Container instance deregistration forced by user");
  DeregisterContainerInstanceResponse out;
  out.container_instance = ToApi(ctx, *ctx.Find<ContainerInstanceRow>(cluster.name, row->id), {});
  return out;
}

}  // namespace wt::ecs
