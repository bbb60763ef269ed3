#include "emulator/world/world.h"
#include "services/application_autoscaling/application_autoscaling.h"
#include "services/application_autoscaling/controllers/loops.h"
#include "services/application_autoscaling/policy.h"
#include "services/application_autoscaling/resource.h"
#include "services/application_autoscaling/service_entry.h"
#include "services/application_autoscaling/state.h"

namespace wt::application_autoscaling {

void Install(World& world) {
  world.Install(GetServiceEntry());
  world.AddRows<TargetRow>();
  world.AddRows<PolicyRow>();
  world.AddRows<ScheduledRow>();
  world.AddRows<ActivityRow>();
  world.AddRows<TagRow>();
  world.AddController(std::make_unique<Bounds>());
  world.AddController(std::make_unique<Fulfilment>());
  world.AddController(std::make_unique<Scheduled>());
  world.Subscribe<cloudwatch::AlarmStateChanged>(&FollowAlarm);
  world.Subscribe<ecs::ServiceSteadyChanged>(&FollowSteady);
  world.Subscribe<ecs::ServiceDeleted>(&FollowDeletion);
}

}  // namespace wt::application_autoscaling
