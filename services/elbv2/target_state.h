#pragma once

// Elastic Load Balancing's rows: target groups, their targets, and who forwards to them.

#include <cstdint>
#include <map>
#include <string>

#include "emulator/base/time.h"
#include "emulator/laws/target_health/target_health.h"
#include "emulator/state/schema.h"

namespace wt::elbv2 {

struct TargetGroupRow {
  std::string account, region, arn;
  std::string name;
  std::string target_type = "instance";
  std::string protocol, protocol_version;  // Empty for Lambda functions; no version outside HTTP.
  int64_t port = 0;                        // 0 for Lambda functions.
  std::string vpc_id;
  std::string ip_address_type = "ipv4";
  int64_t target_control_port = 0;
  bool check_enabled = true;
  std::string check_protocol, check_port = "traffic-port", check_path;
  int64_t check_interval = 30, check_timeout = 5;  // Seconds.
  int64_t healthy_threshold = 5, unhealthy_threshold = 2;
  std::string matcher;            // Codes of HTTP, or of gRPC where the version is GRPC.
  std::string load_balancer_arn;  // Whose listeners forward to it; empty where none do.
  std::map<std::string, std::string> attributes;  // Those that differ from their defaults.
  Instant created_at;
};

struct TargetRow {
  std::string account, region, group_arn, id;
  int64_t port = 0;
  std::string zone;  // As registered: a zone, "all", or empty.
  laws::target_health::State state = laws::target_health::State::kInitial;
  laws::target_health::Reason reason = laws::target_health::Reason::kRegistrationInProgress;
  std::string detail;              // The code that was answered; the instance's state.
  int64_t passed = 0, failed = 0;  // Checks in a row.
  bool awaiting_verdict = false;   // Its first, or one that a change has made worth waiting for.
  Instant registered_at;
  Instant healthy_since;  // Slow start begins here.
  bool slow_start = false;
  Instant check_sent_at;  // Of a check that is not answered yet; else zero.
  Instant drained_at;     // While draining: when it goes.
  // The journal's newest entry when a routine check passed: while it stays the newest, nothing has
  // happened that the next could find.
  int64_t checked_entry = 0;
};

// A rule, a default rule among them, that forwards to a group.
struct GroupUseRow {
  std::string account, region, group_arn, rule_arn;
  std::string load_balancer_arn;
};

}  // namespace wt::elbv2

template <>
struct wt::Schema<wt::elbv2::TargetGroupRow> {
  using Row = wt::elbv2::TargetGroupRow;
  static constexpr std::string_view kTable = "elbv2_target_group";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"arn", &Row::arn},
      Column{"name", &Row::name},
      Column{"target_type", &Row::target_type},
      Column{"protocol", &Row::protocol},
      Column{"protocol_version", &Row::protocol_version},
      Column{"port", &Row::port},
      Column{"vpc_id", &Row::vpc_id},
      Column{"ip_address_type", &Row::ip_address_type},
      Column{"target_control_port", &Row::target_control_port},
      Column{"check_enabled", &Row::check_enabled},
      Column{"check_protocol", &Row::check_protocol},
      Column{"check_port", &Row::check_port},
      Column{"check_path", &Row::check_path},
      Column{"check_interval", &Row::check_interval},
      Column{"check_timeout", &Row::check_timeout},
      Column{"healthy_threshold", &Row::healthy_threshold},
      Column{"unhealthy_threshold", &Row::unhealthy_threshold},
      Column{"matcher", &Row::matcher},
      Column{"load_balancer_arn", &Row::load_balancer_arn},
      Column{"attributes", &Row::attributes},
      Column{"created_at", &Row::created_at},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_name", &Row::account, &Row::region, &Row::name},
              Index{"by_load_balancer", &Row::account, &Row::region, &Row::load_balancer_arn}};
};

template <>
struct wt::Schema<wt::elbv2::TargetRow> {
  using Row = wt::elbv2::TargetRow;
  static constexpr std::string_view kTable = "elbv2_target";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"group_arn", &Row::group_arn},
      KeyColumn{"id", &Row::id},
      KeyColumn{"port", &Row::port},
      Column{"zone", &Row::zone},
      Column{"state", &Row::state},
      Column{"reason", &Row::reason},
      Column{"detail", &Row::detail},
      Column{"passed", &Row::passed},
      Column{"failed", &Row::failed},
      Column{"awaiting_verdict", &Row::awaiting_verdict},
      Column{"registered_at", &Row::registered_at},
      Column{"healthy_since", &Row::healthy_since},
      Column{"slow_start", &Row::slow_start},
      Column{"check_sent_at", &Row::check_sent_at},
      Column{"drained_at", &Row::drained_at},
      Column{"checked_entry", &Row::checked_entry},
  };
  static constexpr auto kIndexes = Columns{Index{"by_id", &Row::account, &Row::region, &Row::id}};
};

template <>
struct wt::Schema<wt::elbv2::GroupUseRow> {
  using Row = wt::elbv2::GroupUseRow;
  static constexpr std::string_view kTable = "elbv2_group_use";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"group_arn", &Row::group_arn},
      KeyColumn{"rule_arn", &Row::rule_arn},
      Column{"load_balancer_arn", &Row::load_balancer_arn},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_rule", &Row::account, &Row::region, &Row::rule_arn},
              Index{"by_load_balancer", &Row::account, &Row::region, &Row::load_balancer_arn}};
};
