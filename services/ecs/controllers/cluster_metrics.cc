#include "services/ecs/controllers/cluster_metrics.h"

#include "services/cloudwatch/cloudwatch.h"
#include "services/ecs/state.h"

namespace wt::ecs {
namespace {

void PutReservation(Context& ctx, std::string_view cluster, std::string_view name, int64_t reserved,
                    int64_t registered) {
  if (registered == 0) return;
  const cloudwatch::MetricId metric =
      cloudwatch::InternMetric(ctx, {.account = ctx.account(),
                                     .region = ctx.region(),
                                     .name_space = "AWS/ECS",
                                     .name = name,
                                     .dimensions = {{"ClusterName", cluster}}});
  cloudwatch::PutMetric(ctx, metric, ctx.now(),
                        100 * static_cast<double>(reserved) / static_cast<double>(registered),
                        "Percent");
}

}  // namespace

void ClusterMetrics::Begin(Context& ctx, std::string_view cluster) {
  ctx.RequestWake({.controller = kClusterMetrics,
                   .key = ctx.Key(cluster),
                   .due = ctx.now() + kMetricsPeriod,
                   .rule = sim::WakeRule::kNoLaterThan,
                   .kind = sim::TimerKind::kPeriodic});
}

void ClusterMetrics::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  // Sums over the instances that are ACTIVE or DRAINING; without any there is no data.
  int64_t cpu = 0, memory = 0, gpus = 0, cpu_all = 0, memory_all = 0, gpus_all = 0;
  for (const ContainerInstanceRow& row : ctx.Scan<ContainerInstanceRow>(scope.rest)) {
    if (row.status == "INACTIVE") continue;
    cpu += row.cpu_registered - row.cpu_remaining;
    memory += row.memory_registered - row.memory_remaining;
    gpus += row.gpus_registered - row.gpus_remaining;
    cpu_all += row.cpu_registered;
    memory_all += row.memory_registered;
    gpus_all += row.gpus_registered;
  }
  if (cpu_all == 0) return;  // The next registration begins again.
  PutReservation(ctx, scope.rest, "CPUReservation", cpu, cpu_all);
  PutReservation(ctx, scope.rest, "MemoryReservation", memory, memory_all);
  PutReservation(ctx, scope.rest, "GPUReservation", gpus, gpus_all);
  ctx.WakeIn(kMetricsPeriod, key);
}

}  // namespace wt::ecs
