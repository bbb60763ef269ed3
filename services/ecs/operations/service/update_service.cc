#include "services/ecs/capacity_provider.h"
#include "services/ecs/cluster.h"
#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"
#include "services/ecs/service.h"
#include "services/ecs/service_check.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {
namespace {

// What changes without a new deployment.
void ApplyQuietly(const UpdateServiceRequest& in, ServiceRow& row) {
  if (in.desired_count) row.desired = *in.desired_count;
  if (in.deployment_configuration) {
    row.configuration = Normalised(in.deployment_configuration, row.scheduling == "DAEMON",
                                   row.controller == "ECS", &*row.configuration);
    row.watches = WatchesAlarms(row) ? "yes" : "";
  }
  if (in.availability_zone_rebalancing) row.zone_rebalancing = *in.availability_zone_rebalancing;
  if (in.placement_constraints.present) row.constraints = in.placement_constraints;
  if (in.placement_strategy.present) row.placement = in.placement_strategy;
  if (in.health_check_grace_period_seconds) {
    row.grace_seconds = *in.health_check_grace_period_seconds;
  }
  if (in.enable_execute_command) row.execute_command = *in.enable_execute_command;
  if (in.enable_ecs_managed_tags) row.managed_tags = *in.enable_ecs_managed_tags;
  if (in.propagate_tags) row.propagate_tags = *in.propagate_tags;
  if (!in.capacity_provider_strategy.empty()) {
    row.strategy = Normalised(in.capacity_provider_strategy);
    row.launch_type.clear();
  }
}

// What only a new deployment brings about; answers whether there was any.
bool ApplyByDeployment(const UpdateServiceRequest& in, ServiceRow& row) {
  bool any = in.force_new_deployment.value_or(false);
  if (in.network_configuration) {
    any = true;
    row.has_network = HasNetwork(in.network_configuration);
    row.network = row.has_network ? *in.network_configuration : NetworkConfiguration{};
  }
  if (in.platform_version) {
    any = any || row.platform_version != *in.platform_version;
    row.platform_version = *in.platform_version;
  }
  if (in.load_balancers.present) {
    any = true;
    row.load_balancers = in.load_balancers;
    if (row.grace_seconds < 0 && !in.load_balancers.empty()) row.grace_seconds = 0;
  }
  if (in.service_registries.present) {
    any = true;
    row.registries = in.service_registries;
  }
  if (in.service_connect_configuration) {
    any = true;
    row.connect = *in.service_connect_configuration;
    row.has_connect = true;
  }
  if (in.volume_configurations.present) {
    any = true;
    row.volumes = in.volume_configurations;
  }
  return any;
}

}  // namespace

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html
Result<UpdateServiceResponse> UpdateService(Context& ctx, const UpdateServiceRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  ServiceRow row = WT_TRY(FindActiveService(ctx, cluster, in.service));
  if (row.scheduling == "DAEMON" && in.desired_count) {
    return error::InvalidParameterException(
        "The daemon scheduling strategy does not support a desired count for services. Remove a "
        "desired count value and try again");
  }
  if (row.controller == "EXTERNAL" && (in.task_definition || in.load_balancers.present ||
                                       in.network_configuration || in.force_new_deployment)) {
    return error::InvalidParameterException(
        "Cannot update the task definition, load balancers, network configuration or force a new "
        "deployment of a service with an EXTERNAL deployment controller.");
  }

  // 1. The service as it would be.
  const int64_t desired_before = row.desired;
  ApplyQuietly(in, row);
  bool deploys = ApplyByDeployment(in, row);
  std::optional<TaskDefinitionRow> definition;
  if (in.task_definition) {
    definition = WT_TRY(FindUsableTaskDefinition(ctx, *in.task_definition));
    deploys = deploys || definition->family != row.family || definition->revision != row.revision;
    row.family = definition->family;
    row.revision = definition->revision;
  } else if (!row.family.empty()) {
    definition = ctx.Find<TaskDefinitionRow>(row.family, row.revision);
  }
  WT_TRY(CheckService(ctx, cluster, row, definition ? &*definition : nullptr));

  // 2. A new deployment, or only another number of tasks.
  ctx.Trace("service_updated", {{"service", row.name},
                                {"cluster", row.cluster},
                                {"desired_count", row.desired},
                                {"desired_before", desired_before}});
  if (deploys && row.controller == "ECS") {
    OpenDeployment(ctx, row);
  } else if (auto primary = ctx.Find<DeploymentRow>(row.cluster, row.name, row.primary)) {
    primary->desired = row.desired;
    primary->strategy = row.strategy;
    primary->launch_type = row.launch_type;
    primary->updated_at = ctx.now();
    ctx.Put(*primary);
  }
  if (row.controller == "EXTERNAL") ScaleTaskSets(ctx, row);
  ctx.Put(row);
  WakeService(ctx, row.cluster, row.name);
  UpdateServiceResponse out;
  out.service = ToApi(ctx, row, {"TAGS"});
  return out;
}

}  // namespace wt::ecs
