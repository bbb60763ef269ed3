#include "services/autoscaling/activity.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/operations.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_TerminateInstanceInAutoScalingGroup.html
Result<TerminateInstanceInAutoScalingGroupResponse> TerminateInstanceInAutoScalingGroup(
    Context& ctx, const TerminateInstanceInAutoScalingGroupRequest& in) {
  const MemberRow member = WT_TRY(FindMember(ctx, in.instance_id));
  GroupRow group = WT_TRY(FindGroupForCall(ctx, member.group));
  std::string clause =
      StrCat("instance ", member.id, " was taken out of service in response to a user request");
  if (in.should_decrement_desired_capacity && !IsWarm(member)) {
    // 1. The group gets smaller by it, but not below its minimum.
    const int64_t desired = group.desired - WeightOf(member);
    if (desired < group.min_size) {
      return ValidationError(
          StrCat("Currently, desiredSize equals minSize (", group.min_size,
                 "). Terminating instance without replacement will violate group's min size "
                 "constraint. Either set shouldDecrementDesiredCapacity flag to false or lower "
                 "group's min size."));
    }
    StrAppend(clause, ", shrinking the capacity from ", group.desired, " to ", desired);
    group.desired = desired;
    group.desired_changed_at = ctx.now();
    ctx.Put(group);
  }
  const int64_t sequence = BeginTermination(ctx, group, member, Sentence(ctx.now(), clause));
  WakeGroup(ctx, group);
  TerminateInstanceInAutoScalingGroupResponse out;
  if (const auto activity = ctx.Find<ActivityRow>(sequence)) out.activity = ToApi(*activity);
  return out;
}

}  // namespace wt::autoscaling
