#include "emulator/world/world.h"
#include "services/autoscaling/autoscaling.h"
#include "services/autoscaling/controllers/capacity.h"
#include "services/autoscaling/controllers/instance_lifecycle.h"
#include "services/autoscaling/controllers/periodic.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/policy.h"
#include "services/autoscaling/policy_state.h"
#include "services/autoscaling/refresh.h"
#include "services/autoscaling/service_entry.h"
#include "services/autoscaling/spot.h"
#include "services/autoscaling/state.h"
#include "services/autoscaling/timings.h"
#include "services/autoscaling/traffic.h"
#include "services/autoscaling/warm_pool.h"

namespace wt::autoscaling {

void Install(World& world) {
  world.Install(GetServiceEntry());
  RegisterTimings(world, kTimings);
  world.AddRows<GroupRow>();
  world.AddRows<MemberRow>();
  world.AddRows<ActivityRow>();
  world.AddRows<HookRow>();
  world.AddRows<HookActionRow>();
  world.AddRows<TagRow>();
  world.AddRows<TrafficSourceRow>();
  world.AddRows<NotificationRow>();
  world.AddRows<WarmPoolRow>();
  world.AddRows<LaunchConfigurationRow>();
  world.AddRows<RefreshRow>();
  world.AddRows<PolicyRow>();
  world.AddRows<ScheduleRow>();
  world.AddController(std::make_unique<Capacity>());
  world.AddController(std::make_unique<InstanceLifecycle>());
  world.AddController(std::make_unique<HookTimeout>());
  world.AddController(std::make_unique<TrafficSource>());
  world.AddController(std::make_unique<Health>());
  world.AddController(std::make_unique<GroupMetrics>());
  world.AddController(std::make_unique<Scheduled>());
  world.AddController(std::make_unique<WarmPool>());
  world.AddController(std::make_unique<Refresh>());
  world.AddController(std::make_unique<SpotInterruption>());
  world.Subscribe<ec2::InstanceStateChanged>(&FollowInstance);
  world.Subscribe<PageAsked>(&AnswerSpotPage);
  world.Subscribe<elbv2::TargetHealthChanged>(&FollowTarget);
  world.Subscribe<cloudwatch::AlarmStateChanged>(&FollowAlarm);
}

}  // namespace wt::autoscaling
