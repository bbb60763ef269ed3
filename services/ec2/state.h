#pragma once

// EC2's rows: networks.

#include <cstdint>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"

namespace wt::ec2 {

struct VpcRow {
  std::string account, region, id;
  std::string cidr;
  bool is_default = false;
  std::string dhcp_options_id;
  std::string tenancy = "default";
  bool dns_support = true;
  bool dns_hostnames = false;
  bool network_address_usage_metrics = false;
};

struct VpcCidrRow {
  std::string account, region, vpc_id, association_id;
  std::string cidr;
  bool primary = false;
};

struct SubnetRow {
  std::string account, region, id;
  std::string vpc_id, cidr, az, az_id;
  bool default_for_az = false;
  bool map_public_ip_on_launch = false;
  bool assign_ipv6_on_creation = false;
  bool enable_dns64 = false;
  std::string hostname_type = "ip-name";
  bool dns_a_record = false;
  bool dns_aaaa_record = false;
};

struct RouteTableRow {
  std::string account, region, id;
  std::string vpc_id;
};

struct RouteRow {
  std::string account, region, route_table_id, destination;
  std::string prefix_list_id;  // Where the destination is one.
  std::string gateway_id, nat_gateway_id, network_interface_id, instance_id;
  std::string origin = "CreateRoute";
};

struct RouteTableAssociationRow {
  std::string account, region, id;
  std::string route_table_id;
  std::string subnet_id;  // Empty for the VPC's main table.
  std::string vpc_id;
  bool main = false;
};

struct InternetGatewayRow {
  std::string account, region, id;
  std::string vpc_id;  // Empty while detached.
};

struct DhcpOptionsRow {
  std::string account, region, id;
  std::map<std::string, std::string> options;  // Values of one key are joined by spaces.
  bool is_default = false;
};

struct SecurityGroupRow {
  std::string account, region, id;
  std::string vpc_id, name, description;
};

// One source of one permission: what AWS counts as a rule.
struct SecurityGroupRuleRow {
  std::string account, region, group_id, id;
  bool egress = false;
  std::string protocol;  // "tcp", "udp", "icmp", "icmpv6", a number, or "-1" for all.
  int64_t from_port = -1;
  int64_t to_port = -1;
  std::string cidr_ipv4, cidr_ipv6, prefix_list_id, referenced_group_id;
  std::string description;
  bool has_description = false;
};

struct NetworkAclRow {
  std::string account, region, id;
  std::string vpc_id;
  bool is_default = false;
};

struct NetworkAclEntryRow {
  std::string account, region, acl_id;
  bool egress = false;
  int64_t rule_number = 0;
  std::string protocol = "-1";
  std::string cidr_ipv4, cidr_ipv6;
  std::string action = "allow";
  int64_t from_port = -1, to_port = -1;
  int64_t icmp_type = -1, icmp_code = -1;
};

struct NetworkAclAssociationRow {
  std::string account, region, id;
  std::string acl_id, subnet_id;
};

struct TagRow {
  std::string account, region, resource_id, key;
  std::string value;
  std::string resource_type;  // "vpc", "security-group"
};

}  // namespace wt::ec2

template <>
struct wt::Schema<wt::ec2::VpcRow> {
  using Row = wt::ec2::VpcRow;
  static constexpr std::string_view kTable = "ec2_vpc";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"cidr", &Row::cidr},
      Column{"is_default", &Row::is_default},
      Column{"dhcp_options_id", &Row::dhcp_options_id},
      Column{"tenancy", &Row::tenancy},
      Column{"dns_support", &Row::dns_support},
      Column{"dns_hostnames", &Row::dns_hostnames},
      Column{"network_address_usage_metrics", &Row::network_address_usage_metrics},
  };
};

template <>
struct wt::Schema<wt::ec2::VpcCidrRow> {
  using Row = wt::ec2::VpcCidrRow;
  static constexpr std::string_view kTable = "ec2_vpc_cidr";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"vpc_id", &Row::vpc_id},   KeyColumn{"association_id", &Row::association_id},
      Column{"cidr", &Row::cidr},          Column{"is_primary", &Row::primary},
  };
};

template <>
struct wt::Schema<wt::ec2::SubnetRow> {
  using Row = wt::ec2::SubnetRow;
  static constexpr std::string_view kTable = "ec2_subnet";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"vpc_id", &Row::vpc_id},
      Column{"cidr", &Row::cidr},
      Column{"az", &Row::az},
      Column{"az_id", &Row::az_id},
      Column{"default_for_az", &Row::default_for_az},
      Column{"map_public_ip_on_launch", &Row::map_public_ip_on_launch},
      Column{"assign_ipv6_on_creation", &Row::assign_ipv6_on_creation},
      Column{"enable_dns64", &Row::enable_dns64},
      Column{"hostname_type", &Row::hostname_type},
      Column{"dns_a_record", &Row::dns_a_record},
      Column{"dns_aaaa_record", &Row::dns_aaaa_record},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_vpc", &Row::account, &Row::region, &Row::vpc_id}};
};

template <>
struct wt::Schema<wt::ec2::RouteTableRow> {
  using Row = wt::ec2::RouteTableRow;
  static constexpr std::string_view kTable = "ec2_route_table";
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
struct wt::Schema<wt::ec2::RouteRow> {
  using Row = wt::ec2::RouteRow;
  static constexpr std::string_view kTable = "ec2_route";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"route_table_id", &Row::route_table_id},
      KeyColumn{"destination", &Row::destination},
      Column{"prefix_list_id", &Row::prefix_list_id},
      Column{"gateway_id", &Row::gateway_id},
      Column{"nat_gateway_id", &Row::nat_gateway_id},
      Column{"network_interface_id", &Row::network_interface_id},
      Column{"instance_id", &Row::instance_id},
      Column{"origin", &Row::origin},
  };
};

template <>
struct wt::Schema<wt::ec2::RouteTableAssociationRow> {
  using Row = wt::ec2::RouteTableAssociationRow;
  static constexpr std::string_view kTable = "ec2_route_table_association";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"route_table_id", &Row::route_table_id},
      Column{"subnet_id", &Row::subnet_id},
      Column{"vpc_id", &Row::vpc_id},
      Column{"main", &Row::main},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_table", &Row::account, &Row::region, &Row::route_table_id},
              Index{"by_subnet", &Row::account, &Row::region, &Row::vpc_id, &Row::subnet_id}};
};

template <>
struct wt::Schema<wt::ec2::InternetGatewayRow> {
  using Row = wt::ec2::InternetGatewayRow;
  static constexpr std::string_view kTable = "ec2_internet_gateway";
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
struct wt::Schema<wt::ec2::DhcpOptionsRow> {
  using Row = wt::ec2::DhcpOptionsRow;
  static constexpr std::string_view kTable = "ec2_dhcp_options";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"options", &Row::options},
      Column{"is_default", &Row::is_default},
  };
};

template <>
struct wt::Schema<wt::ec2::SecurityGroupRow> {
  using Row = wt::ec2::SecurityGroupRow;
  static constexpr std::string_view kTable = "ec2_security_group";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account}, KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},           Column{"vpc_id", &Row::vpc_id},
      Column{"name", &Row::name},          Column{"description", &Row::description},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_vpc", &Row::account, &Row::region, &Row::vpc_id}};
};

template <>
struct wt::Schema<wt::ec2::SecurityGroupRuleRow> {
  using Row = wt::ec2::SecurityGroupRuleRow;
  static constexpr std::string_view kTable = "ec2_security_group_rule";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"group_id", &Row::group_id},
      KeyColumn{"id", &Row::id},
      Column{"egress", &Row::egress},
      Column{"protocol", &Row::protocol},
      Column{"from_port", &Row::from_port},
      Column{"to_port", &Row::to_port},
      Column{"cidr_ipv4", &Row::cidr_ipv4},
      Column{"cidr_ipv6", &Row::cidr_ipv6},
      Column{"prefix_list_id", &Row::prefix_list_id},
      Column{"referenced_group_id", &Row::referenced_group_id},
      Column{"description", &Row::description},
      Column{"has_description", &Row::has_description},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_id", &Row::account, &Row::region, &Row::id},
              Index{"by_reference", &Row::account, &Row::region, &Row::referenced_group_id}};
};

template <>
struct wt::Schema<wt::ec2::NetworkAclRow> {
  using Row = wt::ec2::NetworkAclRow;
  static constexpr std::string_view kTable = "ec2_network_acl";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"vpc_id", &Row::vpc_id},
      Column{"is_default", &Row::is_default},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_vpc", &Row::account, &Row::region, &Row::vpc_id}};
};

template <>
struct wt::Schema<wt::ec2::NetworkAclEntryRow> {
  using Row = wt::ec2::NetworkAclEntryRow;
  static constexpr std::string_view kTable = "ec2_network_acl_entry";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"acl_id", &Row::acl_id},
      KeyColumn{"egress", &Row::egress},
      KeyColumn{"rule_number", &Row::rule_number},
      Column{"protocol", &Row::protocol},
      Column{"cidr_ipv4", &Row::cidr_ipv4},
      Column{"cidr_ipv6", &Row::cidr_ipv6},
      Column{"action", &Row::action},
      Column{"from_port", &Row::from_port},
      Column{"to_port", &Row::to_port},
      Column{"icmp_type", &Row::icmp_type},
      Column{"icmp_code", &Row::icmp_code},
  };
};

template <>
struct wt::Schema<wt::ec2::NetworkAclAssociationRow> {
  using Row = wt::ec2::NetworkAclAssociationRow;
  static constexpr std::string_view kTable = "ec2_network_acl_association";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"acl_id", &Row::acl_id},
      Column{"subnet_id", &Row::subnet_id},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_acl", &Row::account, &Row::region, &Row::acl_id},
              Index{"by_subnet", &Row::account, &Row::region, &Row::subnet_id}};
};

template <>
struct wt::Schema<wt::ec2::TagRow> {
  using Row = wt::ec2::TagRow;
  static constexpr std::string_view kTable = "ec2_tag";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"resource_id", &Row::resource_id},
      KeyColumn{"key", &Row::key},
      Column{"value", &Row::value},
      Column{"resource_type", &Row::resource_type},
  };
};
