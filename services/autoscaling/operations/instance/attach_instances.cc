#include <algorithm>

#include "services/autoscaling/activity.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/timings.h"

namespace wt::autoscaling {
namespace {

Result<ec2::InstanceRow> CheckAttachable(Context& ctx, const GroupRow& group,
                                         const std::string& id) {
  const auto instance = ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), id);
  if (!instance) return ValidationError(StrCat("Invalid Instance ID(s): [", id, "] specified"));
  if (const auto member = ctx.Find<MemberRow>(id)) {
    return ValidationError(
        StrCat("Instance ", id, " is already part of AutoScalingGroup ", member->group, "."));
  }
  if (instance->state != ec2::LifecycleState::kRunning) {
    return ValidationError(StrCat("Instance ", id,
                                  " is not in correct state. Instance(s) must be "
                                  "in 'running' state."));
  }
  if (std::find(group.zones.begin(), group.zones.end(), instance->az) == group.zones.end()) {
    return ValidationError(StrCat("Invalid availability zone: The instance ", id, " is in ",
                                  instance->az, ", which the AutoScalingGroup does not use."));
  }
  return *instance;
}

}  // namespace

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_AttachInstances.html
Result<AttachInstancesResponse> AttachInstances(Context& ctx, const AttachInstancesRequest& in) {
  GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  if (in.instance_ids.size() > kInstancesPerCallMax) {
    return ValidationError(
        StrCat("At most ", kInstancesPerCallMax, " instances can be named in one call."));
  }
  if (IsSuspended(group, "Launch")) {
    return ValidationError(
        StrCat("The process Launch is suspended for AutoScalingGroup ", group.name, "."));
  }
  const auto count = static_cast<int64_t>(in.instance_ids.size());
  if (group.desired + count > group.max_size) {
    return OutsideOfSizes(group, "attach", in.instance_ids.size());
  }
  for (const std::string& id : in.instance_ids) {
    const ec2::InstanceRow instance = WT_TRY(CheckAttachable(ctx, group, id));
    const std::string clause =
        StrCat("an instance ", id, " was attached in response to a user request, increasing the ",
               "capacity from ", group.desired, " to ", group.desired + 1);
    ++group.desired;
    const ActivityRow activity =
        BeginActivity(ctx, group,
                      {.description = StrCat("Attaching an existing EC2 instance: ", id),
                       .cause = Sentence(ctx.now(), clause),
                       .status_code = "PreInService",
                       .progress = 30,
                       .subnet = instance.subnet_id,
                       .az = instance.az});
    MemberRow member;
    member.id = id;
    member.group = group.name;
    member.az = instance.az;
    member.subnet = instance.subnet_id;
    member.instance_type = instance.instance_type;
    member.image_id = instance.image_id;
    member.activity = activity.sequence;
    member.launched_at = instance.launched_at;
    member.skip_hooks = true;
    ctx.Put(member);
    ctx.Put(ec2::TagRow{.resource_id = id,
                        .key = "aws:autoscaling:groupName",
                        .value = group.name,
                        .resource_type = "instance"});
    ctx.WakeIn(kMemberLifecycle, HowLong(ctx, kStandbyTakes, kMemberLifecycle), ctx.Key(id));
  }
  ctx.Put(group);
  return AttachInstancesResponse{};
}

}  // namespace wt::autoscaling
