#include <algorithm>

#include "services/autoscaling/controllers/periodic.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/group_settings.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html
Result<UpdateAutoScalingGroupResponse> UpdateAutoScalingGroup(
    Context& ctx, const UpdateAutoScalingGroupRequest& in) {
  GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  const int64_t before = group.desired;
  WT_TRY(ApplySettings(ctx, in, group));
  WT_TRY(CheckGroup(ctx, group));
  // 1. A desired capacity that is not given follows the bounds.
  const int64_t desired =
      in.desired_capacity.value_or(std::clamp(group.desired, group.min_size, group.max_size));
  if (desired < group.min_size || desired > group.max_size) {
    return ValidationError(StrCat("Desired capacity:", desired,
                                  " must be between the specified min size:", group.min_size,
                                  " and max size:", group.max_size));
  }
  // 2. Launches that failed are tried anew with what has changed.
  group.launch_failures = 0;
  group.failed_zones.clear();
  ChangeDesired(ctx, group, desired,
                StrCat("a user request update of AutoScalingGroup constraints to min: ",
                       group.min_size, ", max: ", group.max_size, ", desired: ", desired,
                       " changing the desired capacity from ", before, " to ", desired));
  Health::Begin(ctx, group);
  return UpdateAutoScalingGroupResponse{};
}

}  // namespace wt::autoscaling
