#pragma once

// What runs are compared by, not a bill: on-demand prices of us-east-1, Linux, without disks,
// traffic, load balancers. Instances' are EC2's own table (services/ec2/catalog/prices.h).

#include <string_view>

namespace wt::scenario {

inline constexpr std::string_view kPriceTable = "us-east-1 on demand, 2024-01";

// https://aws.amazon.com/fargate/pricing/: documented, Linux/x86.
inline constexpr double kFargateVcpuHour = 0.04048;
inline constexpr double kFargateGibHour = 0.004445;

}  // namespace wt::scenario
