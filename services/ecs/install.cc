#include "emulator/world/world.h"
#include "services/ec2/ec2.h"
#include "services/ecs/controllers/cluster_metrics.h"
#include "services/ecs/controllers/container_agent.h"
#include "services/ecs/controllers/managed_scaling.h"
#include "services/ecs/controllers/service_scheduler.h"
#include "services/ecs/controllers/task_lifecycle.h"
#include "services/ecs/deployment.h"
#include "services/ecs/ecs.h"
#include "services/ecs/load_balancing.h"
#include "services/ecs/managed_group.h"
#include "services/ecs/service_entry.h"
#include "services/ecs/service_state.h"
#include "services/ecs/state.h"
#include "services/ecs/task_definition.h"
#include "services/ecs/timings.h"
#include "services/ecs/waiting.h"

namespace wt::ecs {

void Install(World& world) {
  world.Install(GetServiceEntry());
  RegisterTimings(world, kTimings);
  world.AddRows<ClusterRow>();
  world.AddRows<ContainerInstanceRow>();
  world.AddRows<TaskRow>();
  world.AddRows<FamilyRow>();
  world.AddRows<TaskDefinitionRow>();
  world.AddRows<TagRow>();
  world.AddRows<SettingRow>();
  world.AddRows<RunTokenRow>();
  world.AddRows<ServiceRow>();
  world.AddRows<DeploymentRow>();
  world.AddRows<ServiceEventRow>();
  world.AddRows<ServiceRevisionRow>();
  world.AddRows<ServiceDeploymentRow>();
  world.AddRows<TaskTargetRow>();
  world.AddRows<WaitingTaskRow>();
  world.AddRows<CapacityProviderRow>();
  world.AddController(std::make_unique<ContainerAgent>());
  world.AddController(std::make_unique<TaskLifecycle>());
  world.AddController(std::make_unique<ServiceScheduler>());
  world.AddController(std::make_unique<WaitingTasks>());
  world.AddController(std::make_unique<AwaitedCapacity>());
  world.AddController(std::make_unique<CapacityScaler>());
  world.AddController(std::make_unique<ManagedDraining>());
  world.AddController(std::make_unique<ClusterMetrics>());
  world.Subscribe<TaskStatusChanged>(&ServiceScheduler::Follow);
  world.Subscribe<elbv2::TargetHealthChanged>(&FollowTarget);
  world.Subscribe<cloudwatch::AlarmStateChanged>(&FollowAlarm);
  world.Subscribe<autoscaling::LifecycleActionStarted>(&FollowLifecycleAction);
  world.Subscribe<ec2::InstanceStateChanged>(&ContainerAgent::Follow);
}

}  // namespace wt::ecs
