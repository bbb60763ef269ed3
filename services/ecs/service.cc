#include "services/ecs/service.h"

#include <algorithm>
#include <map>

#include "services/ecs/cluster.h"
#include "services/ecs/deployment.h"
#include "services/ecs/errors.h"
#include "services/ecs/limits.h"
#include "services/ecs/tags.h"
#include "services/ecs/task_definition.h"
#include "services/ecs/waiting.h"

namespace wt::ecs {
namespace {

std::string ServiceKey(const Context& ctx, std::string_view cluster, std::string_view name) {
  return ctx.Key(StrCat(cluster, "/", name));
}

void AddEvents(Context& ctx, const ServiceRow& row, Service& service) {
  service.events.present = true;
  std::vector<const ServiceEventRow*> events;
  for (const ServiceEventRow& event : ctx.Scan<ServiceEventRow>(row.cluster, row.name)) {
    events.push_back(&event);
  }
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    ServiceEvent& api = service.events.emplace_back();
    api.id = (*event)->id;
    api.created_at = (*event)->at;
    api.message = (*event)->message;
  }
}

void AddDeployments(Context& ctx, const ServiceRow& row, const ServiceCounts& counts,
                    Service& service) {
  service.deployments.present = true;
  service.task_sets.present = row.controller != "ECS";
  std::vector<const DeploymentRow*> deployments;
  for (const DeploymentRow& deployment : ctx.Scan<DeploymentRow>(row.cluster, row.name)) {
    if (deployment.status != "INACTIVE") deployments.push_back(&deployment);
  }
  // The primary comes first, then the newest.
  std::stable_sort(deployments.begin(), deployments.end(), [](const auto* a, const auto* b) {
    const bool first = a->status == "PRIMARY", second = b->status == "PRIMARY";
    return first != second ? first : a->number > b->number;
  });
  for (const DeploymentRow* deployment : deployments) {
    if (deployment->task_set) {
      service.task_sets.push_back(ToTaskSet(ctx, row, *deployment, counts.of(deployment->number)));
    } else {
      service.deployments.push_back(ToApi(ctx, *deployment, counts.of(deployment->number)));
      ServiceCurrentRevisionSummary& revision = service.current_service_revisions.emplace_back();
      revision.arn = ServiceRevisionArn(ctx, row.cluster, row.name, deployment->service_revision);
      revision.requested_task_count = deployment->desired;
      revision.running_task_count = counts.of(deployment->number).running;
      revision.pending_task_count = counts.of(deployment->number).pending;
    }
  }
}

void AddOptions(const ServiceRow& row, Service& service) {
  service.placement_constraints = *row.constraints;
  service.placement_constraints.present = true;
  service.placement_strategy = *row.placement;
  service.placement_strategy.present = true;
  service.scheduling_strategy = row.scheduling;
  service.deployment_controller.emplace().type = row.controller;
  service.enable_ecs_managed_tags = row.managed_tags;
  service.propagate_tags = row.propagate_tags;
  service.enable_execute_command = row.execute_command;
  service.availability_zone_rebalancing = row.zone_rebalancing;
  service.created_by = row.created_by;
  if (!row.role_arn.empty()) service.role_arn = row.role_arn;
  if (!row.platform_version.empty()) {
    service.platform_version = row.platform_version;
    service.platform_family = "Linux";
  }
  // An empty structure here breaks Terraform, and AWS does not print one.
  if (row.has_network) service.network_configuration = *row.network;
  if (row.grace_seconds >= 0) service.health_check_grace_period_seconds = row.grace_seconds;
}

}  // namespace

ServiceCounts::Of ServiceCounts::of(int64_t number) const {
  for (const auto& [known, counts] : deployments) {
    if (known == number) return counts;
  }
  return {};
}

std::string ServiceArn(const Context& ctx, std::string_view cluster, std::string_view name) {
  return ctx.ArnOf("ecs", StrCat("service/", cluster, "/", name));
}

std::optional<ServiceRow> FindServiceRow(Context& ctx, const ClusterRow& cluster,
                                         std::string_view reference) {
  return ctx.Find<ServiceRow>(cluster.name, ShortId(reference));
}

Result<ServiceRow> FindService(Context& ctx, const ClusterRow& cluster,
                               std::string_view reference) {
  std::optional<ServiceRow> row = FindServiceRow(ctx, cluster, reference);
  if (!row || row->status == "INACTIVE") {
    return error::ServiceNotFoundException("Service not found.");
  }
  return *std::move(row);
}

Result<ServiceRow> FindActiveService(Context& ctx, const ClusterRow& cluster,
                                     std::string_view reference) {
  std::optional<ServiceRow> row = FindServiceRow(ctx, cluster, reference);
  if (!row) return error::ServiceNotFoundException("Service not found.");
  if (row->status != "ACTIVE") {
    return error::ServiceNotActiveException("Service was not ACTIVE.");
  }
  return *std::move(row);
}

ServiceCounts CountsOf(Context& ctx, const ServiceRow& row) {
  std::map<int64_t, ServiceCounts::Of> by_number;
  ServiceCounts counts;
  for (const TaskRow& task : ctx.Rows<TaskRow>().By<kTasksScheduled>(ctx.account(), ctx.region(),
                                                                     row.cluster, row.name)) {
    const bool running = task.last_status == "RUNNING";
    const bool pending = task.desired_status == "RUNNING" && !running;
    ServiceCounts::Of& of = by_number[task.deployment];
    of.running += running ? 1 : 0;
    of.pending += pending ? 1 : 0;
    counts.all.running += running ? 1 : 0;
    counts.all.pending += pending ? 1 : 0;
  }
  counts.deployments.assign(by_number.begin(), by_number.end());
  return counts;
}

Service ToApi(Context& ctx, const ServiceRow& row, const wire::List<std::string>& include) {
  const ServiceCounts counts = CountsOf(ctx, row);
  Service service;
  service.service_arn = ServiceArn(ctx, row.cluster, row.name);
  service.service_name = row.name;
  service.cluster_arn = ClusterArn(ctx, row.cluster);
  service.load_balancers = *row.load_balancers;
  service.load_balancers.present = true;
  service.service_registries = *row.registries;
  service.service_registries.present = true;
  service.status = row.status;
  service.desired_count = row.desired;
  service.running_count = counts.all.running;
  service.pending_count = counts.all.pending;
  if (!row.launch_type.empty()) service.launch_type = row.launch_type;
  if (!(*row.strategy).empty()) service.capacity_provider_strategy = *row.strategy;
  if (!row.family.empty()) {
    service.task_definition = TaskDefinitionArn(ctx, row.family, row.revision);
  }
  service.deployment_configuration = *row.configuration;
  service.created_at = row.created_at;
  AddOptions(row, service);
  AddDeployments(ctx, row, counts, service);
  if (row.controller == "ECS" && row.primary != 0) {
    const auto* primary = ctx.Peek<DeploymentRow>(row.cluster, row.name, row.primary);
    // Named while the deployment is under way.
    if (primary != nullptr && primary->rollout_state == "IN_PROGRESS" &&
        !primary->service_deployment.empty()) {
      service.current_service_deployment =
          ServiceDeploymentArn(ctx, row.cluster, row.name, primary->service_deployment);
    }
  }
  AddEvents(ctx, row, service);
  if (Includes(include, "TAGS")) service.tags = TagsOf(ctx, *service.service_arn);
  return service;
}

void EraseService(Context& ctx, const ServiceRow& row) {
  const std::string &account = ctx.account(), &region = ctx.region();
  for (const auto& event :
       ctx.Rows<ServiceEventRow>().Collect(account, region, row.cluster, row.name)) {
    ctx.Erase<ServiceEventRow>(row.cluster, row.name, event.number);
  }
  for (const auto& deployment :
       ctx.Rows<DeploymentRow>().Collect(account, region, row.cluster, row.name)) {
    ctx.Erase<DeploymentRow>(row.cluster, row.name, deployment.number);
  }
  for (const auto& revision :
       ctx.Rows<ServiceRevisionRow>().Collect(account, region, row.cluster, row.name)) {
    ctx.Erase<ServiceRevisionRow>(row.cluster, row.name, revision.number);
  }
  for (const auto& record :
       ctx.Rows<ServiceDeploymentRow>().Collect(account, region, row.cluster, row.name)) {
    ctx.Erase<ServiceDeploymentRow>(row.cluster, row.name, record.id);
  }
  EraseTags(ctx, ServiceArn(ctx, row.cluster, row.name));
  ctx.Erase<ServiceRow>(row.cluster, row.name);
}

void AddEvent(Context& ctx, ServiceRow& row, std::string_view message) {
  const int64_t number = ++row.events_made;
  const std::string hex = ctx.NewHexId(32);
  ctx.Put(
      ServiceEventRow{.cluster = row.cluster,
                      .service = row.name,
                      .number = number,
                      .id = StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-", hex.substr(12, 4),
                                   "-", hex.substr(16, 4), "-", hex.substr(20)),
                      .message = std::string(message),
                      .at = ctx.now()});
  ctx.Erase<ServiceEventRow>(row.cluster, row.name, number - kServiceEventsKept);
  ctx.Trace("service_event",
            {{"service", row.name}, {"cluster", row.cluster}, {"message", message}});
}

void Complain(Context& ctx, ServiceRow& row, std::string_view message) {
  if (row.complaint == message && ctx.now() < row.complained_at + kEventRepeat) return;
  row.complaint = message;
  row.complained_at = ctx.now();
  AddEvent(ctx, row, message);
}

void WakeService(Context& ctx, std::string_view cluster, std::string_view name) {
  const auto* row = ctx.Peek<ServiceRow>(cluster, name);
  if (row == nullptr) return;
  const Instant due = std::max(ctx.now(), row->ticked_at + kSchedulerTick);
  // Failing for long, it goes on for ever; nobody in eager mode waits for that.
  const auto* primary = ctx.Peek<DeploymentRow>(cluster, name, row->primary);
  const bool hopeless = primary != nullptr && primary->failed_tasks >= kFailuresBeforeThrottle;
  ctx.RequestWake({.controller = kServiceScheduler,
                   .key = ServiceKey(ctx, cluster, name),
                   .due = due,
                   .rule = sim::WakeRule::kNoLaterThan,
                   .kind = hopeless ? sim::TimerKind::kPeriodic : sim::TimerKind::kSettling});
}

void WakeForRoom(Context& ctx, std::string_view cluster) {
  for (const ServiceRow& row :
       ctx.Rows<ServiceRow>().By<0>(ctx.account(), ctx.region(), cluster, std::string("yes"))) {
    WakeService(ctx, cluster, row.name);
  }
  for (const ServiceRow& row :
       ctx.Rows<ServiceRow>().By<3>(ctx.account(), ctx.region(), cluster, std::string("yes"))) {
    WakeService(ctx, cluster, row.name);
  }
  WakeWaitingTasks(ctx, cluster);
}

void WakeForZone(Context& ctx, const ContainerInstanceRow& instance) {
  for (const ContainerInstanceRow& row : ctx.Scan<ContainerInstanceRow>(instance.cluster)) {
    const bool same = row.az == instance.az && row.id != instance.id;
    if (same && row.status == "ACTIVE" && row.agent_connected) return;
  }
  for (const ServiceRow& row : ctx.Scan<ServiceRow>(instance.cluster)) {
    if (row.zone_rebalancing == "ENABLED") WakeService(ctx, row.cluster, row.name);
  }
}

void WakeDaemons(Context& ctx, std::string_view cluster) {
  for (const ServiceRow& row :
       ctx.Rows<ServiceRow>().By<1>(ctx.account(), ctx.region(), cluster, std::string("DAEMON"))) {
    WakeService(ctx, cluster, row.name);
  }
}

}  // namespace wt::ecs
