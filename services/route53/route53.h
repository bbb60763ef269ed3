#pragma once

// Amazon Route 53: what its peers may use.

namespace wt {
class World;
}

namespace wt::route53 {

void Install(World& world);

}  // namespace wt::route53
