#include "services/autoscaling/group.h"
#include "services/autoscaling/metric_names.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeMetricCollectionTypes.html
Result<DescribeMetricCollectionTypesResponse> DescribeMetricCollectionTypes(
    Context&, const DescribeMetricCollectionTypesRequest&) {
  DescribeMetricCollectionTypesResponse out;
  for (const std::string_view name : MetricNames()) {
    out.metrics.emplace_back().metric = std::string(name);
  }
  out.granularities.emplace_back().granularity = "1Minute";
  return out;
}

}  // namespace wt::autoscaling
