#include "emulator/world/world.h"
#include "services/logs/logs.h"
#include "services/logs/service_entry.h"
#include "services/logs/state.h"

namespace wt::logs {

void Install(World& world) {
  world.Install(GetServiceEntry());
  world.AddRows<GroupRow>();
  world.AddRows<StreamRow>();
  world.AddRows<EventRow>();
  world.AddRows<TagRow>();
  world.AddRows<SubscriptionRow>();
  world.AddRows<MetricFilterRow>();
  world.AddRows<ResourcePolicyRow>();
}

}  // namespace wt::logs
