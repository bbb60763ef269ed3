#include <algorithm>

#include "services/autoscaling/controllers/periodic.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/metric_names.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DisableMetricsCollection.html
Result<DisableMetricsCollectionResponse> DisableMetricsCollection(
    Context& ctx, const DisableMetricsCollectionRequest& in) {
  GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  for (const std::string& name : in.metrics) {
    if (!IsMetricName(name)) return ValidationError(StrCat("Invalid metric: ", name));
  }
  std::erase_if(group.metrics, [&](const std::string& name) {
    const auto& named = in.metrics;
    return named.empty() || std::find(named.begin(), named.end(), name) != named.end();
  });
  ctx.Put(group);
  GroupMetrics::Begin(ctx, group);
  return DisableMetricsCollectionResponse{};
}

}  // namespace wt::autoscaling
