#include "services/autoscaling/hook.h"

#include <algorithm>

#include "services/autoscaling/activity.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/timings.h"

namespace wt::autoscaling {
namespace {

constexpr int64_t kHeartbeatMin = 30;
constexpr int64_t kHeartbeatMax = 7200;

std::string ActionKey(const Context& ctx, const HookActionRow& action) {
  return ctx.Key(StrCat(action.instance_id, "/", action.hook));
}

void WakeAtTimeout(Context& ctx, const HookActionRow& action) {
  // Periodic: somebody is to answer, so eager time does not run to the time-out.
  ctx.RequestWake({.controller = kHookTimeout,
                   .key = ActionKey(ctx, action),
                   .due = action.due,
                   .kind = sim::TimerKind::kPeriodic});
}

int64_t HeartbeatOf(Context& ctx, const HookActionRow& action) {
  const HookRow* hook = ctx.Peek<HookRow>(action.group, action.hook);
  return hook == nullptr ? 3600 : hook->heartbeat_timeout;
}

}  // namespace

Result<void> CheckHook(const HookRow& hook) {
  if (hook.transition != kLaunching && hook.transition != kTerminating) {
    return ValidationError(StrCat("Invalid Lifecycle Transition: ", hook.transition));
  }
  if (hook.default_result != "ABANDON" && hook.default_result != "CONTINUE") {
    return ValidationError(
        "Invalid Lifecycle Action Default Result. Valid values are CONTINUE and ABANDON.");
  }
  if (hook.heartbeat_timeout < kHeartbeatMin || hook.heartbeat_timeout > kHeartbeatMax) {
    return ValidationError(StrCat("HeartbeatTimeout must be between ", kHeartbeatMin, " and ",
                                  kHeartbeatMax, " seconds."));
  }
  return {};
}

std::vector<HookRow> HooksOf(Context& ctx, std::string_view group, std::string_view transition) {
  std::vector<HookRow> hooks;
  for (const HookRow& row : ctx.Scan<HookRow>(group)) {
    if (row.transition == transition) hooks.push_back(row);
  }
  return hooks;
}

int64_t GlobalTimeoutOf(int64_t heartbeat) {
  return std::min(kHookGlobalTimeoutMax, heartbeat * 100);
}

LifecycleHook ToApi(const HookRow& row) {
  LifecycleHook out;
  out.lifecycle_hook_name = row.name;
  out.auto_scaling_group_name = row.group;
  out.lifecycle_transition = row.transition;
  if (!row.notification_target.empty()) out.notification_target_arn = row.notification_target;
  if (!row.role_arn.empty()) out.role_arn = row.role_arn;
  if (!row.metadata.empty()) out.notification_metadata = row.metadata;
  out.heartbeat_timeout = row.heartbeat_timeout;
  out.global_timeout = GlobalTimeoutOf(row.heartbeat_timeout);
  out.default_result = row.default_result;
  return out;
}

bool BeginHooks(Context& ctx, MemberRow& member, std::string_view transition) {
  const std::vector<HookRow> hooks = HooksOf(ctx, member.group, transition);
  if (hooks.empty()) return false;
  // 1. The instance waits, and its activity says so.
  const bool launching = transition == kLaunching;
  SetMemberState(ctx, member, StrCat(member.state, ":Wait"));
  ctx.Put(member);
  // The second code is observed, though AWS's list lacks it.
  MoveActivity(ctx, member.activity,
               launching ? "MidLifecycleAction" : "MidTerminatingLifecycleAction",
               launching ? 40 : 60);
  // 2. All its waits are there before the first of them is told.
  std::vector<HookActionRow> actions;
  for (const HookRow& hook : hooks) {
    HookActionRow action;
    action.instance_id = member.id;
    action.hook = hook.name;
    action.group = member.group;
    action.token = ctx.rng("autoscaling.lifecycle_token").Uuid();
    action.transition = transition;
    action.began_at = ctx.now();
    action.due = ctx.now() + Seconds(hook.heartbeat_timeout);
    ctx.Put(action);
    WakeAtTimeout(ctx, action);
    actions.push_back(action);
  }
  for (const HookActionRow& action : actions) {
    ctx.Trace("lifecycle_action_started", {{"group", member.group},
                                           {"instance", member.id},
                                           {"hook", action.hook},
                                           {"transition", action.transition}});
    ctx.Publish(LifecycleActionStarted{.account = ctx.account(),
                                       .region = ctx.region(),
                                       .group = member.group,
                                       .instance_id = member.id,
                                       .hook = action.hook,
                                       .transition = action.transition,
                                       .token = action.token});
  }
  return true;
}

std::vector<HookActionRow> ActionsOf(Context& ctx, std::string_view instance_id) {
  return ctx.Rows<HookActionRow>().Collect(ctx.account(), ctx.region(), instance_id);
}

bool EraseHook(Context& ctx, std::string_view group, std::string_view name) {
  if (!ctx.Erase<HookRow>(group, name)) return false;
  std::vector<HookActionRow> waiting;
  for (const HookActionRow& action : ctx.Scan<HookActionRow>()) {
    if (action.group == group && action.hook == name) waiting.push_back(action);
  }
  for (const HookActionRow& action : waiting) {
    EndHookAction(ctx, action, action.transition == kLaunching ? "ABANDON" : "CONTINUE");
  }
  return true;
}

void EraseActions(Context& ctx, std::string_view instance_id) {
  for (const HookActionRow& action : ActionsOf(ctx, instance_id)) {
    ctx.CancelWake(kHookTimeout, ActionKey(ctx, action));
    ctx.Erase<HookActionRow>(action.instance_id, action.hook);
  }
}

void EndHookAction(Context& ctx, const HookActionRow& action, std::string_view result) {
  ctx.CancelWake(kHookTimeout, ActionKey(ctx, action));
  ctx.Erase<HookActionRow>(action.instance_id, action.hook);
  ctx.Trace("lifecycle_action_ended", {{"group", action.group},
                                       {"instance", action.instance_id},
                                       {"hook", action.hook},
                                       {"result", std::string(result)}});
  std::optional<MemberRow> member = ctx.Find<MemberRow>(action.instance_id);
  if (!member) return;
  // 1. ABANDON skips the hooks that are left. A launch is then taken back.
  if (result == "ABANDON") {
    EraseActions(ctx, action.instance_id);
    if (action.transition == kLaunching) return AbandonLaunch(ctx, *member, action.token);
  }
  if (!ActionsOf(ctx, action.instance_id).empty()) return;
  // 2. The last one: the instance goes on.
  const std::string_view stage = action.transition == kLaunching ? "Pending" : "Terminating";
  const std::string warmed = IsWarm(*member) ? "Warmed:" : "";
  member->state = StrCat(warmed, stage, ":Proceed");
  ctx.Put(*member);
  ctx.WakeIn(kMemberLifecycle, HowLong(ctx, kStageTakes, kMemberLifecycle), ctx.Key(member->id));
}

void RecordHeartbeat(Context& ctx, HookActionRow action) {
  const int64_t heartbeat = HeartbeatOf(ctx, action);
  const Instant limit = action.began_at + Seconds(GlobalTimeoutOf(heartbeat));
  action.due = std::min(limit, ctx.now() + Seconds(heartbeat));
  ctx.Put(action);
  WakeAtTimeout(ctx, action);
}

Result<HookActionRow> FindAction(Context& ctx, std::string_view group, std::string_view hook,
                                 const std::optional<std::string>& token,
                                 const std::optional<std::string>& instance_id) {
  if (!token && !instance_id) {
    return ValidationError("Either the lifecycle action token or the instance ID is required.");
  }
  for (const HookActionRow& row : ctx.Scan<HookActionRow>()) {
    if (row.group != group || row.hook != hook) continue;
    if (token && row.token != *token) continue;
    if (instance_id && row.instance_id != *instance_id) continue;
    return row;
  }
  if (token) {
    return ValidationError(StrCat("No active Lifecycle Action found with token ", *token));
  }
  return ValidationError(
      StrCat("No active Lifecycle Action found with instance ID ", *instance_id));
}

}  // namespace wt::autoscaling
