#include "services/autoscaling/activity.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/timings.h"
#include "services/autoscaling/traffic.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DetachInstances.html
Result<DetachInstancesResponse> DetachInstances(Context& ctx, const DetachInstancesRequest& in) {
  GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  if (in.instance_ids.size() > kInstancesPerCallMax) {
    return ValidationError(
        StrCat("At most ", kInstancesPerCallMax, " instances can be named in one call."));
  }
  std::vector<MemberRow> members;
  int64_t capacity = group.desired;
  for (const std::string& id : in.instance_ids) {
    members.push_back(WT_TRY(FindMemberOf(ctx, group.name, id)));
    const std::string& state = members.back().state;
    if (state != "InService" && state != "Standby" && !IsWarm(members.back())) {
      return ValidationError(StrCat("The instance ", id, " is not in InService or Standby."));
    }
    if (state == "InService") capacity -= WeightOf(members.back());
  }
  if (in.should_decrement_desired_capacity && capacity < group.min_size) {
    return OutsideOfSizes(group, "detach", members.size());
  }
  DetachInstancesResponse out;
  out.activities.present = true;
  int64_t from = group.desired;
  for (MemberRow& member : members) {
    std::string clause =
        StrCat("instance ", member.id, " was detached in response to a user request");
    if (in.should_decrement_desired_capacity && member.state == "InService") {
      StrAppend(clause, ", shrinking the capacity from ", from, " to ", from - WeightOf(member));
      from -= WeightOf(member);
    }
    const ActivityRow activity =
        BeginActivity(ctx, group,
                      {.description = StrCat("Detaching EC2 instance: ", member.id),
                       .cause = Sentence(ctx.now(), clause),
                       .progress = 50,
                       .subnet = member.subnet,
                       .az = member.az});
    SetMemberState(ctx, member, "Detaching");
    member.activity = activity.sequence;
    member.draining = DeregisterMember(ctx, member);
    ctx.Put(member);
    AnnounceLeaving(ctx, member);
    ctx.WakeIn(kMemberLifecycle, HowLong(ctx, kStandbyTakes, kMemberLifecycle), ctx.Key(member.id));
    out.activities.push_back(ToApi(activity));
  }
  PutDesired(ctx, std::move(group), from);
  return out;
}

}  // namespace wt::autoscaling
