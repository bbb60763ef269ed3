#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeAccountLimits.html
Result<DescribeAccountLimitsResponse> DescribeAccountLimits(Context& ctx,
                                                            const DescribeAccountLimitsRequest&) {
  DescribeAccountLimitsResponse out;
  out.max_number_of_auto_scaling_groups = kGroupsMax;
  out.max_number_of_launch_configurations = kLaunchConfigurationsMax;
  out.number_of_auto_scaling_groups =
      static_cast<int64_t>(ctx.Rows<GroupRow>().Collect(ctx.account(), ctx.region()).size());
  out.number_of_launch_configurations = static_cast<int64_t>(
      ctx.Rows<LaunchConfigurationRow>().Collect(ctx.account(), ctx.region()).size());
  return out;
}

}  // namespace wt::autoscaling
