// Which capabilities an instance must have for a definition. AWS computes the list and publishes no
// table; these pairs are observed in its answers.

#include <set>

#include "services/ecs/task_definition.h"

namespace wt::ecs {
namespace {

constexpr std::string_view kPrefix = "com.amazonaws.ecs.capability.";

void AddApi(std::string_view version, std::set<std::string>& names) {
  names.insert(StrCat(kPrefix, "docker-remote-api.", version));
}

bool IsEcrImage(std::string_view image) {
  return image.find(".dkr.ecr.") != std::string_view::npos &&
         image.find(".amazonaws.com") != std::string_view::npos;
}

void AddContainer(const ContainerDefinition& container, bool has_execution_role,
                  std::set<std::string>& names) {
  AddApi("1.18", names);
  if (container.memory_reservation) AddApi("1.21", names);
  if (container.privileged.value_or(false)) {
    names.insert(StrCat(kPrefix, "privileged-container"));
  }
  if (container.log_configuration) {
    const std::string& driver = container.log_configuration->log_driver;
    names.insert(driver == "awsfirelens" ? std::string("ecs.capability.logging-driver.awsfirelens")
                                         : StrCat(kPrefix, "logging-driver.", driver));
    if (driver == "awslogs") {
      AddApi("1.19", names);
      if (has_execution_role) names.insert("ecs.capability.execution-role-awslogs");
    }
  }
  if (IsEcrImage(container.image.value_or(""))) {
    names.insert(StrCat(kPrefix, "ecr-auth"));
    AddApi("1.19", names);
    if (has_execution_role) names.insert("ecs.capability.execution-role-ecr-pull");
  }
  if (container.health_check) {
    names.insert("ecs.capability.container-health-check");
    AddApi("1.24", names);
  }
  if (!container.depends_on.empty()) names.insert("ecs.capability.container-ordering");
  if (container.restart_policy) names.insert("ecs.capability.container-restart-policy");
  for (const Secret& secret : container.secrets) {
    names.insert(secret.value_from.find(":secretsmanager:") != std::string::npos
                     ? "ecs.capability.secrets.asm.environment-variables"
                     : "ecs.capability.secrets.ssm.environment-variables");
  }
  if (!container.environment_files.empty()) names.insert("ecs.capability.env-files.s3");
  for (const PortMapping& mapping : container.port_mappings) {
    if (mapping.container_port_range) {
      names.insert("ecs.capability.network.container-port-range");
    }
  }
}

}  // namespace

wire::List<Attribute> RequiredAttributes(const TaskDefinition& definition) {
  std::set<std::string> names;
  const bool has_execution_role = definition.execution_role_arn.has_value();
  for (const ContainerDefinition& container : definition.container_definitions) {
    AddContainer(container, has_execution_role, names);
  }
  const std::string mode = definition.network_mode.value_or("bridge");
  if (mode == "awsvpc") {
    names.insert("ecs.capability.task-eni");
    AddApi("1.17", names);
  }
  if (definition.task_role_arn) {
    names.insert(StrCat(kPrefix, mode == "host" ? "task-iam-role-network-host" : "task-iam-role"));
    AddApi("1.17", names);
  }
  if (definition.cpu || definition.memory) names.insert("ecs.capability.task-cpu-mem-limit");
  if (definition.pid_mode || definition.ipc_mode) {
    names.insert("ecs.capability.pid-ipc-namespace-sharing");
  }
  for (const Volume& volume : definition.volumes) {
    if (volume.efs_volume_configuration) names.insert("ecs.capability.efs");
    if (volume.docker_volume_configuration) names.insert("ecs.capability.docker-plugin.local");
  }
  wire::List<Attribute> attributes;
  for (const std::string& name : names) attributes.emplace_back().name = name;
  return attributes;
}

}  // namespace wt::ecs
