#include "emulator/world/world.h"
#include "services/application_autoscaling/application_autoscaling.h"
#include "services/application_autoscaling/service_entry.h"

namespace wt::application_autoscaling {

void Install(World& world) { world.Install(GetServiceEntry()); }

}  // namespace wt::application_autoscaling
