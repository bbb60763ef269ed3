#pragma once

// The hosted zones that load balancers' names are in, as alias records need them.
// https://docs.aws.amazon.com/general/latest/gr/elb.html

#include <string_view>

namespace wt::elbv2 {

// Empty where the Region is not known.
std::string_view HostedZoneOf(std::string_view region, bool network);

}  // namespace wt::elbv2
