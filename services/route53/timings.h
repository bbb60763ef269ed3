#pragma once

// How long what this service does takes, by name: `windtunnel timing` lists and sets them.

#include "emulator/world/timing.h"
#include "services/route53/limits.h"

namespace wt::route53 {

inline constexpr Timing kPropagationTakes{
    "route53.propagation", kPropagationMin, kPropagationMax, "assumed",
    "from PENDING to INSYNC: within 60 s as a rule (documented)"};

inline constexpr Timing kTimings[] = {kPropagationTakes};

}  // namespace wt::route53
