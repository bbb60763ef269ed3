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
  std::string capacity_provider, service, group, started_by, platform_version;
  int64_t deployment = 0;
  TaskOverride overrides;
  std::optional<NetworkConfiguration> network;
  bool execute_command = false;
  wire::List<Tag> tags;
};

// Checks the order against its definition: overrides, network configuration, compatibility.
Result<void> CheckOrder(Context& ctx, const TaskOrder& order);
// A new task of that order, without an instance.
TaskPlan PlanTask(Context& ctx, const TaskOrder& order);

// What the task needs of an instance.
laws::placement::Demand DemandOf(Context& ctx, const TaskRow& row,
                                 const TaskDefinition& definition);

// Where it may go and where it should: constraints of the definition and of the call together.
struct PlacementRules {
  StoredList<PlacementConstraint> given_constraints;
  StoredList<PlacementStrategy> given_strategies;
  std::vector<laws::placement::Constraint> constraints;
  std::vector<laws::placement::Strategy> strategies;
};
Result<PlacementRules> RulesOf(const TaskDefinition& definition,
                               const wire::List<PlacementConstraint>& constraints,
                               const wire::List<PlacementStrategy>& strategies);

// The law over the cluster's instances, or the task's capacity provider's. Puts nothing.
laws::placement::Decision Decide(Context& ctx, const TaskRow& row,
                                 const laws::placement::Demand& demand,
                                 const PlacementRules& rules);

struct StartOutcome {
  bool started = false;     // The task is there: placed, on Fargate, or waiting.
  bool waiting = false;     // For an instance of its capacity provider.
  bool over_limit = false;  // As many wait as may.
  laws::placement::Decision decision;
};
// Starts a planned task; without a place it leaves nothing behind.
StartOutcome Start(Context& ctx, const TaskPlan& plan, const PlacementRules& rules);

}  // namespace wt::ecs
