#pragma once

// CloudFront's quotas and timings.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html

#include <cstdint>

#include "emulator/base/time.h"

namespace wt::cloudfront {

inline constexpr int64_t kDistributionsMax = 200;
inline constexpr int64_t kAliasesMax = 100;
inline constexpr int64_t kOriginsMax = 25;
inline constexpr int64_t kBehaviorsMax = 25;
inline constexpr int64_t kOriginHeadersMax = 10;
inline constexpr int64_t kOriginGroupsMax = 10;
inline constexpr int64_t kForwardedMax = 10;  // Headers, cookies, query strings, each.
inline constexpr int64_t kFunctionsPerBehaviorMax = 2;
inline constexpr int64_t kKeyGroupsPerBehaviorMax = 4;
inline constexpr int64_t kSignersPerBehaviorMax = 5;
inline constexpr int64_t kPoliciesMax = 20;
inline constexpr int64_t kAccessControlsMax = 100;
inline constexpr int64_t kFunctionsMax = 100;
inline constexpr int64_t kFunctionBytesMax = 10'240;
inline constexpr int64_t kInvalidationPathsMax = 3000;
inline constexpr int64_t kTagsMax = 50;
inline constexpr int64_t kPage = 100;

// Assumed: AWS says that most changes are deployed within 5 minutes.
inline constexpr Duration kDeployMin = Minutes(3);
inline constexpr Duration kDeployMax = Minutes(5);
// Assumed: AWS says 60 to 300 seconds in older answers; today most take about a minute.
inline constexpr Duration kInvalidateMin = Seconds(30);
inline constexpr Duration kInvalidateMax = Seconds(90);

}  // namespace wt::cloudfront
