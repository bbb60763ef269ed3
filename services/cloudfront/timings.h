#pragma once

// How long what this service does takes, by name: `windtunnel timing` lists and sets them.

#include "emulator/world/timing.h"
#include "services/cloudfront/limits.h"

namespace wt::cloudfront {

inline constexpr Timing kDeployTakes{"cloudfront.deploy", kDeployMin, kDeployMax, "assumed",
                                     "from InProgress to Deployed: most within five minutes"};
inline constexpr Timing kInvalidateTakes{"cloudfront.invalidate", kInvalidateMin, kInvalidateMax,
                                         "assumed", "from InProgress to Completed: about a minute"};

inline constexpr Timing kTimings[] = {kDeployTakes, kInvalidateTakes};

}  // namespace wt::cloudfront
