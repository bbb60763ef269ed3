// The minute's metrics of what is, requests or not: CPU, memory, hosts that are healthy.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html

#include <algorithm>

#include "scenarios/engine/workload/limits.h"
#include "scenarios/engine/workload/plan.h"

namespace wt::workload {
namespace {

using cloudwatch::Statistics;

void Add(Statistics& set, double value, double times) {
  if (times <= 0) return;
  set.minimum = set.samples == 0 ? value : std::min(set.minimum, value);
  set.maximum = set.samples == 0 ? value : std::max(set.maximum, value);
  set.samples += times;
  set.sum += value * times;
}

// Because of which load a service's metrics are as they are. It is remembered: that its CPU falls
// when the load is gone has the same beginning.
int64_t CauseOf(Context& ctx, const Service& service) {
  const std::string key = service.key();
  const auto* known = ctx.Peek<ServiceCauseRow>(key);
  if (service.cause == 0) return known != nullptr ? known->entry : 0;
  if (known == nullptr || known->entry != service.cause || known->load != service.load) {
    ctx.Put(ServiceCauseRow{.service = key, .load = service.load, .entry = service.cause});
  }
  return service.cause;
}

// One sample a task, in percent of what it reserves.
void PutService(Context& ctx, const Plan& plan, const Service& service, Instant at) {
  Statistics cpu, memory;
  for (const int number : service.groups) {
    const TaskGroup& group = plan.groups[static_cast<size_t>(number)];
    const auto reserved = static_cast<double>(group.cpu) / 1024;
    if (group.cpu > 0) Add(cpu, 100 * group.used / reserved, group.running);
    if (group.memory_mib > 0) {
      Add(memory, 100 * group.memory_used_mib / static_cast<double>(group.memory_mib),
          group.running);
    }
  }
  service.series->Set(ctx, at, "CPUUtilization", cpu, "Percent");
  service.series->Set(ctx, at, "MemoryUtilization", memory, "Percent");
}

// Deviation: with basic monitoring AWS averages five minutes; here it is the last of them, because
// nothing is kept between minutes.
void PutInstances(Context& ctx, Plan& plan, Instant at) {
  const bool all = (at + kMinute).micros % kBasicMonitoring.micros == 0;
  // Basic data stand at the beginning of their five minutes.
  const Instant five = at + kMinute - kBasicMonitoring;
  std::map<std::string_view, Statistics> basic, detailed;
  for (const Host& host : plan.hosts) {
    if (!host.is_instance || (!all && !host.detailed)) continue;
    const double percent = 100 * host.used / host.vcpus;
    SeriesFor(ctx, plan, "AWS/EC2", {{"InstanceId", host.id}})
        .Value(ctx, host.detailed ? at : five, "CPUUtilization", percent, "Percent");
    if (host.group.empty() || host.warm_until > ctx.now()) continue;
    Add(host.detailed ? detailed[host.group] : basic[host.group], percent, 1);
  }
  for (const auto& [sets, start] : {std::pair{&basic, five}, std::pair{&detailed, at}}) {
    for (const auto& [group, set] : *sets) {
      SeriesFor(ctx, plan, "AWS/EC2", {{"AutoScalingGroupName", std::string(group)}})
          .Set(ctx, start, "CPUUtilization", set, "Percent");
    }
  }
}

void PutHealth(Context& ctx, const TargetGroup& group, Instant at) {
  if (!group.checked) return;
  const auto put = [&](Series& series, int64_t healthy, int64_t unhealthy) {
    series.Value(ctx, at, "HealthyHostCount", static_cast<double>(healthy), "Count");
    series.Value(ctx, at, "UnHealthyHostCount", static_cast<double>(unhealthy), "Count");
  };
  put(*group.group, group.healthy, group.unhealthy);
  for (const Zone& zone : group.zones) {
    if (zone.healthy + zone.unhealthy > 0) put(*zone.group, zone.healthy, zone.unhealthy);
  }
}

}  // namespace

void PutGauges(Context& ctx, Plan& plan, Instant at) {
  int64_t newest = 0;
  for (const Service& service : plan.services) {
    const int64_t cause = CauseOf(ctx, service);
    newest = std::max(newest, cause);
    const Because because(ctx, cause);
    PutService(ctx, plan, service, at);
  }
  const Because because(ctx, newest);
  for (Cluster& cluster : plan.clusters) {
    if (cluster.cpu == 0 || cluster.memory_mib == 0 || cluster.memory_used_mib <= 0) continue;
    cluster.series->Value(ctx, at, "CPUUtilization",
                          100 * cluster.used * 1024 / static_cast<double>(cluster.cpu), "Percent");
    cluster.series->Value(ctx, at, "MemoryUtilization",
                          100 * cluster.memory_used_mib / static_cast<double>(cluster.memory_mib),
                          "Percent");
  }
  PutInstances(ctx, plan, at);
  for (const TargetGroup& group : plan.targets) PutHealth(ctx, group, at);
}

}  // namespace wt::workload
