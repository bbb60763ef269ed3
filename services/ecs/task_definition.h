#pragma once

// Task definitions: families, revisions, and what a task of one needs.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definitions.html

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "emulator/world/stored.h"
#include "services/ecs/api.h"

namespace wt::ecs {

struct FamilyRow {
  std::string account, region, family;
  int64_t last_revision = 0;  // Grows for ever: a deregistered revision is not given again.
};

struct TaskDefinitionRow {
  std::string account, region, family;
  int64_t revision = 0;
  std::string status = "ACTIVE";
  Stored<TaskDefinition> definition;
};

std::string TaskDefinitionArn(const Context& ctx, std::string_view family, int64_t revision);

// By "family" (its latest ACTIVE revision), "family:revision" or ARN. ClientException "Unable to
// describe task definition.".
Result<TaskDefinitionRow> FindTaskDefinition(Context& ctx, std::string_view reference);
// For starting tasks and services. ClientException "TaskDefinition not found." and "TaskDefinition
// is inactive".
Result<TaskDefinitionRow> FindUsableTaskDefinition(Context& ctx, std::string_view reference);
// A reference that must carry its revision, as for deregistering. ClientException "Revision is
// missing.", InvalidParameterException "Invalid revision number. Number: x".
Result<TaskDefinitionRow> FindRevision(Context& ctx, std::string_view reference);

// What placement counts of one task.
struct TaskResources {
  int64_t cpu = 0, memory_mib = 0, gpus = 0;
  bool awsvpc = false;
  std::vector<uint16_t> tcp_ports, udp_ports;  // Static host ports, in bridge and host mode.
};
TaskResources ResourcesOf(const TaskDefinition& definition, const TaskOverride& overrides);

// "1 vCPU", ".5 vcpu" or "512" in CPU units; "1 GB" or "512" in MiB; nothing for other texts.
std::optional<int64_t> ParseCpu(std::string_view text);
std::optional<int64_t> ParseMemory(std::string_view text);

// The attributes that an instance must have to run it.
wire::List<Attribute> RequiredAttributes(const TaskDefinition& definition);

}  // namespace wt::ecs

template <>
struct wt::Schema<wt::ecs::FamilyRow> {
  using Row = wt::ecs::FamilyRow;
  static constexpr std::string_view kTable = "ecs_task_definition_family";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"family", &Row::family},
      Column{"last_revision", &Row::last_revision},
  };
};

template <>
struct wt::Schema<wt::ecs::TaskDefinitionRow> {
  using Row = wt::ecs::TaskDefinitionRow;
  static constexpr std::string_view kTable = "ecs_task_definition";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"family", &Row::family},   KeyColumn{"revision", &Row::revision},
      Column{"status", &Row::status},      Column{"definition", &Row::definition},
  };
};
