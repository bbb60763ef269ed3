#pragma once

// How the tables of instance types are written: what the sizes of a family share stands in its
// platform, what differs in a row.

#include <cstdint>
#include <span>
#include <string_view>

#include "services/ec2/catalog/instance_types.h"

namespace wt::ec2::catalog {

struct InstanceSize {
  std::string_view name;
  int vcpus = 0;
  int64_t memory_mib = 0;
  int network_interfaces_max = 0;
  int addresses_per_interface = 0;
  int trunk_tasks_max = 0;
  std::string_view network_performance;
  int disk_count = 0;
  int64_t disk_gb = 0;
};

// What a system of Amazon Linux 2 keeps of the memory for itself: shares, and more from 4 GiB on,
// where the hole for devices lies. Observed, by the ECS agent and by nodes of EKS.
struct SystemMemory {
  int per_10000 = 156;
  int fixed_mib = 15;
  int from_4_gib_mib = 74;
  int per_vcpu_mib = 0;
};

struct Platform {
  std::string_view manufacturer;
  std::string_view architecture = "x86_64";
  std::string_view hypervisor = "nitro";
  std::string_view disk_type = "ssd";
  int threads_per_core = 2;
  Support ena = Support::kRequired;
  Support ebs_optimized = Support::kDefault;
  bool current_generation = true;
  bool burstable = false;
  bool ipv6 = true;
  bool modest = false;       // Without encrypted EBS, Dedicated Hosts and cluster placement.
  bool paravirtual = false;  // Beside HVM.
  bool instance_store_root = false;  // Beside EBS.
  bool capacity_blocks = false;
  SystemMemory system_memory = {};
};

struct InstanceFamily {
  std::string_view name;
  const Platform& platform;
  double clock_ghz = 0;
  std::span<const InstanceSize> sizes;
};

// Skylake and Cascade Lake, and Ice Lake and later; the generations of AMD alike.
inline constexpr SystemMemory kIntelMemory{293, 44, 172, 28};
inline constexpr SystemMemory kAmdMemory{290, 44, 100};
inline constexpr Platform kIntelNitro{.manufacturer = "Intel", .system_memory = kIntelMemory};
inline constexpr Platform kIntelNitro6{.manufacturer = "Intel", .system_memory = {325, 44, 57}};
inline constexpr Platform kIntelNitroDense{
    .manufacturer = "Intel", .disk_type = "hdd", .system_memory = kIntelMemory};
inline constexpr Platform kIntelNitroBlocks{
    .manufacturer = "Intel", .capacity_blocks = true, .system_memory = kIntelMemory};
inline constexpr Platform kAmdNitro{.manufacturer = "AMD", .system_memory = kAmdMemory};
inline constexpr Platform kAmdNitro6{.manufacturer = "AMD", .system_memory = {377, 44, 57}};
inline constexpr Platform kAmdNitro7{
    .manufacturer = "AMD", .threads_per_core = 1, .system_memory = {377, 44, 57}};
inline constexpr Platform kAmdNitroBlocks{
    .manufacturer = "AMD", .capacity_blocks = true, .system_memory = {377, 44, 57}};
inline constexpr Platform kGraviton{.manufacturer = "AWS",
                                    .architecture = "arm64",
                                    .threads_per_core = 1,
                                    .system_memory = {345, 44, 57}};

inline constexpr Platform kT2{.manufacturer = "Intel",
                              .hypervisor = "xen",
                              .threads_per_core = 1,
                              .ena = Support::kUnsupported,
                              .ebs_optimized = Support::kUnsupported,
                              .burstable = true};
inline constexpr Platform kT3{
    .manufacturer = "Intel", .burstable = true, .system_memory = {274, 44, 57}};
inline constexpr Platform kT3a{
    .manufacturer = "AMD", .burstable = true, .system_memory = {247, 44, 57}};
inline constexpr Platform kT4g{.manufacturer = "AWS",
                               .architecture = "arm64",
                               .threads_per_core = 1,
                               .burstable = true,
                               .system_memory = {288, 44, 57}};

// Before Nitro: with the Intel 82599 network function, and with ENA.
inline constexpr Platform kXenEbs{
    .manufacturer = "Intel", .hypervisor = "xen", .ena = Support::kUnsupported};
inline constexpr Platform kXenEna{
    .manufacturer = "Intel", .hypervisor = "xen", .ena = Support::kSupported};
inline constexpr Platform kXenDense{.manufacturer = "Intel",
                                    .hypervisor = "xen",
                                    .disk_type = "hdd",
                                    .ena = Support::kUnsupported,
                                    .instance_store_root = true};
inline constexpr Platform kX1{.manufacturer = "Intel",
                              .hypervisor = "xen",
                              .ena = Support::kSupported,
                              .instance_store_root = true};
inline constexpr Platform kH1{
    .manufacturer = "Intel", .hypervisor = "xen", .disk_type = "hdd", .ena = Support::kSupported};

// Previous generations. C3, R3 and I2 alone among them have IPv6.
inline constexpr Platform kC3{.manufacturer = "Intel",
                              .hypervisor = "xen",
                              .ena = Support::kUnsupported,
                              .ebs_optimized = Support::kSupported,
                              .current_generation = false,
                              .paravirtual = true,
                              .instance_store_root = true};
inline constexpr Platform kR3{.manufacturer = "Intel",
                              .hypervisor = "xen",
                              .ena = Support::kUnsupported,
                              .ebs_optimized = Support::kSupported,
                              .current_generation = false,
                              .instance_store_root = true};
inline constexpr Platform kM3{.manufacturer = "Intel",
                              .hypervisor = "xen",
                              .ena = Support::kUnsupported,
                              .ebs_optimized = Support::kSupported,
                              .current_generation = false,
                              .ipv6 = false,
                              .paravirtual = true,
                              .instance_store_root = true};
inline constexpr Platform kM1{.manufacturer = "Intel",
                              .hypervisor = "xen",
                              .disk_type = "hdd",
                              .threads_per_core = 1,
                              .ena = Support::kUnsupported,
                              .ebs_optimized = Support::kSupported,
                              .current_generation = false,
                              .ipv6 = false,
                              .modest = true,
                              .paravirtual = true,
                              .instance_store_root = true};
inline constexpr Platform kT1{.manufacturer = "Intel",
                              .hypervisor = "xen",
                              .threads_per_core = 1,
                              .ena = Support::kUnsupported,
                              .ebs_optimized = Support::kUnsupported,
                              .current_generation = false,
                              .ipv6 = false,
                              .modest = true,
                              .paravirtual = true};

// Sources of the tables: names from the EC2 API model; sizes, clocks, networks and disks from the
// instance type pages; interfaces, addresses and trunk limits from the page of elastic network
// interfaces, the list of types with ENI trunking in the ECS guide, and the limits that the VPC
// resource controller publishes. All documented.
std::span<const InstanceFamily> GeneralPurposeFamilies();
std::span<const InstanceFamily> ComputeOptimizedFamilies();
std::span<const InstanceFamily> MemoryOptimizedFamilies();
std::span<const InstanceFamily> StorageAndAcceleratedFamilies();

}  // namespace wt::ec2::catalog
