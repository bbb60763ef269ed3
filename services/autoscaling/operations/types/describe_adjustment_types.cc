#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAdjustmentTypes.html
Result<DescribeAdjustmentTypesResponse> DescribeAdjustmentTypes(
    Context&, const DescribeAdjustmentTypesRequest&) {
  DescribeAdjustmentTypesResponse out;
  for (const char* type : {"ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"}) {
    out.adjustment_types.emplace_back().adjustment_type = type;
  }
  return out;
}

}  // namespace wt::autoscaling
