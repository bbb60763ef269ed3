#pragma once

// Amazon Elastic Container Registry: what its peers may use.

namespace wt {
class World;
}

namespace wt::ecr {

void Install(World& world);

}  // namespace wt::ecr
