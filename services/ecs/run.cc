#include "services/ecs/run.h"

#include <algorithm>

#include "services/ec2/ec2.h"
#include "services/ecs/capacity_provider.h"
#include "services/ecs/cluster.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/placement_view.h"
#include "services/ecs/tags.h"
#include "services/ecs/waiting.h"

namespace wt::ecs {
namespace {

namespace law = laws::placement;

constexpr size_t kOverridesMax = 8192;  // Characters of JSON: documented.

std::string NetworkMode(const TaskDefinition& definition) {
  return definition.network_mode.value_or("bridge");
}

Result<void> CheckOverrides(const TaskDefinition& definition, const TaskOverride& overrides) {
  for (const ContainerOverride& change : overrides.container_overrides) {
    if (!change.name || change.name->empty()) {
      return error::InvalidParameterException("Container override name must be specified.");
    }
    const auto& containers = definition.container_definitions;
    const bool known = std::any_of(containers.begin(), containers.end(),
                                   [&](const auto& c) { return c.name == change.name; });
    if (!known) {
      return error::InvalidParameterException(StrCat("Override for container named ", *change.name,
                                                     " is not a container in the TaskDefinition."));
    }
  }
  if (wire::ToStoredJson(wire::ShapeOf<TaskOverride>(), &overrides).size() > kOverridesMax) {
    return error::InvalidParameterException("Container Overrides length must be at most 8192");
  }
  return {};
}

Result<void> CheckNetwork(Context& ctx, const TaskOrder& order) {
  const bool awsvpc = NetworkMode(*order.definition.definition) == "awsvpc";
  if (!awsvpc) {
    if (order.network && order.network->awsvpc_configuration) {
      return error::InvalidParameterException(
          "Network Configuration is not valid for the given networkMode of this task definition.");
    }
    return {};
  }
  if (!order.network || !order.network->awsvpc_configuration) {
    return error::InvalidParameterException(
        "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  const AwsVpcConfiguration& vpc = *order.network->awsvpc_configuration;
  if (vpc.subnets.empty()) return error::InvalidParameterException("subnets can not be empty.");
  if (vpc.subnets.size() > 16) {
    return error::InvalidParameterException("subnets can have at most 16 items.");
  }
  if (vpc.security_groups.size() > 5) {
    return error::InvalidParameterException("securityGroups can have at most 5 items.");
  }
  for (const std::string& id : vpc.subnets) {
    if (ctx.Find<ec2::SubnetRow>(id)) continue;
    return error::InvalidParameterException(
        StrCat("Error retrieving subnet information for [", id, "]: The subnet ID '", id,
               "' does not exist (ErrorCode: InvalidSubnetID.NotFound)"));
  }
  for (const std::string& id : vpc.security_groups) {
    if (ctx.Find<ec2::SecurityGroupRow>(id)) continue;
    return error::InvalidParameterException(
        StrCat("Error retrieving security group information for [", id, "]: The security group '",
               id, "' does not exist (ErrorCode: InvalidGroup.NotFound)"));
  }
  if (order.launch_type == "EC2" && vpc.assign_public_ip.value_or("DISABLED") == "ENABLED") {
    return error::InvalidParameterException(
        "Assign public IP is not supported for this launch type.");
  }
  return {};
}

std::vector<uint16_t> Numbers(const std::vector<std::string>& ports) {
  std::vector<uint16_t> numbers;
  for (const std::string& port : ports) {
    numbers.push_back(static_cast<uint16_t>(ParseInt(port).value_or(0)));
  }
  return numbers;
}

// Fargate needs no instance: the task goes to one of its subnets.
StartOutcome StartOnFargate(Context& ctx, TaskRow row) {
  StartOutcome outcome;
  if (row.subnets.empty()) return outcome;
  const size_t chosen = ctx.rng("ecs.fargate_placement").Below(row.subnets.size());
  row.subnet_id = row.subnets[chosen];
  const std::optional<ec2::SubnetRow> subnet = ctx.Find<ec2::SubnetRow>(row.subnet_id);
  if (!subnet) return outcome;
  row.az = subnet->az;
  row.placement_reason = StrCat("fargate:", row.az);
  outcome.started = true;
  SetStatus(ctx, std::move(row), "PROVISIONING");
  return outcome;
}

std::vector<std::string> Texts(const std::vector<uint16_t>& ports) {
  std::vector<std::string> texts;
  for (const uint16_t port : ports) texts.push_back(StrCat(port));
  return texts;
}

}  // namespace

Result<void> CheckOrder(Context& ctx, const TaskOrder& order) {
  const TaskDefinition& definition = *order.definition.definition;
  WT_TRY(CheckOverrides(definition, order.overrides));
  const auto& kinds = definition.compatibilities;
  if (std::find(kinds.begin(), kinds.end(), order.launch_type) == kinds.end()) {
    return error::InvalidParameterException(
        StrCat("Task definition does not support launch_type ", order.launch_type, "."));
  }
  return CheckNetwork(ctx, order);
}

TaskPlan PlanTask(Context& ctx, const TaskOrder& order) {
  const TaskDefinition& definition = *order.definition.definition;
  const TaskResources needs = ResourcesOf(definition, order.overrides);
  TaskPlan plan;
  TaskRow& row = plan.row;
  row.account = ctx.account();
  row.region = ctx.region();
  row.cluster = order.cluster.name;
  row.id = ctx.NewHexId(32);
  row.family = order.definition.family;
  row.revision = order.definition.revision;
  row.group = order.group.empty() ? StrCat("family:", row.family) : order.group;
  row.started_by = order.started_by;
  row.launch_type = order.launch_type;
  row.capacity_provider = order.capacity_provider;
  row.service = order.service;
  row.execute_command = order.execute_command;
  row.overrides = order.overrides;
  row.cpu = needs.cpu;
  row.memory_mib = needs.memory_mib;
  row.gpus = needs.gpus;
  row.awsvpc = needs.awsvpc;
  row.tcp_ports = Texts(needs.tcp_ports);
  row.udp_ports = Texts(needs.udp_ports);
  row.created_at = ctx.now();
  if (order.network && order.network->awsvpc_configuration) {
    const AwsVpcConfiguration& vpc = *order.network->awsvpc_configuration;
    row.subnets.assign(vpc.subnets.begin(), vpc.subnets.end());
    row.security_groups.assign(vpc.security_groups.begin(), vpc.security_groups.end());
    row.assign_public_ip = vpc.assign_public_ip.value_or("DISABLED") == "ENABLED";
  }
  row.deployment = order.deployment;
  row.scheduled_in = order.service;
  plan.demand = DemandOf(ctx, row, definition);
  return plan;
}

law::Demand DemandOf(Context& ctx, const TaskRow& row, const TaskDefinition& definition) {
  law::Demand demand;
  demand.group = row.group;
  demand.uses = {
      .cpu = row.cpu, .memory_mib = row.memory_mib, .gpus = row.gpus, .enis = row.awsvpc ? 1 : 0};
  demand.tcp_ports = Numbers(row.tcp_ports);
  demand.udp_ports = Numbers(row.udp_ports);
  for (const Attribute& attribute : definition.requires_attributes) {
    demand.required_attributes.push_back({attribute.name, attribute.value});
  }
  for (const std::string& id : row.subnets) {
    const std::optional<ec2::SubnetRow> subnet = ctx.Find<ec2::SubnetRow>(id);
    const std::string az = subnet ? subnet->az : "none";
    if (std::find(demand.zones.begin(), demand.zones.end(), az) == demand.zones.end()) {
      demand.zones.push_back(az);
    }
  }
  return demand;
}

Result<PlacementRules> RulesOf(const TaskDefinition& definition,
                               const wire::List<PlacementConstraint>& constraints,
                               const wire::List<PlacementStrategy>& strategies) {
  PlacementRules rules;
  rules.given_constraints = constraints;
  rules.given_strategies = strategies;
  std::vector<law::TypeAndText> texts;
  const auto text = [](const std::optional<std::string>& of) {
    return of ? std::string_view(*of) : std::string_view();
  };
  for (const auto& constraint : definition.placement_constraints) {
    texts.push_back({text(constraint.type), text(constraint.expression)});
  }
  for (const auto& constraint : constraints) {
    texts.push_back({text(constraint.type), text(constraint.expression)});
  }
  rules.constraints = WT_TRY(law::ParseConstraints(texts));
  texts.clear();
  for (const auto& strategy : strategies) {
    texts.push_back({text(strategy.type), text(strategy.field)});
  }
  rules.strategies = WT_TRY(law::ParseStrategies(texts));
  return rules;
}

law::Decision Decide(Context& ctx, const TaskRow& row, const law::Demand& demand,
                     const PlacementRules& rules) {
  sim::Rng& rng = ctx.rng("ecs.task_placement");
  law::PlacementIndex& instances =
      PlacementView::Of(ctx).Instances(ctx, row.cluster, row.capacity_provider);
  return instances.Place(demand, rules.constraints, rules.strategies,
                         [&](uint64_t below) { return rng.Below(below); });
}

StartOutcome Start(Context& ctx, const TaskPlan& plan, const PlacementRules& rules) {
  if (plan.row.launch_type == "FARGATE") return StartOnFargate(ctx, plan.row);
  StartOutcome outcome;
  outcome.decision = Decide(ctx, plan.row, plan.demand, rules);
  if (outcome.decision.instance_id) {
    PlaceTask(ctx, plan.row, *outcome.decision.instance_id, outcome.decision.reason);
    outcome.started = true;
    return outcome;
  }
  // A provider that scales lets the task wait for an instance to come.
  if (!ScalesByItself(ctx, plan.row.capacity_provider)) return outcome;
  if (CountWaiting(ctx, plan.row.cluster) >= kWaitingTasksMax) {
    outcome.over_limit = true;
    return outcome;
  }
  outcome.started = outcome.waiting = true;
  LetWait(ctx, plan.row, rules, outcome.decision.reason);
  return outcome;
}

}  // namespace wt::ecs
