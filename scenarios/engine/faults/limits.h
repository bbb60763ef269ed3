#pragma once

// What faults take where nobody says otherwise.

#include "emulator/base/time.h"

namespace wt::faults {

// From the loss of a zone's power until EC2 has its instances terminated: hosts are not heard of,
// then given up. Nothing is published of it; within what status checks of a minute each, failing
// twice or thrice, allow. Assumed.
inline constexpr Duration kLossNoticedMin = Seconds(60);
inline constexpr Duration kLossNoticedMax = Seconds(120);
// From the beginning of an impairment until failed status checks count: the check of each minute
// fails, and Auto Scaling waits "a few minutes". Assumed.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html
inline constexpr Duration kImpairedCounts = Minutes(3);
inline constexpr Duration kStatusCheck = Minutes(1);
// From a container's start until it crashes. Assumed.
inline constexpr Duration kCrashesAfter = Seconds(10);
// The notice of a Spot interruption that FIS takes: documented.
inline constexpr Duration kNoticeMin = Minutes(2);
inline constexpr Duration kNoticeMax = Minutes(15);

}  // namespace wt::faults
