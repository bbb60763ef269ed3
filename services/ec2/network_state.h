#pragma once

// EC2's rows: what gives a network its way in and out, and its addresses.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"

namespace wt::ec2 {

// An elastic IP.
struct AddressRow {
  std::string account, region, allocation_id;
  std::string public_ip;
  // Association.
  std::string association_id, network_interface_id, instance_id, private_ip;
  std::string service;  // "nat-…" or "amazon-elb" where a service holds it.
  std::string ptr_record;
};

// A private address of an interface beside its primary one.
struct SecondaryAddressRow {
  std::string account, region, network_interface_id, address;
  std::string subnet_id;
  std::string public_ip, allocation_id, association_id;
};

struct NatGatewayRow {
  std::string account, region, id;
  std::string vpc_id, subnet_id;
  std::string connectivity_type = "public";
  std::string state = "pending";
  std::string failure_code, failure_message;
  Instant created_at, deleted_at;
  std::string allocation_id, association_id, network_interface_id, private_ip, public_ip;
};

struct EgressOnlyGatewayRow {
  std::string account, region, id;
  std::string vpc_id;
};

// A user's managed prefix list. AWS's own are not rows; see prefix_list.h.
struct PrefixListRow {
  std::string account, region, id;
  std::string name;
  std::string address_family = "IPv4";
  std::string state = "create-complete";
  int64_t max_entries = 1, version = 1;
};

// Every version keeps its own entries.
struct PrefixListEntryRow {
  std::string account, region, prefix_list_id, cidr;
  int64_t version = 0;
  std::string description;
};

struct VpcEndpointRow {
  std::string account, region, id;
  std::string vpc_id, service_name;
  std::string type = "Gateway";
  std::string state = "available";
  std::string policy;
  std::vector<std::string> route_table_ids, subnet_ids, group_ids, network_interface_ids;
  bool private_dns = false;
  Instant created_at;
};

struct FlowLogRow {
  std::string account, region, id;
  std::string resource_id, traffic_type, destination_type, destination, log_group, role_arn;
  std::string format;
  int64_t interval_seconds = 600;
  Instant created_at;
};

// What a create call with a client token made.
struct ClientTokenRow {
  std::string account, region, operation, token;
  std::string resource_id;
  int64_t parameters = 0;  // Fingerprint.
};

// An instance or interface of which is known what listens there; the rest is assumed.
struct SocketHostRow {
  std::string account, region, host;
};

// Something listens at a port of an instance or of a network interface.
struct SocketRow {
  std::string account, region, host;
  int64_t port = 0;
  std::string protocol = "tcp";
  std::string owner;          // The ARN of the task.
  int64_t http_status = 200;  // Of paths that are not listed; 0 where it speaks no HTTP.
  std::map<std::string, std::string> paths;  // "/health" → "503"
  std::string body;
};

}  // namespace wt::ec2

template <>
struct wt::Schema<wt::ec2::AddressRow> {
  using Row = wt::ec2::AddressRow;
  static constexpr std::string_view kTable = "ec2_address";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"allocation_id", &Row::allocation_id},
      Column{"public_ip", &Row::public_ip},
      Column{"association_id", &Row::association_id},
      Column{"network_interface_id", &Row::network_interface_id},
      Column{"instance_id", &Row::instance_id},
      Column{"private_ip", &Row::private_ip},
      Column{"service", &Row::service},
      Column{"ptr_record", &Row::ptr_record},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_address", &Row::account, &Row::region, &Row::public_ip},
              Index{"by_interface", &Row::account, &Row::region, &Row::network_interface_id}};
};

template <>
struct wt::Schema<wt::ec2::SecondaryAddressRow> {
  using Row = wt::ec2::SecondaryAddressRow;
  static constexpr std::string_view kTable = "ec2_secondary_address";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"network_interface_id", &Row::network_interface_id},
      KeyColumn{"address", &Row::address},
      Column{"subnet_id", &Row::subnet_id},
      Column{"public_ip", &Row::public_ip},
      Column{"allocation_id", &Row::allocation_id},
      Column{"association_id", &Row::association_id},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_subnet", &Row::account, &Row::region, &Row::subnet_id, &Row::address}};
};

template <>
struct wt::Schema<wt::ec2::NatGatewayRow> {
  using Row = wt::ec2::NatGatewayRow;
  static constexpr std::string_view kTable = "ec2_nat_gateway";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"vpc_id", &Row::vpc_id},
      Column{"subnet_id", &Row::subnet_id},
      Column{"connectivity_type", &Row::connectivity_type},
      Column{"state", &Row::state},
      Column{"failure_code", &Row::failure_code},
      Column{"failure_message", &Row::failure_message},
      Column{"created_at", &Row::created_at},
      Column{"deleted_at", &Row::deleted_at},
      Column{"allocation_id", &Row::allocation_id},
      Column{"association_id", &Row::association_id},
      Column{"network_interface_id", &Row::network_interface_id},
      Column{"private_ip", &Row::private_ip},
      Column{"public_ip", &Row::public_ip},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_vpc", &Row::account, &Row::region, &Row::vpc_id}};
};

template <>
struct wt::Schema<wt::ec2::EgressOnlyGatewayRow> {
  using Row = wt::ec2::EgressOnlyGatewayRow;
  static constexpr std::string_view kTable = "ec2_egress_only_gateway";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"vpc_id", &Row::vpc_id},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_vpc", &Row::account, &Row::region, &Row::vpc_id}};
};

template <>
struct wt::Schema<wt::ec2::PrefixListRow> {
  using Row = wt::ec2::PrefixListRow;
  static constexpr std::string_view kTable = "ec2_prefix_list";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"name", &Row::name},
      Column{"address_family", &Row::address_family},
      Column{"state", &Row::state},
      Column{"max_entries", &Row::max_entries},
      Column{"version", &Row::version},
  };
};

template <>
struct wt::Schema<wt::ec2::PrefixListEntryRow> {
  using Row = wt::ec2::PrefixListEntryRow;
  static constexpr std::string_view kTable = "ec2_prefix_list_entry";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"prefix_list_id", &Row::prefix_list_id},
      KeyColumn{"version", &Row::version},
      KeyColumn{"cidr", &Row::cidr},
      Column{"description", &Row::description},
  };
};

template <>
struct wt::Schema<wt::ec2::VpcEndpointRow> {
  using Row = wt::ec2::VpcEndpointRow;
  static constexpr std::string_view kTable = "ec2_vpc_endpoint";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"vpc_id", &Row::vpc_id},
      Column{"service_name", &Row::service_name},
      Column{"type", &Row::type},
      Column{"state", &Row::state},
      Column{"policy", &Row::policy},
      Column{"route_table_ids", &Row::route_table_ids},
      Column{"subnet_ids", &Row::subnet_ids},
      Column{"group_ids", &Row::group_ids},
      Column{"network_interface_ids", &Row::network_interface_ids},
      Column{"private_dns", &Row::private_dns},
      Column{"created_at", &Row::created_at},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_vpc", &Row::account, &Row::region, &Row::vpc_id}};
};

template <>
struct wt::Schema<wt::ec2::FlowLogRow> {
  using Row = wt::ec2::FlowLogRow;
  static constexpr std::string_view kTable = "ec2_flow_log";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"resource_id", &Row::resource_id},
      Column{"traffic_type", &Row::traffic_type},
      Column{"destination_type", &Row::destination_type},
      Column{"destination", &Row::destination},
      Column{"log_group", &Row::log_group},
      Column{"role_arn", &Row::role_arn},
      Column{"format", &Row::format},
      Column{"interval_seconds", &Row::interval_seconds},
      Column{"created_at", &Row::created_at},
  };
};

template <>
struct wt::Schema<wt::ec2::ClientTokenRow> {
  using Row = wt::ec2::ClientTokenRow;
  static constexpr std::string_view kTable = "ec2_client_token";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},      KeyColumn{"region", &Row::region},
      KeyColumn{"operation", &Row::operation},  KeyColumn{"token", &Row::token},
      Column{"resource_id", &Row::resource_id}, Column{"parameters", &Row::parameters},
  };
};

template <>
struct wt::Schema<wt::ec2::SocketHostRow> {
  using Row = wt::ec2::SocketHostRow;
  static constexpr std::string_view kTable = "ec2_socket_host";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"host", &Row::host},
  };
};

template <>
struct wt::Schema<wt::ec2::SocketRow> {
  using Row = wt::ec2::SocketRow;
  static constexpr std::string_view kTable = "ec2_socket";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"host", &Row::host},
      KeyColumn{"port", &Row::port},
      Column{"protocol", &Row::protocol},
      Column{"owner", &Row::owner},
      Column{"http_status", &Row::http_status},
      Column{"paths", &Row::paths},
      Column{"body", &Row::body},
  };
};
