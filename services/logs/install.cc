#include "emulator/world/world.h"
#include "services/logs/logs.h"
#include "services/logs/service_entry.h"

namespace wt::logs {

void Install(World& world) { world.Install(GetServiceEntry()); }

}  // namespace wt::logs
