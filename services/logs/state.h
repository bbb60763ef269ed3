#pragma once

// CloudWatch Logs' rows.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"

namespace wt::logs {

struct GroupRow {
  std::string account, region, name;
  std::string log_class = "STANDARD";
  std::string kms_key;
  int64_t retention_days = 0;  // 0: for ever.
  int64_t stored_bytes = 0;
  bool deletion_protected = false;
  Instant created_at;
};

struct StreamRow {
  std::string account, region, group, name;
  std::string id;
  Instant created_at;
  int64_t events = 0;  // Ever appended: the sequence of the next one.
  int64_t bytes = 0;
  Instant first_event_at, last_event_at, last_ingestion_at;
};

struct EventRow {
  std::string account, region, group, stream;
  Instant at;
  int64_t sequence = 0;
  Instant ingested_at;
  std::string message;
};

struct TagRow {
  std::string account, region, resource, key;  // The resource's ARN.
  std::string value;
};

struct SubscriptionRow {
  std::string account, region, group, name;
  std::string pattern, destination, role, distribution = "ByLogStream";
  bool transformed = false;
  Instant created_at;
};

struct MetricFilterRow {
  std::string account, region, group, name;
  std::string pattern;
  bool transformed = false;
  // The only transformation a filter may have.
  std::string metric_name, metric_namespace, metric_value, unit;
  bool has_default = false;
  double default_value = 0;
  std::map<std::string, std::string> dimensions;
  Instant created_at;
};

struct ResourcePolicyRow {
  std::string account, region, name;
  std::string document;
  Instant updated_at;
};

}  // namespace wt::logs

namespace wt {

template <>
struct Schema<logs::GroupRow> {
  using Row = logs::GroupRow;
  static constexpr std::string_view kTable = "logs_group";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},
      Column{"log_class", &Row::log_class},
      Column{"kms_key", &Row::kms_key},
      Column{"retention_days", &Row::retention_days},
      Column{"stored_bytes", &Row::stored_bytes},
      Column{"deletion_protected", &Row::deletion_protected},
      Column{"created_at", &Row::created_at},
  };
};

template <>
struct Schema<logs::StreamRow> {
  using Row = logs::StreamRow;
  static constexpr std::string_view kTable = "logs_stream";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"group_name", &Row::group},
      KeyColumn{"name", &Row::name},
      Column{"id", &Row::id},
      Column{"created_at", &Row::created_at},
      Column{"events", &Row::events},
      Column{"bytes", &Row::bytes},
      Column{"first_event_at", &Row::first_event_at},
      Column{"last_event_at", &Row::last_event_at},
      Column{"last_ingestion_at", &Row::last_ingestion_at},
  };
};

template <>
struct Schema<logs::EventRow> {
  using Row = logs::EventRow;
  static constexpr std::string_view kTable = "logs_event";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"group_name", &Row::group},
      KeyColumn{"stream", &Row::stream},
      KeyColumn{"at", &Row::at},
      KeyColumn{"sequence", &Row::sequence},
      Column{"ingested_at", &Row::ingested_at},
      Column{"message", &Row::message},
  };
};

template <>
struct Schema<logs::TagRow> {
  using Row = logs::TagRow;
  static constexpr std::string_view kTable = "logs_tag";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},   KeyColumn{"region", &Row::region},
      KeyColumn{"resource", &Row::resource}, KeyColumn{"key", &Row::key},
      Column{"value", &Row::value},
  };
};

template <>
struct Schema<logs::SubscriptionRow> {
  using Row = logs::SubscriptionRow;
  static constexpr std::string_view kTable = "logs_subscription_filter";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"group_name", &Row::group},
      KeyColumn{"name", &Row::name},
      Column{"pattern", &Row::pattern},
      Column{"destination", &Row::destination},
      Column{"role", &Row::role},
      Column{"distribution", &Row::distribution},
      Column{"transformed", &Row::transformed},
      Column{"created_at", &Row::created_at},
  };
};

template <>
struct Schema<logs::MetricFilterRow> {
  using Row = logs::MetricFilterRow;
  static constexpr std::string_view kTable = "logs_metric_filter";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"group_name", &Row::group},
      KeyColumn{"name", &Row::name},
      Column{"pattern", &Row::pattern},
      Column{"transformed", &Row::transformed},
      Column{"metric_name", &Row::metric_name},
      Column{"metric_namespace", &Row::metric_namespace},
      Column{"metric_value", &Row::metric_value},
      Column{"unit", &Row::unit},
      Column{"has_default", &Row::has_default},
      Column{"default_value", &Row::default_value},
      Column{"dimensions", &Row::dimensions},
      Column{"created_at", &Row::created_at},
  };
};

template <>
struct Schema<logs::ResourcePolicyRow> {
  using Row = logs::ResourcePolicyRow;
  static constexpr std::string_view kTable = "logs_resource_policy";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},    KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},          Column{"document", &Row::document},
      Column{"updated_at", &Row::updated_at},
  };
};

}  // namespace wt
