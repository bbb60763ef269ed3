#include "services/ecs/capacity_provider.h"
#include "services/ecs/cluster.h"
#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"
#include "services/ecs/operations.h"
#include "services/ecs/service_check.h"
#include "services/ecs/tags.h"
#include "services/ecs/task_definition.h"
#include "services/ecs/task_set.h"

namespace wt::ecs {

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateTaskSet.html
Result<CreateTaskSetResponse> CreateTaskSet(Context& ctx, const CreateTaskSetRequest& in) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, in.cluster));
  ServiceRow service = WT_TRY(FindActiveService(ctx, cluster, in.service));
  WT_TRY(CheckExternal(service));
  WT_TRY(CheckScale(in.scale));
  WT_TRY(CheckTags(in.tags));
  if (in.launch_type && !in.capacity_provider_strategy.empty()) {
    return error::InvalidParameterException(
        "Specify either Launch Type or Capacity Provider Strategy, but not both.");
  }
  const TaskDefinitionRow definition = WT_TRY(FindUsableTaskDefinition(ctx, in.task_definition));

  // 1. The set, checked as a service of its kind would be.
  DeploymentRow set;
  set.cluster = service.cluster;
  set.service = service.name;
  set.number = ++service.deployments_made;
  set.id = NewDeploymentId(ctx);
  set.task_set = true;
  set.status = "ACTIVE";
  set.family = definition.family;
  set.revision = definition.revision;
  set.strategy = Normalised(in.capacity_provider_strategy);
  set.launch_type = in.launch_type.value_or((*set.strategy).empty() ? "EC2" : "");
  set.platform_version = in.platform_version.value_or("");
  set.load_balancers = in.load_balancers;
  set.registries = in.service_registries;
  set.has_network = HasNetwork(in.network_configuration);
  if (set.has_network) set.network = *in.network_configuration;
  set.scale_percent = in.scale && in.scale->value ? *in.scale->value : 0;
  set.external_id = in.external_id.value_or("");
  set.created_at = set.updated_at = set.stability_at = ctx.now();
  set.desired = ComputedDesired(service, set);
  ServiceRow like = service;
  like.launch_type = set.launch_type;
  like.strategy = set.strategy;
  like.load_balancers = set.load_balancers;
  like.network = set.network;
  like.has_network = set.has_network;
  WT_TRY(CheckService(ctx, cluster, like, &definition));

  // 2. Its tasks start in the scheduler.
  ctx.Trace("task_set_created", {{"service", service.name}, {"task_set", set.id}});
  ctx.Put(set);
  ctx.Put(service);
  PutTags(ctx, TaskSetArn(ctx, set), in.tags);
  WakeService(ctx, service.cluster, service.name);
  CreateTaskSetResponse out;
  out.task_set = ToTaskSet(ctx, service, set, {});
  return out;
}

}  // namespace wt::ecs
