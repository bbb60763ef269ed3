#pragma once

// AWS Certificate Manager: what its peers may use.

namespace wt {
class World;
}

namespace wt::acm {

void Install(World& world);

}  // namespace wt::acm
