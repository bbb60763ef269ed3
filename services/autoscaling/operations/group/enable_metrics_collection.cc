#include <algorithm>

#include "services/autoscaling/controllers/periodic.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/metric_names.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_EnableMetricsCollection.html
Result<EnableMetricsCollectionResponse> EnableMetricsCollection(
    Context& ctx, const EnableMetricsCollectionRequest& in) {
  GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  if (in.granularity != "1Minute") {
    return ValidationError(StrCat("Granularity must be 1Minute, not ", in.granularity, "."));
  }
  // All where none is named.
  std::vector<std::string> wanted(in.metrics.begin(), in.metrics.end());
  if (wanted.empty()) wanted.assign(MetricNames().begin(), MetricNames().end());
  for (const std::string& name : wanted) {
    if (!IsMetricName(name)) return ValidationError(StrCat("Invalid metric: ", name));
    const bool known =
        std::find(group.metrics.begin(), group.metrics.end(), name) != group.metrics.end();
    if (!known) group.metrics.push_back(name);
  }
  ctx.Put(group);
  GroupMetrics::Begin(ctx, group);
  return EnableMetricsCollectionResponse{};
}

}  // namespace wt::autoscaling
