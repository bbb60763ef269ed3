#include "services/autoscaling/activity.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/timings.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_ExitStandby.html
Result<ExitStandbyResponse> ExitStandby(Context& ctx, const ExitStandbyRequest& in) {
  GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  if (IsSuspended(group, "Launch")) {
    return ValidationError(
        StrCat("The process Launch is suspended for AutoScalingGroup ", group.name, "."));
  }
  std::vector<MemberRow> members;
  int64_t capacity = group.desired;
  for (const std::string& id : in.instance_ids) {
    members.push_back(WT_TRY(FindMemberOf(ctx, group.name, id)));
    if (members.back().state != "Standby") {
      return ValidationError(StrCat("The instance ", id, " is not in Standby."));
    }
    capacity += WeightOf(members.back());
  }
  if (capacity > group.max_size) {
    return OutsideOfSizes(group, "move out of standby", members.size());
  }
  ExitStandbyResponse out;
  out.activities.present = true;
  int64_t from = group.desired;
  for (MemberRow& member : members) {
    const int64_t to = from + WeightOf(member);
    const std::string clause =
        StrCat("instance ", member.id, " was moved out of standby in response to a user request, ",
               "increasing the capacity from ", from, " to ", to);
    from = to;
    const ActivityRow activity =
        BeginActivity(ctx, group,
                      {.description = StrCat("Moving EC2 instance out of Standby: ", member.id),
                       .cause = Sentence(ctx.now(), clause),
                       .status_code = "PreInService",
                       .progress = 30,
                       .subnet = member.subnet,
                       .az = member.az});
    SetMemberState(ctx, member, "Pending");
    member.activity = activity.sequence;
    member.skip_hooks = true;
    ctx.Put(member);
    ctx.WakeIn(kMemberLifecycle, HowLong(ctx, kStandbyTakes, kMemberLifecycle), ctx.Key(member.id));
    out.activities.push_back(ToApi(activity));
  }
  PutDesired(ctx, std::move(group), from);
  return out;
}

}  // namespace wt::autoscaling
