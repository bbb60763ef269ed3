#pragma once

// Amazon CloudWatch Logs: what its peers may use.

namespace wt {
class World;
}

namespace wt::logs {

void Install(World& world);

}  // namespace wt::logs
