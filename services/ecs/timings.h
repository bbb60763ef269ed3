#pragma once

// How long what this service does takes, by name: `windtunnel timing` lists and sets them.

#include "emulator/world/timing.h"
#include "services/ecs/limits.h"

namespace wt::ecs {

inline constexpr Timing kAgentStartTakes{"ecs.agent_start", kAgentStartMin, kAgentStartMax,
                                         "assumed",
                                         "from the instance's running to the agent's registration"};
inline constexpr Timing kControlTakes{"ecs.task_control", kControlMin, kControlMax, "assumed",
                                      "from the placement to the agent's taking the task"};
inline constexpr Timing kPullTakes{"ecs.image_pull", kPullMin, kPullMax, "assumed",
                                   "of an image that the instance does not hold"};
inline constexpr Timing kPullCachedTakes{"ecs.image_pull_cached", kPullCached, kPullCached,
                                         "assumed", "of one that it holds: the manifest alone"};
inline constexpr Timing kStartTakes{"ecs.container_start", kStartMin, kStartMax, "assumed",
                                    "from the pull to the container's running"};
inline constexpr Timing kEniAttachTakes{"ecs.eni_attach", kEniAttachMin, kEniAttachMax, "assumed",
                                        "of an awsvpc task's interface"};
inline constexpr Timing kEniDetachTakes{"ecs.eni_detach", kEniDetachMin, kEniDetachMax, "assumed",
                                        "of an awsvpc task's interface"};
inline constexpr Timing kStopTakes{"ecs.container_stop", kStopMin, kStopMax, "assumed",
                                   "of a container that heeds SIGTERM"};
inline constexpr Timing kFargateTakes{"ecs.fargate_provision", kFargateMin, kFargateMax, "assumed",
                                      "of a Fargate task's machine and interface"};
inline constexpr Timing kRoomNoticedTakes{"ecs.room_noticed", kRoomNoticed, kRoomNoticed, "assumed",
                                          "from room appearing to a waiting task's taking it"};

inline constexpr Timing kTimings[] = {
    kAgentStartTakes, kControlTakes,   kPullTakes, kPullCachedTakes, kStartTakes,
    kEniAttachTakes,  kEniDetachTakes, kStopTakes, kFargateTakes,    kRoomNoticedTakes};

}  // namespace wt::ecs
