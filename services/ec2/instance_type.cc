#include "services/ec2/instance_type.h"

namespace wt::ec2 {
namespace {

using catalog::InstanceType;
using catalog::ToString;

wire::List<std::string> Strings(const std::vector<std::string_view>& names) {
  wire::List<std::string> out;
  out.present = true;
  for (const std::string_view name : names) out.emplace_back(name);
  return out;
}

NetworkInfo NetworkOf(const InstanceType& type) {
  NetworkInfo network;
  network.network_performance = type.network_performance;
  network.maximum_network_interfaces = type.network_interfaces_max;
  network.maximum_network_cards = type.network_cards;
  network.default_network_card_index = 0;
  NetworkCardInfo& card = network.network_cards.emplace_back();
  card.network_card_index = 0;
  card.network_performance = type.network_performance;
  card.maximum_network_interfaces = type.network_interfaces_max / type.network_cards;
  network.ipv4_addresses_per_interface = type.ipv4_addresses_per_interface;
  network.ipv6_addresses_per_interface = type.ipv6_addresses_per_interface;
  network.ipv6_supported = type.ipv6_addresses_per_interface > 0;
  network.ena_support = type.ena == catalog::Support::kDefault ? "supported" : ToString(type.ena);
  return network;
}

}  // namespace

InstanceTypeInfo ToApi(const InstanceType& type) {
  InstanceTypeInfo info;
  info.instance_type = type.name;
  info.current_generation = type.current_generation;
  info.free_tier_eligible = type.free_tier_eligible;
  info.supported_usage_classes = Strings(type.usage_classes);
  info.supported_root_device_types = Strings(type.root_devices);
  info.supported_virtualization_types = Strings(type.virtualization);
  info.bare_metal = type.bare_metal;
  if (!type.hypervisor.empty()) info.hypervisor = type.hypervisor;
  ProcessorInfo& processor = info.processor_info.emplace();
  processor.supported_architectures = Strings(type.architectures);
  processor.manufacturer = type.processor_manufacturer;
  if (type.clock_ghz > 0) processor.sustained_clock_speed_in_ghz = type.clock_ghz;
  VCpuInfo& cpu = info.v_cpu_info.emplace();
  cpu.default_v_cpus = type.vcpus;
  cpu.default_cores = type.cores;
  cpu.default_threads_per_core = type.threads_per_core;
  info.memory_info.emplace().size_in_mi_b = type.memory_mib;
  info.instance_storage_supported = type.disks.count > 0;
  if (type.disks.count > 0) {
    InstanceStorageInfo& storage = info.instance_storage_info.emplace();
    storage.total_size_in_gb = type.disks.total_size_gb();
    DiskInfo& disk = storage.disks.emplace_back();
    disk.count = type.disks.count;
    disk.size_in_gb = type.disks.size_gb;
    disk.type = type.disks.type;
    storage.nvme_support = ToString(type.disks.nvme);
  }
  EbsInfo& ebs = info.ebs_info.emplace();
  ebs.ebs_optimized_support = ToString(type.ebs_optimized);
  ebs.nvme_support = ToString(type.ebs_nvme);
  ebs.encryption_support = "supported";
  info.network_info = NetworkOf(type);
  if (type.gpus.count > 0) {
    GpuInfo& gpus = info.gpu_info.emplace();
    GpuDeviceInfo& device = gpus.gpus.emplace_back();
    device.name = type.gpus.name;
    device.manufacturer = type.gpus.manufacturer;
    device.count = type.gpus.count;
    device.memory_info.emplace().size_in_mi_b = type.gpus.memory_mib;
    gpus.total_gpu_memory_in_mi_b = type.gpus.count * type.gpus.memory_mib;
  }
  info.placement_group_info.emplace().supported_strategies = {"partition", "spread"};
  if (!type.burstable) {
    info.placement_group_info->supported_strategies.insert(
        info.placement_group_info->supported_strategies.begin(), "cluster");
  }
  info.burstable_performance_supported = type.burstable;
  info.supported_boot_modes = Strings(type.boot_modes);
  return info;
}

std::span<const FilterField<InstanceType>> InstanceTypeFilters() {
  using Row = InstanceType;
  static constexpr FilterField<Row> kFields[] = {
      {"instance-type", [](Context&, const Row& row, Values& out) { out.emplace_back(row.name); }},
      {"current-generation",
       [](Context&, const Row& row, Values& out) { out.push_back(Word(row.current_generation)); }},
      {"free-tier-eligible",
       [](Context&, const Row& row, Values& out) { out.push_back(Word(row.free_tier_eligible)); }},
      {"bare-metal",
       [](Context&, const Row& row, Values& out) { out.push_back(Word(row.bare_metal)); }},
      {"burstable-performance-supported",
       [](Context&, const Row& row, Values& out) { out.push_back(Word(row.burstable)); }},
      {"hypervisor",
       [](Context&, const Row& row, Values& out) { out.emplace_back(row.hypervisor); }},
      {"processor-info.supported-architecture",
       [](Context&, const Row& row, Values& out) {
         for (const auto name : row.architectures) out.emplace_back(name);
       }},
      {"processor-info.sustained-clock-speed-in-ghz",
       [](Context&, const Row& row, Values& out) {
         std::string text = StrCat(static_cast<int64_t>(row.clock_ghz * 10 + 0.5));
         text.insert(text.size() - 1, ".");
         out.push_back(text);
       }},
      {"supported-usage-class",
       [](Context&, const Row& row, Values& out) {
         for (const auto name : row.usage_classes) out.emplace_back(name);
       }},
      {"supported-root-device-type",
       [](Context&, const Row& row, Values& out) {
         for (const auto name : row.root_devices) out.emplace_back(name);
       }},
      {"supported-virtualization-type",
       [](Context&, const Row& row, Values& out) {
         for (const auto name : row.virtualization) out.emplace_back(name);
       }},
      {"supported-boot-mode",
       [](Context&, const Row& row, Values& out) {
         for (const auto name : row.boot_modes) out.emplace_back(name);
       }},
      {"vcpu-info.default-vcpus",
       [](Context&, const Row& row, Values& out) { out.push_back(StrCat(row.vcpus)); }},
      {"vcpu-info.default-cores",
       [](Context&, const Row& row, Values& out) { out.push_back(StrCat(row.cores)); }},
      {"vcpu-info.default-threads-per-core",
       [](Context&, const Row& row, Values& out) { out.push_back(StrCat(row.threads_per_core)); }},
      {"memory-info.size-in-mib",
       [](Context&, const Row& row, Values& out) { out.push_back(StrCat(row.memory_mib)); }},
      {"instance-storage-supported",
       [](Context&, const Row& row, Values& out) { out.push_back(Word(row.disks.count > 0)); }},
      {"network-info.maximum-network-interfaces",
       [](Context&, const Row& row, Values& out) {
         out.push_back(StrCat(row.network_interfaces_max));
       }},
      {"network-info.ipv4-addresses-per-interface",
       [](Context&, const Row& row, Values& out) {
         out.push_back(StrCat(row.ipv4_addresses_per_interface));
       }},
      {"network-info.network-performance",
       [](Context&, const Row& row, Values& out) { out.emplace_back(row.network_performance); }},
      {"network-info.ena-support",
       [](Context&, const Row& row, Values& out) { out.emplace_back(ToString(row.ena)); }},
  };
  return kFields;
}

}  // namespace wt::ec2
