#pragma once

// From RunTask's and StartTask's requests to placed tasks.

#include <string>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/laws/placement/placement.h"
#include "emulator/world/context.h"
#include "services/ecs/state.h"
#include "services/ecs/task.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {

// What both calls, and services, say of a task.
struct TaskOrder {
  ClusterRow cluster;
  TaskDefinitionRow definition;
  std::string launch_type = "EC2";
  std::string capacity_provider, service, group, started_by;
  TaskOverride overrides;
  std::optional<NetworkConfiguration> network;
  bool execute_command = false;
  wire::List<Tag> tags;
};

// Checks the order against its definition: overrides, network configuration, compatibility.
Result<void> CheckOrder(Context& ctx, const TaskOrder& order);
// A new task of that order, without an instance.
TaskPlan PlanTask(Context& ctx, const TaskOrder& order);

// Constraints of the definition and of the call together.
Result<std::vector<laws::placement::Constraint>> ConstraintsOf(
    const TaskDefinition& definition, const wire::List<PlacementConstraint>& given);
Result<std::vector<laws::placement::Strategy>> StrategiesOf(
    const wire::List<PlacementStrategy>& given);

// Decides where the task goes among the cluster's instances and puts it there; a decision without
// an instance leaves nothing behind.
laws::placement::Decision Place(Context& ctx, const TaskPlan& plan,
                                const std::vector<laws::placement::Constraint>& constraints,
                                const std::vector<laws::placement::Strategy>& strategies);

}  // namespace wt::ecs
