#pragma once

// Elastic Load Balancing's rows: load balancers, listeners, rules, tags.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"
#include "emulator/world/stored.h"
#include "services/elbv2/api.h"

namespace wt::elbv2 {

enum class BalancerState : uint8_t {
  kProvisioning,
  kActive,
  kFailed,
  kDeleted,  // Not seen by its owner; its interfaces are still there.
};

struct LoadBalancerRow {
  std::string account, region, arn;
  std::string name, type = "application", scheme = "internet-facing";
  std::string vpc_id, dns_name, ip_address_type = "ipv4";
  std::string dns_key;  // The DNS name in lower case.
  std::vector<std::string> security_groups;
  std::string enforce_private_link;  // "on" or "off", for network load balancers with groups.
  BalancerState state = BalancerState::kProvisioning;
  std::string state_reason;
  std::map<std::string, std::string> attributes;  // Those that differ from their defaults.
  Instant created_at;
  int64_t capacity_units = 0;  // Reserved.
  Instant capacity_modified_at;
  int64_t capacity_decreases_left = 2;
};

// A zone that a load balancer is enabled in.
struct BalancerZoneRow {
  std::string account, region, load_balancer_arn, zone;
  std::string subnet_id;
  std::string allocation_id, private_ip;                 // As asked for.
  std::string network_interface_id, address, public_ip;  // Once it is there.
};

struct ListenerRow {
  std::string account, region, arn;
  std::string load_balancer_arn;
  int64_t port = 0;
  std::string protocol;  // Both are missing on gateway load balancers.
  std::string certificate_arn, ssl_policy, alpn_policy;
  Stored<MutualAuthenticationAttributes> mutual_authentication;
  std::map<std::string, std::string> attributes;
};

// A certificate beside the default one.
struct ListenerCertificateRow {
  std::string account, region, listener_arn, certificate_arn;
};

// The default rule is one of them, with the listener's default actions.
struct RuleRow {
  std::string account, region, arn;
  std::string listener_arn, load_balancer_arn;
  int64_t priority = 0;  // Of the default rule: past all others.
  bool is_default = false;
  StoredList<RuleCondition> conditions;
  StoredList<Action> actions;
  StoredList<RuleTransform> transforms;
};

struct TagRow {
  std::string account, region, resource_arn, key;
  std::string value;
};

}  // namespace wt::elbv2

template <>
struct wt::Schema<wt::elbv2::LoadBalancerRow> {
  using Row = wt::elbv2::LoadBalancerRow;
  static constexpr std::string_view kTable = "elbv2_load_balancer";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"arn", &Row::arn},
      Column{"name", &Row::name},
      Column{"type", &Row::type},
      Column{"scheme", &Row::scheme},
      Column{"vpc_id", &Row::vpc_id},
      Column{"dns_name", &Row::dns_name},
      Column{"dns_key", &Row::dns_key},
      Column{"ip_address_type", &Row::ip_address_type},
      Column{"security_groups", &Row::security_groups},
      Column{"enforce_private_link", &Row::enforce_private_link},
      Column{"state", &Row::state},
      Column{"state_reason", &Row::state_reason},
      Column{"attributes", &Row::attributes},
      Column{"created_at", &Row::created_at},
      Column{"capacity_units", &Row::capacity_units},
      Column{"capacity_modified_at", &Row::capacity_modified_at},
      Column{"capacity_decreases_left", &Row::capacity_decreases_left},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_name", &Row::account, &Row::region, &Row::name},
              Index{"by_dns_key", &Row::dns_key}};
};

template <>
struct wt::Schema<wt::elbv2::BalancerZoneRow> {
  using Row = wt::elbv2::BalancerZoneRow;
  static constexpr std::string_view kTable = "elbv2_load_balancer_zone";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"load_balancer_arn", &Row::load_balancer_arn},
      KeyColumn{"zone", &Row::zone},
      Column{"subnet_id", &Row::subnet_id},
      Column{"allocation_id", &Row::allocation_id},
      Column{"private_ip", &Row::private_ip},
      Column{"network_interface_id", &Row::network_interface_id},
      Column{"address", &Row::address},
      Column{"public_ip", &Row::public_ip},
  };
};

template <>
struct wt::Schema<wt::elbv2::ListenerRow> {
  using Row = wt::elbv2::ListenerRow;
  static constexpr std::string_view kTable = "elbv2_listener";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"arn", &Row::arn},
      Column{"load_balancer_arn", &Row::load_balancer_arn},
      Column{"port", &Row::port},
      Column{"protocol", &Row::protocol},
      Column{"certificate_arn", &Row::certificate_arn},
      Column{"ssl_policy", &Row::ssl_policy},
      Column{"alpn_policy", &Row::alpn_policy},
      Column{"mutual_authentication", &Row::mutual_authentication},
      Column{"attributes", &Row::attributes},
  };
  static constexpr auto kIndexes = Columns{
      Index{"by_load_balancer", &Row::account, &Row::region, &Row::load_balancer_arn, &Row::port}};
};

template <>
struct wt::Schema<wt::elbv2::ListenerCertificateRow> {
  using Row = wt::elbv2::ListenerCertificateRow;
  static constexpr std::string_view kTable = "elbv2_listener_certificate";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"listener_arn", &Row::listener_arn},
      KeyColumn{"certificate_arn", &Row::certificate_arn},
  };
};

template <>
struct wt::Schema<wt::elbv2::RuleRow> {
  using Row = wt::elbv2::RuleRow;
  static constexpr std::string_view kTable = "elbv2_rule";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"arn", &Row::arn},
      Column{"listener_arn", &Row::listener_arn},
      Column{"load_balancer_arn", &Row::load_balancer_arn},
      Column{"priority", &Row::priority},
      Column{"is_default", &Row::is_default},
      Column{"conditions", &Row::conditions},
      Column{"actions", &Row::actions},
      Column{"transforms", &Row::transforms},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_listener", &Row::account, &Row::region, &Row::listener_arn, &Row::priority},
              Index{"by_load_balancer", &Row::account, &Row::region, &Row::load_balancer_arn}};
};

template <>
struct wt::Schema<wt::elbv2::TagRow> {
  using Row = wt::elbv2::TagRow;
  static constexpr std::string_view kTable = "elbv2_tag";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"resource_arn", &Row::resource_arn},
      KeyColumn{"key", &Row::key},
      Column{"value", &Row::value},
  };
};
