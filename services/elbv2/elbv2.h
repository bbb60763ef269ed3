#pragma once

// Elastic Load Balancing v2: what its peers may use.

namespace wt {
class World;
}

namespace wt::elbv2 {

void Install(World& world);

}  // namespace wt::elbv2
