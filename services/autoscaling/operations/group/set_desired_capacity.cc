#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_SetDesiredCapacity.html
Result<SetDesiredCapacityResponse> SetDesiredCapacity(Context& ctx,
                                                      const SetDesiredCapacityRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  if (in.desired_capacity > group.max_size) {
    return ValidationError(StrCat("New SetDesiredCapacity value ", in.desired_capacity,
                                  " is above max value ", group.max_size,
                                  " for the AutoScalingGroup."));
  }
  if (in.desired_capacity < group.min_size) {
    return ValidationError(StrCat("New SetDesiredCapacity value ", in.desired_capacity,
                                  " is below min value ", group.min_size,
                                  " for the AutoScalingGroup."));
  }
  // A request by hand waits for no cooldown unless it says so.
  const bool cooling = group.cooldown_pending > 0 || ctx.now() < group.cooldown_until;
  if (in.honor_cooldown.value_or(false) && cooling) {
    return error::ScalingActivityInProgressFault(StrCat("Scaling activity for AutoScalingGroup ",
                                                        group.name, " is in its cooldown period."));
  }
  ChangeDesired(ctx, group, in.desired_capacity,
                StrCat("a user request explicitly set group desired capacity changing the desired "
                       "capacity from ",
                       group.desired, " to ", in.desired_capacity));
  return SetDesiredCapacityResponse{};
}

}  // namespace wt::autoscaling
