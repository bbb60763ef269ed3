#include "services/autoscaling/member.h"

#include <algorithm>

#include "services/autoscaling/activity.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/hook.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/timings.h"
#include "services/autoscaling/traffic.h"
#include "services/autoscaling/warm_pool.h"

namespace wt::autoscaling {
namespace {

constexpr std::string_view kGoneClause =
    "an instance was taken out of service in response to an EC2 health check indicating it has "
    "been terminated or stopped";

bool IsLeaving(const MemberRow& member) {
  return member.state.find("Terminat") != std::string::npos || member.state == "Detaching";
}

// EC2 has it running: hooks first, or service when the launch has taken its time.
void OnRunning(Context& ctx, MemberRow member) {
  if (member.state != "Pending" && member.state != "Warmed:Pending") return;
  if (!member.skip_hooks && BeginHooks(ctx, member, kLaunching)) return;
  const Duration launch = HowLong(ctx, kLaunchTakes, "autoscaling.launch");
  const Instant due = std::max(ctx.now() + HowLong(ctx, kStageTakes, kMemberLifecycle),
                               member.launched_at + launch);
  ctx.WakeAt(kMemberLifecycle, due, ctx.Key(member.id));
}

void OnTerminated(Context& ctx, const MemberRow& member) {
  if (!member.instance_gone) return;
  EndActivity(ctx, member.activity);
  Leave(ctx, member);
}

}  // namespace

Result<MemberRow> FindMember(Context& ctx, std::string_view id) {
  std::optional<MemberRow> member = ctx.Find<MemberRow>(id);
  if (!member)
    return ValidationError(
        StrCat("Instance Id not found - No managed instance found for instance ID: ", id));
  return *std::move(member);
}

Result<MemberRow> FindMemberOf(Context& ctx, std::string_view group, std::string_view id) {
  std::optional<MemberRow> member = ctx.Find<MemberRow>(id);
  if (!member || member->group != group) {
    return ValidationError(
        StrCat("The instance ", id, " is not part of Auto Scaling group ", group, "."));
  }
  return *std::move(member);
}

void AnnounceLeaving(Context& ctx, const MemberRow& member) {
  ctx.Publish(InstanceLeaving{.account = member.account,
                              .region = member.region,
                              .group = member.group,
                              .instance_id = member.id,
                              .lifecycle_state = member.state});
}

void SetMemberState(Context& ctx, MemberRow& member, std::string_view state) {
  ctx.Trace("lifecycle_state_changed", {{"group", member.group},
                                        {"instance", member.id},
                                        {"from", member.state},
                                        {"to", std::string(state)}});
  member.state = state;
}

int64_t BeginTermination(Context& ctx, const GroupRow& group, MemberRow member,
                         const std::string& cause) {
  if (IsLeaving(member)) return member.activity;
  const bool warm = IsWarm(member);
  // 1. A launch that is still under way ends here.
  if (member.activity != 0) {
    EndActivity(ctx, member.activity, "Cancelled");
    EraseActions(ctx, member.id);
  }
  const ActivityRow activity =
      BeginActivity(ctx, group,
                    {.description = StrCat("Terminating EC2 instance: ", member.id,
                                           warm ? " from warm pool" : ""),
                     .cause = cause,
                     .progress = 50,
                     .subnet = member.subnet,
                     .az = member.az});
  member.activity = activity.sequence;
  SetMemberState(ctx, member, warm ? "Warmed:Terminating" : "Terminating");
  // 2. The balancers let go of it first.
  member.draining = !warm && DeregisterMember(ctx, member);
  if (member.draining) {
    MoveActivity(ctx, activity.sequence, "WaitingForELBConnectionDraining", 50);
    DescribeActivity(
        ctx, activity.sequence,
        StrCat("Terminating EC2 instance: ", member.id, " - Waiting For ELB Connection Draining."));
  }
  ctx.Put(member);
  AnnounceLeaving(ctx, member);
  // 3. What was launched above the desired capacity to replace it counts from now on, so that the
  // group does not launch another.
  for (MemberRow other : MembersOf(ctx, group)) {
    if (other.replaces != member.id || !other.extra) continue;
    other.extra = false;
    ctx.Put(other);
  }
  // 4. The rest is the lifecycle's.
  ctx.WakeIn(kMemberLifecycle, HowLong(ctx, kStageTakes, kMemberLifecycle), ctx.Key(member.id));
  return activity.sequence;
}

void MarkUnhealthy(Context& ctx, MemberRow member, std::string_view clause) {
  const std::optional<GroupRow> found = ctx.Find<GroupRow>(member.group);
  if (!found || IsLeaving(member)) return;
  GroupRow group = *found;
  if (member.healthy) {
    member.healthy = false;
    ctx.Put(member);
    ctx.Trace("instance_unhealthy",
              {{"group", member.group}, {"instance", member.id}, {"why", std::string(clause)}});
  }
  if (IsSuspended(group, "ReplaceUnhealthy") || IsSuspended(group, "Terminate")) return;
  // It no longer counts, so the group launches another by itself.
  if (group.trigger.empty()) {
    group.trigger = kReplacing;
    ctx.Put(group);
  }
  BeginTermination(ctx, group, member, Sentence(ctx.now(), clause));
  WakeGroup(ctx, group);
}

void AbandonLaunch(Context& ctx, MemberRow member, std::string_view token) {
  const std::optional<GroupRow> group = ctx.Find<GroupRow>(member.group);
  if (!group) return;
  EndActivity(ctx, member.activity, "Cancelled",
              StrCat("Instance failed to complete user's Lifecycle Action: Lifecycle Action with "
                     "token ",
                     token, " was abandoned: Lifecycle Action Completed with ABANDON Result"));
  member.activity = 0;
  BeginTermination(ctx, *group, member,
                   Sentence(ctx.now(), StrCat("an instance was taken out of service in response "
                                              "to a launch failure")));
  WakeGroup(ctx, *group);
}

void EnterService(Context& ctx, MemberRow member) {
  const std::optional<GroupRow> group = ctx.Find<GroupRow>(member.group);
  if (!group) return;
  // 1. Registered with the balancers before it is in service.
  if (!IsSuspended(*group, "AddToLoadBalancer")) RegisterMember(ctx, member);
  SetMemberState(ctx, member, "InService");
  member.in_service_at = ctx.now();
  member.warm_until = ctx.now() + Seconds(group->default_instance_warmup.value_or(0));
  if (group->protect_new && !member.skip_hooks) member.scale_in_protected = true;
  member.skip_hooks = false;
  member.healthy = true;
  const std::string replaced = std::exchange(member.replaces, {});
  member.extra = false;
  EndActivity(ctx, member.activity);
  member.activity = 0;
  ctx.Put(member);
  ctx.Publish(InstanceJoined{.account = member.account,
                             .region = member.region,
                             .group = member.group,
                             .instance_id = member.id});
  // 2. What it came for goes now.
  if (!replaced.empty()) {
    if (const auto old = ctx.Find<MemberRow>(replaced); old && Counts(*old)) {
      BeginTermination(
          ctx, *group, *old,
          StrCat(
              Sentence(ctx.now(),
                       "an instance was taken out of service in response to a difference "
                       "between desired and actual capacity"),
              "  ",
              Sentence(ctx.now(), StrCat("instance ", old->id, " was selected for termination"))));
    }
  }
  WakeGroup(ctx, *group);
}

void Leave(Context& ctx, const MemberRow& member) {
  EraseActions(ctx, member.id);
  ctx.CancelWake(kMemberLifecycle, ctx.Key(member.id));
  ctx.Erase<MemberRow>(member.id);
  if (member.state == "Detaching") {
    ctx.Erase<ec2::TagRow>(member.id, "aws:autoscaling:groupName");
  }
  ctx.Publish(InstanceLeft{.account = member.account,
                           .region = member.region,
                           .group = member.group,
                           .instance_id = member.id});
  if (const auto group = ctx.Find<GroupRow>(member.group)) WakeGroup(ctx, *group);
}

void FollowInstance(Turn& turn, const ec2::InstanceStateChanged& news) {
  const MemberRow* known = turn.Peek<MemberRow>(news.account, news.region, news.instance_id);
  if (known == nullptr) return;
  Context ctx(turn.world(), news.account, news.region);
  const MemberRow member = *known;
  const std::optional<GroupRow> group = ctx.Find<GroupRow>(member.group);
  if (!group) return;
  switch (news.to) {
    case ec2::LifecycleState::kPending:
      return;
    case ec2::LifecycleState::kRunning:
      return OnRunning(ctx, member);
    case ec2::LifecycleState::kTerminated:
      if (member.instance_gone) return OnTerminated(ctx, member);
      break;
    default:
      if (IsWarm(member)) return FollowWarmInstance(ctx, member, news.to);
      break;
  }
  // Neither the group nor its warm pool did this: it is out of service.
  if (member.state == "Standby" && news.to != ec2::LifecycleState::kTerminated) return;
  if (member.instance_gone) return;
  if (IsSuspended(*group, "HealthCheck") && news.to != ec2::LifecycleState::kTerminated) return;
  MarkUnhealthy(ctx, member, kGoneClause);
}

}  // namespace wt::autoscaling
