#include "services/ecs/task_definition.h"

#include <charconv>
#include <cmath>

#include "services/ecs/cluster.h"
#include "services/ecs/errors.h"

namespace wt::ecs {
namespace {

struct Reference {
  std::string family, revision;
  bool foreign = false;  // An ARN of another account or Region.
};

Reference Read(const Context& ctx, std::string_view text) {
  Reference reference;
  if (text.starts_with("arn:")) {
    const std::string prefix = ctx.ArnOf("ecs", "task-definition/");
    reference.foreign = !text.starts_with(prefix);
    text = ShortId(text);
  }
  const size_t colon = text.find(':');
  reference.family = text.substr(0, colon);
  if (colon != std::string_view::npos) reference.revision = text.substr(colon + 1);
  return reference;
}

std::optional<TaskDefinitionRow> Latest(Context& ctx, const std::string& family) {
  std::optional<TaskDefinitionRow> latest;
  for (const TaskDefinitionRow& row : ctx.Scan<TaskDefinitionRow>(family)) {
    if (row.status == "ACTIVE") latest = row;
  }
  return latest;
}

std::optional<TaskDefinitionRow> Resolve(Context& ctx, std::string_view text) {
  const Reference reference = Read(ctx, text);
  if (reference.foreign) return std::nullopt;
  if (reference.revision.empty()) return Latest(ctx, reference.family);
  const std::optional<int64_t> revision = ParseInt(reference.revision);
  if (!revision) return std::nullopt;
  return ctx.Find<TaskDefinitionRow>(reference.family, *revision);
}

// A number with a unit of that name, or without any.
std::optional<double> WithUnit(std::string_view text, std::string_view unit, bool& has_unit) {
  std::string lower = ToLower(text);
  has_unit = false;
  if (lower.size() > unit.size() && std::string_view(lower).ends_with(unit)) {
    lower.resize(lower.size() - unit.size());
    has_unit = true;
  }
  while (!lower.empty() && lower.back() == ' ') lower.pop_back();
  if (lower.starts_with('.')) lower.insert(lower.begin(), '0');
  double value = 0;
  const auto [end, error] = std::from_chars(lower.data(), lower.data() + lower.size(), value);
  if (error != std::errc() || end != lower.data() + lower.size() || lower.empty()) {
    return std::nullopt;
  }
  return value;
}

// What an override says of a container, or the definition's own.
const ContainerOverride* OverrideOf(const TaskOverride& overrides, const std::string& name) {
  for (const ContainerOverride& change : overrides.container_overrides) {
    if (change.name == name) return &change;
  }
  return nullptr;
}

void AddPorts(const TaskDefinition& definition, const ContainerDefinition& container,
              TaskResources& needs) {
  const std::string mode = definition.network_mode.value_or("bridge");
  if (mode != "bridge" && mode != "host") return;
  for (const PortMapping& mapping : container.port_mappings) {
    const int64_t port =
        mapping.host_port.value_or(mode == "host" ? mapping.container_port.value_or(0) : 0);
    if (port <= 0 || port > 65535) continue;
    auto& ports = mapping.protocol.value_or("tcp") == "udp" ? needs.udp_ports : needs.tcp_ports;
    ports.push_back(static_cast<uint16_t>(port));
  }
}

}  // namespace

std::string TaskDefinitionArn(const Context& ctx, std::string_view family, int64_t revision) {
  return ctx.ArnOf("ecs", StrCat("task-definition/", family, ":", revision));
}

Result<TaskDefinitionRow> FindTaskDefinition(Context& ctx, std::string_view reference) {
  std::optional<TaskDefinitionRow> row = Resolve(ctx, reference);
  if (!row) return error::ClientException("Unable to describe task definition.");
  return *std::move(row);
}

Result<TaskDefinitionRow> FindUsableTaskDefinition(Context& ctx, std::string_view reference) {
  std::optional<TaskDefinitionRow> row = Resolve(ctx, reference);
  if (!row) return error::ClientException("TaskDefinition not found.");
  if (row->status != "ACTIVE") return error::ClientException("TaskDefinition is inactive");
  return *std::move(row);
}

Result<TaskDefinitionRow> FindRevision(Context& ctx, std::string_view text) {
  const Reference reference = Read(ctx, text);
  if (reference.revision.empty()) return error::ClientException("Revision is missing.");
  const std::optional<int64_t> revision = ParseInt(reference.revision);
  if (!revision || *revision < 1) {
    return error::InvalidParameterException(
        StrCat("Invalid revision number. Number: ", reference.revision));
  }
  std::optional<TaskDefinitionRow> row;
  if (!reference.foreign) row = ctx.Find<TaskDefinitionRow>(reference.family, *revision);
  if (!row) return error::ClientException("The specified task definition does not exist.");
  return *std::move(row);
}

std::optional<int64_t> ParseCpu(std::string_view text) {
  bool units = false;
  const std::optional<double> value = WithUnit(text, "vcpu", units);
  if (!value || *value < 0 || *value > 1e9) return std::nullopt;
  return static_cast<int64_t>(std::llround(units ? *value * 1024 : *value));
}

std::optional<int64_t> ParseMemory(std::string_view text) {
  bool units = false;
  const std::optional<double> value = WithUnit(text, "gb", units);
  if (!value || *value < 0 || *value > 1e9) return std::nullopt;
  return static_cast<int64_t>(std::llround(units ? *value * 1024 : *value));
}

TaskResources ResourcesOf(const TaskDefinition& definition, const TaskOverride& overrides) {
  TaskResources needs;
  needs.awsvpc = definition.network_mode.value_or("bridge") == "awsvpc";
  // 1. The sums over the containers; a reservation counts before a limit.
  for (const ContainerDefinition& container : definition.container_definitions) {
    const ContainerOverride* change = OverrideOf(overrides, container.name.value_or(""));
    const auto pick = [&](const std::optional<int64_t>& own,
                          std::optional<int64_t> ContainerOverride::*member) {
      return change != nullptr && change->*member ? change->*member : own;
    };
    needs.cpu += pick(container.cpu, &ContainerOverride::cpu).value_or(0);
    const auto limit = pick(container.memory, &ContainerOverride::memory);
    const auto soft = pick(container.memory_reservation, &ContainerOverride::memory_reservation);
    needs.memory_mib += soft ? *soft : limit.value_or(0);
    const auto& requirements = change != nullptr && !change->resource_requirements.empty()
                                   ? change->resource_requirements
                                   : container.resource_requirements;
    for (const ResourceRequirement& requirement : requirements) {
      if (requirement.type == "GPU") needs.gpus += ParseInt(requirement.value).value_or(0);
    }
    AddPorts(definition, container, needs);
  }
  // 2. The task's own figures stand before the sums.
  const std::optional<std::string> cpu = overrides.cpu ? overrides.cpu : definition.cpu;
  const std::optional<std::string> memory = overrides.memory ? overrides.memory : definition.memory;
  if (cpu) needs.cpu = ParseCpu(*cpu).value_or(needs.cpu);
  if (memory) needs.memory_mib = ParseMemory(*memory).value_or(needs.memory_mib);
  return needs;
}

}  // namespace wt::ecs
