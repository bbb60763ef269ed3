#pragma once

// Application Auto Scaling's quotas and the durations of its loops, each with its source.

#include <cstddef>
#include <cstdint>

#include "emulator/base/time.h"

namespace wt::application_autoscaling {

// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-quotas.html
inline constexpr size_t kTargetsMax = 3000;
inline constexpr size_t kPoliciesPerTargetMax = 50;
inline constexpr size_t kScheduledPerTargetMax = 200;
inline constexpr size_t kStepsMax = 20;
inline constexpr size_t kTagsMax = 50;

inline constexpr int64_t kPageDefault = 50;        // Documented.
inline constexpr int64_t kPolicyPageDefault = 10;  // Observed.
inline constexpr int64_t kCooldownDefault = 300;   // Seconds; of ECS services (documented).

// From a change of the bounds to its activity: about a second (observed).
inline constexpr Duration kBoundsChecked = Seconds(1);
// How often it is looked whether a change was fulfilled. Assumed.
inline constexpr Duration kFulfilmentLook = Seconds(10);
// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingActivities.html
inline constexpr Duration kActivityKept = Days(42);
// Alarms repeat their actions each minute, so a wish that is older is no longer one. Assumed.
inline constexpr Duration kWishHolds = Seconds(90);

}  // namespace wt::application_autoscaling
