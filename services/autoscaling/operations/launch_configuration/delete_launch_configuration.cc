#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/launch_configuration.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteLaunchConfiguration.html
Result<DeleteLaunchConfigurationResponse> DeleteLaunchConfiguration(
    Context& ctx, const DeleteLaunchConfigurationRequest& in) {
  const LaunchConfigurationRow row =
      WT_TRY(FindLaunchConfiguration(ctx, in.launch_configuration_name));
  for (const GroupRow& group : ctx.Scan<GroupRow>()) {
    if (group.launch_configuration != row.name) continue;
    return error::ResourceInUseFault(StrCat("Cannot delete launch configuration ", row.name,
                                            " because it is attached to AutoScalingGroup ",
                                            group.name));
  }
  ctx.Erase<LaunchConfigurationRow>(row.name);
  return DeleteLaunchConfigurationResponse{};
}

}  // namespace wt::autoscaling
