#include "services/autoscaling/warm_pool.h"

#include <algorithm>

#include "services/autoscaling/activity.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/launch.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/timings.h"
#include "services/autoscaling/traffic.h"

namespace wt::autoscaling {
namespace {

std::string PoolState(const WarmPoolRow& pool) {
  return pool.configuration->pool_state.value_or("Stopped");
}

bool IsReady(const MemberRow& member) {
  return member.state == "Warmed:Stopped" || member.state == "Warmed:Running" ||
         member.state == "Warmed:Hibernated";
}

std::string EmptiestZone(const GroupRow& group, const std::vector<MemberRow>& members) {
  std::string best;
  int64_t least = INT64_MAX;
  for (const std::string& zone : group.zones) {
    const int64_t count =
        std::count_if(members.begin(), members.end(),
                      [&](const MemberRow& member) { return IsWarm(member) && member.az == zone; });
    if (count < least) {
      least = count;
      best = zone;
    }
  }
  return best;
}

}  // namespace

std::string_view WarmPool::name() const { return kWarmPool; }

int64_t WarmPoolSize(const GroupRow& group, const WarmPoolRow& pool) {
  const int64_t prepared = pool.configuration->max_group_prepared_capacity.value_or(-1);
  const int64_t upper = prepared < 0 ? group.max_size : prepared;
  const int64_t least = pool.configuration->min_size.value_or(0);
  return std::max({least, upper - group.desired, int64_t{0}});
}

bool TakeFromWarmPool(Context& ctx, const GroupRow& group, const std::string& cause) {
  for (MemberRow member : MembersOf(ctx, group)) {
    if (!IsReady(member)) continue;
    const auto instance = ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), member.id);
    if (!instance) continue;
    const ActivityRow activity = BeginActivity(
        ctx, group,
        {.description = StrCat("Launching a new EC2 instance from warm pool: ", member.id),
         .cause = cause,
         .status_code = "PreInService",
         .progress = 30,
         .subnet = member.subnet,
         .az = member.az});
    const bool running = member.state == "Warmed:Running";
    SetMemberState(ctx, member, "Pending");
    member.activity = activity.sequence;
    member.launched_at = ctx.now();
    ctx.Put(member);
    if (running) {
      // No news of EC2 will come, so its hooks and its joining begin here.
      FollowInstance(ctx, {.account = ctx.account(),
                           .region = ctx.region(),
                           .instance_id = member.id,
                           .from = ec2::LifecycleState::kRunning,
                           .to = ec2::LifecycleState::kRunning});
    } else {
      ec2::Start(ctx, *instance);
    }
    return true;
  }
  return false;
}

bool ReturnToWarmPool(Context& ctx, const GroupRow& group, const MemberRow& victim) {
  const auto pool = ctx.Find<WarmPoolRow>(group.name);
  if (!pool || pool->deleting || victim.state != "InService") return false;
  const auto& reuse = pool->configuration->instance_reuse_policy;
  if (!reuse || !reuse->reuse_on_scale_in.value_or(false)) return false;
  MemberRow member = victim;
  DeregisterMember(ctx, member);
  SetMemberState(ctx, member, "Warmed:Pending");
  member.skip_hooks = true;
  ctx.Put(member);
  AnnounceLeaving(ctx, member);
  ctx.WakeIn(kMemberLifecycle, HowLong(ctx, kStageTakes, kMemberLifecycle), ctx.Key(member.id));
  return true;
}

void SettleInWarmPool(Context& ctx, MemberRow member) {
  const auto pool = ctx.Find<WarmPoolRow>(member.group);
  const auto group = ctx.Find<GroupRow>(member.group);
  if (!group) return;
  if (!pool || pool->deleting) {
    BeginTermination(ctx, *group, member,
                     Sentence(ctx.now(),
                              "an instance was taken out of service in response to the "
                              "deletion of its warm pool"));
    return;
  }
  member.skip_hooks = false;
  if (PoolState(*pool) == "Running") {
    SetMemberState(ctx, member, "Warmed:Running");
    EndActivity(ctx, member.activity);
    member.activity = 0;
    ctx.Put(member);
    return;
  }
  SetMemberState(ctx, member, "Warmed:Pending:Proceed");
  ctx.Put(member);
  if (const auto row = ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), member.id)) {
    ec2::Stop(ctx, *row);
  }
}

void FollowWarmInstance(Context& ctx, MemberRow member, ec2::LifecycleState to) {
  if (to != ec2::LifecycleState::kStopped || member.instance_gone) return;
  if (!member.state.starts_with("Warmed:Pending")) return;
  const auto pool = ctx.Find<WarmPoolRow>(member.group);
  const bool hibernated = pool && PoolState(*pool) == "Hibernated";
  SetMemberState(ctx, member, hibernated ? "Warmed:Hibernated" : "Warmed:Stopped");
  EndActivity(ctx, member.activity);
  member.activity = 0;
  ctx.Put(member);
}

void FillWarmPool(Context& ctx, const GroupRow& group) {
  const auto pool = ctx.Find<WarmPoolRow>(group.name);
  if (!pool) return;
  const std::vector<MemberRow> members = MembersOf(ctx, group);
  int64_t held = 0;
  for (const MemberRow& member : members) {
    const bool leaving = member.state.find("Terminating") != std::string::npos;
    if (IsWarm(member) && !leaving) ++held;
  }
  if (pool->deleting) {
    for (const MemberRow& member : members) {
      if (!IsWarm(member)) continue;
      BeginTermination(ctx, group, member,
                       Sentence(ctx.now(),
                                "an instance was taken out of service in response to "
                                "the deletion of its warm pool"));
    }
    if (std::none_of(members.begin(), members.end(), IsWarm)) ctx.Erase<WarmPoolRow>(group.name);
    return;
  }
  const int64_t wanted = WarmPoolSize(group, *pool);
  if (held < wanted && IsSuspended(group, "Launch")) return;
  if (held < wanted && group.launch_failures > 0) return;
  const std::string cause = Sentence(
      ctx.now(), StrCat("a warm pool was ", held < wanted ? "grown" : "shrunk",
                        " in response to a difference between desired and actual capacity, "
                        "changing the warm pool capacity from ",
                        held, " to ", wanted));
  for (; held < wanted; ++held) {
    const LaunchPlan plan{.cause = cause,
                          .az = EmptiestZone(group, MembersOf(ctx, group)),
                          .state = "Warmed:Pending"};
    if (!LaunchOne(ctx, group, plan)) return;
  }
  for (const MemberRow& member : members) {
    if (held <= wanted) return;
    if (!IsReady(member)) continue;
    BeginTermination(ctx, group, member, cause);
    --held;
  }
}

void WarmPool::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const std::optional<GroupRow> group = ctx.Find<GroupRow>(scope.rest);
  if (group && !group->deleting) FillWarmPool(ctx, *group);
}

}  // namespace wt::autoscaling
