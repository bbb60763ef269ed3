#pragma once

// CloudWatch's rows.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/laws/alarm_evaluation/alarm_evaluation.h"
#include "emulator/laws/metric_statistics/metric_statistics.h"
#include "emulator/state/schema.h"
#include "emulator/world/stored.h"
#include "services/cloudwatch/api.h"

namespace wt {

template <>
struct ColumnCodec<std::vector<laws::metric_statistics::Weighted>> {
  static std::string ToText(const std::vector<laws::metric_statistics::Weighted>& values);
  static bool FromText(std::string_view text,
                       std::vector<laws::metric_statistics::Weighted>& values);
};

}  // namespace wt

namespace wt::cloudwatch {

// A metric, and the number by which its data are kept.
struct MetricRow {
  std::string account, region, name_space, name;
  std::string dimensions;  // Name, unit separator, value, record separator, …; by name.
  int64_t id = 0;
};

// What was measured in a minute, or in a second of a high-resolution metric. Keyed by the metric's
// number and not by its words: this is the table that grows.
struct DatapointRow {
  int64_t metric = 0;
  Instant at;
  uint8_t unit = 0;  // Of StandardUnits().
  bool opaque = false;
  double samples = 0, sum = 0, minimum = 0, maximum = 0;
  std::vector<laws::metric_statistics::Weighted> values;
};

// Because of which journal entry a metric is as it is: what its newest publisher was about. Put
// when that changes, which is seldom.
struct MetricCauseRow {
  int64_t metric = 0;
  int64_t because = 0;
};

struct AlarmRow {
  std::string account, region, name;
  bool composite = false;
  // The configuration and the words of the state, as described; only one of the two is used.
  Stored<MetricAlarm> config;
  Stored<CompositeAlarm> composite_config;
  laws::alarm_evaluation::State state = laws::alarm_evaluation::State::kInsufficientData;
  Instant state_updated_at;
  // What an evaluation needs at once.
  laws::alarm_evaluation::Rule rule;
  int64_t metric = 0;  // 0 for metric math.
  laws::metric_statistics::Statistic statistic;
  int16_t unit = -1;  // Any.
  int64_t period = 60;
  Duration phase;        // Of its evaluations within a minute.
  bool repeats = false;  // It has an action that is carried out at each evaluation.
  // Of a composite alarm: whether its actions wait, and for what.
  std::string suppressed_by;
  Instant suppressed_until;
  int64_t entry = 0;  // The journal's, of its last change of state.
};

// A composite alarm names another, in its rule or as its suppressor.
struct AlarmParentRow {
  std::string account, region, child;
  bool suppressor = false;
  std::string parent;
};

struct AlarmHistoryRow {
  std::string account, region;
  int64_t id = 0;
  std::string alarm, type;
  Instant at;
  std::string item_type, summary, data;
};

struct TagRow {
  std::string account, region, arn, key, value;
};

struct DashboardRow {
  std::string account, region, name;
  std::string body;
  Instant modified_at;
};

struct AnomalyDetectorRow {
  std::string account, region, key;
  Stored<AnomalyDetector> detector;
};

}  // namespace wt::cloudwatch

namespace wt {

template <>
struct ColumnCodec<laws::alarm_evaluation::Rule> {
  static std::string ToText(const laws::alarm_evaluation::Rule& rule);
  static bool FromText(std::string_view text, laws::alarm_evaluation::Rule& rule);
};
template <>
struct ColumnCodec<laws::metric_statistics::Statistic> {
  static std::string ToText(const laws::metric_statistics::Statistic& statistic);
  static bool FromText(std::string_view text, laws::metric_statistics::Statistic& statistic);
};

template <>
struct Schema<cloudwatch::MetricRow> {
  using Row = cloudwatch::MetricRow;
  static constexpr std::string_view kTable = "cloudwatch_metric";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},       KeyColumn{"region", &Row::region},
      KeyColumn{"namespace", &Row::name_space},  KeyColumn{"name", &Row::name},
      KeyColumn{"dimensions", &Row::dimensions}, Column{"id", &Row::id},
  };
};

template <>
struct Schema<cloudwatch::DatapointRow> {
  using Row = cloudwatch::DatapointRow;
  static constexpr std::string_view kTable = "cloudwatch_metric_datapoint";
  static constexpr auto kColumns = Columns{
      KeyColumn{"metric", &Row::metric}, KeyColumn{"at", &Row::at},
      KeyColumn{"unit", &Row::unit},     Column{"opaque", &Row::opaque},
      Column{"samples", &Row::samples},  Column{"sum", &Row::sum},
      Column{"minimum", &Row::minimum},  Column{"maximum", &Row::maximum},
      Column{"values", &Row::values},
  };
};

template <>
struct Schema<cloudwatch::MetricCauseRow> {
  using Row = cloudwatch::MetricCauseRow;
  static constexpr std::string_view kTable = "cloudwatch_metric_cause";
  static constexpr auto kColumns = Columns{
      KeyColumn{"metric", &Row::metric},
      Column{"because", &Row::because},
  };
};

template <>
struct Schema<cloudwatch::AlarmRow> {
  using Row = cloudwatch::AlarmRow;
  static constexpr std::string_view kTable = "cloudwatch_alarm";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},
      Column{"composite", &Row::composite},
      Column{"config", &Row::config},
      Column{"composite_config", &Row::composite_config},
      Column{"state", &Row::state},
      Column{"state_updated_at", &Row::state_updated_at},
      Column{"rule", &Row::rule},
      Column{"metric", &Row::metric},
      Column{"statistic", &Row::statistic},
      Column{"unit", &Row::unit},
      Column{"period", &Row::period},
      Column{"phase", &Row::phase},
      Column{"repeats", &Row::repeats},
      Column{"suppressed_by", &Row::suppressed_by},
      Column{"suppressed_until", &Row::suppressed_until},
      Column{"entry", &Row::entry},
  };
};

template <>
struct Schema<cloudwatch::AlarmParentRow> {
  using Row = cloudwatch::AlarmParentRow;
  static constexpr std::string_view kTable = "cloudwatch_alarm_parent";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"child", &Row::child},     KeyColumn{"suppressor", &Row::suppressor},
      KeyColumn{"parent", &Row::parent},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_parent", &Row::account, &Row::region, &Row::parent}};
};

template <>
struct Schema<cloudwatch::AlarmHistoryRow> {
  using Row = cloudwatch::AlarmHistoryRow;
  static constexpr std::string_view kTable = "cloudwatch_alarm_history";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"alarm", &Row::alarm},
      Column{"type", &Row::type},
      Column{"at", &Row::at},
      Column{"item_type", &Row::item_type},
      Column{"summary", &Row::summary},
      Column{"data", &Row::data},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_alarm", &Row::account, &Row::region, &Row::alarm}};
};

template <>
struct Schema<cloudwatch::TagRow> {
  using Row = cloudwatch::TagRow;
  static constexpr std::string_view kTable = "cloudwatch_tag";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"arn", &Row::arn},         KeyColumn{"key", &Row::key},
      Column{"value", &Row::value},
  };
};

template <>
struct Schema<cloudwatch::DashboardRow> {
  using Row = cloudwatch::DashboardRow;
  static constexpr std::string_view kTable = "cloudwatch_dashboard";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},
      Column{"body", &Row::body},
      Column{"modified_at", &Row::modified_at},
  };
};

template <>
struct Schema<cloudwatch::AnomalyDetectorRow> {
  using Row = cloudwatch::AnomalyDetectorRow;
  static constexpr std::string_view kTable = "cloudwatch_anomaly_detector";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"key", &Row::key},
      Column{"detector", &Row::detector},
  };
};

}  // namespace wt
