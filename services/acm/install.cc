#include "emulator/world/world.h"
#include "services/acm/acm.h"
#include "services/acm/service_entry.h"

namespace wt::acm {

void Install(World& world) { world.Install(GetServiceEntry()); }

}  // namespace wt::acm
