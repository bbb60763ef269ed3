#include "emulator/world/world.h"
#include "services/ssm/ssm.h"
#include "services/ssm/service_entry.h"

namespace wt::ssm {

void Install(World& world) { world.Install(GetServiceEntry()); }

}  // namespace wt::ssm
