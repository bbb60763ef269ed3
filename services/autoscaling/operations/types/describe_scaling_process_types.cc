#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/processes.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScalingProcessTypes.html
Result<DescribeScalingProcessTypesResponse> DescribeScalingProcessTypes(
    Context&, const DescribeScalingProcessTypesRequest&) {
  DescribeScalingProcessTypesResponse out;
  for (const std::string_view name : kProcesses) out.processes.emplace_back().process_name = name;
  return out;
}

}  // namespace wt::autoscaling
