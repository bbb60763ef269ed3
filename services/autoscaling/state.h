#pragma once

// EC2 Auto Scaling's rows: groups, their instances, activities and hooks. Policies and schedules
// are in policy_state.h.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"
#include "emulator/world/stored.h"
#include "services/autoscaling/api.h"

namespace wt::autoscaling {

struct GroupRow {
  std::string account, region, name;
  std::string uuid;  // In its ARN.
  Instant created_at;
  int64_t min_size = 0, max_size = 0, desired = 0;
  int64_t default_cooldown = 300;
  int64_t grace_period = 0;
  std::string health_check_type = "EC2";
  std::optional<int64_t> default_instance_warmup, max_instance_lifetime;
  std::string launch_configuration;
  std::string template_id, template_name, template_version;
  bool has_mixed = false;
  Stored<MixedInstancesPolicy> mixed;
  std::vector<std::string> zones, subnets;
  std::vector<std::string> termination_policies;
  bool protect_new = false;
  bool capacity_rebalance = false;
  std::map<std::string, std::string> suspended;  // Process to reason.
  std::vector<std::string> metrics;
  std::string placement_group, service_linked_role_arn, context, desired_capacity_type;
  std::string deletion_protection;
  // What is only answered as it came: maintenance policy, zone distribution and the like.
  Stored<AutoScalingGroup> extras;
  bool deleting = false, force_delete = false;

  // Of its loop.
  std::string trigger;           // First sentence of the cause of what is launched or ended next.
  bool stuck_noted = false;      // That all that is left is protected.
  Instant cooldown_until;        // For simple policies.
  int64_t cooldown_pending = 0;  // Seconds, to begin once all have come or gone.
  Instant desired_changed_at;    // Older datapoints measured another capacity.
  Instant launch_retry_at;       // After a launch that failed.
  int64_t launch_failures = 0;
  std::vector<std::string> failed_zones;  // Since the last success.
};

// An instance of a group. Its row in EC2 is another.
struct MemberRow {
  std::string account, region, id;
  std::string group;
  std::string az, subnet, instance_type, image_id;
  std::string template_id, template_name, template_version, launch_configuration;
  std::string weight;
  bool spot = false;
  std::string state = "Pending";
  bool healthy = true;
  bool scale_in_protected = false;
  int64_t activity = 0;  // Its present one's sequence; 0 for none.
  Instant launched_at, in_service_at, warm_until;
  bool skip_hooks = false;     // Attached or out of standby, or ended by force.
  bool instance_gone = false;  // Its end in EC2 has begun.
  bool draining = false;       // Deregistered, and not drained yet.
  bool extra = false;          // Launched above the desired capacity; counts once in service.
  std::string replaces;        // Which instance goes when this one is in service.
  std::string refresh_id;      // Launched by this instance refresh.
};

struct ActivityRow {
  std::string account, region;
  int64_t sequence = 0;  // Microseconds of its start, made unique.
  std::string id, group, group_arn;
  std::string description, cause, details;
  std::string status_code, status_message;
  int64_t progress = 0;
  Instant started_at;
  std::optional<Instant> ended_at;
  bool group_deleted = false;
};

struct HookRow {
  std::string account, region, group, name;
  std::string transition;
  std::string notification_target, role_arn, metadata;
  int64_t heartbeat_timeout = 3600;
  std::string default_result = "ABANDON";
};

// An instance that waits for a hook.
struct HookActionRow {
  std::string account, region, instance_id, hook;
  std::string group, token, transition;
  Instant began_at, due;
};

struct TagRow {
  std::string account, region, group, key;
  std::string value;
  bool propagate = false;
};

// A target group, classic balancer or other source of traffic of a group.
struct TrafficSourceRow {
  std::string account, region, group, identifier;
  std::string type = "elbv2";  // "elbv2", "elb", "vpc-lattice"
  std::string state = "Adding";
};

struct NotificationRow {
  std::string account, region, group, topic, type;
};

struct WarmPoolRow {
  std::string account, region, group;
  Stored<WarmPoolConfiguration> configuration;
  bool deleting = false;
};

struct LaunchConfigurationRow {
  std::string account, region, name;
  std::string uuid;
  Stored<LaunchConfiguration> configuration;
};

struct RefreshRow {
  std::string account, region, group;
  int64_t sequence = 0;  // Newer ones are larger.
  std::string id, status = "Pending", status_reason, strategy = "Rolling";
  Instant started_at;
  std::optional<Instant> ended_at;
  int64_t total = 0, replaced = 0;
  Stored<RefreshPreferences> preferences;
  Stored<DesiredConfiguration> desired;
  bool has_desired = false;
  Stored<DesiredConfiguration> before;  // What a rollback goes back to.
  std::vector<std::string> left;        // Instances still to be replaced.
  int64_t checkpoints_passed = 0;
  Instant pause_until, progress_at, bake_until;
};

}  // namespace wt::autoscaling

template <>
struct wt::Schema<wt::autoscaling::GroupRow> {
  using Row = wt::autoscaling::GroupRow;
  static constexpr std::string_view kTable = "autoscaling_group";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},
      Column{"uuid", &Row::uuid},
      Column{"created_at", &Row::created_at},
      Column{"min_size", &Row::min_size},
      Column{"max_size", &Row::max_size},
      Column{"desired", &Row::desired},
      Column{"default_cooldown", &Row::default_cooldown},
      Column{"grace_period", &Row::grace_period},
      Column{"health_check_type", &Row::health_check_type},
      Column{"default_instance_warmup", &Row::default_instance_warmup},
      Column{"max_instance_lifetime", &Row::max_instance_lifetime},
      Column{"launch_configuration", &Row::launch_configuration},
      Column{"template_id", &Row::template_id},
      Column{"template_name", &Row::template_name},
      Column{"template_version", &Row::template_version},
      Column{"has_mixed", &Row::has_mixed},
      Column{"mixed", &Row::mixed},
      Column{"zones", &Row::zones},
      Column{"subnets", &Row::subnets},
      Column{"termination_policies", &Row::termination_policies},
      Column{"protect_new", &Row::protect_new},
      Column{"capacity_rebalance", &Row::capacity_rebalance},
      Column{"suspended", &Row::suspended},
      Column{"metrics", &Row::metrics},
      Column{"placement_group", &Row::placement_group},
      Column{"service_linked_role_arn", &Row::service_linked_role_arn},
      Column{"context", &Row::context},
      Column{"desired_capacity_type", &Row::desired_capacity_type},
      Column{"deletion_protection", &Row::deletion_protection},
      Column{"extras", &Row::extras},
      Column{"deleting", &Row::deleting},
      Column{"force_delete", &Row::force_delete},
      Column{"trigger_text", &Row::trigger},
      Column{"stuck_noted", &Row::stuck_noted},
      Column{"cooldown_until", &Row::cooldown_until},
      Column{"cooldown_pending", &Row::cooldown_pending},
      Column{"desired_changed_at", &Row::desired_changed_at},
      Column{"launch_retry_at", &Row::launch_retry_at},
      Column{"launch_failures", &Row::launch_failures},
      Column{"failed_zones", &Row::failed_zones},
  };
};

template <>
struct wt::Schema<wt::autoscaling::MemberRow> {
  using Row = wt::autoscaling::MemberRow;
  static constexpr std::string_view kTable = "autoscaling_instance";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"group_name", &Row::group},
      Column{"az", &Row::az},
      Column{"subnet", &Row::subnet},
      Column{"instance_type", &Row::instance_type},
      Column{"image_id", &Row::image_id},
      Column{"template_id", &Row::template_id},
      Column{"template_name", &Row::template_name},
      Column{"template_version", &Row::template_version},
      Column{"launch_configuration", &Row::launch_configuration},
      Column{"weight", &Row::weight},
      Column{"spot", &Row::spot},
      Column{"state", &Row::state},
      Column{"healthy", &Row::healthy},
      Column{"scale_in_protected", &Row::scale_in_protected},
      Column{"activity", &Row::activity},
      Column{"launched_at", &Row::launched_at},
      Column{"in_service_at", &Row::in_service_at},
      Column{"warm_until", &Row::warm_until},
      Column{"skip_hooks", &Row::skip_hooks},
      Column{"instance_gone", &Row::instance_gone},
      Column{"draining", &Row::draining},
      Column{"extra", &Row::extra},
      Column{"replaces", &Row::replaces},
      Column{"refresh_id", &Row::refresh_id},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_group", &Row::account, &Row::region, &Row::group}};
};

template <>
struct wt::Schema<wt::autoscaling::ActivityRow> {
  using Row = wt::autoscaling::ActivityRow;
  static constexpr std::string_view kTable = "autoscaling_activity";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"sequence", &Row::sequence},
      Column{"id", &Row::id},
      Column{"group_name", &Row::group},
      Column{"group_arn", &Row::group_arn},
      Column{"description", &Row::description},
      Column{"cause", &Row::cause},
      Column{"details", &Row::details},
      Column{"status_code", &Row::status_code},
      Column{"status_message", &Row::status_message},
      Column{"progress", &Row::progress},
      Column{"started_at", &Row::started_at},
      Column{"ended_at", &Row::ended_at},
      Column{"group_deleted", &Row::group_deleted},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_group", &Row::account, &Row::region, &Row::group, &Row::sequence}};
};

template <>
struct wt::Schema<wt::autoscaling::HookRow> {
  using Row = wt::autoscaling::HookRow;
  static constexpr std::string_view kTable = "autoscaling_hook";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"group_name", &Row::group},
      KeyColumn{"name", &Row::name},
      Column{"transition", &Row::transition},
      Column{"notification_target", &Row::notification_target},
      Column{"role_arn", &Row::role_arn},
      Column{"metadata", &Row::metadata},
      Column{"heartbeat_timeout", &Row::heartbeat_timeout},
      Column{"default_result", &Row::default_result},
  };
};

template <>
struct wt::Schema<wt::autoscaling::HookActionRow> {
  using Row = wt::autoscaling::HookActionRow;
  static constexpr std::string_view kTable = "autoscaling_hook_action";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"instance_id", &Row::instance_id},
      KeyColumn{"hook", &Row::hook},
      Column{"group_name", &Row::group},
      Column{"token", &Row::token},
      Column{"transition", &Row::transition},
      Column{"began_at", &Row::began_at},
      Column{"due", &Row::due},
  };
};

template <>
struct wt::Schema<wt::autoscaling::TagRow> {
  using Row = wt::autoscaling::TagRow;
  static constexpr std::string_view kTable = "autoscaling_tag";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},  KeyColumn{"region", &Row::region},
      KeyColumn{"group_name", &Row::group}, KeyColumn{"key", &Row::key},
      Column{"value", &Row::value},         Column{"propagate", &Row::propagate},
  };
};

template <>
struct wt::Schema<wt::autoscaling::TrafficSourceRow> {
  using Row = wt::autoscaling::TrafficSourceRow;
  static constexpr std::string_view kTable = "autoscaling_traffic_source";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},  KeyColumn{"region", &Row::region},
      KeyColumn{"group_name", &Row::group}, KeyColumn{"identifier", &Row::identifier},
      Column{"type", &Row::type},           Column{"state", &Row::state},
  };
};

template <>
struct wt::Schema<wt::autoscaling::NotificationRow> {
  using Row = wt::autoscaling::NotificationRow;
  static constexpr std::string_view kTable = "autoscaling_notification";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},  KeyColumn{"region", &Row::region},
      KeyColumn{"group_name", &Row::group}, KeyColumn{"topic", &Row::topic},
      KeyColumn{"type", &Row::type},
  };
};

template <>
struct wt::Schema<wt::autoscaling::WarmPoolRow> {
  using Row = wt::autoscaling::WarmPoolRow;
  static constexpr std::string_view kTable = "autoscaling_warm_pool";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},  KeyColumn{"region", &Row::region},
      KeyColumn{"group_name", &Row::group}, Column{"configuration", &Row::configuration},
      Column{"deleting", &Row::deleting},
  };
};

template <>
struct wt::Schema<wt::autoscaling::LaunchConfigurationRow> {
  using Row = wt::autoscaling::LaunchConfigurationRow;
  static constexpr std::string_view kTable = "autoscaling_launch_configuration";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},
      Column{"uuid", &Row::uuid},
      Column{"configuration", &Row::configuration},
  };
};

template <>
struct wt::Schema<wt::autoscaling::RefreshRow> {
  using Row = wt::autoscaling::RefreshRow;
  static constexpr std::string_view kTable = "autoscaling_refresh";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"group_name", &Row::group},
      KeyColumn{"sequence", &Row::sequence},
      Column{"id", &Row::id},
      Column{"status", &Row::status},
      Column{"status_reason", &Row::status_reason},
      Column{"strategy", &Row::strategy},
      Column{"started_at", &Row::started_at},
      Column{"ended_at", &Row::ended_at},
      Column{"total", &Row::total},
      Column{"replaced", &Row::replaced},
      Column{"preferences", &Row::preferences},
      Column{"desired", &Row::desired},
      Column{"has_desired", &Row::has_desired},
      Column{"before", &Row::before},
      Column{"left", &Row::left},
      Column{"checkpoints_passed", &Row::checkpoints_passed},
      Column{"pause_until", &Row::pause_until},
      Column{"progress_at", &Row::progress_at},
      Column{"bake_until", &Row::bake_until},
  };
};
