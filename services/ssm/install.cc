#include "emulator/world/world.h"
#include "services/ssm/service_entry.h"
#include "services/ssm/ssm.h"
#include "services/ssm/state.h"

namespace wt::ssm {

void Install(World& world) {
  world.Install(GetServiceEntry());
  world.AddRows<ParameterRow>();
  world.AddRows<VersionRow>();
  world.AddRows<TagRow>();
}

}  // namespace wt::ssm
