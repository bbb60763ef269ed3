#include "emulator/world/world.h"
#include "services/route53/route53.h"
#include "services/route53/service_entry.h"
#include "services/route53/state.h"
#include "services/route53/timings.h"
#include "services/route53/zone.h"

namespace wt::route53 {

void Install(World& world) {
  world.Install(GetServiceEntry());
  RegisterTimings(world, kTimings);
  world.AddRows<EndpointRow>();
  world.AddRows<ZoneRow>();
  world.AddRows<RecordRow>();
  world.AddRows<ChangeRow>();
  world.AddRows<DelegationSetRow>();
  world.AddRows<AuthorizationRow>();
  world.AddRows<HealthCheckRow>();
  world.AddRows<TagRow>();
  world.AddRows<QueryLoggingRow>();
  world.AddRows<CidrCollectionRow>();
  world.AddRows<CidrLocationRow>();
  world.AddController(std::make_unique<Propagation>());
}

}  // namespace wt::route53
