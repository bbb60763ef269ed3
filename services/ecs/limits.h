#pragma once

// ECS's quotas and timings, each with its source.

#include <cstddef>
#include <cstdint>

#include "emulator/base/time.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/general/latest/gr/ecs-service.html (documented)
inline constexpr size_t kTagsMax = 50;
inline constexpr size_t kContainerInstancesMax = 5000;
// API model (documented): RunTask and StartTask in one call.
inline constexpr int64_t kRunCountMax = 10;
inline constexpr size_t kDescribeMax = 100;
inline constexpr int64_t kListPageMax = 100;
inline constexpr size_t kCustomAttributesMax = 10;

// From the instance's running to the agent's registration: system boot, user data, agent start.
// 30 to 90 s are observed from the launch on; the first seconds are EC2's own pending. Assumed.
inline constexpr Duration kAgentStartMin = Seconds(20);
inline constexpr Duration kAgentStartMax = Seconds(45);
// The agent's retries while registering: exponential from 3 s to 192 s, giving up after an hour.
// https://github.com/aws/amazon-ecs-agent (documented in its source).
inline constexpr Duration kRegisterRetryMin = Seconds(3);
inline constexpr Duration kRegisterRetryMax = Seconds(192);
inline constexpr Duration kRegisterGiveUp = Hours(1);

// Task transitions on EC2. Control 1 to 2 s, a pull of an image that the instance does not hold yet
// 3 to 9 s, container start 0.3 to 1 s; awsvpc takes 5 to 10 s more. Assumed, within what AWS's
// best-practices guide and users report.
inline constexpr Duration kControlMin = Millis(1000), kControlMax = Millis(2000);
inline constexpr Duration kPullMin = Seconds(3), kPullMax = Seconds(9);
inline constexpr Duration kStartMin = Millis(300), kStartMax = Millis(1000);
inline constexpr Duration kEniAttachMin = Seconds(5), kEniAttachMax = Seconds(10);
inline constexpr Duration kEniDetachMin = Seconds(2), kEniDetachMax = Seconds(5);
// The agent's stop timeout is 30 s at most (documented); a well-behaved container ends at once.
inline constexpr Duration kStopMin = Millis(500), kStopMax = Seconds(3);
// A stopped task is visible for at least an hour. Documented.
inline constexpr Duration kStoppedVisible = Hours(1);

}  // namespace wt::ecs
