#pragma once

// Application Auto Scaling's rows. The first three columns after account and Region are a target's
// key: namespace, resource and dimension.

#include <cstdint>
#include <optional>
#include <string>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"
#include "emulator/world/stored.h"
#include "services/application_autoscaling/api.h"

namespace wt::application_autoscaling {

struct TargetRow {
  std::string account, region, service_namespace, resource_id, dimension;
  std::string id;           // In its ARN.
  std::string policy_uuid;  // In the ARNs of its policies and scheduled actions.
  int64_t capacity_min = 0, capacity_max = 0;
  std::string role_arn;
  Instant created_at;
  bool in_suspended = false, out_suspended = false, scheduled_suspended = false;
  std::string bounds_cause;  // Of a move into the bounds that is due.
  // The last activities by policies that were fulfilled: cooldowns run from there.
  std::optional<Instant> scaled_out_at, scaled_in_at;
  int64_t last_added = 0;  // By policies' scale-outs that were still under way or cooling down.
  // When the last activity began or was fulfilled: older datapoints measured another capacity.
  Instant changed_at;
};

struct PolicyRow {
  std::string account, region, service_namespace, resource_id, dimension, name;
  std::string type, created_by;
  Instant created_at;
  Stored<ScalingPolicy> policy;
  std::string alarm_high, alarm_low;  // Of target tracking; empty where there is none.
  // What it last wished for, and when.
  std::optional<int64_t> wish;
  Instant wished_at;
  std::string not_scaled;  // The last reason that was recorded; a repeat of it is not.
  std::string decided;     // The last decision that the journal has; a repeat of it is not written.
};

struct ScheduledRow {
  std::string account, region, service_namespace, resource_id, dimension, name;
  std::string schedule, timezone;
  std::optional<Instant> start_at, end_at;
  std::optional<int64_t> capacity_min, capacity_max;
  Instant created_at;
  std::optional<Instant> next_at;
};

struct ActivityRow {
  std::string account, region;
  int64_t sequence = 0;  // Microseconds of its start, made unique.
  std::string id, service_namespace, resource_id, dimension;
  std::string description, cause;
  std::string status_code, status_message;
  Instant started_at;
  std::optional<Instant> ended_at;
  int64_t wanted = -1;  // The count that it set; -1 where it set none.
  int64_t before = 0;
  bool by_policy = false;
  std::string not_scaled_code;
  std::optional<int64_t> not_scaled_max, not_scaled_min, not_scaled_current;
};

struct TagRow {
  std::string account, region, arn, key;
  std::string value;
};

}  // namespace wt::application_autoscaling

template <>
struct wt::Schema<wt::application_autoscaling::TargetRow> {
  using Row = wt::application_autoscaling::TargetRow;
  static constexpr std::string_view kTable = "application_autoscaling_target";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"service_namespace", &Row::service_namespace},
      KeyColumn{"resource_id", &Row::resource_id},
      KeyColumn{"dimension", &Row::dimension},
      Column{"id", &Row::id},
      Column{"policy_uuid", &Row::policy_uuid},
      Column{"capacity_min", &Row::capacity_min},
      Column{"capacity_max", &Row::capacity_max},
      Column{"role_arn", &Row::role_arn},
      Column{"created_at", &Row::created_at},
      Column{"in_suspended", &Row::in_suspended},
      Column{"out_suspended", &Row::out_suspended},
      Column{"scheduled_suspended", &Row::scheduled_suspended},
      Column{"bounds_cause", &Row::bounds_cause},
      Column{"scaled_out_at", &Row::scaled_out_at},
      Column{"scaled_in_at", &Row::scaled_in_at},
      Column{"last_added", &Row::last_added},
      Column{"changed_at", &Row::changed_at},
  };
};

template <>
struct wt::Schema<wt::application_autoscaling::PolicyRow> {
  using Row = wt::application_autoscaling::PolicyRow;
  static constexpr std::string_view kTable = "application_autoscaling_policy";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"service_namespace", &Row::service_namespace},
      KeyColumn{"resource_id", &Row::resource_id},
      KeyColumn{"dimension", &Row::dimension},
      KeyColumn{"name", &Row::name},
      Column{"type", &Row::type},
      Column{"created_by", &Row::created_by},
      Column{"created_at", &Row::created_at},
      Column{"policy", &Row::policy},
      Column{"alarm_high", &Row::alarm_high},
      Column{"alarm_low", &Row::alarm_low},
      Column{"wish", &Row::wish},
      Column{"wished_at", &Row::wished_at},
      Column{"not_scaled", &Row::not_scaled},
      Column{"decided", &Row::decided},
  };
};

template <>
struct wt::Schema<wt::application_autoscaling::ScheduledRow> {
  using Row = wt::application_autoscaling::ScheduledRow;
  static constexpr std::string_view kTable = "application_autoscaling_scheduled_action";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"service_namespace", &Row::service_namespace},
      KeyColumn{"resource_id", &Row::resource_id},
      KeyColumn{"dimension", &Row::dimension},
      KeyColumn{"name", &Row::name},
      Column{"schedule", &Row::schedule},
      Column{"timezone", &Row::timezone},
      Column{"start_at", &Row::start_at},
      Column{"end_at", &Row::end_at},
      Column{"capacity_min", &Row::capacity_min},
      Column{"capacity_max", &Row::capacity_max},
      Column{"created_at", &Row::created_at},
      Column{"next_at", &Row::next_at},
  };
};

template <>
struct wt::Schema<wt::application_autoscaling::ActivityRow> {
  using Row = wt::application_autoscaling::ActivityRow;
  static constexpr std::string_view kTable = "application_autoscaling_activity";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"sequence", &Row::sequence},
      Column{"id", &Row::id},
      Column{"service_namespace", &Row::service_namespace},
      Column{"resource_id", &Row::resource_id},
      Column{"dimension", &Row::dimension},
      Column{"description", &Row::description},
      Column{"cause", &Row::cause},
      Column{"status_code", &Row::status_code},
      Column{"status_message", &Row::status_message},
      Column{"started_at", &Row::started_at},
      Column{"ended_at", &Row::ended_at},
      Column{"wanted", &Row::wanted},
      Column{"before", &Row::before},
      Column{"by_policy", &Row::by_policy},
      Column{"not_scaled_code", &Row::not_scaled_code},
      Column{"not_scaled_max", &Row::not_scaled_max},
      Column{"not_scaled_min", &Row::not_scaled_min},
      Column{"not_scaled_current", &Row::not_scaled_current},
  };
};

template <>
struct wt::Schema<wt::application_autoscaling::TagRow> {
  using Row = wt::application_autoscaling::TagRow;
  static constexpr std::string_view kTable = "application_autoscaling_tag";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"arn", &Row::arn},         KeyColumn{"key", &Row::key},
      Column{"value", &Row::value},
  };
};
