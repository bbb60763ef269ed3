#pragma once

// EC2 Auto Scaling's quotas and the durations of its loops, each with its source.

#include <cstddef>
#include <cstdint>

#include "emulator/base/time.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html (documented)
inline constexpr int64_t kGroupsMax = 500;
inline constexpr int64_t kLaunchConfigurationsMax = 200;
inline constexpr size_t kHooksPerGroupMax = 50;
inline constexpr size_t kPoliciesPerGroupMax = 50;
inline constexpr size_t kScheduledPerGroupMax = 125;
inline constexpr size_t kTopicsPerGroupMax = 10;
inline constexpr size_t kTrafficSourcesPerGroupMax = 50;
inline constexpr size_t kInstancesPerCallMax = 20;
inline constexpr size_t kProtectionPerCallMax = 50;
inline constexpr size_t kTagsPerGroupMax = 50;
inline constexpr int64_t kPageMax = 100;
inline constexpr int64_t kPageDefault = 50;

// From a change of the desired capacity to the launch or the end: 2 to 24 s in published
// activities (observed).
inline constexpr Duration kReactMin = Seconds(2);
inline constexpr Duration kReactMax = Seconds(12);
// Launches without hook and load balancer took 31 to 34 s from start to end (observed).
inline constexpr Duration kLaunchMin = Seconds(31);
inline constexpr Duration kLaunchMax = Seconds(34);
// Between the stages of a lifecycle. Assumed.
inline constexpr Duration kStage = Seconds(1);
inline constexpr Duration kStandby = Seconds(8);
// Launches that fail are retried without end; the spacing is not published. Assumed.
inline constexpr Duration kRetryFirst = Minutes(1);
inline constexpr Duration kRetryMax = Minutes(15);
// Between two looks at the health of a group's instances; customary, not published. Assumed.
inline constexpr Duration kHealthPeriod = Seconds(60);
// An attached load balancer shows as Adding, then Added. Assumed.
inline constexpr Duration kAttach = Seconds(5);
// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DescribeScalingActivities.html
inline constexpr Duration kActivityKept = Days(42);
// A hook's wait ends at the latest after this, and after 100 heartbeats (documented).
inline constexpr int64_t kHookGlobalTimeoutMax = 172800;
// An instance refresh without progress fails after an hour (documented).
inline constexpr Duration kRefreshStalled = Hours(1);

}  // namespace wt::autoscaling
