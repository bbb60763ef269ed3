#pragma once

// Amazon CloudWatch: what its peers may use.

namespace wt {
class World;
}

namespace wt::cloudwatch {

void Install(World& world);

}  // namespace wt::cloudwatch
