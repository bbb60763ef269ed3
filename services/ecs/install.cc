#include "emulator/world/world.h"
#include "services/ec2/ec2.h"
#include "services/ecs/controllers/container_agent.h"
#include "services/ecs/controllers/task_lifecycle.h"
#include "services/ecs/ecs.h"
#include "services/ecs/service_entry.h"
#include "services/ecs/state.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {

void Install(World& world) {
  world.Install(GetServiceEntry());
  world.AddRows<ClusterRow>();
  world.AddRows<ContainerInstanceRow>();
  world.AddRows<TaskRow>();
  world.AddRows<FamilyRow>();
  world.AddRows<TaskDefinitionRow>();
  world.AddRows<TagRow>();
  world.AddRows<SettingRow>();
  world.AddRows<RunTokenRow>();
  world.AddController(std::make_unique<ContainerAgent>());
  world.AddController(std::make_unique<TaskLifecycle>());
  world.Subscribe<ec2::InstanceStateChanged>(&ContainerAgent::Follow);
}

}  // namespace wt::ecs
