#include "emulator/world/world.h"
#include "services/ecr/ecr.h"
#include "services/ecr/service_entry.h"

namespace wt::ecr {

void Install(World& world) { world.Install(GetServiceEntry()); }

}  // namespace wt::ecr
