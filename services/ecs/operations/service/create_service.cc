#include "emulator/base/encoding.h"
#include "services/ecs/capacity_provider.h"
#include "services/ecs/cluster.h"
#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"
#include "services/ecs/service.h"
#include "services/ecs/service_check.h"
#include "services/ecs/setting.h"
#include "services/ecs/tags.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {
namespace {

int64_t PrintOf(CreateServiceRequest in) {
  in.client_token.reset();
  return static_cast<int64_t>(
      Fingerprint(wire::ToStoredJson(wire::ShapeOf<CreateServiceRequest>(), &in)));
}

Result<void> CheckKinds(const CreateServiceRequest& in, const ServiceRow& row) {
  if (row.scheduling == "DAEMON" && in.desired_count) {
    return error::InvalidParameterException(
        "The daemon scheduling strategy does not support a desired count for services. Remove a "
        "desired count value and try again");
  }
  if (row.scheduling == "REPLICA" && !in.desired_count) {
    return error::InvalidParameterException("DesiredCount can not be null for REPLICA services.");
  }
  if (row.controller != "EXTERNAL" && in.task_definition.value_or("").empty()) {
    return error::InvalidParameterException("TaskDefinition can not be blank.");
  }
  if (row.controller == "EXTERNAL" && in.task_definition) {
    return error::InvalidParameterException(
        "You cannot specify a task definition with an EXTERNAL deployment controller.");
  }
  if (row.controller == "CODE_DEPLOY") {
    // Deviation: said by name, not made up.
    return error::UnsupportedFeatureException(
        "Windtunnel does not implement the deployment controller CODE_DEPLOY.");
  }
  if (in.launch_type && !in.capacity_provider_strategy.empty()) {
    return error::InvalidParameterException(
        "Specify either Launch Type or Capacity Provider Strategy, but not both.");
  }
  if (in.launch_type && *in.launch_type != "EC2" && *in.launch_type != "FARGATE") {
    return error::UnsupportedFeatureException(
        StrCat("Windtunnel does not implement the launch type ", *in.launch_type, "."));
  }
  return {};
}

ServiceRow RowOf(Context& ctx, const CreateServiceRequest& in, const ClusterRow& cluster) {
  ServiceRow row;
  row.account = ctx.account();
  row.region = ctx.region();
  row.cluster = cluster.name;
  row.name = in.service_name;
  row.scheduling = in.scheduling_strategy.value_or("REPLICA");
  row.controller = in.deployment_controller ? in.deployment_controller->type : "ECS";
  row.desired = in.desired_count.value_or(0);
  // A launch type, a strategy, the cluster's strategy, or EC2.
  row.strategy = Normalised(in.capacity_provider_strategy);
  if (!in.launch_type && (*row.strategy).empty()) row.strategy = cluster.default_strategy;
  row.launch_type = in.launch_type.value_or((*row.strategy).empty() ? "EC2" : "");
  row.platform_version = in.platform_version.value_or("");
  row.load_balancers = in.load_balancers;
  row.registries = in.service_registries;
  row.has_network = HasNetwork(in.network_configuration);
  if (row.has_network) row.network = *in.network_configuration;
  row.configuration = Normalised(in.deployment_configuration, row.scheduling == "DAEMON",
                                 row.controller == "ECS", nullptr);
  row.constraints = in.placement_constraints;
  row.placement = in.placement_strategy;
  row.grace_seconds = in.health_check_grace_period_seconds.value_or(-1);
  if (row.grace_seconds < 0 && !(*row.load_balancers).empty()) row.grace_seconds = 0;
  row.role_arn = in.role.value_or("");
  row.created_by = RootArn(ctx);
  row.propagate_tags = in.propagate_tags.value_or("NONE");
  row.managed_tags = in.enable_ecs_managed_tags.value_or(false);
  row.execute_command = in.enable_execute_command.value_or(false);
  row.has_connect = in.service_connect_configuration.has_value();
  if (row.has_connect) row.connect = *in.service_connect_configuration;
  row.volumes = in.volume_configurations;
  row.created_at = ctx.now();
  row.client_token = in.client_token.value_or("");
  row.parameters = PrintOf(in);
  return row;
}

// Since September 2025 zones are rebalanced unless something speaks against it.
std::string ZoneRebalancing(const CreateServiceRequest& in, const ServiceRow& row) {
  if (in.availability_zone_rebalancing) return *in.availability_zone_rebalancing;
  const auto& placement = *row.placement;
  const bool spreads =
      placement.empty() ||
      (ToLower(placement.front().type.value_or("")) == "spread" &&
       ToLower(placement.front().field.value_or("")) == "attribute:ecs.availability-zone");
  const bool eligible = row.scheduling == "REPLICA" && row.controller == "ECS" && spreads &&
                        row.configuration->maximum_percent.value_or(200) > 100;
  return eligible ? "ENABLED" : "DISABLED";
}

}  // namespace

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
Result<CreateServiceResponse> CreateService(Context& ctx, const CreateServiceRequest& in) {
  // 1. The cluster, the name, and whether this call was made before.
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  WT_TRY(CheckServiceName(in.service_name));
  ServiceRow row = RowOf(ctx, in, cluster);
  CreateServiceResponse out;
  const std::optional<ServiceRow> known = ctx.Find<ServiceRow>(cluster.name, row.name);
  if (known && known->status == "ACTIVE") {
    const bool same = !row.client_token.empty() && known->client_token == row.client_token &&
                      known->parameters == row.parameters;
    if (!same) {
      return error::InvalidParameterException("Creation of service was not idempotent.");
    }
    out.service = ToApi(ctx, *known, {"TAGS"});
    return out;
  }
  if (known && known->status == "DRAINING") {
    return error::InvalidParameterException("Unable to Start a service that is still Draining.");
  }

  // 2. What it is to run, and whether that goes together.
  WT_TRY(CheckKinds(in, row));
  WT_TRY(CheckTags(in.tags));
  std::optional<TaskDefinitionRow> definition;
  if (in.task_definition) {
    definition = WT_TRY(FindUsableTaskDefinition(ctx, *in.task_definition));
    row.family = definition->family;
    row.revision = definition->revision;
  }
  row.zone_rebalancing = ZoneRebalancing(in, row);
  const bool fargate =
      row.launch_type == "FARGATE" ||
      (!(*row.strategy).empty() && IsFargate((*row.strategy).front().capacity_provider));
  if (fargate && row.platform_version.empty()) row.platform_version = "LATEST";
  WT_TRY(CheckService(ctx, cluster, row, definition ? &*definition : nullptr));

  // 3. Its first deployment; tasks start in virtual time, in the scheduler.
  if (known) EraseService(ctx, *known);
  ctx.Trace("service_created",
            {{"service", row.name}, {"cluster", row.cluster}, {"desired_count", row.desired}});
  if (row.controller == "ECS") OpenDeployment(ctx, row);
  ctx.Put(row);
  PutTags(ctx, ServiceArn(ctx, row.cluster, row.name), in.tags);
  WakeService(ctx, row.cluster, row.name);
  out.service = ToApi(ctx, row, {"TAGS"});
  return out;
}

}  // namespace wt::ecs
