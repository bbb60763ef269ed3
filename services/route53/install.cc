#include "emulator/world/world.h"
#include "services/route53/route53.h"
#include "services/route53/service_entry.h"
#include "services/route53/state.h"

namespace wt::route53 {

void Install(World& world) {
  world.Install(GetServiceEntry());
  world.AddRows<EndpointRow>();
}

}  // namespace wt::route53
