#pragma once

// AWS Systems Manager: Parameter Store: what its peers may use.

namespace wt {
class World;
}

namespace wt::ssm {

void Install(World& world);

}  // namespace wt::ssm
