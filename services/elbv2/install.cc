#include <memory>

#include "emulator/world/world.h"
#include "services/elbv2/balancer_state.h"
#include "services/elbv2/controllers/load_balancer.h"
#include "services/elbv2/controllers/target_health.h"
#include "services/elbv2/elbv2.h"
#include "services/elbv2/service_entry.h"
#include "services/elbv2/target.h"
#include "services/elbv2/timings.h"

namespace wt::elbv2 {

void Install(World& world) {
  world.Install(GetServiceEntry());
  RegisterTimings(world, kTimings);
  world.AddRows<TargetGroupRow>();
  world.AddRows<TargetRow>();
  world.AddRows<GroupUseRow>();
  world.AddRows<LoadBalancerRow>();
  world.AddRows<BalancerZoneRow>();
  world.AddRows<ListenerRow>();
  world.AddRows<ListenerCertificateRow>();
  world.AddRows<RuleRow>();
  world.AddRows<TagRow>();
  world.AddController(std::make_unique<LoadBalancerLoop>());
  world.AddController(std::make_unique<TargetHealthLoop>());
  world.Subscribe<ec2::InstanceStateChanged>(
      [](Turn& turn, const ec2::InstanceStateChanged& news) { FollowInstance(turn, news); });
}

}  // namespace wt::elbv2
