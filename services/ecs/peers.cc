// What peers may do with services.

#include "services/ecs/cluster.h"
#include "services/ecs/ecs.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/service.h"

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
