#include "services/install.h"

#include "services/sts/sts.h"

namespace wt::services {

void Install(World& world) {
  sts::Install(world);
}

}  // namespace wt::services
