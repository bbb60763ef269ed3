#include "services/ecs/task.h"

#include <algorithm>

#include "emulator/base/encoding.h"
#include "services/ec2/ec2.h"
#include "services/ecs/cluster.h"
#include "services/ecs/container_health.h"
#include "services/ecs/container_instance.h"
#include "services/ecs/ecs.h"
#include "services/ecs/errors.h"
#include "services/ecs/load_balancing.h"
#include "services/ecs/placement_view.h"
#include "services/ecs/service_state.h"
#include "services/ecs/tags.h"
#include "services/ecs/task_network.h"
#include "services/ecs/waiting.h"

namespace wt::ecs {
namespace {

void Remove(std::vector<std::string>& from, const std::vector<std::string>& ports) {
  for (const std::string& port : ports) {
    const auto at = std::find(from.begin(), from.end(), port);
    if (at != from.end()) from.erase(at);
  }
}

std::string_view Part(std::string_view text, size_t index) { return Split(text, '|')[index]; }

// A name that is the same for a task and container in every run: no draw is spent on it.
std::string DerivedHex(std::string_view text, size_t digits) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (uint64_t round = 0; out.size() < digits; ++round) {
    uint64_t word = Fingerprint(StrCat(text, "#", round));
    for (int i = 0; i < 16 && out.size() < digits; ++i, word >>= 4) out.push_back(kHex[word & 15]);
  }
  return out;
}

std::string DerivedUuid(std::string_view text) {
  const std::string hex = DerivedHex(text, 32);
  return StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-", hex.substr(12, 4), "-",
                hex.substr(16, 4), "-", hex.substr(20));
}

// A transition's end is planned when it begins, and shown when it is reached.
bool IsPast(Context& ctx, Instant at) { return at.micros > 0 && at <= ctx.now(); }

void SetTime(Context& ctx, std::optional<Instant>& out, Instant at) {
  if (IsPast(ctx, at)) out = at;
}

void AddBindings(const TaskRow& row, Container& container) {
  container.network_bindings.present = true;
  if (row.awsvpc) return;  // Its ports are those of its own interface.
  for (const std::string& binding : row.bindings) {
    if (Part(binding, 0) != container.name) continue;
    NetworkBinding& api = container.network_bindings.emplace_back();
    api.bind_ip = "0.0.0.0";
    api.container_port = ParseInt(Part(binding, 1)).value_or(0);
    api.host_port = ParseInt(Part(binding, 2)).value_or(0);
    api.protocol = Part(binding, 3);
  }
}

std::string_view HealthOf(Context& ctx, const TaskRow& row, const ContainerDefinition& definition) {
  if (!definition.health_check || row.last_status != "RUNNING") return "UNKNOWN";
  return HealthName(HealthAfter(*definition.health_check, ctx.now() - row.started_at,
                                ChecksFail(ctx, row)));
}

Container ContainerOf(Context& ctx, const TaskRow& row, const std::string& task_arn,
                      const ContainerDefinition& definition) {
  Container container;
  const std::string name = definition.name.value_or("");
  const std::string seed = StrCat(row.id, "/", name);
  container.container_arn = StrCat(task_arn.substr(0, task_arn.find(":task/")), ":container/",
                                   row.cluster, "/", row.id, "/", DerivedUuid(seed));
  container.task_arn = task_arn;
  container.name = name;
  container.image = definition.image;
  container.last_status = row.last_status == "RUNNING" || row.last_status == "STOPPED"
                              ? row.last_status
                          : row.last_status == "STOPPING" || row.last_status == "DEACTIVATING" ||
                                  row.last_status == "DEPROVISIONING"
                              ? (IsPast(ctx, row.execution_stopped_at) ? "STOPPED" : "RUNNING")
                              : "PENDING";
  if (IsPast(ctx, row.started_at)) {
    container.runtime_id = RuntimeId(row, name);
    container.image_digest = StrCat("sha256:", DerivedHex(definition.image.value_or(""), 64));
  }
  container.health_status = HealthOf(ctx, row, definition);
  container.cpu = StrCat(definition.cpu.value_or(0));
  if (definition.memory) container.memory = StrCat(*definition.memory);
  if (definition.memory_reservation) {
    container.memory_reservation = StrCat(*definition.memory_reservation);
  }
  for (const ContainerOverride& change : row.overrides->container_overrides) {
    if (change.name.value_or("") != name) continue;
    if (change.cpu) container.cpu = StrCat(*change.cpu);
    if (change.memory) container.memory = StrCat(*change.memory);
    if (change.memory_reservation)
      container.memory_reservation = StrCat(*change.memory_reservation);
  }
  for (const std::string& exit : row.exit_codes) {
    if (Part(exit, 0) != name) continue;
    container.exit_code = ParseInt(Part(exit, 1));
    if (!Part(exit, 2).empty()) container.reason = Part(exit, 2);
  }
  AddBindings(row, container);
  container.network_interfaces.present = true;
  if (!row.eni_id.empty()) {
    NetworkInterface& eni = container.network_interfaces.emplace_back();
    eni.attachment_id = row.attachment_id;
    eni.private_ipv4_address = row.private_ip;
  }
  return container;
}

bool IsPending(std::string_view status) { return status == "PENDING" || status == "ACTIVATING"; }

// The instance's counts follow its tasks; `version` tells that something happened.
void CountOnInstance(Context& ctx, const TaskRow& row, std::string_view from) {
  std::optional<ContainerInstanceRow> instance;
  if (!row.instance_id.empty()) {
    instance = ctx.Find<ContainerInstanceRow>(row.cluster, row.instance_id);
  }
  if (!instance) return;
  const int64_t running = (row.last_status == "RUNNING" ? 1 : 0) - (from == "RUNNING" ? 1 : 0);
  instance->running_tasks += running;
  instance->pending_tasks += (IsPending(row.last_status) ? 1 : 0) - (IsPending(from) ? 1 : 0);
  ++instance->version;
  if (running != 0) {
    PlacementView::Of(ctx).SetRunning(ctx, row, instance->running_tasks);
  }
  ctx.Put(*std::move(instance));
}

void AddAttachment(const TaskRow& row, Task& task) {
  task.attachments.present = true;
  if (row.attachment_id.empty()) return;
  Attachment& attachment = task.attachments.emplace_back();
  attachment.id = row.attachment_id;
  attachment.type = "ElasticNetworkInterface";
  const bool attached = row.last_status != "PROVISIONING";
  const bool deleted = row.last_status == "STOPPED";
  attachment.status = deleted ? "DELETED" : attached ? "ATTACHED" : "ATTACHING";
  attachment.details.push_back({std::string("subnetId"), row.subnet_id});
  if (!attached) return;
  attachment.details.push_back({std::string("networkInterfaceId"), row.eni_id});
  attachment.details.push_back({std::string("macAddress"), row.mac_address});
  attachment.details.push_back({std::string("privateIPv4Address"), row.private_ip});
}

// A capacity provider may need less now, and that is because of this entry.
void NoteLeft(Context& ctx, const std::string& provider_name, int64_t entry) {
  auto provider = ctx.Find<CapacityProviderRow>(provider_name);
  if (!provider) return;
  provider->left_entry = entry;
  ctx.Put(*std::move(provider));
}

}  // namespace

std::string RuntimeId(const TaskRow& row, std::string_view container) {
  return DerivedHex(StrCat(row.id, "/", container, "/runtime"), 64);
}

std::string TaskArn(const Context& ctx, std::string_view cluster, std::string_view id) {
  return ctx.ArnOf("ecs", StrCat("task/", cluster, "/", id));
}

Result<TaskRow> FindTask(Context& ctx, const ClusterRow& cluster, std::string_view reference) {
  std::optional<TaskRow> row = ctx.Find<TaskRow>(cluster.name, ShortId(reference));
  if (!row) return error::InvalidParameterException("The referenced task was not found.");
  return *std::move(row);
}

void PlaceTask(Context& ctx, TaskRow row, std::string_view instance_id, std::string_view reason) {
  ContainerInstanceRow instance = *ctx.Find<ContainerInstanceRow>(row.cluster, instance_id);
  instance.cpu_remaining -= row.cpu;
  instance.memory_remaining -= row.memory_mib;
  instance.gpus_remaining -= row.gpus;
  instance.enis_remaining -= row.awsvpc ? 1 : 0;
  instance.tcp_ports.insert(instance.tcp_ports.end(), row.tcp_ports.begin(), row.tcp_ports.end());
  instance.udp_ports.insert(instance.udp_ports.end(), row.udp_ports.begin(), row.udp_ports.end());
  row.instance_id = instance_id;
  row.az = instance.az;
  row.placement_reason = reason;
  PlacementView::Of(ctx).Took(ctx, row);
  const int64_t entry = ctx.Trace("task_placed", {{"task", row.id},
                                                  {"container_instance", instance.id},
                                                  {"instance", instance.ec2_instance_id},
                                                  {"az", row.az},
                                                  {"for", row.group},
                                                  {"reason", reason}});
  ctx.Put(std::move(instance));
  const Because because(ctx, entry);
  // An interface of its own is attached before the agent hears of the task.
  const bool attaches = row.awsvpc;
  SetStatus(ctx, std::move(row), attaches ? "PROVISIONING" : "PENDING");
}

void ReleaseResources(Context& ctx, const TaskRow& row) {
  std::optional<ContainerInstanceRow> instance =
      ctx.Find<ContainerInstanceRow>(row.cluster, row.instance_id);
  if (!instance) return;
  PlacementView::Of(ctx).GaveBack(ctx, row);
  instance->cpu_remaining += row.cpu;
  instance->memory_remaining += row.memory_mib;
  instance->gpus_remaining += row.gpus;
  instance->enis_remaining += row.awsvpc ? 1 : 0;
  Remove(instance->tcp_ports, row.tcp_ports);
  Remove(instance->udp_ports, row.udp_ports);
  ctx.Put(*std::move(instance));
}

void SetStatus(Context& ctx, TaskRow row, std::string_view to) {
  const TaskRow* before = ctx.Peek<TaskRow>(row.cluster, row.id);
  const std::string from = before != nullptr ? before->last_status : "";
  if (before != nullptr) ++row.version;
  row.last_status = to;
  if (to == "STOPPED") row.scheduled_in.clear();
  const std::string cluster = row.cluster, id = row.id, provider = row.capacity_provider;
  CountOnInstance(ctx, row, from);
  ctx.Put(std::move(row));
  const int64_t entry = ctx.Trace("task_status_changed",
                                  {{"task", id}, {"from", from}, {"to", to}, {"cluster", cluster}});
  if (to == "STOPPED" && !provider.empty()) NoteLeft(ctx, provider, entry);
  ctx.Wake(kTaskLifecycle, ctx.Key(StrCat(cluster, "/", id)));
  ctx.Publish(TaskStatusChanged{ctx.account(), ctx.region(), cluster, id, from, std::string(to)});
}

void StopTask(Context& ctx, TaskRow row, std::string_view stop_code, std::string_view reason) {
  if (row.desired_status == "STOPPED") return;
  row.desired_status = "STOPPED";
  row.stop_code = stop_code;
  row.stopped_reason = reason;
  row.stopping_at = ctx.now();
  PlacementView::Of(ctx).Left(ctx, row);
  ctx.Trace("task_stopping", {{"task", row.id}, {"stop_code", stop_code}, {"reason", reason}});
  if (row.instance_id.empty()) ForgetWaiting(ctx, row);
  // What had no containers yet has nothing to stop; what serves is taken out of its target groups
  // first.
  const bool ran = row.last_status == "RUNNING" || row.last_status == "ACTIVATING";
  const std::string_view next = !ran             ? "DEPROVISIONING"
                                : row.registered ? "DEACTIVATING"
                                                 : "STOPPING";
  SetStatus(ctx, std::move(row), next);
}

void LoseTask(Context& ctx, TaskRow row, std::string_view reason) {
  if (row.desired_status != "STOPPED") PlacementView::Of(ctx).Left(ctx, row);
  row.desired_status = "STOPPED";
  if (row.stopped_reason.empty()) {
    row.stop_code = "TerminationNotice";
    row.stopped_reason = reason;
  }
  if (row.stopping_at.micros == 0) row.stopping_at = ctx.now();
  ReleaseTargets(ctx, row);
  ClosePorts(ctx, row);
  DetachInterface(ctx, row);
  row.registered = false;
  row.execution_stopped_at = ctx.now();
  row.stopped_at = ctx.now();
  ReleaseResources(ctx, row);
  SetStatus(ctx, std::move(row), "STOPPED");
}

Task ToApi(Context& ctx, const TaskRow& row, const wire::List<std::string>& include) {
  Task task;
  task.task_arn = TaskArn(ctx, row.cluster, row.id);
  task.cluster_arn = ClusterArn(ctx, row.cluster);
  task.task_definition_arn = TaskDefinitionArn(ctx, row.family, row.revision);
  if (!row.instance_id.empty()) {
    task.container_instance_arn = ContainerInstanceArn(ctx, row.cluster, row.instance_id);
  }
  if (!row.az.empty()) task.availability_zone = row.az;
  if (!row.capacity_provider.empty()) task.capacity_provider_name = row.capacity_provider;
  task.group = row.group;
  if (!row.started_by.empty()) task.started_by = row.started_by;
  task.launch_type = row.launch_type;
  task.last_status = row.last_status;
  task.desired_status = row.desired_status;
  task.health_status = HealthName(HealthOfTask(ctx, row));
  task.cpu = StrCat(row.cpu);
  task.memory = StrCat(row.memory_mib);
  task.enable_execute_command = row.execute_command;
  task.version = row.version;
  if (IsPast(ctx, row.connectivity_at)) task.connectivity = "CONNECTED";
  task.created_at = row.created_at;
  SetTime(ctx, task.connectivity_at, row.connectivity_at);
  SetTime(ctx, task.pull_started_at, row.pull_started_at);
  SetTime(ctx, task.pull_stopped_at, row.pull_stopped_at);
  SetTime(ctx, task.started_at, row.started_at);
  SetTime(ctx, task.stopping_at, row.stopping_at);
  SetTime(ctx, task.execution_stopped_at, row.execution_stopped_at);
  SetTime(ctx, task.stopped_at, row.stopped_at);
  if (!row.stop_code.empty()) task.stop_code = row.stop_code;
  if (!row.stopped_reason.empty()) task.stopped_reason = row.stopped_reason;
  task.overrides = *row.overrides;
  task.overrides->container_overrides.present = true;
  task.overrides->inference_accelerator_overrides.present = true;
  task.inference_accelerators.present = true;
  AddAttachment(row, task);
  task.containers.present = true;
  const auto* definition = ctx.Peek<TaskDefinitionRow>(row.family, row.revision);
  if (definition != nullptr) {
    for (const ContainerDefinition& container : definition->definition->container_definitions) {
      task.containers.push_back(ContainerOf(ctx, row, *task.task_arn, container));
    }
    if (const auto& platform = definition->definition->runtime_platform) {
      if (platform->cpu_architecture) {
        Attribute& attribute = task.attributes.emplace_back();
        attribute.name = "ecs.cpu-architecture";
        attribute.value = ToLower(*platform->cpu_architecture);
      }
    }
  }
  if (task.attributes.empty() && !row.instance_id.empty()) {
    const auto* instance = ctx.Peek<ContainerInstanceRow>(row.cluster, row.instance_id);
    if (instance != nullptr) {
      Attribute& attribute = task.attributes.emplace_back();
      attribute.name = "ecs.cpu-architecture";
      attribute.value = instance->architecture;
    }
  }
  task.tags.present = true;
  if (Includes(include, "TAGS")) task.tags = TagsOf(ctx, *task.task_arn);
  return task;
}

}  // namespace wt::ecs
