#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/errors.h"
#include "services/ecs/intervention.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateContainerInstancesState.html
Result<UpdateContainerInstancesStateResponse> UpdateContainerInstancesState(
    Context& ctx, const UpdateContainerInstancesStateRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  if (in.container_instances.empty()) {
    return error::InvalidParameterException("Container Instances cannot be empty.");
  }
  if (in.container_instances.size() > static_cast<size_t>(kRunCountMax)) {
    return error::InvalidParameterException(
        "Container Instances cannot have more than 10 elements.");
  }
  if (in.status != "ACTIVE" && in.status != "DRAINING") {
    return error::InvalidParameterException(
        "Container instance status should be one of [ACTIVE, DRAINING]");
  }
  UpdateContainerInstancesStateResponse out;
  out.container_instances.present = true;
  out.failures.present = true;
  for (const std::string& reference : in.container_instances) {
    std::optional<ContainerInstanceRow> row = FindContainerInstance(ctx, cluster, reference);
    if (!row || row->status == "INACTIVE") {
      Failure& failure = out.failures.emplace_back();
      failure.arn = ContainerInstanceArn(ctx, cluster.name, ShortId(reference));
      failure.reason = row ? "INACTIVE" : "MISSING";
      continue;
    }
    // Draining takes service tasks away; those that stand alone stay as they are.
    SetDraining(ctx, row->cluster, row->id, in.status == "DRAINING");
    row = FindContainerInstance(ctx, cluster, reference);
    out.container_instances.push_back(ToApi(ctx, *row, {}));
  }
  return out;
}

}  // namespace wt::ecs
