#include "services/ecs/service_check.h"

#include <algorithm>

#include "services/ecs/capacity_provider.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/run.h"
#include "services/ecs/traffic.h"
#include "services/elbv2/elbv2.h"

namespace wt::ecs {
namespace {

Error Invalid(std::string message) { return error::InvalidParameterException(std::move(message)); }

Result<void> CheckContainer(const LoadBalancer& balancer, const TaskDefinition& definition) {
  const std::string name = balancer.container_name.value_or("");
  if (name.empty()) return Invalid("Container name can not be null or empty in load balancers.");
  const auto& containers = definition.container_definitions;
  const auto container = std::find_if(containers.begin(), containers.end(),
                                      [&](const auto& c) { return c.name == name; });
  if (container == containers.end()) {
    return Invalid(StrCat("The container ", name, " does not exist in the task definition."));
  }
  if (!balancer.container_port) {
    return Invalid("Container port can not be null in load balancers.");
  }
  const auto& ports = container->port_mappings;
  const bool mapped = std::any_of(ports.begin(), ports.end(), [&](const PortMapping& mapping) {
    return mapping.container_port == balancer.container_port;
  });
  if (!mapped) {
    return Invalid(StrCat("The container ", name, " did not have a container port ",
                          *balancer.container_port, " defined."));
  }
  return {};
}

Result<void> CheckLoadBalancers(Context& ctx, const ServiceRow& service,
                                const TaskDefinition* definition) {
  const auto& balancers = *service.load_balancers;
  if (balancers.size() > kTargetGroupsMax) {
    return Invalid("load balancers can have at most 5 items.");
  }
  for (const LoadBalancer& balancer : balancers) {
    if (balancer.load_balancer_name && !balancer.target_group_arn) {
      // Deviation: Classic Load Balancers are not simulated; said by name, not made up.
      return error::UnsupportedFeatureException(
          "Windtunnel does not implement Classic Load Balancers.");
    }
    const std::string arn = balancer.target_group_arn.value_or("");
    if (arn.empty()) return Invalid("Target group ARN can not be null or empty in load balancers.");
    const auto group = elbv2::FindTargetGroup(ctx, arn);
    if (!group) return Invalid(StrCat("The specified target group ", arn, " does not exist."));
    if (!elbv2::IsAttached(*group)) {
      return Invalid(StrCat("The target group with targetGroupArn ", arn,
                            " does not have an associated load balancer."));
    }
    if (definition == nullptr) continue;
    WT_TRY(CheckContainer(balancer, *definition));
    const std::string mode = definition->network_mode.value_or("bridge");
    const std::string needed = mode == "awsvpc" ? "ip" : "instance";
    if (group->target_type != needed) {
      return Invalid(StrCat("The provided target group ", arn, " has target type ",
                            group->target_type, ", which is incompatible with the ", mode,
                            " network mode specified in the task definition."));
    }
  }
  if (balancers.empty() && service.grace_seconds > 0) {
    return Invalid(
        "Health check grace period is only valid for services configured to use load balancers");
  }
  const bool awsvpc =
      definition != nullptr && definition->network_mode.value_or("bridge") == "awsvpc";
  if (!service.role_arn.empty() && (awsvpc || balancers.size() > 1)) {
    return Invalid(
        "You cannot specify an IAM role for services that require a service linked role.");
  }
  return {};
}

Result<void> CheckBounds(const ServiceRow& service) {
  const DeploymentConfiguration& configuration = *service.configuration;
  const int64_t low = configuration.minimum_healthy_percent.value_or(100);
  const int64_t high = configuration.maximum_percent.value_or(200);
  if (low < 0 || high < 0 || high > 200000) {
    return Invalid("minimumHealthyPercent and maximumPercent must not be negative.");
  }
  if (service.scheduling == "DAEMON") {
    if (high != 100) {
      return Invalid(
          "The daemon scheduling strategy does not support values for maximumPercent on your "
          "deployment configuration. Remove the value and try again");
    }
    if (low > 100) return Invalid("minimumHealthyPercent must be at most 100.");
  } else if (high < 100 || high < low) {
    return Invalid("maximumPercent must be at least 100 and not less than minimumHealthyPercent.");
  }
  return CheckShift(service);
}

Result<void> CheckDaemon(const ServiceRow& service) {
  if (!(*service.placement).empty()) {
    return Invalid(
        "The daemon scheduling strategy does not support placement strategies. Remove "
        "the placement strategy and try again");
  }
  // The cluster's default strategy counts too: https://github.com/aws/containers-roadmap/issues/692
  if (!(*service.strategy).empty()) {
    return Invalid(
        "Specifying a capacity provider strategy is not supported when you create a service using "
        "the DAEMON scheduling strategy.");
  }
  if (service.launch_type == "FARGATE") {
    return Invalid("The daemon scheduling strategy is only supported with the EC2 launch type.");
  }
  if (service.controller != "ECS") {
    return Invalid("The daemon scheduling strategy does not support this deployment controller.");
  }
  return {};
}

}  // namespace

bool HasNetwork(const std::optional<NetworkConfiguration>& given) {
  return given && given->awsvpc_configuration.has_value();
}

Result<void> CheckServiceName(const std::string& name) {
  const bool good =
      !name.empty() && name.size() <= 255 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
      });
  if (good) return {};
  return Invalid(
      "Service names must be between 1 and 255 characters and contain only letters, "
      "numbers, hyphens and underscores.");
}

DeploymentConfiguration Normalised(const std::optional<DeploymentConfiguration>& given, bool daemon,
                                   bool rolling, const DeploymentConfiguration* before) {
  DeploymentConfiguration out;
  if (before != nullptr) out = *before;
  if (given) {
    if (given->deployment_circuit_breaker) {
      out.deployment_circuit_breaker = given->deployment_circuit_breaker;
    }
    if (given->maximum_percent) out.maximum_percent = given->maximum_percent;
    if (given->minimum_healthy_percent) {
      out.minimum_healthy_percent = given->minimum_healthy_percent;
    }
    if (given->alarms) out.alarms = given->alarms;
    if (given->strategy) out.strategy = given->strategy;
    if (given->bake_time_in_minutes) out.bake_time_in_minutes = given->bake_time_in_minutes;
    if (given->lifecycle_hooks.given()) out.lifecycle_hooks = given->lifecycle_hooks;
    if (given->linear_configuration) out.linear_configuration = given->linear_configuration;
    if (given->canary_configuration) out.canary_configuration = given->canary_configuration;
  }
  if (!out.maximum_percent) out.maximum_percent = daemon ? 100 : 200;
  if (!out.minimum_healthy_percent) out.minimum_healthy_percent = daemon ? 0 : 100;
  if (!rolling) return out;
  if (!out.deployment_circuit_breaker) {
    out.deployment_circuit_breaker.emplace();
    out.deployment_circuit_breaker->enable = false;
    out.deployment_circuit_breaker->rollback = false;
  }
  if (!out.strategy) out.strategy = "ROLLING";
  if (!out.bake_time_in_minutes) out.bake_time_in_minutes = 0;
  if (*out.strategy == "LINEAR") {
    if (!out.linear_configuration) out.linear_configuration.emplace();
    if (!out.linear_configuration->step_percent) out.linear_configuration->step_percent = 10.0;
    if (!out.linear_configuration->step_bake_time_in_minutes) {
      out.linear_configuration->step_bake_time_in_minutes = 6;
    }
  } else if (*out.strategy == "CANARY") {
    if (!out.canary_configuration) out.canary_configuration.emplace();
    if (!out.canary_configuration->canary_percent) out.canary_configuration->canary_percent = 5.0;
    if (!out.canary_configuration->canary_bake_time_in_minutes) {
      out.canary_configuration->canary_bake_time_in_minutes = 10;
    }
  }
  return out;
}

Result<void> CheckService(Context& ctx, const ClusterRow& cluster, const ServiceRow& service,
                          const TaskDefinitionRow* definition) {
  if (service.desired < 0 || service.desired > kTasksPerServiceMax) {
    return Invalid(StrCat("desiredCount must be between 0 and ", kTasksPerServiceMax, "."));
  }
  WT_TRY(CheckBounds(service));
  if (service.scheduling == "DAEMON") WT_TRY(CheckDaemon(service));
  WT_TRY(CheckStrategy(cluster, *service.strategy));
  WT_TRY(
      CheckLoadBalancers(ctx, service, definition != nullptr ? &*definition->definition : nullptr));
  WT_TRY(RulesOf(definition != nullptr ? *definition->definition : TaskDefinition{},
                 *service.constraints, *service.placement));
  if (definition == nullptr) return {};
  TaskOrder order;
  order.cluster = cluster;
  order.definition = *definition;
  const auto& strategy = *service.strategy;
  const bool fargate = !strategy.empty() && IsFargate(strategy.front().capacity_provider);
  order.launch_type = fargate ? "FARGATE" : strategy.empty() ? service.launch_type : "EC2";
  if (order.launch_type == "FARGATE" &&
      !((*service.placement).empty() && (*service.constraints).empty())) {
    return Invalid(
        "Placement strategies and constraints are not supported with FARGATE launch type.");
  }
  if (service.has_network) order.network = *service.network;
  return CheckOrder(ctx, order);
}

}  // namespace wt::ecs
