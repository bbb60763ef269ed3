#pragma once

// AWS Security Token Service: who calls.

namespace wt {
class World;
}

namespace wt::sts {

void Install(World& world);

}  // namespace wt::sts
