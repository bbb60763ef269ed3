#include "emulator/world/world.h"
#include "services/sts/identity.h"
#include "services/sts/service_entry.h"
#include "services/sts/state.h"
#include "services/sts/sts.h"

namespace wt::sts {

void Install(World& world) {
  world.Install(GetServiceEntry());
  world.AddRows<SessionRow>();
  world.SetIdentify(&Identify);
  if (world.options().enforce_iam) world.SetAuthorize(&Authorize);
}

}  // namespace wt::sts
