#include "emulator/world/world.h"
#include "services/cloudwatch/cloudwatch.h"
#include "services/cloudwatch/service_entry.h"

namespace wt::cloudwatch {

void Install(World& world) { world.Install(GetServiceEntry()); }

}  // namespace wt::cloudwatch
