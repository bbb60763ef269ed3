#include "services/ecs/resource.h"

#include "services/ecs/capacity_provider.h"
#include "services/ecs/cluster.h"
#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"
#include "services/ecs/state.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {
namespace {

Error NoSuchResource() {
  return error::ResourceNotFoundException("The specified resource could not be found.");
}

}  // namespace

Result<void> CheckResource(Context& ctx, std::string_view arn) {
  const std::string prefix = ctx.ArnOf("ecs", "");
  if (!arn.starts_with(prefix)) {
    return error::InvalidParameterException(
        "The specified ARN is not valid. Check the ARN and try again.");
  }
  const auto parts = Split(arn.substr(prefix.size()), '/');
  bool found = false;
  if (parts[0] == "cluster" && parts.size() == 2) {
    const auto row = ctx.Find<ClusterRow>(parts[1]);
    found = row && row->status == "ACTIVE";
  } else if (parts[0] == "container-instance" && parts.size() == 3) {
    found = ctx.Find<ContainerInstanceRow>(parts[1], parts[2]).has_value();
  } else if (parts[0] == "task" && parts.size() == 3) {
    found = ctx.Find<TaskRow>(parts[1], parts[2]).has_value();
  } else if (parts[0] == "task-definition" && parts.size() == 2) {
    found = FindTaskDefinition(ctx, parts[1]).ok();
  } else if (parts[0] == "service" && parts.size() == 3) {
    const auto row = ctx.Find<ServiceRow>(parts[1], parts[2]);
    found = row && row->status != "INACTIVE";
  } else if (parts[0] == "capacity-provider" && parts.size() == 2) {
    const auto row = FindCapacityProvider(ctx, parts[1]);
    found = row && row->status == "ACTIVE";
  } else if (parts[0] == "task-set" && parts.size() == 5) {
    for (const DeploymentRow& set : ctx.Scan<DeploymentRow>(parts[1], parts[2])) {
      found = found || (set.task_set && TaskSetArn(ctx, set) == arn);
    }
  } else {
    return error::InvalidParameterException(
        "The specified ARN is not valid. Check the ARN and try again.");
  }
  if (!found) return NoSuchResource();
  return {};
}

}  // namespace wt::ecs
