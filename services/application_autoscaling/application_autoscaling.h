#pragma once

// Application Auto Scaling: what its peers may use.

namespace wt {
class World;
}

namespace wt::application_autoscaling {

void Install(World& world);

}  // namespace wt::application_autoscaling
