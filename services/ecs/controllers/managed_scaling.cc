#include "services/ecs/controllers/managed_scaling.h"

#include <algorithm>
#include <map>
#include <set>

#include "emulator/laws/managed_scaling/managed_scaling.h"
#include "services/autoscaling/autoscaling.h"
#include "services/cloudwatch/cloudwatch.h"
#include "services/ec2/catalog/instance_types.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/placement_view.h"
#include "services/ecs/service_state.h"
#include "services/ecs/state.h"

namespace wt::ecs {
namespace {

namespace law = laws::managed_scaling;

bool IsDaemonGroup(Context& ctx, const std::string& cluster, const std::string& group) {
  if (!group.starts_with("service:")) return false;
  const auto* service = ctx.Peek<ServiceRow>(cluster, group.substr(8));
  return service != nullptr && service->scheduling == "DAEMON";
}

// EC2 ids of the provider's instances that have a task other than a daemon's.
std::set<std::string> BusyInstances(Context& ctx, const CapacityProviderRow& provider,
                                    const autoscaling::Group& group) {
  std::set<std::string> busy;
  for (const autoscaling::GroupInstance& member : group.instances) {
    const auto row = ContainerInstanceOf(ctx, member.id);
    if (!row) continue;
    const laws::placement::Instance* seen =
        PlacementView::Of(ctx).Instances(ctx, row->cluster, provider.name).Find(row->id);
    if (seen == nullptr) continue;
    for (const auto& tasks : seen->task_groups) {
      if (IsDaemonGroup(ctx, row->cluster, tasks.name)) continue;
      busy.insert(member.id);
      break;
    }
  }
  return busy;
}

std::vector<law::Amounts> Offered(Context& ctx, const autoscaling::Group& group) {
  std::vector<law::Amounts> offered;
  for (const std::string& name : autoscaling::InstanceTypesOf(ctx, group.name)) {
    const ec2::catalog::InstanceType* type = ec2::catalog::FindInstanceType(name);
    if (type == nullptr) continue;
    offered.push_back({.cpu = int64_t{type->vcpus} * 1024,
                       .memory_mib = ec2::catalog::RegisteredMemoryMib(*type),
                       .gpus = type->gpus.count,
                       .enis = std::max(0, type->network_interfaces_max - 1)});
  }
  return offered;
}

bool OneEach(const WaitingTaskRow& waiting, const TaskRow& task) {
  if (!task.tcp_ports.empty() || !task.udp_ports.empty()) return true;
  for (const PlacementConstraint& constraint : *waiting.constraints) {
    if (constraint.type.value_or("") == "distinctInstance") return true;
  }
  return false;
}

std::vector<law::TaskGroup> Waiting(Context& ctx, const CapacityProviderRow& provider) {
  std::map<std::string, law::TaskGroup> groups;
  for (const std::string& cluster : provider.clusters) {
    for (const WaitingTaskRow& row : ctx.Scan<WaitingTaskRow>(cluster, provider.name)) {
      const auto* task = ctx.Peek<TaskRow>(cluster, row.task_id);
      if (task == nullptr) continue;
      const bool one_each = OneEach(row, *task);
      law::TaskGroup& group =
          groups[StrCat(task->cpu, "|", task->memory_mib, "|", task->gpus, "|",
                        task->awsvpc ? "eni" : "", "|", one_each ? task->group : "")];
      ++group.tasks;
      group.one_each = one_each;
      group.uses = {.cpu = task->cpu,
                    .memory_mib = task->memory_mib,
                    .gpus = task->gpus,
                    .enis = task->awsvpc ? 1 : 0};
    }
  }
  std::vector<law::TaskGroup> out;
  for (auto& [kind, group] : groups) out.push_back(group);
  return out;
}

// Why it needs what it does: the newest task that waits, or else the last that left.
int64_t CauseOfNeed(Context& ctx, const CapacityProviderRow& provider) {
  int64_t newest = 0;
  for (const std::string& cluster : provider.clusters) {
    for (const WaitingTaskRow& row : ctx.Scan<WaitingTaskRow>(cluster, provider.name)) {
      newest = std::max(newest, row.entry);
    }
  }
  if (newest == 0) newest = provider.left_entry;
  return newest != 0 ? newest : ctx.cause();
}

// Journals a need that is another than before; the metric is because of it.
void NoteNeed(Context& ctx, CapacityProviderRow& provider, int64_t instances,
              const law::Decision& decision) {
  if (decision.needed == provider.needed) return;
  const Because because(ctx, CauseOfNeed(ctx, provider));
  provider.needed = decision.needed;
  provider.needed_entry =
      ctx.Trace("capacity_provider_needs", {{"capacity_provider", provider.name},
                                            {"instances", instances},
                                            {"needed", decision.needed},
                                            {"reason", decision.reason}});
  ctx.Put(provider);
}

// Instances with tasks are protected from scale-in, empty ones are not: only these may be taken.
void Protect(Context& ctx, const autoscaling::Group& group, const std::set<std::string>& busy,
             bool scale_in) {
  std::vector<std::string> protect, release;
  for (const autoscaling::GroupInstance& member : group.instances) {
    const bool idle = busy.count(member.id) == 0;
    if (idle && scale_in && member.protected_from_scale_in) release.push_back(member.id);
    if (!idle && !member.protected_from_scale_in) protect.push_back(member.id);
  }
  if (!protect.empty()) autoscaling::SetScaleInProtection(ctx, protect, true);
  if (!release.empty()) autoscaling::SetScaleInProtection(ctx, release, false);
}

}  // namespace

void CapacityScaler::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  auto provider = ctx.Find<CapacityProviderRow>(scope.rest);
  if (!provider || provider->status != "ACTIVE" || !provider->scaling ||
      provider->clusters.empty()) {
    return;  // Changed since this wake-up was set, so it is not set again.
  }
  ctx.WakeIn(kManagedScalingPeriod, key);
  const auto group = autoscaling::FindGroup(ctx, ctx.account(), ctx.region(), provider->group_name);
  if (!group) return;

  // 1. What there is, and what the law makes of it.
  const std::set<std::string> busy = BusyInstances(ctx, *provider, *group);
  law::Observation seen;
  for (const autoscaling::GroupInstance& member : group->instances) {
    seen.instances += member.in_service() ? 1 : 0;
  }
  seen.busy = static_cast<int64_t>(busy.size());
  seen.waiting = Waiting(ctx, *provider);
  // What new instances would have matters to tasks that wait.
  if (!seen.waiting.empty()) seen.offered = Offered(ctx, *group);
  seen.step_min = provider->step_min;
  seen.step_max = provider->step_max;
  seen.target = provider->target;
  const law::Decision decision = law::Decide(seen);

  // 2. The metric; the policy on the group acts on it.
  NoteNeed(ctx, *provider, seen.instances, decision);
  const Because because(ctx, provider->needed_entry);
  for (const std::string& cluster : provider->clusters) {
    const cloudwatch::MetricId metric = cloudwatch::InternMetric(
        ctx, {.account = ctx.account(),
              .region = ctx.region(),
              .name_space = "AWS/ECS/ManagedScaling",
              .name = "CapacityProviderReservation",
              .dimensions = {{"CapacityProviderName", provider->name}, {"ClusterName", cluster}}});
    cloudwatch::PutMetric(ctx, metric, ctx.now(), decision.reservation, "None");
  }

  // 3. Whom a scale-in may take.
  if (provider->protection) {
    Protect(ctx, *group, busy, decision.reservation < static_cast<double>(provider->target));
  }
}

}  // namespace wt::ecs
