#include "services/ecs/deployment.h"

#include <algorithm>
#include <cmath>

#include "emulator/laws/circuit_breaker/circuit_breaker.h"
#include "services/ecs/cluster.h"
#include "services/ecs/limits.h"
#include "services/ecs/tags.h"
#include "services/ecs/task_definition.h"
#include "services/ecs/traffic.h"

namespace wt::ecs {
namespace {

std::string Digits(Context& ctx, size_t count) {
  sim::Rng& rng = ctx.rng("ecs.ids");
  std::string digits(1, static_cast<char>('1' + rng.Below(9)));
  while (digits.size() < count) digits.push_back(static_cast<char>('0' + rng.Below(10)));
  return digits;
}

// As AWS names service deployments: 21 characters of letters, digits, '-' and '_'.
std::string NewServiceDeploymentId(Context& ctx) {
  static constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string id;
  sim::Rng& rng = ctx.rng("ecs.ids");
  while (id.size() < 21) id.push_back(kAlphabet[rng.Below(kAlphabet.size())]);
  return id;
}

std::string_view WordsOf(DeploymentFailure failure) {
  switch (failure) {
    case DeploymentFailure::kNoStart:
      return "tasks failed to start.";
    case DeploymentFailure::kFailedChecks:
      return "tasks failed health checks.";
    case DeploymentFailure::kAlarm:
      return "alarm detected.";
    case DeploymentFailure::kHook:
      return "a lifecycle hook did not let it go on.";
    default:
      return "stopped by user.";
  }
}

std::string_view PrefixOf(DeploymentFailure failure) {
  const bool breaker =
      failure == DeploymentFailure::kNoStart || failure == DeploymentFailure::kFailedChecks;
  return breaker ? "ECS deployment circuit breaker: " : "ECS deployment failed: ";
}

// What watched the deployment, once it failed.
void SetMonitors(Context& ctx, const ServiceRow& service, const DeploymentRow& row,
                 DeploymentFailure failure, ServiceDeployment& api) {
  const bool alarm = failure == DeploymentFailure::kAlarm;
  const bool breaker =
      failure == DeploymentFailure::kNoStart || failure == DeploymentFailure::kFailedChecks;
  if (api.deployment_circuit_breaker && HasCircuitBreaker(service)) {
    api.deployment_circuit_breaker->status = breaker ? "TRIGGERED" : "MONITORING_COMPLETE";
    api.deployment_circuit_breaker->failure_count = row.failed_tasks;
  }
  if (!api.alarms || !WatchesAlarms(service)) return;
  api.alarms->status = alarm ? "TRIGGERED" : "MONITORING_COMPLETE";
  if (!alarm) return;
  for (const std::string& name : RaisedAlarms(ctx, service, row)) {
    api.alarms->triggered_alarm_names.push_back(name);
  }
}

void AddImages(Context& ctx, const DeploymentRow& row, ServiceRevision& revision) {
  const auto* definition = ctx.Peek<TaskDefinitionRow>(row.family, row.revision);
  if (definition == nullptr) return;
  for (const ContainerDefinition& container : definition->definition->container_definitions) {
    ContainerImage& image = revision.container_images.emplace_back();
    image.container_name = container.name;
    image.image = container.image;
  }
}

void PutRevision(Context& ctx, const ServiceRow& service, const DeploymentRow& row) {
  ServiceRevision revision;
  revision.service_revision_arn =
      ServiceRevisionArn(ctx, row.cluster, row.service, row.service_revision);
  revision.service_arn = ServiceArn(ctx, row.cluster, row.service);
  revision.cluster_arn = ClusterArn(ctx, row.cluster);
  revision.task_definition = TaskDefinitionArn(ctx, row.family, row.revision);
  if (!row.launch_type.empty()) revision.launch_type = row.launch_type;
  if (!(*row.strategy).empty()) revision.capacity_provider_strategy = *row.strategy;
  if (!row.platform_version.empty()) revision.platform_version = row.platform_version;
  revision.load_balancers = *row.load_balancers;
  revision.service_registries = *service.registries;
  if (row.has_network) revision.network_configuration = *row.network;
  if (service.has_connect) revision.service_connect_configuration = *service.connect;
  revision.volume_configurations = *service.volumes;
  revision.guard_duty_enabled = false;
  revision.created_at = ctx.now();
  AddImages(ctx, row, revision);
  ctx.Put(ServiceRevisionRow{.cluster = row.cluster,
                             .service = row.service,
                             .number = row.service_revision,
                             .revision = revision});
}

void PutRecord(Context& ctx, const ServiceRow& service, const DeploymentRow& row,
               const DeploymentRow* before) {
  ServiceDeployment record;
  record.service_deployment_arn =
      ServiceDeploymentArn(ctx, row.cluster, row.service, row.service_deployment);
  record.service_arn = ServiceArn(ctx, row.cluster, row.service);
  record.cluster_arn = ClusterArn(ctx, row.cluster);
  record.created_at = record.started_at = record.updated_at = ctx.now();
  record.target_service_revision.emplace().arn =
      ServiceRevisionArn(ctx, row.cluster, row.service, row.service_revision);
  if (before != nullptr) {
    record.source_service_revisions.emplace_back().arn =
        ServiceRevisionArn(ctx, row.cluster, row.service, before->service_revision);
  }
  record.status = "IN_PROGRESS";
  record.deployment_configuration = *service.configuration;
  ServiceDeploymentCircuitBreaker& breaker = record.deployment_circuit_breaker.emplace();
  breaker.status = HasCircuitBreaker(service) ? "MONITORING" : "DISABLED";
  breaker.failure_count = 0;
  breaker.threshold = laws::circuit_breaker::Threshold(service.desired);
  ServiceDeploymentAlarms& alarms = record.alarms.emplace();
  alarms.status = WatchesAlarms(service) ? "MONITORING" : "DISABLED";
  if (service.configuration->alarms)
    alarms.alarm_names = service.configuration->alarms->alarm_names;
  alarms.alarm_names.present = alarms.triggered_alarm_names.present = true;
  ctx.Put(ServiceDeploymentRow{.cluster = row.cluster,
                               .service = row.service,
                               .id = row.service_deployment,
                               .created_at = ctx.now(),
                               .status = "IN_PROGRESS",
                               .deployment = record});
}

void EndRecord(Context& ctx, const DeploymentRow& row, std::string_view status,
               std::string_view why) {
  auto record = ctx.Find<ServiceDeploymentRow>(row.cluster, row.service, row.service_deployment);
  if (!record || record->status != "IN_PROGRESS") return;
  record->status = status;
  ServiceDeployment& api = *record->deployment;
  api.status = status;
  if (!why.empty()) api.status_reason = why;
  api.updated_at = ctx.now();
  (status == "STOPPED" ? api.stopped_at : api.finished_at) = ctx.now();
  if (api.deployment_circuit_breaker) {
    ServiceDeploymentCircuitBreaker& breaker = *api.deployment_circuit_breaker;
    breaker.failure_count = row.failed_tasks;
    if (breaker.status == "MONITORING") {
      breaker.status =
          status == "SUCCESSFUL" || status == "STOPPED" ? "MONITORING_COMPLETE" : "TRIGGERED";
    }
  }
  if (api.alarms && api.alarms->status == "MONITORING") api.alarms->status = "MONITORING_COMPLETE";
  ctx.Put(*record);
}

}  // namespace

std::string ServiceDeploymentArn(const Context& ctx, std::string_view cluster,
                                 std::string_view service, std::string_view id) {
  return ctx.ArnOf("ecs", StrCat("service-deployment/", cluster, "/", service, "/", id));
}

std::string ServiceRevisionArn(const Context& ctx, std::string_view cluster,
                               std::string_view service, std::string_view number) {
  return ctx.ArnOf("ecs", StrCat("service-revision/", cluster, "/", service, "/", number));
}

std::string TaskSetArn(const Context& ctx, const DeploymentRow& row) {
  return ctx.ArnOf("ecs", StrCat("task-set/", row.cluster, "/", row.service, "/", row.id));
}

std::string NewDeploymentId(Context& ctx) { return StrCat("ecs-svc/", Digits(ctx, 19)); }

bool HasCircuitBreaker(const ServiceRow& service) {
  const auto& breaker = service.configuration->deployment_circuit_breaker;
  return breaker && breaker->enable;
}

bool HasRollback(const ServiceRow& service) {
  const auto& breaker = service.configuration->deployment_circuit_breaker;
  return breaker && breaker->rollback;
}

bool WatchesAlarms(const ServiceRow& service) {
  const auto& alarms = service.configuration->alarms;
  return alarms && alarms->enable && !alarms->alarm_names.empty();
}

std::vector<std::string> RaisedAlarms(Context& ctx, const ServiceRow& service,
                                      const DeploymentRow& row) {
  std::vector<std::string> raised;
  if (!WatchesAlarms(service)) return raised;
  for (const std::string& name : service.configuration->alarms->alarm_names) {
    const auto& ignored = row.ignored_alarms;
    if (std::find(ignored.begin(), ignored.end(), name) != ignored.end()) continue;
    const auto alarm = cloudwatch::FindAlarm(ctx, ctx.account(), ctx.region(), name);
    if (alarm && alarm->state == "ALARM") raised.push_back(name);
  }
  return raised;
}

Duration BakeTime(Context& ctx, const ServiceRow& service) {
  Duration longest;
  for (const std::string& name : service.configuration->alarms->alarm_names) {
    const auto alarm = cloudwatch::FindAlarm(ctx, ctx.account(), ctx.region(), name);
    if (alarm) longest = std::max(longest, alarm->window);
  }
  return std::min(longest, kAlarmBakeMax);
}

void FollowAlarm(Turn& turn, const cloudwatch::AlarmStateChanged& news) {
  if (news.to != "ALARM") return;
  Context ctx(turn.world(), news.account, news.region);
  for (const ServiceRow& row :
       ctx.Rows<ServiceRow>().By<2>(ctx.account(), ctx.region(), std::string("yes"))) {
    const auto& names = row.configuration->alarms->alarm_names;
    if (std::find(names.begin(), names.end(), news.alarm_name) == names.end()) continue;
    WakeService(ctx, row.cluster, row.name);
  }
}

std::optional<ServicePart> ParseServicePart(const Context& ctx, std::string_view kind,
                                            std::string_view arn) {
  const std::string prefix = ctx.ArnOf("ecs", StrCat(kind, "/"));
  if (!arn.starts_with(prefix)) return std::nullopt;
  const auto parts = Split(arn.substr(prefix.size()), '/');
  if (parts.size() != 3) return std::nullopt;
  return ServicePart{std::string(parts[0]), std::string(parts[1]), std::string(parts[2])};
}

DeploymentRow OpenDeployment(Context& ctx, ServiceRow& service) {
  // 1. What was the primary one keeps its tasks for now; if it was under way, its record stops.
  std::optional<DeploymentRow> before =
      ctx.Find<DeploymentRow>(service.cluster, service.name, service.primary);
  if (before) {
    before->status = "ACTIVE";
    before->updated_at = ctx.now();
    ctx.Put(*before);
    EndRecord(ctx, *before, "STOPPED", "Stopped by a newer service deployment.");
    // Traffic that it has goes back to the completed one.
    if (!before->stage.empty() && before->rollout_state == "IN_PROGRESS") {
      static_cast<void>(ShiftTraffic(ctx, *before, 0));
    }
  }

  // 2. The new one takes the service as it is.
  DeploymentRow row;
  row.cluster = service.cluster;
  row.service = service.name;
  row.number = ++service.deployments_made;
  row.id = NewDeploymentId(ctx);
  row.desired = service.desired;
  row.rollout_state = "IN_PROGRESS";
  row.rollout_reason = StrCat("ECS deployment ", row.id, " in progress.");
  row.family = service.family;
  row.revision = service.revision;
  row.launch_type = service.launch_type;
  row.platform_version = service.platform_version;
  row.strategy = service.strategy;
  row.load_balancers = service.load_balancers;
  row.network = service.network;
  row.has_network = service.has_network;
  row.created_at = row.updated_at = ctx.now();
  // Where traffic is moved, the new revision serves in the group that the completed one does not.
  if (const auto completed =
          ctx.Find<DeploymentRow>(service.cluster, service.name, service.last_completed)) {
    row.alternate = completed->alternate != ShiftPlan(*service.configuration).has_value();
  }
  service.watches = WatchesAlarms(service) ? "yes" : "";
  row.ignored_alarms = RaisedAlarms(ctx, service, row);
  row.service_revision = Digits(ctx, 19);
  row.service_deployment = NewServiceDeploymentId(ctx);
  service.primary = row.number;
  service.steady = false;
  service.complaint.clear();
  PutRevision(ctx, service, row);
  PutRecord(ctx, service, row, before ? &*before : nullptr);
  ctx.Put(row);
  ctx.Trace("deployment_opened", {{"service", service.name},
                                  {"cluster", service.cluster},
                                  {"deployment", row.id},
                                  {"task_definition", StrCat(row.family, ":", row.revision)}});
  return row;
}

void CompleteDeployment(Context& ctx, ServiceRow& service, DeploymentRow& row) {
  const bool rolled_back = row.rollout_reason.find("rolling back") != std::string::npos;
  row.rollout_state = "COMPLETED";
  row.rollout_reason = StrCat("ECS deployment ", row.id, " completed.");
  row.updated_at = ctx.now();
  row.failed_tasks = 0;
  row.stage.clear();
  ctx.Put(row);
  service.last_completed = row.number;
  EndRecord(ctx, row, "SUCCESSFUL", "");
  if (!rolled_back || row.number != service.primary) return;
  // The record of the deployment that failed ends with the return to this one.
  for (const DeploymentRow& other :
       ctx.Rows<DeploymentRow>().Collect(ctx.account(), ctx.region(), row.cluster, row.service)) {
    if (other.rollout_state != "FAILED") continue;
    auto record =
        ctx.Find<ServiceDeploymentRow>(row.cluster, row.service, other.service_deployment);
    if (!record || record->status != "ROLLBACK_IN_PROGRESS") continue;
    record->status = "ROLLBACK_SUCCESSFUL";
    record->deployment->status = record->status;
    record->deployment->finished_at = record->deployment->updated_at = ctx.now();
    ctx.Put(*record);
  }
}

void FailDeployment(Context& ctx, ServiceRow& service, DeploymentRow& row,
                    DeploymentFailure failure, bool rollback) {
  const std::string_view why = WordsOf(failure), prefix = PrefixOf(failure);
  row.rollout_state = "FAILED";
  row.rollout_reason = StrCat(prefix, why);
  row.updated_at = ctx.now();
  AddEvent(
      ctx, service,
      StrCat("(service ", service.name, ") (deployment ", row.id, ") deployment failed: ", why));
  std::optional<DeploymentRow> target =
      ctx.Find<DeploymentRow>(service.cluster, service.name, service.last_completed);
  const bool back = rollback && target && target->number != row.number;
  if (!back) {
    ctx.Put(row);
    EndRecord(ctx, row, rollback ? "ROLLBACK_FAILED" : "STOPPED", why);
    return;
  }
  // The last completed deployment is the target again, with what the service was then.
  row.status = "ACTIVE";
  ctx.Put(row);
  auto record = ctx.Find<ServiceDeploymentRow>(row.cluster, row.service, row.service_deployment);
  if (record) {
    record->status = "ROLLBACK_IN_PROGRESS";
    ServiceDeployment& api = *record->deployment;
    api.status = record->status;
    api.status_reason = why;
    Rollback& rolled = api.rollback.emplace();
    rolled.reason = why;
    rolled.started_at = ctx.now();
    rolled.service_revision_arn =
        ServiceRevisionArn(ctx, row.cluster, row.service, target->service_revision);
    SetMonitors(ctx, service, row, failure, api);
    ctx.Put(*record);
  }
  if (!row.stage.empty()) {
    row.shifted = 0;
    RecordStage(ctx, row);
    static_cast<void>(ShiftTraffic(ctx, row, 0));
  }
  target->status = "PRIMARY";
  target->desired = service.desired;
  target->rollout_state = "IN_PROGRESS";
  target->rollout_reason = StrCat(prefix, "rolling back to deploymentId ", target->id, ".");
  target->updated_at = ctx.now();
  target->failed_tasks = 0;
  ctx.Put(*target);
  service.primary = target->number;
  service.family = target->family;
  service.revision = target->revision;
  service.launch_type = target->launch_type;
  service.strategy = target->strategy;
  service.load_balancers = target->load_balancers;
  service.network = target->network;
  service.has_network = target->has_network;
  AddEvent(ctx, service,
           StrCat("(service ", service.name, ") rolling back to deployment ", target->id, "."));
}

Deployment ToApi(Context& ctx, const DeploymentRow& row, const ServiceCounts::Of& counts) {
  Deployment api;
  api.id = row.id;
  api.status = row.status;
  api.task_definition = TaskDefinitionArn(ctx, row.family, row.revision);
  api.desired_count = row.desired;
  api.pending_count = counts.pending;
  api.running_count = counts.running;
  api.failed_tasks = row.failed_tasks;
  api.created_at = row.created_at;
  api.updated_at = row.updated_at;
  if (!row.launch_type.empty()) api.launch_type = row.launch_type;
  if (!(*row.strategy).empty()) api.capacity_provider_strategy = *row.strategy;
  if (!row.platform_version.empty()) {
    api.platform_version = row.platform_version;
    api.platform_family = "Linux";
  }
  if (row.has_network) api.network_configuration = *row.network;
  api.rollout_state = row.rollout_state;
  api.rollout_state_reason = row.rollout_reason;
  return api;
}

TaskSet ToTaskSet(Context& ctx, const ServiceRow& service, const DeploymentRow& row,
                  const ServiceCounts::Of& counts) {
  TaskSet api;
  api.id = row.id;
  api.task_set_arn = TaskSetArn(ctx, row);
  api.service_arn = ServiceArn(ctx, service.cluster, service.name);
  api.cluster_arn = ClusterArn(ctx, service.cluster);
  if (!row.started_by.empty()) api.started_by = row.started_by;
  if (!row.external_id.empty()) api.external_id = row.external_id;
  api.status = row.status;
  api.task_definition = TaskDefinitionArn(ctx, row.family, row.revision);
  api.computed_desired_count = row.desired;
  api.pending_count = counts.pending;
  api.running_count = counts.running;
  api.created_at = row.created_at;
  api.updated_at = row.updated_at;
  if (!row.launch_type.empty()) api.launch_type = row.launch_type;
  if (!(*row.strategy).empty()) api.capacity_provider_strategy = *row.strategy;
  if (row.has_network) api.network_configuration = *row.network;
  api.load_balancers = *row.load_balancers;
  api.load_balancers.present = true;
  api.service_registries = *row.registries;
  api.service_registries.present = true;
  Scale& scale = api.scale.emplace();
  scale.value = row.scale_percent;
  scale.unit = "PERCENT";
  api.stability_status = row.stability;
  api.stability_status_at = row.stability_at;
  api.tags.present = true;
  api.tags = TagsOf(ctx, *api.task_set_arn);
  return api;
}

ServiceDeployment ToApi(Context& ctx, const ServiceDeploymentRow& row) {
  ServiceDeployment api = *row.deployment;
  // Counts are as they stand now.
  for (const DeploymentRow& deployment : ctx.Scan<DeploymentRow>(row.cluster, row.service)) {
    if (deployment.service_deployment != row.id || !api.target_service_revision) continue;
    const auto service = ctx.Find<ServiceRow>(row.cluster, row.service);
    if (!service) continue;
    const ServiceCounts::Of counts = CountsOf(ctx, *service).of(deployment.number);
    api.target_service_revision->requested_task_count = deployment.desired;
    api.target_service_revision->running_task_count = counts.running;
    api.target_service_revision->pending_task_count = counts.pending;
    if (api.deployment_circuit_breaker && row.status == "IN_PROGRESS") {
      api.deployment_circuit_breaker->failure_count = deployment.failed_tasks;
    }
  }
  return api;
}

}  // namespace wt::ecs
