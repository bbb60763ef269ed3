#include "services/ec2/catalog/instance_types.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "emulator/base/check.h"
#include "services/ec2/catalog/instance_families.h"

namespace wt::ec2::catalog {
namespace {

struct GpuRow {
  std::string_view type;
  Gpus gpus;
};

// GPUs and their memory as the accelerated computing page gives them, in MiB of each.
constexpr GpuRow kGpus[] = {
    {"dl1.24xlarge", {8, "Gaudi HL-205", "Habana", 32768}},
    {"g3.16xlarge", {4, "M60", "NVIDIA", 8192}},
    {"g3.4xlarge", {1, "M60", "NVIDIA", 8192}},
    {"g3.8xlarge", {2, "M60", "NVIDIA", 8192}},
    {"g3s.xlarge", {1, "M60", "NVIDIA", 8192}},
    {"g4ad.16xlarge", {4, "Radeon Pro V520", "AMD", 8192}},
    {"g4ad.2xlarge", {1, "Radeon Pro V520", "AMD", 8192}},
    {"g4ad.4xlarge", {1, "Radeon Pro V520", "AMD", 8192}},
    {"g4ad.8xlarge", {2, "Radeon Pro V520", "AMD", 8192}},
    {"g4ad.xlarge", {1, "Radeon Pro V520", "AMD", 8192}},
    {"g4dn.12xlarge", {4, "T4", "NVIDIA", 16384}},
    {"g4dn.16xlarge", {1, "T4", "NVIDIA", 16384}},
    {"g4dn.2xlarge", {1, "T4", "NVIDIA", 16384}},
    {"g4dn.4xlarge", {1, "T4", "NVIDIA", 16384}},
    {"g4dn.8xlarge", {1, "T4", "NVIDIA", 16384}},
    {"g4dn.metal", {8, "T4", "NVIDIA", 16384}},
    {"g4dn.xlarge", {1, "T4", "NVIDIA", 16384}},
    {"g5.12xlarge", {4, "A10G", "NVIDIA", 24576}},
    {"g5.16xlarge", {1, "A10G", "NVIDIA", 24576}},
    {"g5.24xlarge", {4, "A10G", "NVIDIA", 24576}},
    {"g5.2xlarge", {1, "A10G", "NVIDIA", 24576}},
    {"g5.48xlarge", {8, "A10G", "NVIDIA", 24576}},
    {"g5.4xlarge", {1, "A10G", "NVIDIA", 24576}},
    {"g5.8xlarge", {1, "A10G", "NVIDIA", 24576}},
    {"g5.xlarge", {1, "A10G", "NVIDIA", 24576}},
    {"g5g.16xlarge", {2, "T4g", "NVIDIA", 16384}},
    {"g5g.2xlarge", {1, "T4g", "NVIDIA", 16384}},
    {"g5g.4xlarge", {1, "T4g", "NVIDIA", 16384}},
    {"g5g.8xlarge", {1, "T4g", "NVIDIA", 16384}},
    {"g5g.metal", {2, "T4g", "NVIDIA", 16384}},
    {"g5g.xlarge", {1, "T4g", "NVIDIA", 16384}},
    {"g6.12xlarge", {4, "L4", "NVIDIA", 22888}},
    {"g6.16xlarge", {1, "L4", "NVIDIA", 22888}},
    {"g6.24xlarge", {4, "L4", "NVIDIA", 22888}},
    {"g6.2xlarge", {1, "L4", "NVIDIA", 22888}},
    {"g6.48xlarge", {8, "L4", "NVIDIA", 22888}},
    {"g6.4xlarge", {1, "L4", "NVIDIA", 22888}},
    {"g6.8xlarge", {1, "L4", "NVIDIA", 22888}},
    {"g6.xlarge", {1, "L4", "NVIDIA", 22888}},
    {"p2.16xlarge", {16, "K80", "NVIDIA", 12288}},
    {"p2.8xlarge", {8, "K80", "NVIDIA", 12288}},
    {"p2.xlarge", {1, "K80", "NVIDIA", 12288}},
    {"p3.16xlarge", {8, "V100", "NVIDIA", 16384}},
    {"p3.2xlarge", {1, "V100", "NVIDIA", 16384}},
    {"p3.8xlarge", {4, "V100", "NVIDIA", 16384}},
    {"p3dn.24xlarge", {8, "V100", "NVIDIA", 32768}},
    {"p4d.24xlarge", {8, "A100", "NVIDIA", 40960}},
    {"p5.48xlarge", {8, "H100", "NVIDIA", 81920}},
};

struct NeuronRow {
  std::string_view type;
  NeuronDevices devices;
};

constexpr NeuronRow kNeuron[] = {
    {"inf1.24xlarge", {16, "Inferentia", 4, 1, 8192}},
    {"inf1.2xlarge", {1, "Inferentia", 4, 1, 8192}},
    {"inf1.6xlarge", {4, "Inferentia", 4, 1, 8192}},
    {"inf1.xlarge", {1, "Inferentia", 4, 1, 8192}},
    {"inf2.24xlarge", {6, "Inferentia2", 2, 2, 32768}},
    {"inf2.48xlarge", {12, "Inferentia2", 2, 2, 32768}},
    {"inf2.8xlarge", {1, "Inferentia2", 2, 2, 32768}},
    {"inf2.xlarge", {1, "Inferentia2", 2, 2, 32768}},
    {"trn1.2xlarge", {1, "Trainium", 2, 2, 32768}},
    {"trn1.32xlarge", {16, "Trainium", 2, 2, 32768}},
};

// Network cards where there is more than the one.
constexpr std::pair<std::string_view, int> kNetworkCards[] = {
    {"c6in.32xlarge", 2}, {"c6in.metal", 2},     {"dl1.24xlarge", 4}, {"m6idn.32xlarge", 2},
    {"m6idn.metal", 2},   {"m6in.32xlarge", 2},  {"m6in.metal", 2},   {"p4d.24xlarge", 4},
    {"p5.48xlarge", 32},  {"r6idn.32xlarge", 2}, {"r6idn.metal", 2},  {"r6in.32xlarge", 2},
    {"r6in.metal", 2},    {"trn1.32xlarge", 8},
};

// Sizes whose clock is not the family's.
constexpr std::pair<std::string_view, double> kClocks[] = {
    {"c5.12xlarge", 3.6},  {"c5.24xlarge", 3.6}, {"c5.metal", 3.6},    {"c5d.12xlarge", 3.6},
    {"c5d.24xlarge", 3.6}, {"c5d.metal", 3.6},   {"m4.16xlarge", 2.3}, {"t2.micro", 2.5},
    {"t2.nano", 2.4},      {"t2.small", 2.5},
};

// The smallest sizes before Nitro still run 32-bit images.
constexpr std::string_view kI386[] = {"c1.medium", "c3.large", "m1.medium", "m1.small", "t1.micro",
                                      "t2.medium", "t2.micro", "t2.nano",   "t2.small"};

// Of the families where EBS optimization is an option, the sizes that have it not.
constexpr std::string_view kNeverEbsOptimized[] = {
    "c1.medium", "c3.8xlarge", "c3.large",  "i2.8xlarge", "m1.medium", "m1.small",
    "m2.xlarge", "m3.large",   "m3.medium", "r3.8xlarge", "r3.large"};

constexpr std::string_view kFreeTier[] = {"t1.micro", "t2.micro", "t3.micro"};

// Families whose larger sizes alone have two threads a core (observed).
constexpr std::string_view kSingleThreaded[] = {"m3.large", "m3.medium", "m3.xlarge"};

bool Contains(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

template <class Value>
Value ValueOr(std::span<const std::pair<std::string_view, Value>> rows, std::string_view name,
              Value otherwise) {
  const auto row = std::ranges::find(rows, name, &std::pair<std::string_view, Value>::first);
  return row == rows.end() ? otherwise : row->second;
}

Support EbsOptimized(const Platform& platform, std::string_view name) {
  return Contains(kNeverEbsOptimized, name) ? Support::kUnsupported : platform.ebs_optimized;
}

Disks DisksOf(const Platform& platform, const InstanceSize& size) {
  Disks disks{.count = size.disk_count, .size_gb = size.disk_gb, .type = platform.disk_type};
  // I3 and F1 had NVMe disks before Nitro had them all.
  const bool nvme = platform.hypervisor == "nitro" || size.name.starts_with("i3.") ||
                    size.name.starts_with("f1.");
  if (nvme && disks.count > 0) disks.nvme = Support::kRequired;
  return disks;
}

void FillChoices(const Platform& platform, InstanceType& type) {
  if (Contains(kI386, type.name)) type.architectures.push_back("i386");
  type.architectures.push_back(platform.architecture);

  const bool arm = platform.architecture == "arm64";
  if (!arm) type.boot_modes.push_back("legacy-bios");
  // Documented: Nitro virtual machines take both, Graviton UEFI alone.
  if (arm || type.hypervisor == "nitro") type.boot_modes.push_back("uefi");

  type.usage_classes = {"on-demand", "spot"};
  if (platform.capacity_blocks) type.usage_classes.push_back("capacity-block");

  type.root_devices = {"ebs"};
  if (platform.instance_store_root) type.root_devices.push_back("instance-store");
  type.virtualization = {"hvm"};
  if (platform.paravirtual) type.virtualization.push_back("paravirtual");

  // Documented: burstable types and the first generations join no cluster placement group.
  const bool cluster = !platform.burstable && !platform.modest && type.family != "m3";
  if (cluster) type.placement.push_back("cluster");
  type.placement.insert(type.placement.end(), {"partition", "spread"});
}

int64_t SystemMemoryMib(const InstanceType& type, const Platform& platform) {
  // Without a hypervisor there is the kernel's page array and little else (observed).
  const SystemMemory keeps = type.bare_metal ? SystemMemory{156, 500, 0} : platform.system_memory;
  const bool hole = type.memory_mib >= 4096;
  return type.memory_mib * keeps.per_10000 / 10000 + keeps.fixed_mib +
         (hole ? keeps.from_4_gib_mib : 0) + keeps.per_vcpu_mib * type.vcpus;
}

InstanceType TypeOf(const InstanceFamily& family, const InstanceSize& size) {
  const Platform& platform = family.platform;
  const std::string_view suffix = size.name.substr(family.name.size() + 1);
  InstanceType type{.name = size.name, .family = family.name};
  type.current_generation = platform.current_generation;
  type.free_tier_eligible = Contains(kFreeTier, size.name);
  type.bare_metal = suffix.starts_with("metal");
  type.burstable = platform.burstable;
  // I3 brought the first bare metal, beside virtual machines on Xen.
  if (!type.bare_metal) type.hypervisor = platform.hypervisor;
  type.processor_manufacturer = platform.manufacturer;
  type.clock_ghz = ValueOr<double>(kClocks, size.name, family.clock_ghz);
  FillChoices(platform, type);

  type.vcpus = size.vcpus;
  type.threads_per_core = Contains(kSingleThreaded, size.name) ? 1 : platform.threads_per_core;
  type.cores = size.vcpus / type.threads_per_core;
  type.memory_mib = size.memory_mib;
  type.system_memory_mib = SystemMemoryMib(type, platform);

  type.network_performance = size.network_performance;
  type.network_interfaces_max = size.network_interfaces_max;
  type.network_cards = ValueOr<int>(kNetworkCards, size.name, 1);
  type.ipv4_addresses_per_interface = size.addresses_per_interface;
  type.ipv6_addresses_per_interface = platform.ipv6 ? size.addresses_per_interface : 0;
  type.ena = size.name == "m4.16xlarge" ? Support::kSupported : platform.ena;
  type.trunk_tasks_max = size.trunk_tasks_max;

  type.ebs_optimized = EbsOptimized(platform, size.name);
  type.ebs_nvme = platform.hypervisor == "nitro" ? Support::kRequired : Support::kUnsupported;
  if (type.bare_metal) type.ebs_nvme = Support::kRequired;
  if (platform.modest) type.ebs_encryption = Support::kUnsupported;
  type.dedicated_hosts = !platform.modest && type.family != "t2";
  type.disks = DisksOf(platform, size);
  const auto gpus = std::ranges::find(kGpus, size.name, &GpuRow::type);
  if (gpus != std::end(kGpus)) type.gpus = gpus->gpus;
  const auto neuron = std::ranges::find(kNeuron, size.name, &NeuronRow::type);
  if (neuron != std::end(kNeuron)) type.neuron = neuron->devices;
  return type;
}

std::vector<InstanceType> AllTypes() {
  std::vector<InstanceType> types;
  for (const auto& families : {GeneralPurposeFamilies(), ComputeOptimizedFamilies(),
                               MemoryOptimizedFamilies(), StorageAndAcceleratedFamilies()}) {
    for (const InstanceFamily& family : families) {
      for (const InstanceSize& size : family.sizes) types.push_back(TypeOf(family, size));
    }
  }
  std::ranges::sort(types, {}, &InstanceType::name);
  WT_CHECK(std::ranges::adjacent_find(types, {}, &InstanceType::name) == types.end());
  return types;
}

}  // namespace

std::string_view ToString(Support support) {
  switch (support) {
    case Support::kUnsupported:
      return "unsupported";
    case Support::kSupported:
      return "supported";
    case Support::kDefault:
      return "default";
    case Support::kRequired:
      return "required";
  }
  return "";
}

std::span<const InstanceType> InstanceTypes() {
  static const std::vector<InstanceType> types = AllTypes();
  return types;
}

const InstanceType* FindInstanceType(std::string_view name) {
  const std::span<const InstanceType> types = InstanceTypes();
  const auto found = std::ranges::lower_bound(types, name, {}, &InstanceType::name);
  return found == types.end() || found->name != name ? nullptr : &*found;
}

// The agent registers what the kernel reports as total memory, less ECS_RESERVED_MEMORY.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/memory-management.html
int64_t RegisteredMemoryMib(const InstanceType& type) {
  // 1. Figures that AWS's pages give (documented; c4.2xlarge observed, amazon-ecs-agent#399).
  static constexpr std::pair<std::string_view, int64_t> kKnown[] = {
      {"c4.2xlarge", 15042}, {"c4.4xlarge", 30158}, {"c4.large", 3768}, {"m4.large", 7985}};
  const int64_t known = ValueOr<int64_t>(kKnown, type.name, 0);
  if (known > 0) return known;

  // 2. Else memory less what the system keeps, by laws for each platform (see SystemMemory).
  return type.memory_mib - type.system_memory_mib;
}

}  // namespace wt::ec2::catalog
