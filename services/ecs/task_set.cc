#include "services/ecs/task_set.h"

#include <cmath>

#include "services/ecs/cluster.h"
#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"

namespace wt::ecs {

Result<DeploymentRow> FindTaskSet(Context& ctx, const ServiceRow& service,
                                  std::string_view reference) {
  for (const DeploymentRow& row : ctx.Scan<DeploymentRow>(service.cluster, service.name)) {
    if (row.task_set && (row.id == reference || TaskSetArn(ctx, row) == reference)) return row;
  }
  return error::TaskSetNotFoundException(
      "The specified task set wasn't found. You can view your available task sets with "
      "DescribeTaskSets.");
}

Result<void> CheckExternal(const ServiceRow& service) {
  if (service.controller == "EXTERNAL") return {};
  return error::InvalidParameterException(
      "Task sets are only supported for services with an EXTERNAL deployment controller.");
}

Result<void> CheckScale(const std::optional<Scale>& scale) {
  if (!scale || !scale->value) return {};
  if (*scale->value >= 0 && *scale->value <= 100) return {};
  return error::InvalidParameterException("Scale value must be between 0 and 100.");
}

int64_t ComputedDesired(const ServiceRow& service, const DeploymentRow& set) {
  // Hundredths of a percent, so that no rounding error adds a task.
  const auto hundredths = static_cast<int64_t>(std::llround(set.scale_percent * 100));
  return (service.desired * hundredths + 9999) / 10000;
}

void ScaleTaskSets(Context& ctx, const ServiceRow& service) {
  for (DeploymentRow set : ctx.Rows<DeploymentRow>().Collect(ctx.account(), ctx.region(),
                                                             service.cluster, service.name)) {
    const int64_t desired = set.status == "DRAINING" ? 0 : ComputedDesired(service, set);
    if (!set.task_set || set.desired == desired) continue;
    set.desired = desired;
    set.updated_at = ctx.now();
    ctx.Put(set);
  }
}

}  // namespace wt::ecs
