#pragma once

// Amazon CloudWatch: what its peers may use.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/base/time.h"
#include "emulator/world/context.h"
#include "services/cloudwatch/api.h"

namespace wt {
class World;
}

namespace wt::cloudwatch {

void Install(World& world);

// --- Metrics -------------------------------------------------------------------------------------

// A metric by number, for who publishes or reads it often. It never changes in a world, so a row
// may keep it.
using MetricId = int64_t;

struct MetricKey {
  std::string_view account, region, name_space, name;
  std::vector<std::pair<std::string_view, std::string_view>> dimensions;  // In any order.
};

// The metric's number, given at first use. It is listed once it has data.
MetricId InternMetric(Turn& turn, const MetricKey& key);
// The same without giving one; nothing where nobody published or read it yet.
std::optional<MetricId> FindMetric(Turn& turn, const MetricKey& key);

struct Statistics {
  double samples = 0;
  double sum = 0;
  double minimum = 0;
  double maximum = 0;
};

// Adds what was measured to the minute that `at` lies in (to its second where `fine`): one row a
// minute and metric. `unit` is a StandardUnit: "Percent", "Count", "None".
void PutMetric(Turn& turn, MetricId metric, Instant at, double value, std::string_view unit,
               bool fine = false);
void PutMetric(Turn& turn, MetricId metric, Instant at, const Statistics& set,
               std::string_view unit, bool fine = false);

// The same for measurements of which the spread is known: each value and how often it was measured.
// Percentiles of them can be asked for.
void PutMetric(Turn& turn, MetricId metric, Instant at,
               const std::vector<std::pair<double, double>>& values_and_counts,
               std::string_view unit);

struct Sample {
  Instant at;  // The start of its period.
  double value = 0;
};
// The periods in [start, end) that have data, oldest first. `statistic` is "Average", "Sum",
// "p99"…; nothing for one that is not known.
std::vector<Sample> ReadMetric(Turn& turn, MetricId metric, std::string_view statistic,
                               Instant start, Instant end, Duration period);

// --- Alarms --------------------------------------------------------------------------------------

// As PutMetricAlarm, in the account and Region of `ctx`; any action ARN is accepted.
Result<void> PutAlarm(Context& ctx, const PutMetricAlarmInput& in);
// Alarms that are not there are passed over.
void DeleteAlarm(Context& ctx, std::string_view name);

struct AlarmView {
  std::string name, arn;
  std::string state;  // OK, ALARM, INSUFFICIENT_DATA
  std::string reason;
  Instant state_updated_at;
  std::optional<double> threshold;
  std::string comparison;
  Duration window;  // Its period times its evaluation periods; nothing for a composite one.
  bool actions_enabled = true;
  std::vector<std::string> alarm_actions;
};
std::optional<AlarmView> FindAlarm(Turn& turn, std::string_view account, std::string_view region,
                                   std::string_view name);

// The names of the alarms that have the action for the state ALARM, in order.
std::vector<std::string> AlarmsWithAction(Context& ctx, std::string_view action);

// Delivered in the turn in which an alarm changes its state, and again at each evaluation for
// scaling policies while it stays there (`repeated`). A subscriber carries out those of `actions`
// that are its own, if `actions_enabled`; what it cannot it adds to `failed`, for the history.
struct AlarmStateChanged {
  std::string account, region;
  std::string alarm_name, alarm_arn;
  std::string from, to;
  std::string reason, reason_data;
  std::vector<std::string> actions;  // Of the state it is in now.
  bool actions_enabled = true;
  bool repeated = false;
  std::optional<double> threshold;
  std::vector<Sample> recent;  // The datapoints that decided, oldest first.
  mutable std::vector<std::pair<std::string, std::string>> failed;  // Action, error.
};

// Delivered when an alarm is deleted, by whomever.
struct AlarmDeleted {
  std::string account, region, alarm_name, alarm_arn;
};

}  // namespace wt::cloudwatch
