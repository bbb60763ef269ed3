#include "emulator/world/world.h"
#include "services/autoscaling/autoscaling.h"
#include "services/autoscaling/service_entry.h"

namespace wt::autoscaling {

void Install(World& world) { world.Install(GetServiceEntry()); }

}  // namespace wt::autoscaling
