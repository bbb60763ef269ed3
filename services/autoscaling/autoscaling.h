#pragma once

// Amazon EC2 Auto Scaling: what its peers may use.

namespace wt {
class World;
}

namespace wt::autoscaling {

void Install(World& world);

}  // namespace wt::autoscaling
