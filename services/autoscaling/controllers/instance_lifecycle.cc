#include "services/autoscaling/controllers/instance_lifecycle.h"

#include <algorithm>

#include "services/autoscaling/activity.h"
#include "services/autoscaling/hook.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/traffic.h"
#include "services/autoscaling/warm_pool.h"

namespace wt::autoscaling {
namespace {

bool Runs(Context& ctx, const MemberRow& member) {
  const auto instance = ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), member.id);
  return instance && instance->state == ec2::LifecycleState::kRunning;
}

// Terminating: drained, then the hooks, then EC2.
void GoOut(Context& ctx, MemberRow member) {
  const bool warm = IsWarm(member);
  const std::string prefix = warm ? "Warmed:" : "";
  if (member.draining) {
    if (IsDraining(ctx, member)) return;  // News of the target wakes this again.
    member.draining = false;
    DescribeActivity(ctx, member.activity, StrCat("Terminating EC2 instance: ", member.id));
    MoveActivity(ctx, member.activity, "InProgress", 50);
  }
  const auto instance = ec2::FindInstanceRow(ctx, ctx.account(), ctx.region(), member.id);
  const bool gone = !instance || instance->state == ec2::LifecycleState::kTerminated;
  const bool asks = member.state == StrCat(prefix, "Terminating") && !member.skip_hooks && !gone;
  if (asks && BeginHooks(ctx, member, kTerminating)) return;
  if (gone) {
    EndActivity(ctx, member.activity);
    return Leave(ctx, member);
  }
  member.instance_gone = true;
  ctx.Put(member);
  ec2::Terminate(ctx, *instance, "Client.UserInitiatedShutdown",
                 "Client.UserInitiatedShutdown: User initiated shutdown");
}

}  // namespace

void InstanceLifecycle::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const std::optional<MemberRow> member = ctx.Find<MemberRow>(scope.rest);
  if (!member) return;
  const std::string& state = member->state;
  if (state == "Pending" || state == "Pending:Proceed") {
    if (Runs(ctx, *member)) EnterService(ctx, *member);
  } else if (state == "Warmed:Pending" || state == "Warmed:Pending:Proceed") {
    if (Runs(ctx, *member)) SettleInWarmPool(ctx, *member);
  } else if (state.ends_with("Terminating") || state.ends_with("Terminating:Proceed")) {
    if (!member->instance_gone) GoOut(ctx, *member);
  } else if (state == "EnteringStandby") {
    MemberRow row = *member;
    SetMemberState(ctx, row, "Standby");
    EndActivity(ctx, row.activity);
    row.activity = 0;
    ctx.Put(row);
  } else if (state == "Detaching") {
    if (member->draining && IsDraining(ctx, *member)) return;
    EndActivity(ctx, member->activity);
    Leave(ctx, *member);
  }
}

void HookTimeout::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const size_t slash = scope.rest.find('/');
  const auto action =
      ctx.Find<HookActionRow>(scope.rest.substr(0, slash), scope.rest.substr(slash + 1));
  if (!action) return;
  const HookRow* hook = ctx.Peek<HookRow>(action->group, action->hook);
  const std::string result = hook == nullptr ? "CONTINUE" : hook->default_result;
  EndHookAction(ctx, *action, result);
}

void TrafficSource::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  // A group's name may hold slashes, an ARN begins with "arn:".
  const size_t arn = scope.rest.find("/arn:");
  const size_t slash = arn == std::string::npos ? scope.rest.rfind('/') : arn;
  MoveTrafficSource(ctx, scope.rest.substr(0, slash), scope.rest.substr(slash + 1));
}

}  // namespace wt::autoscaling
