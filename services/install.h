#pragma once

namespace wt {
class World;
}

namespace wt::services {

// Brings every service into a world, in the order in which events reach them. Before World::Open.
void Install(World& world);

}  // namespace wt::services
