#include "services/autoscaling/group.h"
#include "services/autoscaling/hook.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeLifecycleHookTypes.html
Result<DescribeLifecycleHookTypesResponse> DescribeLifecycleHookTypes(
    Context&, const DescribeLifecycleHookTypesRequest&) {
  DescribeLifecycleHookTypesResponse out;
  for (const std::string_view type : {kLaunching, kTerminating}) {
    out.lifecycle_hook_types.emplace_back(type);
  }
  return out;
}

}  // namespace wt::autoscaling
