#pragma once

// The action that forwards to target groups.

#include <string_view>

#include "emulator/base/result.h"
#include "services/elbv2/action.h"
#include "services/elbv2/target_state.h"

namespace wt::elbv2 {

// Fills the action in: groups with weights, stickiness.
Result<void> CheckForward(Context& ctx, const LoadBalancerRow& balancer,
                          const ListenerRow& listener, Action& action);
// Whether a listener of that protocol may send to such a group.
bool Compatible(std::string_view listener_protocol, std::string_view group_protocol);

}  // namespace wt::elbv2
