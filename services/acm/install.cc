#include "emulator/world/world.h"
#include "services/acm/acm.h"
#include "services/acm/service_entry.h"
#include "services/acm/state.h"

namespace wt::acm {

void Install(World& world) {
  world.Install(GetServiceEntry());
  world.AddRows<CertificateRow>();
  world.AddRows<TagRow>();
  world.AddRows<AccountRow>();
}

}  // namespace wt::acm
