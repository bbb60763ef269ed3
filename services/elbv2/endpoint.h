#pragma once

// A load balancer's name in DNS.

#include "emulator/world/context.h"
#include "services/elbv2/balancer_state.h"

namespace wt::elbv2 {

// Says anew where the name leads, and whether an alias that evaluates health may follow it: after
// zones, state or a target's health have changed.
void PublishEndpoint(Context& ctx, const LoadBalancerRow& row);
void WithdrawEndpoint(Context& ctx, const LoadBalancerRow& row);

}  // namespace wt::elbv2
