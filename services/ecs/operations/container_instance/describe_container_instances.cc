#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/operations.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeContainerInstances.html
Result<DescribeContainerInstancesResponse> DescribeContainerInstances(
    Context& ctx, const DescribeContainerInstancesRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  if (in.container_instances.empty()) {
    return error::InvalidParameterException("Container Instances cannot be empty.");
  }
  if (in.container_instances.size() > kDescribeMax) {
    return error::InvalidParameterException(
        "Container Instances cannot have more than 100 elements.");
  }
  DescribeContainerInstancesResponse out;
  out.container_instances.present = true;
  out.failures.present = true;
  for (const std::string& reference : in.container_instances) {
    if (const auto row = FindContainerInstance(ctx, cluster, reference)) {
      out.container_instances.push_back(ToApi(ctx, *row, in.include));
      continue;
    }
    Failure& failure = out.failures.emplace_back();
    failure.arn = ContainerInstanceArn(ctx, cluster.name, ShortId(reference));
    failure.reason = "MISSING";
  }
  return out;
}

}  // namespace wt::ecs
