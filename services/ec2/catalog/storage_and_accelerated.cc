// Storage optimized and accelerated families, one row a type:
// vCPUs, MiB, network interfaces, IPv4 addresses each, ECS tasks with ENI trunking, network, disks,
// GB each.

#include "services/ec2/catalog/instance_families.h"

namespace wt::ec2::catalog {
namespace {

constexpr InstanceSize kD2Sizes[] = {
    {"d2.xlarge", 4, 31232, 4, 15, 0, "Moderate", 3, 2048},
    {"d2.2xlarge", 8, 62464, 4, 15, 0, "High", 6, 2048},
    {"d2.4xlarge", 16, 124928, 8, 30, 0, "High", 12, 2048},
    {"d2.8xlarge", 36, 249856, 8, 30, 0, "10 Gigabit", 24, 2048},
};
constexpr InstanceSize kD3Sizes[] = {
    {"d3.xlarge", 4, 32768, 4, 3, 44, "Up to 15 Gigabit", 3, 1980},
    {"d3.2xlarge", 8, 65536, 4, 5, 94, "Up to 15 Gigabit", 6, 1980},
    {"d3.4xlarge", 16, 131072, 4, 10, 120, "Up to 15 Gigabit", 12, 1980},
    {"d3.8xlarge", 32, 262144, 3, 20, 120, "25 Gigabit", 24, 1980},
};
constexpr InstanceSize kD3enSizes[] = {
    {"d3en.xlarge", 4, 16384, 4, 3, 26, "Up to 25 Gigabit", 2, 13980},
    {"d3en.2xlarge", 8, 32768, 4, 5, 60, "Up to 25 Gigabit", 4, 13980},
    {"d3en.4xlarge", 16, 65536, 4, 10, 120, "25 Gigabit", 8, 13980},
    {"d3en.6xlarge", 24, 98304, 4, 15, 120, "40 Gigabit", 12, 13980},
    {"d3en.8xlarge", 32, 131072, 4, 20, 120, "50 Gigabit", 16, 13980},
    {"d3en.12xlarge", 48, 196608, 3, 30, 120, "75 Gigabit", 24, 13980},
};
constexpr InstanceSize kH1Sizes[] = {
    {"h1.2xlarge", 8, 32768, 4, 15, 0, "Up to 10 Gigabit", 1, 2000},
    {"h1.4xlarge", 16, 65536, 8, 30, 0, "Up to 10 Gigabit", 2, 2000},
    {"h1.8xlarge", 32, 131072, 8, 30, 0, "10 Gigabit", 4, 2000},
    {"h1.16xlarge", 64, 262144, 15, 50, 0, "25 Gigabit", 8, 2000},
};
constexpr InstanceSize kI2Sizes[] = {
    {"i2.xlarge", 4, 31232, 4, 15, 0, "Moderate", 1, 800},
    {"i2.2xlarge", 8, 62464, 4, 15, 0, "High", 2, 800},
    {"i2.4xlarge", 16, 124928, 8, 30, 0, "High", 4, 800},
    {"i2.8xlarge", 32, 249856, 8, 30, 0, "10 Gigabit", 8, 800},
};
constexpr InstanceSize kI3Sizes[] = {
    {"i3.large", 2, 15616, 3, 10, 0, "Up to 10 Gigabit", 1, 475},
    {"i3.xlarge", 4, 31232, 4, 15, 0, "Up to 10 Gigabit", 1, 950},
    {"i3.2xlarge", 8, 62464, 4, 15, 0, "Up to 10 Gigabit", 1, 1900},
    {"i3.4xlarge", 16, 124928, 8, 30, 0, "Up to 10 Gigabit", 2, 1900},
    {"i3.8xlarge", 32, 249856, 8, 30, 0, "10 Gigabit", 4, 1900},
    {"i3.16xlarge", 64, 499712, 15, 50, 0, "25 Gigabit", 8, 1900},
    {"i3.metal", 72, 524288, 15, 50, 133, "25 Gigabit", 8, 1900},
};
constexpr InstanceSize kI3enSizes[] = {
    {"i3en.large", 2, 16384, 3, 10, 6, "Up to 25 Gigabit", 1, 1250},
    {"i3en.xlarge", 4, 32768, 4, 15, 14, "Up to 25 Gigabit", 1, 2500},
    {"i3en.2xlarge", 8, 65536, 4, 15, 30, "Up to 25 Gigabit", 2, 2500},
    {"i3en.3xlarge", 12, 98304, 4, 15, 40, "Up to 25 Gigabit", 1, 7500},
    {"i3en.6xlarge", 24, 196608, 8, 30, 60, "25 Gigabit", 2, 7500},
    {"i3en.12xlarge", 48, 393216, 8, 30, 60, "50 Gigabit", 4, 7500},
    {"i3en.24xlarge", 96, 786432, 15, 50, 120, "100 Gigabit", 8, 7500},
    {"i3en.metal", 96, 786432, 15, 50, 120, "100 Gigabit", 8, 7500},
};
constexpr InstanceSize kI4gSizes[] = {
    {"i4g.large", 2, 16384, 3, 10, 10, "Up to 10 Gigabit", 1, 468},
    {"i4g.xlarge", 4, 32768, 4, 15, 20, "Up to 10 Gigabit", 1, 937},
    {"i4g.2xlarge", 8, 65536, 4, 15, 40, "Up to 12 Gigabit", 1, 1875},
    {"i4g.4xlarge", 16, 131072, 8, 30, 60, "Up to 25 Gigabit", 1, 3750},
    {"i4g.8xlarge", 32, 262144, 8, 30, 60, "18.75 Gigabit", 2, 3750},
    {"i4g.16xlarge", 64, 524288, 15, 50, 120, "37.5 Gigabit", 4, 3750},
};
constexpr InstanceSize kI4iSizes[] = {
    {"i4i.large", 2, 16384, 3, 10, 0, "Up to 10 Gigabit", 1, 468},
    {"i4i.xlarge", 4, 32768, 4, 15, 8, "Up to 10 Gigabit", 1, 937},
    {"i4i.2xlarge", 8, 65536, 4, 15, 28, "Up to 12 Gigabit", 1, 1875},
    {"i4i.4xlarge", 16, 131072, 8, 30, 58, "Up to 25 Gigabit", 1, 3750},
    {"i4i.8xlarge", 32, 262144, 8, 30, 118, "18.75 Gigabit", 2, 3750},
    {"i4i.12xlarge", 48, 393216, 8, 30, 118, "28.12 Gigabit", 3, 3750},
    {"i4i.16xlarge", 64, 524288, 15, 50, 248, "37.5 Gigabit", 4, 3750},
    {"i4i.24xlarge", 96, 786432, 15, 30, 118, "56.25 Gigabit", 6, 3750},
    {"i4i.32xlarge", 128, 1048576, 15, 50, 498, "75 Gigabit", 8, 3750},
    {"i4i.metal", 128, 1048576, 15, 50, 498, "75 Gigabit", 8, 3750},
};
constexpr InstanceSize kIm4gnSizes[] = {
    {"im4gn.large", 2, 8192, 3, 10, 10, "Up to 25 Gigabit", 1, 937},
    {"im4gn.xlarge", 4, 16384, 4, 15, 20, "Up to 25 Gigabit", 1, 1875},
    {"im4gn.2xlarge", 8, 32768, 4, 15, 40, "Up to 25 Gigabit", 1, 3750},
    {"im4gn.4xlarge", 16, 65536, 8, 30, 60, "25 Gigabit", 1, 7500},
    {"im4gn.8xlarge", 32, 131072, 8, 30, 60, "50 Gigabit", 2, 7500},
    {"im4gn.16xlarge", 64, 262144, 15, 50, 120, "100 Gigabit", 4, 7500},
};
constexpr InstanceSize kIs4genSizes[] = {
    {"is4gen.medium", 1, 6144, 2, 4, 4, "Up to 25 Gigabit", 1, 937},
    {"is4gen.large", 2, 12288, 3, 10, 10, "Up to 25 Gigabit", 1, 1875},
    {"is4gen.xlarge", 4, 24576, 4, 15, 20, "Up to 25 Gigabit", 1, 3750},
    {"is4gen.2xlarge", 8, 49152, 4, 15, 40, "Up to 25 Gigabit", 1, 7500},
    {"is4gen.4xlarge", 16, 98304, 8, 30, 60, "25 Gigabit", 2, 7500},
    {"is4gen.8xlarge", 32, 196608, 8, 30, 60, "50 Gigabit", 4, 7500},
};
constexpr InstanceSize kF1Sizes[] = {
    {"f1.2xlarge", 8, 124928, 4, 15, 0, "Up to 10 Gigabit", 1, 470},
    {"f1.4xlarge", 16, 249856, 8, 30, 0, "Up to 10 Gigabit", 1, 940},
    {"f1.16xlarge", 64, 999424, 8, 50, 0, "25 Gigabit", 4, 940},
};
constexpr InstanceSize kG3Sizes[] = {
    {"g3.4xlarge", 16, 124928, 8, 30, 0, "Up to 10 Gigabit"},
    {"g3.8xlarge", 32, 249856, 8, 30, 0, "10 Gigabit"},
    {"g3.16xlarge", 64, 499712, 15, 50, 0, "25 Gigabit"},
};
constexpr InstanceSize kG3sSizes[] = {
    {"g3s.xlarge", 4, 31232, 4, 15, 0, "Up to 10 Gigabit"},
};
constexpr InstanceSize kG4adSizes[] = {
    {"g4ad.xlarge", 4, 16384, 2, 4, 12, "Up to 10 Gigabit", 1, 150},
    {"g4ad.2xlarge", 8, 32768, 2, 4, 12, "Up to 10 Gigabit", 1, 300},
    {"g4ad.4xlarge", 16, 65536, 3, 10, 12, "Up to 10 Gigabit", 1, 600},
    {"g4ad.8xlarge", 32, 131072, 4, 15, 12, "15 Gigabit", 1, 1200},
    {"g4ad.16xlarge", 64, 262144, 8, 30, 12, "25 Gigabit", 2, 1200},
};
constexpr InstanceSize kG4dnSizes[] = {
    {"g4dn.xlarge", 4, 16384, 3, 10, 40, "Up to 25 Gigabit", 1, 125},
    {"g4dn.2xlarge", 8, 32768, 3, 10, 40, "Up to 25 Gigabit", 1, 225},
    {"g4dn.4xlarge", 16, 65536, 3, 10, 60, "Up to 25 Gigabit", 1, 225},
    {"g4dn.8xlarge", 32, 131072, 4, 15, 60, "50 Gigabit", 1, 900},
    {"g4dn.12xlarge", 48, 196608, 8, 30, 60, "50 Gigabit", 1, 900},
    {"g4dn.16xlarge", 64, 262144, 4, 15, 120, "50 Gigabit", 1, 900},
    {"g4dn.metal", 96, 393216, 15, 50, 120, "100 Gigabit", 2, 900},
};
constexpr InstanceSize kG5Sizes[] = {
    {"g5.xlarge", 4, 16384, 4, 15, 6, "Up to 10 Gigabit", 1, 250},
    {"g5.2xlarge", 8, 32768, 4, 15, 19, "Up to 10 Gigabit", 1, 450},
    {"g5.4xlarge", 16, 65536, 8, 30, 40, "Up to 25 Gigabit", 1, 600},
    {"g5.8xlarge", 32, 131072, 8, 30, 90, "25 Gigabit", 1, 900},
    {"g5.12xlarge", 48, 196608, 15, 50, 120, "40 Gigabit", 1, 3800},
    {"g5.16xlarge", 64, 262144, 8, 30, 120, "25 Gigabit", 1, 1900},
    {"g5.24xlarge", 96, 393216, 15, 50, 120, "50 Gigabit", 1, 3800},
    {"g5.48xlarge", 192, 786432, 7, 50, 120, "100 Gigabit", 2, 3800},
};
constexpr InstanceSize kG5gSizes[] = {
    {"g5g.xlarge", 4, 8192, 4, 15, 20, "Up to 10 Gigabit"},
    {"g5g.2xlarge", 8, 16384, 4, 15, 40, "Up to 10 Gigabit"},
    {"g5g.4xlarge", 16, 32768, 8, 30, 60, "Up to 10 Gigabit"},
    {"g5g.8xlarge", 32, 65536, 8, 30, 60, "12 Gigabit"},
    {"g5g.16xlarge", 64, 131072, 15, 50, 120, "25 Gigabit"},
    {"g5g.metal", 64, 131072, 15, 50, 120, "25 Gigabit"},
};
constexpr InstanceSize kG6Sizes[] = {
    {"g6.xlarge", 4, 16384, 4, 15, 20, "Up to 10 Gigabit", 1, 250},
    {"g6.2xlarge", 8, 32768, 4, 15, 40, "Up to 10 Gigabit", 1, 450},
    {"g6.4xlarge", 16, 65536, 8, 30, 60, "Up to 25 Gigabit", 1, 600},
    {"g6.8xlarge", 32, 131072, 8, 30, 90, "25 Gigabit", 2, 450},
    {"g6.12xlarge", 48, 196608, 8, 30, 120, "40 Gigabit", 4, 940},
    {"g6.16xlarge", 64, 262144, 15, 50, 120, "25 Gigabit", 2, 940},
    {"g6.24xlarge", 96, 393216, 15, 50, 120, "50 Gigabit", 4, 940},
    {"g6.48xlarge", 192, 786432, 15, 50, 120, "100 Gigabit", 8, 940},
};
constexpr InstanceSize kP2Sizes[] = {
    {"p2.xlarge", 4, 62464, 4, 15, 0, "High"},
    {"p2.8xlarge", 32, 499712, 8, 30, 0, "10 Gigabit"},
    {"p2.16xlarge", 64, 749568, 8, 30, 0, "25 Gigabit"},
};
constexpr InstanceSize kP3Sizes[] = {
    {"p3.2xlarge", 8, 62464, 4, 15, 40, "Up to 10 Gigabit"},
    {"p3.8xlarge", 32, 249856, 8, 30, 60, "10 Gigabit"},
    {"p3.16xlarge", 64, 499712, 8, 30, 120, "25 Gigabit"},
};
constexpr InstanceSize kP3dnSizes[] = {
    {"p3dn.24xlarge", 96, 786432, 15, 50, 120, "100 Gigabit", 2, 900},
};
constexpr InstanceSize kP4dSizes[] = {
    {"p4d.24xlarge", 96, 1179648, 60, 50, 120, "4x 100 Gigabit", 8, 1000},
};
constexpr InstanceSize kP5Sizes[] = {
    {"p5.48xlarge", 192, 2097152, 64, 50, 120, "3200 Gigabit", 8, 3800},
};
constexpr InstanceSize kInf1Sizes[] = {
    {"inf1.xlarge", 4, 8192, 4, 10, 40, "Up to 25 Gigabit"},
    {"inf1.2xlarge", 8, 16384, 4, 10, 40, "Up to 25 Gigabit"},
    {"inf1.6xlarge", 24, 49152, 8, 30, 60, "25 Gigabit"},
    {"inf1.24xlarge", 96, 196608, 11, 30, 120, "100 Gigabit"},
};
constexpr InstanceSize kInf2Sizes[] = {
    {"inf2.xlarge", 4, 16384, 4, 15, 20, "Up to 15 Gigabit"},
    {"inf2.8xlarge", 32, 131072, 8, 30, 90, "Up to 25 Gigabit"},
    {"inf2.24xlarge", 96, 393216, 15, 50, 120, "50 Gigabit"},
    {"inf2.48xlarge", 192, 786432, 15, 50, 120, "100 Gigabit"},
};
constexpr InstanceSize kTrn1Sizes[] = {
    {"trn1.2xlarge", 8, 32768, 4, 15, 19, "Up to 12.5 Gigabit", 1, 474},
    {"trn1.32xlarge", 128, 524288, 40, 50, 120, "8x 100 Gigabit", 4, 1900},
};
constexpr InstanceSize kDl1Sizes[] = {
    {"dl1.24xlarge", 96, 786432, 60, 50, 120, "4x 100 Gigabit", 4, 1000},
};

constexpr InstanceFamily kFamilies[] = {
    {"d2", kXenDense, 2.4, kD2Sizes},
    {"d3", kIntelNitroDense, 3.1, kD3Sizes},
    {"d3en", kIntelNitroDense, 3.1, kD3enSizes},
    {"h1", kH1, 2.3, kH1Sizes},
    {"i2", kR3, 2.5, kI2Sizes},
    {"i3", kXenEna, 2.3, kI3Sizes},
    {"i3en", kIntelNitro, 3.1, kI3enSizes},
    {"i4g", kGraviton, 2.5, kI4gSizes},
    {"i4i", kIntelNitro6, 3.5, kI4iSizes},
    {"im4gn", kGraviton, 2.5, kIm4gnSizes},
    {"is4gen", kGraviton, 2.5, kIs4genSizes},
    {"f1", kXenEna, 2.3, kF1Sizes},
    {"g3", kXenEna, 2.3, kG3Sizes},
    {"g3s", kXenEna, 2.3, kG3sSizes},
    {"g4ad", kAmdNitro, 3.0, kG4adSizes},
    {"g4dn", kIntelNitro, 2.5, kG4dnSizes},
    {"g5", kAmdNitro, 3.3, kG5Sizes},
    {"g5g", kGraviton, 2.5, kG5gSizes},
    {"g6", kAmdNitro, 3.4, kG6Sizes},
    {"p2", kXenEna, 2.3, kP2Sizes},
    {"p3", kXenEna, 2.7, kP3Sizes},
    {"p3dn", kIntelNitro, 2.5, kP3dnSizes},
    {"p4d", kIntelNitroBlocks, 3.0, kP4dSizes},
    {"p5", kAmdNitroBlocks, 3.6, kP5Sizes},
    {"inf1", kIntelNitro, 2.5, kInf1Sizes},
    {"inf2", kAmdNitro6, 3.6, kInf2Sizes},
    {"trn1", kIntelNitroBlocks, 3.5, kTrn1Sizes},
    {"dl1", kIntelNitro, 3.0, kDl1Sizes},
};

}  // namespace

std::span<const InstanceFamily> StorageAndAcceleratedFamilies() { return kFamilies; }

}  // namespace wt::ec2::catalog
