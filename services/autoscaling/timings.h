#pragma once

// How long what this service does takes, by name: `windtunnel timing` lists and sets them.

#include "emulator/world/timing.h"
#include "services/autoscaling/limits.h"

namespace wt::autoscaling {

inline constexpr Timing kReactTakes{"autoscaling.react", kReactMin, kReactMax, "observed",
                                    "from a change of the desired capacity to the launch or the "
                                    "end: 2 to 24 s in published activities"};
inline constexpr Timing kLaunchTakes{"autoscaling.launch", kLaunchMin, kLaunchMax, "observed",
                                     "of an activity without hook and load balancer, start to end"};
inline constexpr Timing kStageTakes{"autoscaling.stage", kStage, kStage, "assumed",
                                    "between the stages of a lifecycle"};
inline constexpr Timing kStandbyTakes{"autoscaling.standby", kStandby, kStandby, "assumed",
                                      "into standby, out of it, attached and detached"};
inline constexpr Timing kAttachTakes{"autoscaling.attach", kAttach, kAttach, "assumed",
                                     "of a load balancer: from Adding to Added"};

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html
inline constexpr Timing kSpotNoticeTakes{"ec2.spot_notice", Minutes(2), Minutes(2), "documented",
                                         "from the notice of an interruption to the end"};

inline constexpr Timing kTimings[] = {kReactTakes,   kLaunchTakes, kStageTakes,
                                      kStandbyTakes, kAttachTakes, kSpotNoticeTakes};

}  // namespace wt::autoscaling
