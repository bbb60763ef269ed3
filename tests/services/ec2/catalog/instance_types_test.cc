#include "services/ec2/catalog/instance_types.h"

#include <algorithm>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/base/strings.h"

namespace wt::ec2::catalog {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsNull;
using ::testing::Not;
using ::testing::NotNull;

TEST(InstanceTypes, AreManySortedAndUnique) {
  EXPECT_GE(InstanceTypes().size(), 700u);
  EXPECT_TRUE(std::ranges::is_sorted(InstanceTypes(), {}, &InstanceType::name));
  const auto twice = std::ranges::adjacent_find(InstanceTypes(), {}, &InstanceType::name);
  EXPECT_EQ(twice, InstanceTypes().end());
}

TEST(InstanceTypes, AreFoundByTheirWholeName) {
  for (const InstanceType& type : InstanceTypes()) EXPECT_EQ(FindInstanceType(type.name), &type);
  EXPECT_THAT(FindInstanceType("m5.huge"), IsNull());
  EXPECT_THAT(FindInstanceType("m5"), IsNull());
  EXPECT_THAT(FindInstanceType(""), IsNull());
  EXPECT_THAT(FindInstanceType("zz.large"), IsNull());
}

struct Known {
  std::string_view name;
  int vcpus, cores;
  int64_t memory_mib;
  int interfaces, addresses;
  std::string_view network;
  double clock_ghz;
};

TEST(InstanceTypes, HaveTheFiguresOfTheDocumentation) {
  const Known kKnown[] = {
      {"t2.micro", 1, 1, 1024, 2, 2, "Low to Moderate", 2.5},
      {"t2.large", 2, 2, 8192, 3, 12, "Low to Moderate", 2.3},
      {"t3.nano", 2, 1, 512, 2, 2, "Up to 5 Gigabit", 2.5},
      {"t3.micro", 2, 1, 1024, 2, 2, "Up to 5 Gigabit", 2.5},
      {"t3.medium", 2, 1, 4096, 3, 6, "Up to 5 Gigabit", 2.5},
      {"t3a.small", 2, 1, 2048, 2, 4, "Up to 5 Gigabit", 2.2},
      {"t4g.small", 2, 2, 2048, 3, 4, "Up to 5 Gigabit", 2.5},
      {"m4.large", 2, 1, 8192, 2, 10, "Moderate", 2.4},
      {"m4.10xlarge", 40, 20, 163840, 8, 30, "10 Gigabit", 2.4},
      {"m5.large", 2, 1, 8192, 3, 10, "Up to 10 Gigabit", 3.1},
      {"m5.24xlarge", 96, 48, 393216, 15, 50, "25 Gigabit", 3.1},
      {"m6i.32xlarge", 128, 64, 524288, 15, 50, "50 Gigabit", 3.5},
      {"m7g.medium", 1, 1, 4096, 2, 4, "Up to 12.5 Gigabit", 2.6},
      {"m7a.48xlarge", 192, 192, 786432, 15, 50, "50 Gigabit", 3.7},
      {"c4.8xlarge", 36, 18, 61440, 8, 30, "10 Gigabit", 2.9},
      {"c5.9xlarge", 36, 18, 73728, 8, 30, "12 Gigabit", 3.4},
      {"c5n.18xlarge", 72, 36, 196608, 15, 50, "100 Gigabit", 3.4},
      {"c6g.metal", 64, 64, 131072, 15, 50, "25 Gigabit", 2.5},
      {"r4.large", 2, 1, 15616, 3, 10, "Up to 10 Gigabit", 2.3},
      {"r5.16xlarge", 64, 32, 524288, 15, 50, "20 Gigabit", 3.1},
      {"x1e.32xlarge", 128, 64, 3997696, 8, 30, "25 Gigabit", 2.3},
      {"i3.metal", 72, 36, 524288, 15, 50, "25 Gigabit", 2.3},
      {"g4dn.xlarge", 4, 2, 16384, 3, 10, "Up to 25 Gigabit", 2.5},
      {"p4d.24xlarge", 96, 48, 1179648, 60, 50, "4x 100 Gigabit", 3.0},
      {"inf1.24xlarge", 96, 48, 196608, 11, 30, "100 Gigabit", 2.5},
  };
  for (const Known& known : kKnown) {
    const InstanceType* type = FindInstanceType(known.name);
    ASSERT_THAT(type, NotNull()) << known.name;
    EXPECT_EQ(type->vcpus, known.vcpus) << known.name;
    EXPECT_EQ(type->cores, known.cores) << known.name;
    EXPECT_EQ(type->memory_mib, known.memory_mib) << known.name;
    EXPECT_EQ(type->network_interfaces_max, known.interfaces) << known.name;
    EXPECT_EQ(type->ipv4_addresses_per_interface, known.addresses) << known.name;
    EXPECT_EQ(type->network_performance, known.network) << known.name;
    EXPECT_DOUBLE_EQ(type->clock_ghz, known.clock_ghz) << known.name;
  }
}

// Pods of EKS without prefixes: interfaces × (addresses - 1) + 2, as AWS publishes for each type.
TEST(InstanceTypes, InterfacesAndAddressesAgreeWithThePodsOfEks) {
  const std::map<std::string_view, int> kPods = {
      {"a1.metal", 234},     {"c1.medium", 12},     {"c5.18xlarge", 737},  {"d3.8xlarge", 59},
      {"d3en.12xlarge", 89}, {"f1.16xlarge", 394},  {"g4ad.4xlarge", 29},  {"g4dn.16xlarge", 58},
      {"g5.16xlarge", 234},  {"g5.48xlarge", 345},  {"i3en.6xlarge", 234}, {"i4i.24xlarge", 437},
      {"inf1.2xlarge", 38},  {"m1.medium", 12},     {"m2.2xlarge", 118},   {"m4.16xlarge", 234},
      {"m5zn.6xlarge", 234}, {"m7i.48xlarge", 737}, {"t2.2xlarge", 44},    {"t3.small", 11},
      {"x1.32xlarge", 234},  {"x1e.8xlarge", 58},   {"z1d.12xlarge", 737}};
  for (const auto& [name, pods] : kPods) {
    const InstanceType* type = FindInstanceType(name);
    ASSERT_THAT(type, NotNull()) << name;
    EXPECT_EQ(type->network_interfaces_max * (type->ipv4_addresses_per_interface - 1) + 2, pods)
        << name;
  }
}

TEST(InstanceTypes, AreCompleteAndSane) {
  for (const InstanceType& type : InstanceTypes()) {
    SCOPED_TRACE(type.name);
    EXPECT_TRUE(type.name.starts_with(StrCat(type.family, ".")));
    EXPECT_EQ(type.cores * type.threads_per_core, type.vcpus);
    EXPECT_GE(type.memory_mib, 512);
    EXPECT_GE(type.network_interfaces_max, type.network_cards);
    EXPECT_FALSE(type.network_performance.empty());
    EXPECT_EQ(type.hypervisor.empty(), type.bare_metal);
    EXPECT_FALSE(type.architectures.empty());
    EXPECT_FALSE(type.boot_modes.empty());
    EXPECT_EQ(type.processor_manufacturer == "AWS", type.architectures.front() == "arm64");
    EXPECT_EQ(type.disks.count > 0, type.disks.size_gb > 0);
    EXPECT_TRUE(type.trunk_tasks_max == 0 || type.trunk_tasks_max >= type.network_interfaces_max)
        << type.trunk_tasks_max;
  }
}

// Within a family, a size with more vCPUs never has less of anything.
TEST(InstanceTypes, GrowWithinTheirFamily) {
  // Of these some larger size has fewer interfaces or disks (documented).
  const std::vector<std::string_view> kIrregular = {"d3", "d3en", "g4dn", "g5", "g6", "i4i"};
  std::map<std::string_view, std::vector<const InstanceType*>> families;
  for (const InstanceType& type : InstanceTypes()) {
    if (!type.bare_metal) families[type.family].push_back(&type);
  }
  for (auto& [family, types] : families) {
    std::ranges::stable_sort(types, [](const InstanceType* a, const InstanceType* b) {
      return std::pair(a->vcpus, a->memory_mib) < std::pair(b->vcpus, b->memory_mib);
    });
    for (size_t i = 1; i < types.size(); ++i) {
      SCOPED_TRACE(types[i]->name);
      EXPECT_GT(types[i]->memory_mib, types[i - 1]->memory_mib);
      if (std::ranges::find(kIrregular, family) != kIrregular.end()) continue;
      EXPECT_GE(types[i]->disks.total_size_gb(), types[i - 1]->disks.total_size_gb());
      EXPECT_GE(types[i]->network_interfaces_max, types[i - 1]->network_interfaces_max);
      EXPECT_GE(types[i]->ipv4_addresses_per_interface, types[i - 1]->ipv4_addresses_per_interface);
      EXPECT_GE(types[i]->trunk_tasks_max, types[i - 1]->trunk_tasks_max);
    }
  }
}

TEST(InstanceTypes, TrunkingAgreesWithTheGuideOfEcs) {
  const std::map<std::string_view, int> kTasks = {
      {"a1.medium", 10},      {"c5.large", 10},       {"c5.9xlarge", 60},  {"c6i.8xlarge", 90},
      {"c6in.32xlarge", 120}, {"g4ad.xlarge", 12},    {"g5.xlarge", 6},    {"g5.48xlarge", 120},
      {"i4i.4xlarge", 58},    {"i4i.16xlarge", 248},  {"m5.large", 10},    {"m5.2xlarge", 40},
      {"m5.12xlarge", 60},    {"m5.24xlarge", 120},   {"m5zn.xlarge", 31}, {"m5zn.3xlarge", 98},
      {"m6i.12xlarge", 120},  {"p3.16xlarge", 120},   {"t3.large", 0},     {"t2.micro", 0},
      {"m4.large", 0},        {"x2iedn.2xlarge", 29}, {"m7g.medium", 4},   {"z1d.large", 14},
      {"z1d.6xlarge", 60}};
  for (const auto& [name, tasks] : kTasks) {
    EXPECT_EQ(FindInstanceType(name)->trunk_tasks_max, tasks) << name;
  }
}

TEST(InstanceTypes, KnowWhatTheyAre) {
  const InstanceType& micro = *FindInstanceType("t2.micro");
  EXPECT_TRUE(micro.free_tier_eligible);
  EXPECT_TRUE(micro.burstable);
  EXPECT_EQ(micro.hypervisor, "xen");
  EXPECT_THAT(micro.architectures, ElementsAre("i386", "x86_64"));
  EXPECT_EQ(ToString(micro.ebs_optimized), "unsupported");
  EXPECT_EQ(ToString(micro.ena), "unsupported");

  const InstanceType& graviton = *FindInstanceType("m6gd.large");
  EXPECT_THAT(graviton.architectures, ElementsAre("arm64"));
  EXPECT_THAT(graviton.boot_modes, ElementsAre("uefi"));
  EXPECT_EQ(graviton.disks.total_size_gb(), 118);
  EXPECT_EQ(ToString(graviton.disks.nvme), "required");
  EXPECT_FALSE(graviton.free_tier_eligible);

  const InstanceType& old = *FindInstanceType("m1.small");
  EXPECT_FALSE(old.current_generation);
  EXPECT_EQ(old.ipv6_addresses_per_interface, 0);
  EXPECT_THAT(old.virtualization, Contains("paravirtual"));
  EXPECT_THAT(old.root_devices, ElementsAre("ebs", "instance-store"));
  EXPECT_EQ(old.disks.type, "hdd");

  EXPECT_THAT(old.placement, ElementsAre("partition", "spread"));
  EXPECT_FALSE(old.dedicated_hosts);
  EXPECT_EQ(ToString(old.ebs_encryption), "unsupported");
  EXPECT_EQ(ToString(FindInstanceType("c1.medium")->ebs_optimized), "unsupported");
  EXPECT_EQ(ToString(FindInstanceType("c1.xlarge")->ebs_optimized), "supported");
  EXPECT_EQ(FindInstanceType("m3.xlarge")->cores, 4);
  EXPECT_EQ(FindInstanceType("m3.2xlarge")->cores, 4);
  EXPECT_THAT(FindInstanceType("c3.large")->virtualization, ElementsAre("hvm", "paravirtual"));
  EXPECT_THAT(FindInstanceType("c3.large")->architectures, ElementsAre("i386", "x86_64"));
  EXPECT_THAT(FindInstanceType("m5.large")->placement,
              ElementsAre("cluster", "partition", "spread"));

  const InstanceType& metal = *FindInstanceType("i3.metal");
  EXPECT_TRUE(metal.bare_metal);
  EXPECT_EQ(ToString(metal.ebs_nvme), "required");
  EXPECT_EQ(FindInstanceType("m5.metal")->hypervisor, "");

  const InstanceType& gpu = *FindInstanceType("p3.16xlarge");
  EXPECT_EQ(gpu.gpus.count, 8);
  EXPECT_EQ(gpu.gpus.name, "V100");
  EXPECT_EQ(gpu.gpus.memory_mib, 16384);
  EXPECT_THAT(gpu.usage_classes, Not(Contains("capacity-block")));
  EXPECT_THAT(FindInstanceType("p5.48xlarge")->usage_classes, Contains("capacity-block"));
  EXPECT_EQ(FindInstanceType("m6idn.32xlarge")->network_cards, 2);
  EXPECT_EQ(FindInstanceType("inf2.24xlarge")->neuron.count, 6);
  EXPECT_EQ(FindInstanceType("inf2.24xlarge")->neuron.name, "Inferentia2");
  EXPECT_EQ(FindInstanceType("m5.large")->neuron.count, 0);
}

TEST(RegisteredMemory, IsTheDocumentedOne) {
  EXPECT_EQ(RegisteredMemoryMib(*FindInstanceType("m4.large")), 7985);
  EXPECT_EQ(RegisteredMemoryMib(*FindInstanceType("c4.large")), 3768);
  EXPECT_EQ(RegisteredMemoryMib(*FindInstanceType("c4.4xlarge")), 30158);
}

// Registered by agents of ECS on Amazon Linux 2.
TEST(RegisteredMemory, IsWhatAgentsRegister) {
  const std::map<std::string_view, int64_t> kSeen = {
      {"t2.medium", 3943},   {"t2.large", 7975},   {"t2.xlarge", 16039}, {"t3.micro", 952},
      {"t3.medium", 3884},   {"m5.large", 7680},   {"m5.xlarge", 15576}, {"m5.2xlarge", 31368},
      {"m5.4xlarge", 62950}, {"c5.large", 3704},   {"c5.xlarge", 7624},  {"c5.2xlarge", 15463},
      {"c5.4xlarge", 31142}, {"c5.9xlarge", 70341}};
  for (const auto& [name, mib] : kSeen) {
    EXPECT_NEAR(RegisteredMemoryMib(*FindInstanceType(name)), mib, 4) << name;
  }
}

// Memory that nodes of EKS lack of their type's, in bytes: another kernel, so less exactly.
TEST(RegisteredMemory, IsNearWhatOtherNodesHave) {
  const std::map<std::string_view, int64_t> kLacking = {
      {"t2.micro", 82165760},        {"t3.small", 137269248},       {"t3.large", 382386176},
      {"t3a.xlarge", 571609088},     {"t4g.large", 391708672},      {"m4.2xlarge", 718897152},
      {"m5.24xlarge", 11086274560},  {"m5a.large", 539660288},      {"m6a.large", 470466560},
      {"m6a.48xlarge", 30038941696}, {"m6g.medium", 309780480},     {"m6i.large", 424321024},
      {"m6i.metal", 8923189248},     {"m7g.4xlarge", 2509815808},   {"c5a.large", 264941568},
      {"c6g.large", 293154816},      {"c6g.metal", 2639044608},     {"c6i.8xlarge", 2384064512},
      {"r5.2xlarge", 2143367168},    {"r6g.16xlarge", 15293419520}, {"i4i.4xlarge", 4510916608}};
  for (const auto& [name, bytes] : kLacking) {
    const InstanceType& type = *FindInstanceType(name);
    const int64_t has = type.memory_mib - bytes / 1024 / 1024;
    EXPECT_NEAR(RegisteredMemoryMib(type), has, static_cast<double>(has) / 50 + 30) << name;
  }
}

TEST(RegisteredMemory, IsALittleLessThanTheTypeHas) {
  for (const InstanceType& type : InstanceTypes()) {
    EXPECT_LT(RegisteredMemoryMib(type), type.memory_mib) << type.name;
    EXPECT_GT(RegisteredMemoryMib(type), type.memory_mib * 85 / 100) << type.name;
  }
}

}  // namespace
}  // namespace wt::ec2::catalog
