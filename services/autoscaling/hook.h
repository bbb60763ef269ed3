#pragma once

// Lifecycle hooks: put, waited for, completed.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/lifecycle-hooks.html

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/autoscaling/state.h"

namespace wt::autoscaling {

inline constexpr std::string_view kLaunching = "autoscaling:EC2_INSTANCE_LAUNCHING";
inline constexpr std::string_view kTerminating = "autoscaling:EC2_INSTANCE_TERMINATING";

// Checks it as PutLifecycleHook does.
Result<void> CheckHook(const HookRow& hook);
std::vector<HookRow> HooksOf(Context& ctx, std::string_view group, std::string_view transition);
int64_t GlobalTimeoutOf(int64_t heartbeat);
LifecycleHook ToApi(const HookRow& row);

// Has the instance wait for every hook of that transition, and puts it so; false where there is
// none, and nothing is put. Who hears of it may complete the hook in the same turn.
bool BeginHooks(Context& ctx, MemberRow& member, std::string_view transition);
std::vector<HookActionRow> ActionsOf(Context& ctx, std::string_view instance_id);
// One wait ends. The instance goes on when the last has; ABANDON of a launch ends the instance.
void EndHookAction(Context& ctx, const HookActionRow& action, std::string_view result);
void RecordHeartbeat(Context& ctx, HookActionRow action);
// The hook goes; waits for it end, a launch with ABANDON and a termination with CONTINUE. False
// where there is none of that name.
bool EraseHook(Context& ctx, std::string_view group, std::string_view name);
void EraseActions(Context& ctx, std::string_view instance_id);

// The waiting action that a call means, by token or by instance.
Result<HookActionRow> FindAction(Context& ctx, std::string_view group, std::string_view hook,
                                 const std::optional<std::string>& token,
                                 const std::optional<std::string>& instance_id);

}  // namespace wt::autoscaling
