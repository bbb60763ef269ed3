#include "emulator/world/world.h"
#include "services/elbv2/elbv2.h"
#include "services/elbv2/service_entry.h"

namespace wt::elbv2 {

void Install(World& world) { world.Install(GetServiceEntry()); }

}  // namespace wt::elbv2
