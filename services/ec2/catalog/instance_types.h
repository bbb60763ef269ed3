#pragma once

// The instance types that this region's EC2 offers, with the figures that DescribeInstanceTypes
// answers. Plain data, compiled in; the families' tables stand in the four files beside this one.
// https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace wt::ec2::catalog {

enum class Support { kUnsupported, kSupported, kDefault, kRequired };

// The API's words: "unsupported", "supported", "default", "required".
std::string_view ToString(Support support);

struct Disks {
  int count = 0;
  int64_t size_gb = 0;  // Of each.
  std::string_view type = "ssd";
  Support nvme = Support::kUnsupported;

  int64_t total_size_gb() const { return count * size_gb; }
};

struct Gpus {
  int count = 0;
  std::string_view name;
  std::string_view manufacturer;
  int64_t memory_mib = 0;  // Of each.
};

// Inferentia and Trainium.
struct NeuronDevices {
  int count = 0;
  std::string_view name;
  int cores = 0;  // Of each.
  int core_version = 0;
  int64_t memory_mib = 0;  // Of each.
};

struct InstanceType {
  std::string_view name;    // "m5.large"
  std::string_view family;  // "m5"
  bool current_generation = true;
  bool free_tier_eligible = false;
  bool bare_metal = false;
  bool burstable = false;
  std::string_view hypervisor;  // "nitro" or "xen"; empty for bare metal.

  std::string_view processor_manufacturer;       // "Intel", "AMD" or "AWS"
  double clock_ghz = 0;                          // Sustained; 0 where EC2 names none.
  std::vector<std::string_view> architectures;   // "x86_64", "arm64", "i386"
  std::vector<std::string_view> boot_modes;      // "legacy-bios", "uefi"
  std::vector<std::string_view> usage_classes;   // "on-demand", "spot", "capacity-block"
  std::vector<std::string_view> root_devices;    // "ebs", "instance-store"
  std::vector<std::string_view> virtualization;  // "hvm", "paravirtual"
  std::vector<std::string_view> placement;       // "cluster", "partition", "spread"
  bool dedicated_hosts = true;

  int vcpus = 0;
  int cores = 0;
  int threads_per_core = 1;
  int64_t memory_mib = 0;
  int64_t system_memory_mib = 0;  // Of these, what no container can have.

  std::string_view network_performance;  // "Up to 10 Gigabit"
  int network_interfaces_max = 0;        // Over all network cards.
  int network_cards = 1;
  int ipv4_addresses_per_interface = 0;
  int ipv6_addresses_per_interface = 0;  // 0: no IPv6.
  Support ena = Support::kUnsupported;
  // Tasks in awsvpc mode on an ECS instance with ENI trunking; 0 where the type has none.
  int trunk_tasks_max = 0;

  Support ebs_optimized = Support::kUnsupported;
  Support ebs_nvme = Support::kUnsupported;
  Support ebs_encryption = Support::kSupported;
  Disks disks;           // None: count 0.
  Gpus gpus;             // None: count 0.
  NeuronDevices neuron;  // None: count 0.
};

// All types, sorted by name.
std::span<const InstanceType> InstanceTypes();

// Nothing where EC2 has no such type.
const InstanceType* FindInstanceType(std::string_view name);

// The MEMORY that the ECS agent of such an instance registers.
int64_t RegisteredMemoryMib(const InstanceType& type);

}  // namespace wt::ec2::catalog
