#pragma once

// Quotas and timings of Elastic Load Balancing. Documented at
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html and
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-limits.html
// unless marked otherwise.

#include <cstddef>
#include <cstdint>

#include "emulator/base/time.h"

namespace wt::elbv2 {

inline constexpr size_t kLoadBalancersMax = 50;  // Per Region and type.
inline constexpr size_t kListenersMax = 50;
inline constexpr size_t kRulesMax = 100;        // Per load balancer, without default rules.
inline constexpr size_t kCertificatesMax = 25;  // Per load balancer, without default ones.
inline constexpr size_t kTargetGroupsMax = 3000;
inline constexpr size_t kGroupsPerLoadBalancerMax = 100;
inline constexpr size_t kGroupsPerActionMax = 5;
inline constexpr size_t kTargetsPerGroupMax = 1000;
inline constexpr size_t kTargetsPerLoadBalancerMax = 1000;
inline constexpr size_t kTargetsPerNetworkMax = 3000;
inline constexpr size_t kRegistrationsPerTargetMax = 1000;
inline constexpr size_t kConditionValuesMax = 5;  // Per rule.
inline constexpr size_t kWildcardsMax = 6;        // Per rule; the current quota page.
inline constexpr size_t kTagsMax = 50;

// An internet-facing Application Load Balancer was seen to serve after some 95 seconds, its
// interfaces after 59 and 67. Observed once.
inline constexpr Duration kProvisionMin = Seconds(90);
inline constexpr Duration kProvisionMax = Seconds(120);
// Assumed: a Network Load Balancer takes somewhat longer.
inline constexpr Duration kProvisionNetworkMin = Seconds(120);
inline constexpr Duration kProvisionNetworkMax = Seconds(180);
// Assumed: how long a load balancer's interfaces stay after it; minutes, as the guide says.
inline constexpr Duration kReleaseInterfaces = Seconds(60);
inline constexpr int64_t kFreeAddressesMin = 8;  // In each subnet.

// Assumed: until a new target's first check is sent. AWS says only that registration takes a
// moment, and with a Network Load Balancer up to a few minutes.
inline constexpr Duration kRegisterMin = Seconds(3);
inline constexpr Duration kRegisterMax = Seconds(10);
inline constexpr Duration kRegisterNetworkMin = Seconds(60);
inline constexpr Duration kRegisterNetworkMax = Seconds(120);

}  // namespace wt::elbv2
