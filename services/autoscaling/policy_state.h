#pragma once

// EC2 Auto Scaling's rows: scaling policies and scheduled actions.

#include <cstdint>
#include <optional>
#include <string>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"
#include "emulator/world/stored.h"
#include "services/autoscaling/api.h"

namespace wt::autoscaling {

struct PolicyRow {
  std::string account, region, group, name;
  std::string uuid;  // In its ARN.
  std::string type = "SimpleScaling";
  Stored<ScalingPolicy> policy;
  bool managed = false;               // Kept by a service, with that service's alarms.
  std::string alarm_high, alarm_low;  // Of target tracking; empty where there is none.
  // What it last wished for, and when: several policies are weighed against each other.
  std::optional<int64_t> wish;
  Instant wished_at;
  std::string decided;  // The last decision that the journal has; a repeat of it is not written.
};

struct ScheduleRow {
  std::string account, region, group, name;
  std::string uuid;
  std::string recurrence, time_zone;
  std::optional<Instant> start_at, end_at;
  std::optional<int64_t> min_size, max_size, desired;
  std::optional<Instant> next_at;
};

}  // namespace wt::autoscaling

template <>
struct wt::Schema<wt::autoscaling::PolicyRow> {
  using Row = wt::autoscaling::PolicyRow;
  static constexpr std::string_view kTable = "autoscaling_policy";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"group_name", &Row::group},
      KeyColumn{"name", &Row::name},
      Column{"uuid", &Row::uuid},
      Column{"type", &Row::type},
      Column{"policy", &Row::policy},
      Column{"managed", &Row::managed},
      Column{"alarm_high", &Row::alarm_high},
      Column{"alarm_low", &Row::alarm_low},
      Column{"wish", &Row::wish},
      Column{"wished_at", &Row::wished_at},
      Column{"decided", &Row::decided},
  };
};

template <>
struct wt::Schema<wt::autoscaling::ScheduleRow> {
  using Row = wt::autoscaling::ScheduleRow;
  static constexpr std::string_view kTable = "autoscaling_schedule";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},  KeyColumn{"region", &Row::region},
      KeyColumn{"group_name", &Row::group}, KeyColumn{"name", &Row::name},
      Column{"uuid", &Row::uuid},           Column{"recurrence", &Row::recurrence},
      Column{"time_zone", &Row::time_zone}, Column{"start_at", &Row::start_at},
      Column{"end_at", &Row::end_at},       Column{"min_size", &Row::min_size},
      Column{"max_size", &Row::max_size},   Column{"desired", &Row::desired},
      Column{"next_at", &Row::next_at},
  };
};
