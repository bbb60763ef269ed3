#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeTerminationPolicyTypes.html
Result<DescribeTerminationPolicyTypesResponse> DescribeTerminationPolicyTypes(
    Context&, const DescribeTerminationPolicyTypesRequest&) {
  DescribeTerminationPolicyTypesResponse out;
  for (const char* type :
       {"AllocationStrategy", "ClosestToNextInstanceHour", "Default", "NewestInstance",
        "OldestInstance", "OldestLaunchConfiguration", "OldestLaunchTemplate"}) {
    out.termination_policy_types.emplace_back(type);
  }
  return out;
}

}  // namespace wt::autoscaling
