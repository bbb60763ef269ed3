#include "services/ecs/container_instance.h"

#include <algorithm>
#include <set>

#include "emulator/wire/node.h"
#include "services/ec2/catalog/images.h"
#include "services/ec2/catalog/instance_types.h"
#include "services/ecs/cluster.h"
#include "services/ecs/managed_group.h"
#include "services/ecs/placement_view.h"
#include "services/ecs/service.h"
#include "services/ecs/service_state.h"
#include "services/ecs/tags.h"
#include "services/ecs/task.h"

namespace wt::ecs {
namespace {

void Add(wire::List<Attribute>& attributes, std::string_view name,
         std::optional<std::string> value = std::nullopt) {
  Attribute& attribute = attributes.emplace_back();
  attribute.name = name;
  attribute.value = std::move(value);
}

// Capabilities that the agent of a current ECS-optimised image registers.
constexpr std::string_view kCapabilities[] = {
    "com.amazonaws.ecs.capability.privileged-container",
    "com.amazonaws.ecs.capability.docker-remote-api.1.17",
    "com.amazonaws.ecs.capability.docker-remote-api.1.18",
    "com.amazonaws.ecs.capability.docker-remote-api.1.19",
    "com.amazonaws.ecs.capability.docker-remote-api.1.20",
    "com.amazonaws.ecs.capability.docker-remote-api.1.21",
    "com.amazonaws.ecs.capability.docker-remote-api.1.22",
    "com.amazonaws.ecs.capability.docker-remote-api.1.23",
    "com.amazonaws.ecs.capability.docker-remote-api.1.24",
    "com.amazonaws.ecs.capability.docker-remote-api.1.25",
    "com.amazonaws.ecs.capability.docker-remote-api.1.29",
    "com.amazonaws.ecs.capability.docker-remote-api.1.30",
    "com.amazonaws.ecs.capability.docker-remote-api.1.32",
    "com.amazonaws.ecs.capability.logging-driver.json-file",
    "com.amazonaws.ecs.capability.logging-driver.syslog",
    "com.amazonaws.ecs.capability.logging-driver.awslogs",
    "com.amazonaws.ecs.capability.logging-driver.none",
    "com.amazonaws.ecs.capability.ecr-auth",
    "com.amazonaws.ecs.capability.task-iam-role",
    "com.amazonaws.ecs.capability.task-iam-role-network-host",
    "ecs.capability.execution-role-ecr-pull",
    "ecs.capability.execution-role-awslogs",
    "ecs.capability.container-health-check",
    "ecs.capability.container-ordering",
    "ecs.capability.task-eni",
    "ecs.capability.task-cpu-mem-limit",
    "ecs.capability.increased-task-cpu-limit",
    "ecs.capability.secrets.ssm.environment-variables",
    "ecs.capability.secrets.ssm.bootstrap.log-driver",
    "ecs.capability.secrets.asm.environment-variables",
    "ecs.capability.secrets.asm.bootstrap.log-driver",
    "ecs.capability.private-registry-authentication.secretsmanager",
    "ecs.capability.docker-plugin.local",
    "ecs.capability.pid-ipc-namespace-sharing",
    "ecs.capability.env-files.s3",
    "ecs.capability.efs",
    "ecs.capability.efsAuth",
    "ecs.capability.full-sync",
    "ecs.capability.execute-command",
    "ecs.capability.aws-appmesh",
    "ecs.capability.firelens.fluentd",
    "ecs.capability.firelens.fluentbit",
    "ecs.capability.firelens.options.config.file",
    "ecs.capability.firelens.options.config.s3",
    "ecs.capability.logging-driver.awsfirelens",
    "ecs.capability.logging-driver.awsfirelens.log-driver-buffer-limit",
    "ecs.capability.network.container-port-range",
    "ecs.capability.container-port-range",
    "ecs.capability.service-connect-v1",
    "ecs.capability.storage.ebs-task-volume-attach",
    "ecs.capability.task-eia",
    "ecs.capability.task-eia.optimized-cpu",
    "ecs.capability.container-restart-policy",
    "ecs.capability.fault-injection",
};

// What ECS_INSTANCE_ATTRIBUTES sets, at the first registration only.
void AddCustomAttributes(const std::map<std::string, std::string>& settings,
                         ContainerInstanceRow& row) {
  const auto custom = settings.find("ECS_INSTANCE_ATTRIBUTES");
  if (custom == settings.end()) return;
  const Result<wire::Node> parsed = wire::ParseJson(custom->second);
  if (!parsed.ok() || parsed->type != wire::Node::Type::kMap) return;
  // By name, and the last of a name counts.
  std::map<std::string, std::string> wanted;
  for (const auto& [name, value] : parsed->children) {
    if (value.type == wire::Node::Type::kString) wanted[name] = value.text;
  }
  for (const auto& [name, value] : wanted) Add(*row.attributes, name, value);
}

std::vector<std::string> PortsFrom(const std::map<std::string, std::string>& settings,
                                   const std::string& name, std::vector<std::string> otherwise) {
  const auto given = settings.find(name);
  if (given == settings.end()) return otherwise;
  const Result<wire::Node> parsed = wire::ParseJson(given->second);
  if (!parsed.ok() || parsed->type != wire::Node::Type::kList) return otherwise;
  std::vector<std::string> ports;
  for (const auto& [none, port] : parsed->children) {
    if (port.type == wire::Node::Type::kInteger) ports.push_back(StrCat(port.integer));
    if (port.type == wire::Node::Type::kString) ports.push_back(port.text);
  }
  return ports;
}

Resource IntegerResource(std::string_view name, int64_t value) {
  Resource resource;
  resource.name = name;
  resource.type = "INTEGER";
  resource.double_value = 0;
  resource.long_value = 0;
  resource.integer_value = value;
  return resource;
}

Resource SetResource(std::string_view name, const std::vector<std::string>& values) {
  Resource resource;
  resource.name = name;
  resource.type = "STRINGSET";
  resource.double_value = 0;
  resource.long_value = 0;
  resource.integer_value = 0;
  resource.string_set_value.present = true;
  for (const std::string& value : values) resource.string_set_value.push_back(value);
  return resource;
}

std::vector<uint16_t> Numbers(const std::vector<std::string>& ports) {
  std::vector<uint16_t> numbers;
  for (const std::string& port : ports) {
    numbers.push_back(static_cast<uint16_t>(ParseInt(port).value_or(0)));
  }
  return numbers;
}

}  // namespace

std::string ContainerInstanceArn(const Context& ctx, std::string_view cluster,
                                 std::string_view id) {
  return ctx.ArnOf("ecs", StrCat("container-instance/", cluster, "/", id));
}

std::optional<ContainerInstanceRow> FindContainerInstance(Context& ctx, const ClusterRow& cluster,
                                                          std::string_view reference) {
  return ctx.Find<ContainerInstanceRow>(cluster.name, ShortId(reference));
}

std::optional<ContainerInstanceRow> ContainerInstanceOf(Context& ctx,
                                                        std::string_view ec2_instance_id) {
  for (const ContainerInstanceRow& row : ctx.Rows<ContainerInstanceRow>().By<0>(
           ctx.account(), ctx.region(), std::string(ec2_instance_id))) {
    if (row.status != "INACTIVE") return row;
  }
  return std::nullopt;
}

ContainerInstanceRow NewContainerInstance(Context& ctx, const ec2::InstanceRow& instance,
                                          std::string_view cluster,
                                          const std::map<std::string, std::string>& settings) {
  const ec2::catalog::InstanceType& type = *ec2::catalog::FindInstanceType(instance.instance_type);
  const auto image = ec2::catalog::FindImage(instance.region, instance.image_id);
  ContainerInstanceRow row;
  row.account = instance.account;
  row.region = instance.region;
  row.cluster = cluster;
  row.id = ctx.NewHexId(32);
  row.ec2_instance_id = instance.id;
  row.agent_version =
      image && !image->ecs_agent_version.empty() ? image->ecs_agent_version : "1.80.0";
  row.docker_version =
      StrCat("DockerVersion: ", image && !image->docker_version.empty() ? image->docker_version
                                                                        : std::string("20.10.25"));
  row.registered_at = ctx.now();
  row.az = instance.az;
  row.instance_type = instance.instance_type;
  row.ami_id = instance.image_id;
  row.vpc_id = instance.vpc_id;
  row.subnet_id = instance.subnet_id;
  row.architecture = instance.architecture;
  // 1. CPU is what the type has; memory what its operating system reports, less what is reserved.
  row.cpu_registered = int64_t{type.vcpus} * 1024;
  const auto reserved = settings.find("ECS_RESERVED_MEMORY");
  const int64_t held_back = reserved == settings.end() ? 0 : ParseInt(reserved->second).value_or(0);
  row.memory_registered = std::max<int64_t>(0, ec2::catalog::RegisteredMemoryMib(type) - held_back);
  row.gpus_registered = type.gpus.count;
  // 2. The first interface is the instance's own; each further one serves an awsvpc task.
  row.enis_registered = std::max(0, type.network_interfaces_max - 1);
  row.cpu_remaining = row.cpu_registered;
  row.memory_remaining = row.memory_registered;
  row.gpus_remaining = row.gpus_registered;
  row.enis_remaining = row.enis_registered;
  // 3. Ports that the agent keeps for itself.
  row.tcp_ports = PortsFrom(settings, "ECS_RESERVED_PORTS",
                            {std::begin(kReservedTcpPorts), std::end(kReservedTcpPorts)});
  row.udp_ports = PortsFrom(settings, "ECS_RESERVED_PORTS_UDP", {});
  AddCustomAttributes(settings, row);
  // 4. An instance of a group is its capacity provider's.
  row.capacity_provider = ProviderOfInstance(ctx, instance.id);
  return row;
}

wire::List<Attribute> AttributesOf(const ContainerInstanceRow& row) {
  wire::List<Attribute> attributes;
  attributes.present = true;
  attributes.reserve(std::size(kCapabilities) + 8 + (*row.attributes).size());
  for (const std::string_view name : kCapabilities) Add(attributes, name);
  Add(attributes, "ecs.ami-id", row.ami_id);
  Add(attributes, "ecs.instance-type", row.instance_type);
  Add(attributes, "ecs.availability-zone", row.az);
  Add(attributes, "ecs.vpc-id", row.vpc_id);
  Add(attributes, "ecs.subnet-id", row.subnet_id);
  Add(attributes, "ecs.os-type", "linux");
  Add(attributes, "ecs.os-family", "LINUX");
  Add(attributes, "ecs.cpu-architecture", row.architecture);
  for (const Attribute& custom : *row.attributes) attributes.push_back(custom);
  return attributes;
}

bool OnlyDaemonsOn(Context& ctx, const ContainerInstanceRow& row) {
  for (const TaskRow& task : TasksOn(ctx, row)) {
    const auto* service =
        task.service.empty() ? nullptr : ctx.Peek<ServiceRow>(row.cluster, task.service);
    if (service == nullptr || service->scheduling != "DAEMON") return false;
  }
  return true;
}

void PutChanged(Context& ctx, ContainerInstanceRow row) {
  ++row.version;
  const std::string cluster = row.cluster, id = row.id;
  ctx.Put(std::move(row));
  PlacementView::Of(ctx).Changed(ctx, cluster, id);
}

std::vector<TaskRow> TasksOn(Context& ctx, const ContainerInstanceRow& row) {
  std::vector<TaskRow> tasks;
  for (const TaskRow& task :
       ctx.Rows<TaskRow>().By<0>(ctx.account(), ctx.region(), row.cluster, row.id)) {
    if (task.last_status != "STOPPED") tasks.push_back(task);
  }
  return tasks;
}

void NoticeState(Context& ctx, const ContainerInstanceRow& row) {
  std::set<std::string> services;
  for (const TaskRow& task : TasksOn(ctx, row)) {
    if (!task.service.empty()) services.insert(task.service);
  }
  for (const std::string& service : services) WakeService(ctx, row.cluster, service);
  WakeDaemons(ctx, row.cluster);
  if (row.status != "ACTIVE") return;
  WakeForRoom(ctx, row.cluster);
  WakeForZone(ctx, row);
}

void Deregister(Context& ctx, ContainerInstanceRow row, std::string_view stopped_reason) {
  const int64_t entry =
      ctx.Trace("container_instance_deregistered", {{"container_instance", row.id},
                                                    {"instance", row.ec2_instance_id},
                                                    {"cluster", row.cluster},
                                                    {"reason", stopped_reason}});
  row.status = "INACTIVE";
  row.agent_connected = false;
  PutChanged(ctx, row);
  ec2::ForgetHost(ctx, row.ec2_instance_id);
  const Because because(ctx, entry);
  for (const TaskRow& task : TasksOn(ctx, row)) LoseTask(ctx, task, stopped_reason);
  WakeDaemons(ctx, row.cluster);
}

laws::placement::Instance ToLaw(Context& ctx, const ContainerInstanceRow& row) {
  laws::placement::Instance instance;
  instance.id = row.id;
  instance.active = row.status == "ACTIVE";
  instance.agent_connected = row.agent_connected;
  instance.remaining = {.cpu = row.cpu_remaining,
                        .memory_mib = row.memory_remaining,
                        .gpus = row.gpus_remaining,
                        .enis = row.enis_remaining};
  instance.tcp_ports_used = Numbers(row.tcp_ports);
  instance.udp_ports_used = Numbers(row.udp_ports);
  for (Attribute& attribute : AttributesOf(row)) {
    instance.attributes.push_back({std::move(attribute.name), std::move(attribute.value)});
  }
  std::map<std::string, int64_t> groups;
  for (const TaskRow& task :
       ctx.Rows<TaskRow>().By<0>(ctx.account(), ctx.region(), row.cluster, row.id)) {
    if (task.desired_status == "RUNNING" && task.last_status != "STOPPED") ++groups[task.group];
  }
  for (const auto& [name, count] : groups) instance.task_groups.push_back({name, count});
  instance.running_tasks_count = row.running_tasks;
  instance.ec2_instance_id = row.ec2_instance_id;
  instance.agent_version = row.agent_version;
  instance.registered_at = row.registered_at;
  return instance;
}

ContainerInstance ToApi(Context& ctx, const ContainerInstanceRow& row,
                        const wire::List<std::string>& include) {
  ContainerInstance api;
  api.container_instance_arn = ContainerInstanceArn(ctx, row.cluster, row.id);
  api.ec2_instance_id = row.ec2_instance_id;
  if (!row.capacity_provider.empty()) api.capacity_provider_name = row.capacity_provider;
  api.version = row.version;
  VersionInfo& version = api.version_info.emplace();
  version.agent_version = row.agent_version;
  version.agent_hash = "ee5d0a1e";
  version.docker_version = row.docker_version;
  api.remaining_resources = {
      IntegerResource("CPU", row.cpu_remaining), IntegerResource("MEMORY", row.memory_remaining),
      SetResource("PORTS", row.tcp_ports), SetResource("PORTS_UDP", row.udp_ports)};
  const std::vector<std::string> own(std::begin(kReservedTcpPorts), std::end(kReservedTcpPorts));
  api.registered_resources = {IntegerResource("CPU", row.cpu_registered),
                              IntegerResource("MEMORY", row.memory_registered),
                              SetResource("PORTS", own), SetResource("PORTS_UDP", {})};
  if (row.gpus_registered > 0) {
    std::vector<std::string> all, left;
    for (int64_t i = 0; i < row.gpus_registered; ++i) {
      all.push_back(StrCat("GPU-", row.id.substr(0, 8), "-", i));
      if (i < row.gpus_remaining) left.push_back(all.back());
    }
    api.registered_resources.push_back(SetResource("GPU", all));
    api.remaining_resources.push_back(SetResource("GPU", left));
  }
  api.status = row.status;
  api.agent_connected = row.agent_connected;
  api.running_tasks_count = row.running_tasks;
  api.pending_tasks_count = row.pending_tasks;
  api.attributes = AttributesOf(row);
  api.registered_at = row.registered_at;
  api.attachments.present = true;
  api.tags.present = true;
  if (Includes(include, "TAGS")) api.tags = TagsOf(ctx, *api.container_instance_arn);
  if (Includes(include, "CONTAINER_INSTANCE_HEALTH")) {
    ContainerInstanceHealthStatus& health = api.health_status.emplace();
    health.overall_status = row.agent_connected ? "OK" : "INSUFFICIENT_DATA";
    health.details.present = true;
  }
  return api;
}

}  // namespace wt::ecs
