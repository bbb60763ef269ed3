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
// With the image there, the agent asks its registry for the manifest alone.
inline constexpr Duration kPullCached = Millis(50);
inline constexpr Duration kStartMin = Millis(300), kStartMax = Millis(1000);
inline constexpr Duration kEniAttachMin = Seconds(5), kEniAttachMax = Seconds(10);
inline constexpr Duration kEniDetachMin = Seconds(2), kEniDetachMax = Seconds(5);
// The agent's stop timeout is 30 s at most (documented); a well-behaved container ends at once.
inline constexpr Duration kStopMin = Millis(500), kStopMax = Seconds(3);
// A stopped task is visible for at least an hour. Documented.
inline constexpr Duration kStoppedVisible = Hours(1);

// --- Services ------------------------------------------------------------------------------------

// https://docs.aws.amazon.com/general/latest/gr/ecs-service.html (documented)
inline constexpr int64_t kTasksPerServiceMax = 5000;
inline constexpr size_t kTargetGroupsMax = 5;
inline constexpr size_t kCapacityProvidersMax = 20;
inline constexpr size_t kWaitingTasksMax = 500;
inline constexpr size_t kDescribeServicesMax = 10;
inline constexpr size_t kDescribeDeploymentsMax = 20;
// A service starts 500 tasks a minute at most (documented), here in even steps.
inline constexpr Duration kSchedulerTick = Seconds(10);  // Observed in event logs.
inline constexpr int64_t kStartsPerTick = 83;
// The newest events are kept, and the same one is not repeated for six hours. Documented.
inline constexpr int64_t kServiceEventsKept = 100;
inline constexpr Duration kEventRepeat = Hours(6);
// Without any check a task counts as healthy 40 s after it runs. Documented.
inline constexpr Duration kHealthyAfter = Seconds(40);
// After three failed starts in a row the next waits, twice as long each time, up to 27 minutes
// (documented); the first wait is assumed.
inline constexpr int64_t kFailuresBeforeThrottle = 3;
inline constexpr Duration kThrottleMin = Seconds(10), kThrottleMax = Minutes(27);
// A role that cannot be assumed is tried again. Observed in event logs.
inline constexpr Duration kRoleRetry = Seconds(30);
// With alarms a deployment is watched so long after its last old task, "usually below 5 minutes"
// (documented); AWS computes it from the alarms' periods and publishes no formula.
inline constexpr Duration kAlarmBakeMax = Minutes(5);
// A stage of a deployment that moves traffic takes a day at most. Documented.
inline constexpr Duration kStageMax = Hours(24);
// A task that waits for capacity is given up after 10 to 30 minutes. Observed.
// From room appearing to a waiting task taking it; the cadence is not published. Assumed.
inline constexpr Duration kRoomNoticed = Seconds(1);
inline constexpr Duration kWaitMin = Minutes(10), kWaitMax = Minutes(30);
// Ours: how long a client that waits is given to see managed scaling bring room, and how often it
// is looked whether it still may.
inline constexpr Duration kCapacityExpected = Minutes(20), kCapacityLooked = Minutes(1);
// How long records of what is deleted are seen. Assumed: "may be purged".
inline constexpr Duration kInactiveVisible = Hours(1);
// Fargate: the interface and the machine behind it, 15 s before the pull. Assumed.
inline constexpr Duration kFargateMin = Seconds(12), kFargateMax = Seconds(18);

}  // namespace wt::ecs
