#pragma once

// ECS's rows: clusters, container instances, tasks, tags, settings. Task definitions have theirs in
// task_definition.h.

#include <cstdint>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"
#include "emulator/world/stored.h"
#include "services/ecs/api.h"

namespace wt::ecs {

struct ClusterRow {
  std::string account, region, name;
  std::string status = "ACTIVE";  // or "INACTIVE" for a while after its deletion
  StoredList<ClusterSetting> settings;
  Stored<ClusterConfiguration> configuration;
  bool has_configuration = false;
  std::vector<std::string> capacity_providers;
  StoredList<CapacityProviderStrategyItem> default_strategy;
  std::string service_connect_namespace;
};

struct ContainerInstanceRow {
  std::string account, region, cluster, id;
  std::string ec2_instance_id;
  std::string status = "ACTIVE";
  std::string status_reason;
  bool agent_connected = true;
  std::string agent_version, docker_version;
  Instant registered_at;
  int64_t version = 1;
  std::string az, instance_type, ami_id, vpc_id, subnet_id, architecture;
  std::string capacity_provider;
  bool hook_waits = false;  // Its group waits until it is drained.
  int64_t cpu_registered = 0, memory_registered = 0, gpus_registered = 0, enis_registered = 0;
  int64_t cpu_remaining = 0, memory_remaining = 0, gpus_remaining = 0, enis_remaining = 0;
  std::vector<std::string> tcp_ports, udp_ports;  // In use, the agent's own included.
  // The agent scans upward from the next; once round, ports given before are looked at again.
  int64_t dynamic_port_last = 32767;
  bool dynamic_ports_wrapped = false;
  // Custom ones; the agent's own follow from the rest (AttributesOf).
  StoredList<Attribute> attributes;
  std::vector<std::string> images;  // Pulled here before.
  int64_t running_tasks = 0, pending_tasks = 0;
};

// Indexes of TaskRow.
inline constexpr size_t kTasksOnInstance = 0, kTasksOfService = 1, kTasksScheduled = 2;

struct TaskRow {
  std::string account, region, cluster, id;
  std::string family;
  int64_t revision = 0;
  std::string instance_id;  // Of the container instance; empty while it has none.
  std::string group, started_by, launch_type, capacity_provider, service;
  std::string scheduled_in;  // The service, until the task is STOPPED.
  int64_t deployment = 0;    // Of that service, by number.
  std::string last_status = "PENDING";
  std::string desired_status = "RUNNING";
  std::string az;
  int64_t cpu = 0, memory_mib = 0, gpus = 0;
  bool awsvpc = false;
  bool execute_command = false;
  std::vector<std::string> tcp_ports, udp_ports;  // Static host ports it holds.
  // "container|containerPort|hostPort|protocol", once it runs.
  std::vector<std::string> bindings;
  std::vector<std::string> exit_codes;  // "container|code|reason"
  Stored<TaskOverride> overrides;
  std::string eni_id, attachment_id, private_ip, subnet_id, mac_address;
  std::vector<std::string> subnets, security_groups;
  bool assign_public_ip = false;
  // With a load balancer: whether its targets are registered, and how they are.
  bool registered = false, deregistered = false;
  bool ran = false;  // It was RUNNING once.
  bool targets_healthy = false;
  std::string failing_group, failing_reason;  // While a target is unhealthy.
  bool told_unhealthy = false;                // An event said so.
  bool is_protected = false;
  Instant protected_until;
  std::string stop_code, stopped_reason;
  std::string placement_reason;
  Instant created_at, attached_at, connectivity_at, pull_started_at, pull_stopped_at, started_at,
      stopping_at, execution_stopped_at, stopped_at;
  int64_t version = 1;
};

struct TagRow {
  std::string account, region, arn, key;
  std::string value;
};

// An account setting; the principal is empty for the account's default.
struct SettingRow {
  std::string account, region, principal, name;
  std::string value;
};

// A RunTask call that carried a client token.
struct RunTokenRow {
  std::string account, region, cluster, token;
  int64_t parameters = 0;  // Fingerprint.
  std::vector<std::string> task_ids;
};

}  // namespace wt::ecs

template <>
struct wt::Schema<wt::ecs::ClusterRow> {
  using Row = wt::ecs::ClusterRow;
  static constexpr std::string_view kTable = "ecs_cluster";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},
      Column{"status", &Row::status},
      Column{"settings", &Row::settings},
      Column{"configuration", &Row::configuration},
      Column{"has_configuration", &Row::has_configuration},
      Column{"capacity_providers", &Row::capacity_providers},
      Column{"default_strategy", &Row::default_strategy},
      Column{"service_connect_namespace", &Row::service_connect_namespace},
  };
};

template <>
struct wt::Schema<wt::ecs::ContainerInstanceRow> {
  using Row = wt::ecs::ContainerInstanceRow;
  static constexpr std::string_view kTable = "ecs_container_instance";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"cluster", &Row::cluster},
      KeyColumn{"id", &Row::id},
      Column{"ec2_instance_id", &Row::ec2_instance_id},
      Column{"status", &Row::status},
      Column{"status_reason", &Row::status_reason},
      Column{"agent_connected", &Row::agent_connected},
      Column{"agent_version", &Row::agent_version},
      Column{"docker_version", &Row::docker_version},
      Column{"registered_at", &Row::registered_at},
      Column{"version", &Row::version},
      Column{"az", &Row::az},
      Column{"instance_type", &Row::instance_type},
      Column{"ami_id", &Row::ami_id},
      Column{"vpc_id", &Row::vpc_id},
      Column{"subnet_id", &Row::subnet_id},
      Column{"architecture", &Row::architecture},
      Column{"capacity_provider", &Row::capacity_provider},
      Column{"hook_waits", &Row::hook_waits},
      Column{"cpu_registered", &Row::cpu_registered},
      Column{"memory_registered", &Row::memory_registered},
      Column{"gpus_registered", &Row::gpus_registered},
      Column{"enis_registered", &Row::enis_registered},
      Column{"cpu_remaining", &Row::cpu_remaining},
      Column{"memory_remaining", &Row::memory_remaining},
      Column{"gpus_remaining", &Row::gpus_remaining},
      Column{"enis_remaining", &Row::enis_remaining},
      Column{"tcp_ports", &Row::tcp_ports},
      Column{"udp_ports", &Row::udp_ports},
      Column{"dynamic_port_last", &Row::dynamic_port_last},
      Column{"dynamic_ports_wrapped", &Row::dynamic_ports_wrapped},
      Column{"attributes", &Row::attributes},
      Column{"images", &Row::images},
      Column{"running_tasks", &Row::running_tasks},
      Column{"pending_tasks", &Row::pending_tasks},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_ec2_instance", &Row::account, &Row::region, &Row::ec2_instance_id}};
};

template <>
struct wt::Schema<wt::ecs::TaskRow> {
  using Row = wt::ecs::TaskRow;
  static constexpr std::string_view kTable = "ecs_task";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"cluster", &Row::cluster},
      KeyColumn{"id", &Row::id},
      Column{"family", &Row::family},
      Column{"revision", &Row::revision},
      Column{"instance_id", &Row::instance_id},
      Column{"task_group", &Row::group},
      Column{"started_by", &Row::started_by},
      Column{"launch_type", &Row::launch_type},
      Column{"capacity_provider", &Row::capacity_provider},
      Column{"service", &Row::service},
      Column{"scheduled_in", &Row::scheduled_in},
      Column{"deployment", &Row::deployment},
      Column{"last_status", &Row::last_status},
      Column{"desired_status", &Row::desired_status},
      Column{"az", &Row::az},
      Column{"cpu", &Row::cpu},
      Column{"memory_mib", &Row::memory_mib},
      Column{"gpus", &Row::gpus},
      Column{"awsvpc", &Row::awsvpc},
      Column{"execute_command", &Row::execute_command},
      Column{"tcp_ports", &Row::tcp_ports},
      Column{"udp_ports", &Row::udp_ports},
      Column{"bindings", &Row::bindings},
      Column{"exit_codes", &Row::exit_codes},
      Column{"overrides", &Row::overrides},
      Column{"eni_id", &Row::eni_id},
      Column{"attachment_id", &Row::attachment_id},
      Column{"private_ip", &Row::private_ip},
      Column{"subnet_id", &Row::subnet_id},
      Column{"mac_address", &Row::mac_address},
      Column{"subnets", &Row::subnets},
      Column{"security_groups", &Row::security_groups},
      Column{"assign_public_ip", &Row::assign_public_ip},
      Column{"registered", &Row::registered},
      Column{"deregistered", &Row::deregistered},
      Column{"ran", &Row::ran},
      Column{"targets_healthy", &Row::targets_healthy},
      Column{"failing_group", &Row::failing_group},
      Column{"failing_reason", &Row::failing_reason},
      Column{"told_unhealthy", &Row::told_unhealthy},
      Column{"is_protected", &Row::is_protected},
      Column{"protected_until", &Row::protected_until},
      Column{"stop_code", &Row::stop_code},
      Column{"stopped_reason", &Row::stopped_reason},
      Column{"placement_reason", &Row::placement_reason},
      Column{"created_at", &Row::created_at},
      Column{"attached_at", &Row::attached_at},
      Column{"connectivity_at", &Row::connectivity_at},
      Column{"pull_started_at", &Row::pull_started_at},
      Column{"pull_stopped_at", &Row::pull_stopped_at},
      Column{"started_at", &Row::started_at},
      Column{"stopping_at", &Row::stopping_at},
      Column{"execution_stopped_at", &Row::execution_stopped_at},
      Column{"stopped_at", &Row::stopped_at},
      Column{"version", &Row::version},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_instance", &Row::account, &Row::region, &Row::cluster, &Row::instance_id},
              Index{"by_service", &Row::account, &Row::region, &Row::cluster, &Row::service},
              Index{"by_schedule", &Row::account, &Row::region, &Row::cluster, &Row::scheduled_in}};
};

template <>
struct wt::Schema<wt::ecs::TagRow> {
  using Row = wt::ecs::TagRow;
  static constexpr std::string_view kTable = "ecs_tag";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"arn", &Row::arn},         KeyColumn{"key", &Row::key},
      Column{"value", &Row::value},
  };
};

template <>
struct wt::Schema<wt::ecs::SettingRow> {
  using Row = wt::ecs::SettingRow;
  static constexpr std::string_view kTable = "ecs_account_setting";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"principal", &Row::principal},
      KeyColumn{"name", &Row::name},
      Column{"value", &Row::value},
  };
};

template <>
struct wt::Schema<wt::ecs::RunTokenRow> {
  using Row = wt::ecs::RunTokenRow;
  static constexpr std::string_view kTable = "ecs_run_token";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},    KeyColumn{"region", &Row::region},
      KeyColumn{"cluster", &Row::cluster},    KeyColumn{"token", &Row::token},
      Column{"parameters", &Row::parameters}, Column{"task_ids", &Row::task_ids},
  };
};
