#pragma once

// Route 53's rows. It is a global service: the region is empty everywhere.

#include <cstdint>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"
#include "emulator/world/stored.h"
#include "services/route53/api.h"

namespace wt::route53 {

// A name of AWS's own, in lower case with a dot at its end.
struct EndpointRow {
  std::string dns_name;
  std::vector<std::string> addresses;
  bool healthy = true;
};

// A hosted zone. `name` is as law::Normalise makes it.
struct ZoneRow {
  std::string account, region, id, name, caller_reference, comment;
  bool is_private = false;
  std::string delegation_set;  // The reusable one; else empty.
  std::vector<std::string> name_servers;
  std::vector<std::string> vpcs;  // "us-east-1/vpc-…"
  Instant created_at;
  int64_t order = 0;  // Of creation, in the whole world.
  int64_t record_count = 0;
  std::string accelerated_recovery;  // Status; empty while never asked for.
};

// A resource record set. `sort_key` is its name from the top down.
struct RecordRow {
  std::string account, region, zone, sort_key, type, set_identifier;
  Stored<ResourceRecordSet> set;
};

struct ChangeRow {
  std::string account, region, id, zone, zone_name;
  std::string status = "PENDING";
  std::string comment;
  Instant submitted_at;
};

// A reusable delegation set.
struct DelegationSetRow {
  std::string account, region, id, caller_reference;
  std::vector<std::string> name_servers;
};

// Another account's VPC that may be associated with a private zone.
struct AuthorizationRow {
  std::string account, region, zone;
  std::string vpc;  // "us-east-1/vpc-…"
};

struct HealthCheckRow {
  std::string account, region, id, caller_reference;
  int64_t version = 1;
  Stored<HealthCheckConfig> config;
  Instant created_at;
};

// `type` is "hostedzone" or "healthcheck".
struct TagRow {
  std::string account, region, type, id, key, value;
};

struct QueryLoggingRow {
  std::string account, region, id, zone, log_group_arn;
};

struct CidrCollectionRow {
  std::string account, region, id, name, caller_reference;
  int64_t version = 1;
};

struct CidrLocationRow {
  std::string account, region, collection, location;
  std::vector<std::string> blocks;
};

}  // namespace wt::route53

template <>
struct wt::Schema<wt::route53::EndpointRow> {
  using Row = wt::route53::EndpointRow;
  static constexpr std::string_view kTable = "route53_endpoint";
  static constexpr auto kColumns = Columns{
      KeyColumn{"dns_name", &Row::dns_name},
      Column{"addresses", &Row::addresses},
      Column{"healthy", &Row::healthy},
  };
};

template <>
struct wt::Schema<wt::route53::ZoneRow> {
  using Row = wt::route53::ZoneRow;
  static constexpr std::string_view kTable = "route53_zone";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"name", &Row::name},
      Column{"caller_reference", &Row::caller_reference},
      Column{"comment", &Row::comment},
      Column{"is_private", &Row::is_private},
      Column{"delegation_set", &Row::delegation_set},
      Column{"name_servers", &Row::name_servers},
      Column{"vpcs", &Row::vpcs},
      Column{"created_at", &Row::created_at},
      Column{"creation_order", &Row::order},
      Column{"record_count", &Row::record_count},
      Column{"accelerated_recovery", &Row::accelerated_recovery},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_name", &Row::name, &Row::order}, Index{"by_id", &Row::id}};
};

template <>
struct wt::Schema<wt::route53::RecordRow> {
  using Row = wt::route53::RecordRow;
  static constexpr std::string_view kTable = "route53_record";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"zone", &Row::zone},       KeyColumn{"sort_key", &Row::sort_key},
      KeyColumn{"type", &Row::type},       KeyColumn{"set_identifier", &Row::set_identifier},
      Column{"record_set", &Row::set},
  };
};

template <>
struct wt::Schema<wt::route53::ChangeRow> {
  using Row = wt::route53::ChangeRow;
  static constexpr std::string_view kTable = "route53_change";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"zone", &Row::zone},
      Column{"zone_name", &Row::zone_name},
      Column{"status", &Row::status},
      Column{"comment", &Row::comment},
      Column{"submitted_at", &Row::submitted_at},
  };
};

template <>
struct wt::Schema<wt::route53::DelegationSetRow> {
  using Row = wt::route53::DelegationSetRow;
  static constexpr std::string_view kTable = "route53_delegation_set";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"caller_reference", &Row::caller_reference},
      Column{"name_servers", &Row::name_servers},
  };
};

template <>
struct wt::Schema<wt::route53::AuthorizationRow> {
  using Row = wt::route53::AuthorizationRow;
  static constexpr std::string_view kTable = "route53_vpc_authorization";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"zone", &Row::zone},
      KeyColumn{"vpc", &Row::vpc},
  };
};

template <>
struct wt::Schema<wt::route53::HealthCheckRow> {
  using Row = wt::route53::HealthCheckRow;
  static constexpr std::string_view kTable = "route53_health_check";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"caller_reference", &Row::caller_reference},
      Column{"version", &Row::version},
      Column{"config", &Row::config},
      Column{"created_at", &Row::created_at},
  };
  static constexpr auto kIndexes = Columns{Index{"by_id", &Row::id}};
};

template <>
struct wt::Schema<wt::route53::TagRow> {
  using Row = wt::route53::TagRow;
  static constexpr std::string_view kTable = "route53_tag";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"type", &Row::type},       KeyColumn{"id", &Row::id},
      KeyColumn{"key", &Row::key},         Column{"value", &Row::value},
  };
};

template <>
struct wt::Schema<wt::route53::QueryLoggingRow> {
  using Row = wt::route53::QueryLoggingRow;
  static constexpr std::string_view kTable = "route53_query_logging";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"zone", &Row::zone},
      Column{"log_group_arn", &Row::log_group_arn},
  };
};

template <>
struct wt::Schema<wt::route53::CidrCollectionRow> {
  using Row = wt::route53::CidrCollectionRow;
  static constexpr std::string_view kTable = "route53_cidr_collection";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"name", &Row::name},
      Column{"caller_reference", &Row::caller_reference},
      Column{"version", &Row::version},
  };
  static constexpr auto kIndexes = Columns{Index{"by_id", &Row::id}};
};

template <>
struct wt::Schema<wt::route53::CidrLocationRow> {
  using Row = wt::route53::CidrLocationRow;
  static constexpr std::string_view kTable = "route53_cidr_location";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"collection", &Row::collection},
      KeyColumn{"location", &Row::location},
      Column{"blocks", &Row::blocks},
  };
};
