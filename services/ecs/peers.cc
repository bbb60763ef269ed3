// What peers may do with services and see of tasks.

#include <map>
#include <utility>

#include "emulator/base/arn.h"
#include "services/ecs/cluster.h"
#include "services/ecs/ecs.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/service.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {

std::optional<ServiceView> FindServiceView(Turn& turn, std::string_view account,
                                           std::string_view region, std::string_view cluster,
                                           std::string_view name) {
  Context ctx(turn.world(), std::string(account), std::string(region));
  const auto row = ctx.Find<ServiceRow>(ShortId(cluster), ShortId(name));
  if (!row || row->status == "INACTIVE") return std::nullopt;
  const ServiceCounts counts = CountsOf(ctx, *row);
  const auto* primary = ctx.Peek<DeploymentRow>(row->cluster, row->name, row->primary);
  ServiceView view;
  view.cluster = row->cluster;
  view.name = row->name;
  view.arn = ServiceArn(ctx, row->cluster, row->name);
  view.status = row->status;
  view.scheduling = row->scheduling;
  view.desired = row->desired;
  view.running = counts.all.running;
  view.pending = counts.all.pending;
  view.deploying = primary != nullptr && primary->rollout_state == "IN_PROGRESS";
  return view;
}

std::vector<ServiceName> ServicesOf(Turn& turn, std::string_view account, std::string_view region) {
  std::vector<ServiceName> out;
  for (const ServiceRow& row : turn.Rows<ServiceRow>().Scan(account, region)) {
    if (row.status == "INACTIVE") continue;
    ServiceName& name = out.emplace_back(ServiceName{row.cluster, row.name, {}});
    for (const LoadBalancer& balancer : *row.load_balancers) {
      if (balancer.target_group_arn) name.target_groups.push_back(*balancer.target_group_arn);
    }
  }
  return out;
}

void EachRunningTask(Turn& turn, std::string_view account, std::string_view region,
                     const std::function<void(const RunningTask&)>& visit) {
  // Like tasks stand beside each other in no order, but there are few definitions.
  std::map<std::pair<std::string_view, int64_t>, bool> limited;
  for (const TaskRow& row : turn.Rows<TaskRow>().Scan(account, region)) {
    if (row.last_status != "RUNNING" && row.last_status != "ACTIVATING" &&
        row.last_status != "DEACTIVATING") {
      continue;
    }
    const auto [known, is_new] = limited.try_emplace({row.family, row.revision}, false);
    if (is_new) {
      const auto* definition =
          turn.Peek<TaskDefinitionRow>(account, region, row.family, row.revision);
      known->second = definition != nullptr && definition->definition->cpu.has_value();
    }
    const auto* instance =
        turn.Peek<ContainerInstanceRow>(account, region, row.cluster, row.instance_id);
    visit({.cluster = row.cluster,
           .id = row.id,
           .service = row.scheduled_in,
           .family = row.family,
           .status = row.last_status,
           .instance_id = instance != nullptr ? std::string_view(instance->ec2_instance_id)
                                              : std::string_view(),
           .az = row.az,
           .cpu = row.cpu,
           .memory_mib = row.memory_mib,
           .cpu_is_limit = known->second || row.launch_type == "FARGATE"});
  }
}

std::optional<std::string> TaskBehind(Turn& turn, std::string_view group_arn,
                                      std::string_view target_id, int64_t port) {
  const std::optional<Arn> arn = ParseArn(group_arn);
  if (!arn) return std::nullopt;
  const auto* row = turn.Peek<TaskTargetRow>(arn->account, arn->region, group_arn, target_id, port);
  return row != nullptr ? std::optional(row->task_id) : std::nullopt;
}

std::vector<Registered> RegisteredOf(Turn& turn, std::string_view account,
                                     std::string_view region) {
  std::vector<Registered> out;
  for (const ContainerInstanceRow& row : turn.Rows<ContainerInstanceRow>().Scan(account, region)) {
    if (row.status == "INACTIVE") continue;
    if (out.empty() || out.back().cluster != row.cluster) out.push_back({row.cluster, 0, 0});
    out.back().cpu += row.cpu_registered;
    out.back().memory_mib += row.memory_registered;
  }
  return out;
}

Result<void> SetDesiredCount(Context& ctx, std::string_view cluster_name, std::string_view name,
                             int64_t desired) {
  const ClusterRow cluster = WT_TRY(FindCluster(ctx, std::string(cluster_name)));
  ServiceRow row = WT_TRY(FindActiveService(ctx, cluster, name));
  if (desired < 0 || desired > kTasksPerServiceMax) {
    return error::InvalidParameterException("desiredCount is out of range.");
  }
  if (row.desired == desired) return {};
  ctx.Trace(
      "service_scaled",
      {{"service", row.name}, {"cluster", row.cluster}, {"from", row.desired}, {"to", desired}});
  row.desired = desired;
  if (auto primary = ctx.Find<DeploymentRow>(row.cluster, row.name, row.primary)) {
    primary->desired = desired;
    primary->updated_at = ctx.now();
    ctx.Put(*primary);
  }
  ctx.Put(row);
  WakeService(ctx, row.cluster, row.name);
  return {};
}

void WriteServiceEvent(Context& ctx, std::string_view cluster, std::string_view name,
                       std::string_view message) {
  std::optional<ServiceRow> row = ctx.Find<ServiceRow>(ShortId(cluster), ShortId(name));
  if (!row) return;
  AddEvent(ctx, *row, message);
  ctx.Put(*row);
}

}  // namespace wt::ecs
