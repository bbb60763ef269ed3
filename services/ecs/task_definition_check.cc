#include "services/ecs/task_definition_check.h"

#include <algorithm>
#include <map>
#include <set>

#include "emulator/laws/placement/placement.h"
#include "services/ecs/errors.h"
#include "services/ecs/tags.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {
namespace {

constexpr size_t kContainersMax = 10;
constexpr size_t kDefinitionBytesMax = 64 * 1024;
constexpr int64_t kContainerMemoryMin = 6;

bool IsNameText(std::string_view text) {
  return !text.empty() && text.size() <= 255 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

bool OneOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

Error Bad(std::string message) { return error::ClientException(std::move(message)); }

Result<void> CheckPorts(const ContainerDefinition& container, const std::string& mode) {
  const std::string name = container.name.value_or("");
  std::map<int64_t, std::string> seen;
  for (const PortMapping& mapping : container.port_mappings) {
    if (mode == "none") {
      return Bad("Port mappings are not supported when networkMode is none.");
    }
    if (!mapping.container_port && !mapping.container_port_range) {
      return Bad(StrCat("Container port must be specified in the port mappings of container '",
                        name, "'."));
    }
    const int64_t container_port = mapping.container_port.value_or(1);
    const int64_t host_port = mapping.host_port.value_or(0);
    if (container_port < 0 || container_port > 65535) {
      return Bad(StrCat("Invalid 'containerPort' setting for container '", name, "'"));
    }
    if (host_port < 0 || host_port > 65535) {
      return Bad(StrCat("Invalid 'hostPort' setting for container '", name, "'"));
    }
    const std::string protocol = mapping.protocol.value_or("tcp");
    if (protocol != "tcp" && protocol != "udp") {
      return Bad(StrCat("Invalid 'protocol' setting for container '", name, "'"));
    }
    if ((mode == "awsvpc" || mode == "host") && host_port != 0 && host_port != container_port) {
      return Bad(StrCat("When networkMode=", mode,
                        ", the host ports and container ports in port mappings must match."));
    }
    const auto [known, added] = seen.emplace(container_port, protocol);
    if (!added && known->second != protocol && mapping.container_port) {
      return Bad(StrCat("Container port ", container_port,
                        " cannot be mapped under two protocols in container '", name, "'."));
    }
  }
  return {};
}

Result<void> CheckMemory(const RegisterTaskDefinitionRequest& in,
                         const ContainerDefinition& container) {
  const std::string name = container.name.value_or("");
  if (!in.memory && !container.memory && !container.memory_reservation) {
    return Bad(StrCat("Invalid setting for container '", name,
                      "'. At least one of 'memory' or 'memoryReservation' must be specified."));
  }
  for (const auto& amount : {container.memory, container.memory_reservation}) {
    if (amount && *amount < kContainerMemoryMin) {
      return Bad(StrCat("Invalid setting for container '", name,
                        "'. The minimum memory for a container is 6 MiB."));
    }
  }
  if (container.memory && container.memory_reservation &&
      *container.memory <= *container.memory_reservation) {
    return Bad(StrCat("Invalid setting for container '", name,
                      "'. 'memory' should be greater than 'memoryReservation'."));
  }
  if (container.cpu.value_or(0) < 0) {
    return Bad(StrCat("Invalid 'cpu' setting for container '", name, "'"));
  }
  return {};
}

Result<void> CheckHealth(const ContainerDefinition& container) {
  if (!container.health_check) return {};
  const HealthCheck& check = *container.health_check;
  struct Bound {
    std::string_view name;
    const std::optional<int64_t>& value;
    int64_t min, max;
  };
  const Bound bounds[] = {{"interval", check.interval, 5, 300},
                          {"timeout", check.timeout, 2, 120},
                          {"retries", check.retries, 1, 10},
                          {"startPeriod", check.start_period, 0, 300}};
  if (check.command.empty()) {
    return Bad("Health check command must not be empty.");
  }
  for (const auto& [name, value, min, max] : bounds) {
    if (value && (*value < min || *value > max)) {
      return Bad(StrCat("Health check ", name, " must be between ", min, " and ", max, "."));
    }
  }
  return {};
}

Result<void> CheckVolumes(const RegisterTaskDefinitionRequest& in,
                          const ContainerDefinition& container,
                          const std::set<std::string>& containers) {
  for (const MountPoint& mount : container.mount_points) {
    const std::string source = mount.source_volume.value_or("");
    const bool known = std::any_of(in.volumes.begin(), in.volumes.end(),
                                   [&](const Volume& v) { return v.name.value_or("") == source; });
    if (!known) return Bad(StrCat("Unknown volume '", source, "'."));
  }
  for (const VolumeFrom& from : container.volumes_from) {
    if (containers.count(from.source_container.value_or("")) == 0) {
      return Bad(
          StrCat("Unknown container '", from.source_container.value_or(""), "' in volumesFrom."));
    }
  }
  return {};
}

Result<void> CheckContainer(const RegisterTaskDefinitionRequest& in,
                            const ContainerDefinition& container, const std::string& mode,
                            const std::set<std::string>& names) {
  const std::string name = container.name.value_or("");
  if (container.image.value_or("").empty()) {
    return Bad("Container.image should not be null or empty.");
  }
  WT_TRY(CheckMemory(in, container));
  WT_TRY(CheckPorts(container, mode));
  WT_TRY(CheckHealth(container));
  WT_TRY(CheckVolumes(in, container, names));
  if (!container.links.empty() && mode != "bridge") {
    return Bad("Links are not supported when networkMode is not bridge.");
  }
  for (const std::string& link : container.links) {
    if (names.count(link.substr(0, link.find(':'))) == 0) {
      return Bad(StrCat("Container '", name, "' has a link to an unknown container '", link, "'."));
    }
  }
  if (container.log_configuration && !OneOf(container.log_configuration->log_driver,
                                            {"json-file", "syslog", "journald", "gelf", "fluentd",
                                             "awslogs", "splunk", "awsfirelens"})) {
    return error::InvalidParameterException(
        StrCat("Invalid log driver: ", container.log_configuration->log_driver, "."));
  }
  return {};
}

// dependsOn names containers of this definition, without going round.
Result<void> CheckOrder(const wire::List<ContainerDefinition>& containers) {
  std::map<std::string, const ContainerDefinition*> by_name;
  for (const auto& container : containers) by_name[container.name.value_or("")] = &container;
  for (const auto& container : containers) {
    for (const ContainerDependency& dependency : container.depends_on) {
      const auto target = by_name.find(dependency.container_name);
      if (target == by_name.end()) {
        return Bad(StrCat("Container '", container.name.value_or(""),
                          "' depends on an unknown container '", dependency.container_name, "'."));
      }
      if (!OneOf(dependency.condition, {"START", "COMPLETE", "SUCCESS", "HEALTHY"})) {
        return error::InvalidParameterException(
            StrCat("Invalid container dependency condition: ", dependency.condition, "."));
      }
      const bool essential = target->second->essential.value_or(true);
      if (essential && OneOf(dependency.condition, {"COMPLETE", "SUCCESS"})) {
        return Bad(StrCat("A container dependency with the condition ", dependency.condition,
                          " cannot be set on the essential container '", dependency.container_name,
                          "'."));
      }
      if (dependency.condition == "HEALTHY" && !target->second->health_check) {
        return Bad(StrCat("The container '", dependency.container_name,
                          "' needs a health check for the condition HEALTHY."));
      }
    }
  }
  // Whoever waits for nobody that is left can start; when nobody can, they wait for each other.
  std::set<std::string> started;
  for (bool moved = true; moved;) {
    moved = false;
    for (const auto& [name, container] : by_name) {
      const auto& needs = container->depends_on;
      if (started.count(name) == 0 && std::all_of(needs.begin(), needs.end(), [&](const auto& d) {
            return started.count(d.container_name) > 0;
          })) {
        started.insert(name);
        moved = true;
      }
    }
  }
  if (started.size() != by_name.size()) {
    return Bad("Container dependencies must not form a cycle.");
  }
  return {};
}

Result<void> CheckSizes(const RegisterTaskDefinitionRequest& in) {
  const bool fargate =
      std::find(in.requires_compatibilities.begin(), in.requires_compatibilities.end(),
                "FARGATE") != in.requires_compatibilities.end();
  if (fargate) {
    if (!in.cpu || !in.memory) {
      return Bad(StrCat("Fargate requires that '", in.cpu ? "memory" : "cpu",
                        "' be defined at the task level."));
    }
    if (in.network_mode.value_or("") != "awsvpc") {
      return Bad("Fargate only supports network mode ‘awsvpc’.");
    }
    WT_TRY(CheckFargateSize(*in.cpu, *in.memory));
  }
  int64_t cpu_sum = 0, memory_sum = 0;
  for (const ContainerDefinition& container : in.container_definitions) {
    cpu_sum += container.cpu.value_or(0);
    memory_sum += container.memory.value_or(container.memory_reservation.value_or(0));
  }
  if (in.cpu) {
    const std::optional<int64_t> cpu = ParseCpu(*in.cpu);
    if (!cpu || *cpu < 128 || *cpu > 196608) return Bad("Invalid 'cpu' setting for task.");
    if (cpu_sum > *cpu) {
      return Bad(StrCat("The total number of CPU units in the containers (", cpu_sum,
                        ") exceeds the 'cpu' of the task (", *cpu, ")."));
    }
  }
  if (in.memory) {
    const std::optional<int64_t> memory = ParseMemory(*in.memory);
    if (!memory || *memory < 1) return Bad("Invalid 'memory' setting for task.");
    if (memory_sum > *memory) {
      return Bad(StrCat("The total memory of the containers (", memory_sum,
                        ") exceeds the 'memory' of the task (", *memory, ")."));
    }
  }
  return {};
}

Result<void> CheckModes(const RegisterTaskDefinitionRequest& in) {
  const std::string mode = in.network_mode.value_or("bridge");
  if (!OneOf(mode, {"bridge", "host", "awsvpc", "none"})) {
    return Bad(StrCat("Invalid networkMode: ", mode, "."));
  }
  if (in.pid_mode && !OneOf(*in.pid_mode, {"host", "task"})) {
    return Bad(StrCat("Invalid pidMode: ", *in.pid_mode, "."));
  }
  if (in.ipc_mode && !OneOf(*in.ipc_mode, {"host", "task", "none"})) {
    return Bad(StrCat("Invalid ipcMode: ", *in.ipc_mode, "."));
  }
  for (const std::string& kind : in.requires_compatibilities) {
    if (OneOf(kind, {"EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"})) continue;
    return Bad(StrCat("Invalid compatibility: ", kind, "."));
  }
  std::vector<laws::placement::TypeAndText> constraints;
  for (const TaskDefinitionPlacementConstraint& constraint : in.placement_constraints) {
    if (constraint.type.value_or("") != "memberOf") {
      return error::InvalidParameterException(
          "Only the placement constraint type memberOf is valid in a task definition.");
    }
    constraints.push_back(
        {*constraint.type, constraint.expression ? *constraint.expression : std::string_view()});
  }
  WT_TRY(laws::placement::ParseConstraints(constraints));
  return {};
}

}  // namespace

Result<void> CheckFargateSize(std::string_view cpu_text, std::string_view memory_text) {
  struct Size {
    int64_t cpu, memory_min, memory_max, step;
  };
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
  constexpr Size kSizes[] = {{256, 512, 2048, 512},        {512, 1024, 4096, 1024},
                             {1024, 2048, 8192, 1024},     {2048, 4096, 16384, 1024},
                             {4096, 8192, 30720, 1024},    {8192, 16384, 61440, 4096},
                             {16384, 32768, 122880, 8192}, {32768, 61440, 249856, 1024}};
  const std::optional<int64_t> cpu = ParseCpu(cpu_text);
  const std::optional<int64_t> memory = ParseMemory(memory_text);
  for (const Size& size : kSizes) {
    if (!cpu || size.cpu != *cpu) continue;
    bool fits = memory && *memory >= size.memory_min && *memory <= size.memory_max &&
                (*memory - size.memory_min) % size.step == 0;
    if (size.cpu == 256 && memory && *memory == 1536) fits = false;
    if (size.cpu == 32768 && memory) {
      fits = *memory == 61440 || *memory == 122880 || *memory == 249856;
    }
    if (fits) return {};
    return Bad("No Fargate configuration exists for given values.");
  }
  return Bad("Invalid 'cpu' setting for task.");
}

Result<void> CheckTaskDefinition(const RegisterTaskDefinitionRequest& in) {
  // 1. The family and the whole.
  if (in.family.empty()) return Bad("Family should not be null or empty.");
  if (!IsNameText(in.family)) {
    return Bad("Family contains invalid characters.");
  }
  if (in.container_definitions.empty()) {
    return Bad("Container list cannot be empty.");
  }
  if (in.container_definitions.size() > kContainersMax) {
    return Bad("A task definition can have at most 10 containers.");
  }
  if (wire::ToStoredJson(wire::ShapeOf<RegisterTaskDefinitionRequest>(), &in).size() >
      kDefinitionBytesMax) {
    return Bad("Actual length exceeds the maximum task definition size of 65536 bytes.");
  }
  WT_TRY(CheckTags(in.tags));
  WT_TRY(CheckModes(in));

  // 2. Names are there and differ.
  std::set<std::string> names;
  for (const ContainerDefinition& container : in.container_definitions) {
    const std::string name = container.name.value_or("");
    if (name.empty()) return Bad("Container.name should not be null or empty.");
    if (!IsNameText(name)) return Bad("Container.name contains invalid characters.");
    if (!names.insert(name).second) {
      return Bad(StrCat("Container definitions should not have duplicate names: ", name, "."));
    }
  }
  // 3. Each container, and how they stand to each other.
  const std::string mode = in.network_mode.value_or("bridge");
  for (const ContainerDefinition& container : in.container_definitions) {
    WT_TRY(CheckContainer(in, container, mode, names));
  }
  const auto& containers = in.container_definitions;
  if (std::none_of(containers.begin(), containers.end(),
                   [](const auto& c) { return c.essential.value_or(true); })) {
    return Bad("A task definition must have at least one essential container.");
  }
  WT_TRY(CheckOrder(containers));
  return CheckSizes(in);
}

TaskDefinition Normalised(const RegisterTaskDefinitionRequest& in) {
  TaskDefinition out;
  const std::string mode = in.network_mode.value_or("bridge");
  out.family = in.family;
  out.task_role_arn = in.task_role_arn;
  out.execution_role_arn = in.execution_role_arn;
  out.network_mode = in.network_mode;
  out.volumes = in.volumes;
  out.volumes.present = true;
  for (Volume& volume : out.volumes) {
    if (!volume.host && !volume.efs_volume_configuration && !volume.docker_volume_configuration &&
        !volume.fsx_windows_file_server_volume_configuration &&
        !volume.configured_at_launch.value_or(false)) {
      volume.host.emplace();
    }
  }
  out.placement_constraints = in.placement_constraints;
  out.placement_constraints.present = true;
  out.requires_compatibilities = in.requires_compatibilities;
  if (in.cpu) out.cpu = StrCat(ParseCpu(*in.cpu).value_or(0));
  if (in.memory) out.memory = StrCat(ParseMemory(*in.memory).value_or(0));
  out.inference_accelerators = in.inference_accelerators;
  out.pid_mode = in.pid_mode;
  out.ipc_mode = in.ipc_mode;
  out.proxy_configuration = in.proxy_configuration;
  out.runtime_platform = in.runtime_platform;
  out.ephemeral_storage = in.ephemeral_storage;
  out.enable_fault_injection = in.enable_fault_injection;
  out.container_definitions = in.container_definitions;
  for (ContainerDefinition& container : out.container_definitions) {
    if (!container.cpu) container.cpu = 0;
    if (!container.essential) container.essential = true;
    container.port_mappings.present = true;
    container.environment.present = true;
    container.mount_points.present = true;
    container.volumes_from.present = true;
    container.system_controls.present = true;
    for (PortMapping& mapping : container.port_mappings) {
      if (!mapping.protocol) mapping.protocol = "tcp";
      const bool same = mode == "host" || mode == "awsvpc";
      if (!mapping.host_port && mapping.container_port) {
        mapping.host_port = same ? *mapping.container_port : 0;
      }
    }
    if (container.health_check) {
      HealthCheck& check = *container.health_check;
      if (!check.interval) check.interval = 30;
      if (!check.timeout) check.timeout = 5;
      if (!check.retries) check.retries = 3;
    }
  }
  // EC2 runs anything; Fargate what has its network mode and one of its sizes.
  out.compatibilities = {"EC2"};
  if (mode == "awsvpc" && in.cpu && in.memory && CheckFargateSize(*in.cpu, *in.memory).ok()) {
    out.compatibilities.push_back("FARGATE");
  }
  if (mode != "awsvpc") out.compatibilities.insert(out.compatibilities.begin(), "EXTERNAL");
  out.requires_attributes = RequiredAttributes(out);
  return out;
}

}  // namespace wt::ecs
