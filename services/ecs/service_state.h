#pragma once

// ECS's rows about services: services, their deployments and task sets, events, records of
// deployments and revisions, targets, tasks that wait for capacity, capacity providers.

#include <cstdint>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"
#include "emulator/world/stored.h"
#include "services/ecs/api.h"

namespace wt::ecs {

struct ServiceRow {
  std::string account, region, cluster, name;
  std::string status = "ACTIVE";  // DRAINING, INACTIVE
  std::string scheduling = "REPLICA", controller = "ECS";
  int64_t desired = 0;
  std::string family;  // Of the primary deployment; none for the controller EXTERNAL.
  int64_t revision = 0;
  std::string launch_type;  // Empty with a strategy.
  StoredList<CapacityProviderStrategyItem> strategy;
  std::string platform_version;
  StoredList<LoadBalancer> load_balancers;
  StoredList<ServiceRegistry> registries;
  Stored<NetworkConfiguration> network;
  bool has_network = false;
  Stored<DeploymentConfiguration> configuration;
  StoredList<PlacementConstraint> constraints;
  StoredList<PlacementStrategy> placement;
  int64_t grace_seconds = -1;  // Not given.
  std::string role_arn, created_by, propagate_tags = "NONE";
  bool managed_tags = false, execute_command = false;
  std::string zone_rebalancing = "DISABLED";
  Stored<ServiceConnectConfiguration> connect;
  bool has_connect = false;
  StoredList<ServiceVolumeConfiguration> volumes;
  Instant created_at, deleted_at;
  std::string client_token;
  int64_t parameters = 0;  // Fingerprint of the call that carried the token.
  // The scheduler's.
  int64_t deployments_made = 0;
  int64_t primary = 0;  // Of its deployments, by number.
  int64_t last_completed = 0;
  int64_t events_made = 0;
  Instant ticked_at;
  std::string waiting;  // "yes" while a task finds no place.
  std::string watches;  // "yes" with alarms that fail a deployment.
  // A task started for the balance of zones, until another one stops for it.
  std::string rebalancing_task;
  std::string unbalanced;  // "yes" while zones are not balanced for want of room.
  bool steady = false;
  std::string complaint;  // The last event about what is wrong, and when it was written.
  Instant complained_at;
};

// A deployment; or, for the controllers EXTERNAL and CODE_DEPLOY, a task set.
struct DeploymentRow {
  std::string account, region, cluster, service;
  int64_t number = 0;              // In the order of their making.
  std::string id;                  // "ecs-svc/0123456789012345678"
  std::string status = "PRIMARY";  // ACTIVE, INACTIVE; a task set's DRAINING
  int64_t desired = 0;
  int64_t failed_tasks = 0;  // In a row.
  bool any_ran = false;
  std::string rollout_state, rollout_reason;
  std::string family;
  int64_t revision = 0;
  std::string launch_type, platform_version;
  StoredList<CapacityProviderStrategyItem> strategy;
  StoredList<LoadBalancer> load_balancers;
  Stored<NetworkConfiguration> network;
  bool has_network = false;
  Instant created_at, updated_at;
  Instant throttled_until;
  std::vector<std::string> ignored_alarms;  // In ALARM when it began.
  Instant bakes_until;
  // Of a deployment that shifts traffic (strategy BLUE_GREEN, LINEAR, CANARY).
  std::string stage;  // "SCALE_UP", "BAKE_TIME"; empty before the first and for other strategies.
  Instant stage_until;
  int64_t shifted = 0;                 // Of the production traffic, in tenths of a percent.
  bool alternate = false;              // Serves in the alternate target groups.
  std::vector<std::string> hooks_run;  // "stage|hook" that let it go on.
  std::string hook_waits;              // The id of a hook that pauses it.
  std::string service_revision;        // The number that its ARN ends in.
  std::string service_deployment;      // The id that its ARN ends in.
  // Of a task set.
  bool task_set = false;
  double scale_percent = 100;
  std::string external_id, started_by;
  StoredList<ServiceRegistry> registries;
  std::string stability = "STABILIZING";
  Instant stability_at;
};

struct ServiceEventRow {
  std::string account, region, cluster, service;
  int64_t number = 0;
  std::string id, message;
  Instant at;
};

struct ServiceRevisionRow {
  std::string account, region, cluster, service, number;
  Stored<ServiceRevision> revision;
};

struct ServiceDeploymentRow {
  std::string account, region, cluster, service, id;
  Instant created_at;
  std::string status;
  Stored<ServiceDeployment> deployment;
};

// A target that ECS registered for a task; there until the target group lets go of it.
struct TaskTargetRow {
  std::string account, region, group_arn, target_id;
  int64_t port = 0;
  std::string cluster, service, task_id;
};

// A task that waits in PROVISIONING for an instance of its capacity provider, oldest first.
struct WaitingTaskRow {
  std::string account, region, cluster, provider;
  Instant since;
  std::string task_id;
  StoredList<PlacementConstraint> constraints;
  StoredList<PlacementStrategy> placement;
  Instant until;       // Then it is given up.
  std::string reason;  // Why it found no place the last time.
  int64_t entry = 0;   // The journal's, of its having to wait.
};

struct CapacityProviderRow {
  std::string account, region, name;
  std::string status = "ACTIVE";  // INACTIVE for a while after its deletion
  std::string update_status = "CREATE_COMPLETE";
  std::string group_arn, group_name;
  bool scaling = false, protection = false, draining = true;
  int64_t target = 100, step_min = 1, step_max = 10000, warmup_seconds = 300;
  bool has_scaling = false;           // Whether managedScaling was ever given.
  std::vector<std::string> clusters;  // That list it.
  std::string policy_name;            // On the group, while managed scaling is on in a cluster.
  Instant created_at, deleted_at;
  // What it last said to need, and the journal's entries of that and of the last task that left.
  int64_t needed = -1, needed_entry = 0, left_entry = 0;
};

}  // namespace wt::ecs

template <>
struct wt::Schema<wt::ecs::ServiceRow> {
  using Row = wt::ecs::ServiceRow;
  static constexpr std::string_view kTable = "ecs_service";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"cluster", &Row::cluster},
      KeyColumn{"name", &Row::name},
      Column{"status", &Row::status},
      Column{"scheduling", &Row::scheduling},
      Column{"controller", &Row::controller},
      Column{"desired", &Row::desired},
      Column{"family", &Row::family},
      Column{"revision", &Row::revision},
      Column{"launch_type", &Row::launch_type},
      Column{"strategy", &Row::strategy},
      Column{"platform_version", &Row::platform_version},
      Column{"load_balancers", &Row::load_balancers},
      Column{"registries", &Row::registries},
      Column{"network", &Row::network},
      Column{"has_network", &Row::has_network},
      Column{"configuration", &Row::configuration},
      Column{"constraints", &Row::constraints},
      Column{"placement", &Row::placement},
      Column{"grace_seconds", &Row::grace_seconds},
      Column{"role_arn", &Row::role_arn},
      Column{"created_by", &Row::created_by},
      Column{"propagate_tags", &Row::propagate_tags},
      Column{"managed_tags", &Row::managed_tags},
      Column{"execute_command", &Row::execute_command},
      Column{"zone_rebalancing", &Row::zone_rebalancing},
      Column{"connect", &Row::connect},
      Column{"has_connect", &Row::has_connect},
      Column{"volumes", &Row::volumes},
      Column{"created_at", &Row::created_at},
      Column{"deleted_at", &Row::deleted_at},
      Column{"client_token", &Row::client_token},
      Column{"parameters", &Row::parameters},
      Column{"deployments_made", &Row::deployments_made},
      Column{"primary_deployment", &Row::primary},
      Column{"last_completed", &Row::last_completed},
      Column{"events_made", &Row::events_made},
      Column{"ticked_at", &Row::ticked_at},
      Column{"waiting", &Row::waiting},
      Column{"watches", &Row::watches},
      Column{"rebalancing_task", &Row::rebalancing_task},
      Column{"unbalanced", &Row::unbalanced},
      Column{"steady", &Row::steady},
      Column{"complaint", &Row::complaint},
      Column{"complained_at", &Row::complained_at},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_waiting", &Row::account, &Row::region, &Row::cluster, &Row::waiting},
              Index{"by_scheduling", &Row::account, &Row::region, &Row::cluster, &Row::scheduling},
              Index{"by_watching", &Row::account, &Row::region, &Row::watches},
              Index{"by_balance", &Row::account, &Row::region, &Row::cluster, &Row::unbalanced}};
};

template <>
struct wt::Schema<wt::ecs::DeploymentRow> {
  using Row = wt::ecs::DeploymentRow;
  static constexpr std::string_view kTable = "ecs_deployment";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"cluster", &Row::cluster},
      KeyColumn{"service", &Row::service},
      KeyColumn{"number", &Row::number},
      Column{"id", &Row::id},
      Column{"status", &Row::status},
      Column{"desired", &Row::desired},
      Column{"failed_tasks", &Row::failed_tasks},
      Column{"any_ran", &Row::any_ran},
      Column{"rollout_state", &Row::rollout_state},
      Column{"rollout_reason", &Row::rollout_reason},
      Column{"family", &Row::family},
      Column{"revision", &Row::revision},
      Column{"launch_type", &Row::launch_type},
      Column{"platform_version", &Row::platform_version},
      Column{"strategy", &Row::strategy},
      Column{"load_balancers", &Row::load_balancers},
      Column{"network", &Row::network},
      Column{"has_network", &Row::has_network},
      Column{"created_at", &Row::created_at},
      Column{"updated_at", &Row::updated_at},
      Column{"throttled_until", &Row::throttled_until},
      Column{"ignored_alarms", &Row::ignored_alarms},
      Column{"bakes_until", &Row::bakes_until},
      Column{"stage", &Row::stage},
      Column{"stage_until", &Row::stage_until},
      Column{"shifted", &Row::shifted},
      Column{"alternate", &Row::alternate},
      Column{"hooks_run", &Row::hooks_run},
      Column{"hook_waits", &Row::hook_waits},
      Column{"service_revision", &Row::service_revision},
      Column{"service_deployment", &Row::service_deployment},
      Column{"task_set", &Row::task_set},
      Column{"scale_percent", &Row::scale_percent},
      Column{"external_id", &Row::external_id},
      Column{"started_by", &Row::started_by},
      Column{"registries", &Row::registries},
      Column{"stability", &Row::stability},
      Column{"stability_at", &Row::stability_at},
  };
};

template <>
struct wt::Schema<wt::ecs::ServiceEventRow> {
  using Row = wt::ecs::ServiceEventRow;
  static constexpr std::string_view kTable = "ecs_service_event";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"cluster", &Row::cluster}, KeyColumn{"service", &Row::service},
      KeyColumn{"number", &Row::number},   Column{"id", &Row::id},
      Column{"message", &Row::message},    Column{"at", &Row::at},
  };
};

template <>
struct wt::Schema<wt::ecs::ServiceRevisionRow> {
  using Row = wt::ecs::ServiceRevisionRow;
  static constexpr std::string_view kTable = "ecs_service_revision";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"cluster", &Row::cluster}, KeyColumn{"service", &Row::service},
      KeyColumn{"number", &Row::number},   Column{"revision", &Row::revision},
  };
};

template <>
struct wt::Schema<wt::ecs::ServiceDeploymentRow> {
  using Row = wt::ecs::ServiceDeploymentRow;
  static constexpr std::string_view kTable = "ecs_service_deployment";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"cluster", &Row::cluster}, KeyColumn{"service", &Row::service},
      KeyColumn{"id", &Row::id},           Column{"created_at", &Row::created_at},
      Column{"status", &Row::status},      Column{"deployment", &Row::deployment},
  };
  static constexpr auto kIndexes = Columns{Index{"by_time", &Row::account, &Row::region,
                                                 &Row::cluster, &Row::service, &Row::created_at}};
};

template <>
struct wt::Schema<wt::ecs::TaskTargetRow> {
  using Row = wt::ecs::TaskTargetRow;
  static constexpr std::string_view kTable = "ecs_task_target";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},     KeyColumn{"region", &Row::region},
      KeyColumn{"group_arn", &Row::group_arn}, KeyColumn{"target_id", &Row::target_id},
      KeyColumn{"port", &Row::port},           Column{"cluster", &Row::cluster},
      Column{"service", &Row::service},        Column{"task_id", &Row::task_id},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_task", &Row::account, &Row::region, &Row::cluster, &Row::task_id}};
};

template <>
struct wt::Schema<wt::ecs::WaitingTaskRow> {
  using Row = wt::ecs::WaitingTaskRow;
  static constexpr std::string_view kTable = "ecs_waiting_task";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"cluster", &Row::cluster},
      KeyColumn{"provider", &Row::provider},
      KeyColumn{"since", &Row::since},
      KeyColumn{"task_id", &Row::task_id},
      Column{"constraints", &Row::constraints},
      Column{"placement", &Row::placement},
      Column{"until", &Row::until},
      Column{"reason", &Row::reason},
      Column{"entry", &Row::entry},
  };
};

template <>
struct wt::Schema<wt::ecs::CapacityProviderRow> {
  using Row = wt::ecs::CapacityProviderRow;
  static constexpr std::string_view kTable = "ecs_capacity_provider";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},
      Column{"status", &Row::status},
      Column{"update_status", &Row::update_status},
      Column{"group_arn", &Row::group_arn},
      Column{"group_name", &Row::group_name},
      Column{"scaling", &Row::scaling},
      Column{"protection", &Row::protection},
      Column{"draining", &Row::draining},
      Column{"target", &Row::target},
      Column{"step_min", &Row::step_min},
      Column{"step_max", &Row::step_max},
      Column{"warmup_seconds", &Row::warmup_seconds},
      Column{"has_scaling", &Row::has_scaling},
      Column{"clusters", &Row::clusters},
      Column{"policy_name", &Row::policy_name},
      Column{"created_at", &Row::created_at},
      Column{"deleted_at", &Row::deleted_at},
      Column{"needed", &Row::needed},
      Column{"needed_entry", &Row::needed_entry},
      Column{"left_entry", &Row::left_entry},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_group", &Row::account, &Row::region, &Row::group_name}};
};
