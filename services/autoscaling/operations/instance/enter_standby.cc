#include "services/autoscaling/activity.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/timings.h"
#include "services/autoscaling/traffic.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_EnterStandby.html
Result<EnterStandbyResponse> EnterStandby(Context& ctx, const EnterStandbyRequest& in) {
  GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  if (in.instance_ids.size() > kInstancesPerCallMax) {
    return ValidationError(
        StrCat("At most ", kInstancesPerCallMax, " instances can be named in one call."));
  }
  std::vector<MemberRow> members;
  int64_t capacity = group.desired;
  for (const std::string& id : in.instance_ids) {
    members.push_back(WT_TRY(FindMemberOf(ctx, group.name, id)));
    if (members.back().state != "InService") {
      return ValidationError(StrCat("The instance ", id, " is not in InService."));
    }
    capacity -= WeightOf(members.back());
  }
  if (in.should_decrement_desired_capacity && capacity < group.min_size) {
    return OutsideOfSizes(group, "place into standby", members.size());
  }
  EnterStandbyResponse out;
  out.activities.present = true;
  int64_t from = group.desired;
  for (MemberRow& member : members) {
    std::string clause =
        StrCat("instance ", member.id, " was moved to standby in response to a user request");
    if (in.should_decrement_desired_capacity) {
      StrAppend(clause, ", shrinking the capacity from ", from, " to ", from - WeightOf(member));
      from -= WeightOf(member);
    }
    const ActivityRow activity =
        BeginActivity(ctx, group,
                      {.description = StrCat("Moving EC2 instance to Standby: ", member.id),
                       .cause = Sentence(ctx.now(), clause),
                       .progress = 50,
                       .subnet = member.subnet,
                       .az = member.az});
    SetMemberState(ctx, member, "EnteringStandby");
    member.activity = activity.sequence;
    ctx.Put(member);
    DeregisterMember(ctx, member);
    AnnounceLeaving(ctx, member);
    ctx.WakeIn(kMemberLifecycle, HowLong(ctx, kStandbyTakes, kMemberLifecycle), ctx.Key(member.id));
    out.activities.push_back(ToApi(activity));
  }
  PutDesired(ctx, std::move(group), from);
  return out;
}

}  // namespace wt::autoscaling
