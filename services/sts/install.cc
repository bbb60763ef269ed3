#include "emulator/world/world.h"
#include "services/sts/service_entry.h"
#include "services/sts/sts.h"

namespace wt::sts {

void Install(World& world) { world.Install(GetServiceEntry()); }

}  // namespace wt::sts
