#pragma once

// EC2's rows: instances and what is attached to them.

#include <cstdint>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/state/schema.h"
#include "emulator/world/stored.h"
#include "services/ec2/api.h"

namespace wt::ec2 {

// The codes that DescribeInstances answers.
enum class LifecycleState : uint8_t {
  kPending = 0,
  kRunning = 16,
  kShuttingDown = 32,
  kTerminated = 48,
  kStopping = 64,
  kStopped = 80,
};
std::string_view StateName(LifecycleState state);

struct InstanceRow {
  std::string account, region, id;
  std::string reservation_id;
  std::string image_id, instance_type, key_name;
  std::string vpc_id, subnet_id, az;
  LifecycleState state = LifecycleState::kPending;
  std::string state_reason_code, state_reason_message, transition_reason;
  Instant launched_at;
  Instant started_at;     // Of the state running, the last time.
  Instant terminated_at;  // The record goes an hour later.
  int64_t launch_index = 0;
  std::string client_token;
  std::string user_data;  // Base64, as it came.
  std::string instance_profile_arn, instance_profile_id, profile_association_id;
  bool monitoring = false;
  bool ebs_optimized = false;
  bool api_termination_disabled = false;
  bool api_stop_disabled = false;
  std::string shutdown_behavior = "stop";
  std::string tenancy = "default";
  std::string group_name;  // Placement group.
  std::string lifecycle;   // "spot", or empty.
  std::string cpu_credits;
  std::string requester_id;  // Of the service that launched it.
  bool source_dest_check = true;
  std::string architecture, root_device_name;
  std::string http_tokens = "optional", http_endpoint = "enabled", metadata_tags = "disabled";
  int64_t http_hop_limit = 1;
  bool has_ecs_agent = false;         // Of the image, or taken as so.
  std::string private_ip, public_ip;  // Of the first interface.
};

struct NetworkInterfaceRow {
  std::string account, region, id;
  std::string vpc_id, subnet_id, az;
  std::string description, mac_address, private_ip;
  std::string status = "available";
  std::vector<std::string> group_ids;
  bool source_dest_check = true;
  std::string interface_type = "interface";
  std::string requester_id;
  bool requester_managed = false;
  // Attachment.
  std::string attachment_id, instance_id, instance_owner_id;
  int64_t device_index = 0;
  Instant attached_at;
  bool delete_on_termination = true;
  // Public address: a service's own, or an elastic one.
  std::string public_ip, allocation_id, association_id;
  bool assigns_public_ip = false;  // A start gives a new address of Amazon's.
};

struct VolumeRow {
  std::string account, region, id;
  std::string az, type = "gp2", snapshot_id, kms_key_id;
  int64_t size_gib = 8, iops = 0, throughput = 0;
  bool encrypted = false;
  std::string state = "available";
  Instant created_at;
  std::string instance_id, device;
  Instant attached_at;
  bool delete_on_termination = true;
};

struct KeyPairRow {
  std::string account, region, name;
  std::string id, fingerprint, type = "rsa", public_key;
  Instant created_at;
};

// A RunInstances call that carried a client token.
struct LaunchTokenRow {
  std::string account, region, token;
  std::string reservation_id;
  int64_t parameters = 0;  // Fingerprint.
};

}  // namespace wt::ec2

template <>
struct wt::Schema<wt::ec2::InstanceRow> {
  using Row = wt::ec2::InstanceRow;
  static constexpr std::string_view kTable = "ec2_instance";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"reservation_id", &Row::reservation_id},
      Column{"image_id", &Row::image_id},
      Column{"instance_type", &Row::instance_type},
      Column{"key_name", &Row::key_name},
      Column{"vpc_id", &Row::vpc_id},
      Column{"subnet_id", &Row::subnet_id},
      Column{"az", &Row::az},
      Column{"state", &Row::state},
      Column{"state_reason_code", &Row::state_reason_code},
      Column{"state_reason_message", &Row::state_reason_message},
      Column{"transition_reason", &Row::transition_reason},
      Column{"launched_at", &Row::launched_at},
      Column{"started_at", &Row::started_at},
      Column{"terminated_at", &Row::terminated_at},
      Column{"launch_index", &Row::launch_index},
      Column{"client_token", &Row::client_token},
      Column{"user_data", &Row::user_data},
      Column{"instance_profile_arn", &Row::instance_profile_arn},
      Column{"instance_profile_id", &Row::instance_profile_id},
      Column{"profile_association_id", &Row::profile_association_id},
      Column{"monitoring", &Row::monitoring},
      Column{"ebs_optimized", &Row::ebs_optimized},
      Column{"api_termination_disabled", &Row::api_termination_disabled},
      Column{"api_stop_disabled", &Row::api_stop_disabled},
      Column{"shutdown_behavior", &Row::shutdown_behavior},
      Column{"tenancy", &Row::tenancy},
      Column{"group_name", &Row::group_name},
      Column{"lifecycle", &Row::lifecycle},
      Column{"cpu_credits", &Row::cpu_credits},
      Column{"requester_id", &Row::requester_id},
      Column{"source_dest_check", &Row::source_dest_check},
      Column{"architecture", &Row::architecture},
      Column{"root_device_name", &Row::root_device_name},
      Column{"http_tokens", &Row::http_tokens},
      Column{"http_endpoint", &Row::http_endpoint},
      Column{"metadata_tags", &Row::metadata_tags},
      Column{"http_hop_limit", &Row::http_hop_limit},
      Column{"has_ecs_agent", &Row::has_ecs_agent},
      Column{"private_ip", &Row::private_ip},
      Column{"public_ip", &Row::public_ip},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_reservation", &Row::account, &Row::region, &Row::reservation_id},
              Index{"by_subnet", &Row::account, &Row::region, &Row::subnet_id}};
};

template <>
struct wt::Schema<wt::ec2::NetworkInterfaceRow> {
  using Row = wt::ec2::NetworkInterfaceRow;
  static constexpr std::string_view kTable = "ec2_network_interface";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"vpc_id", &Row::vpc_id},
      Column{"subnet_id", &Row::subnet_id},
      Column{"az", &Row::az},
      Column{"description", &Row::description},
      Column{"mac_address", &Row::mac_address},
      Column{"private_ip", &Row::private_ip},
      Column{"status", &Row::status},
      Column{"group_ids", &Row::group_ids},
      Column{"source_dest_check", &Row::source_dest_check},
      Column{"interface_type", &Row::interface_type},
      Column{"requester_id", &Row::requester_id},
      Column{"requester_managed", &Row::requester_managed},
      Column{"attachment_id", &Row::attachment_id},
      Column{"instance_id", &Row::instance_id},
      Column{"instance_owner_id", &Row::instance_owner_id},
      Column{"device_index", &Row::device_index},
      Column{"attached_at", &Row::attached_at},
      Column{"delete_on_termination", &Row::delete_on_termination},
      Column{"public_ip", &Row::public_ip},
      Column{"allocation_id", &Row::allocation_id},
      Column{"association_id", &Row::association_id},
      Column{"assigns_public_ip", &Row::assigns_public_ip},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_instance", &Row::account, &Row::region, &Row::instance_id},
              Index{"by_subnet", &Row::account, &Row::region, &Row::subnet_id, &Row::private_ip}};
};

template <>
struct wt::Schema<wt::ec2::VolumeRow> {
  using Row = wt::ec2::VolumeRow;
  static constexpr std::string_view kTable = "ec2_volume";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"id", &Row::id},
      Column{"az", &Row::az},
      Column{"type", &Row::type},
      Column{"snapshot_id", &Row::snapshot_id},
      Column{"kms_key_id", &Row::kms_key_id},
      Column{"size_gib", &Row::size_gib},
      Column{"iops", &Row::iops},
      Column{"throughput", &Row::throughput},
      Column{"encrypted", &Row::encrypted},
      Column{"state", &Row::state},
      Column{"created_at", &Row::created_at},
      Column{"instance_id", &Row::instance_id},
      Column{"device", &Row::device},
      Column{"attached_at", &Row::attached_at},
      Column{"delete_on_termination", &Row::delete_on_termination},
  };
  static constexpr auto kIndexes =
      Columns{Index{"by_instance", &Row::account, &Row::region, &Row::instance_id}};
};

template <>
struct wt::Schema<wt::ec2::KeyPairRow> {
  using Row = wt::ec2::KeyPairRow;
  static constexpr std::string_view kTable = "ec2_key_pair";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},
      KeyColumn{"region", &Row::region},
      KeyColumn{"name", &Row::name},
      Column{"id", &Row::id},
      Column{"fingerprint", &Row::fingerprint},
      Column{"type", &Row::type},
      Column{"public_key", &Row::public_key},
      Column{"created_at", &Row::created_at},
  };
};

template <>
struct wt::Schema<wt::ec2::LaunchTokenRow> {
  using Row = wt::ec2::LaunchTokenRow;
  static constexpr std::string_view kTable = "ec2_launch_token";
  static constexpr auto kColumns = Columns{
      KeyColumn{"account", &Row::account},    KeyColumn{"region", &Row::region},
      KeyColumn{"token", &Row::token},        Column{"reservation_id", &Row::reservation_id},
      Column{"parameters", &Row::parameters},
  };
};
