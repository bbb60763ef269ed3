// Compute optimized families, one row a type:
// vCPUs, MiB, network interfaces, IPv4 addresses each, ECS tasks with ENI trunking, network, disks,
// GB each.

#include "services/ec2/catalog/instance_families.h"

namespace wt::ec2::catalog {
namespace {

constexpr InstanceSize kC1Sizes[] = {
    {"c1.medium", 2, 1740, 2, 6, 0, "Moderate", 1, 350},
    {"c1.xlarge", 8, 7168, 4, 15, 0, "High", 4, 420},
};
constexpr InstanceSize kC3Sizes[] = {
    {"c3.large", 2, 3840, 3, 10, 0, "Moderate", 2, 16},
    {"c3.xlarge", 4, 7680, 4, 15, 0, "Moderate", 2, 40},
    {"c3.2xlarge", 8, 15360, 4, 15, 0, "High", 2, 80},
    {"c3.4xlarge", 16, 30720, 8, 30, 0, "High", 2, 160},
    {"c3.8xlarge", 32, 61440, 8, 30, 0, "10 Gigabit", 2, 320},
};
constexpr InstanceSize kC4Sizes[] = {
    {"c4.large", 2, 3840, 3, 10, 0, "Moderate"},       {"c4.xlarge", 4, 7680, 4, 15, 0, "High"},
    {"c4.2xlarge", 8, 15360, 4, 15, 0, "High"},        {"c4.4xlarge", 16, 30720, 8, 30, 0, "High"},
    {"c4.8xlarge", 36, 61440, 8, 30, 0, "10 Gigabit"},
};
constexpr InstanceSize kC5Sizes[] = {
    {"c5.large", 2, 4096, 3, 10, 10, "Up to 10 Gigabit"},
    {"c5.xlarge", 4, 8192, 4, 15, 20, "Up to 10 Gigabit"},
    {"c5.2xlarge", 8, 16384, 4, 15, 40, "Up to 10 Gigabit"},
    {"c5.4xlarge", 16, 32768, 8, 30, 60, "Up to 10 Gigabit"},
    {"c5.9xlarge", 36, 73728, 8, 30, 60, "12 Gigabit"},
    {"c5.12xlarge", 48, 98304, 8, 30, 60, "12 Gigabit"},
    {"c5.18xlarge", 72, 147456, 15, 50, 120, "25 Gigabit"},
    {"c5.24xlarge", 96, 196608, 15, 50, 120, "25 Gigabit"},
    {"c5.metal", 96, 196608, 15, 50, 120, "25 Gigabit"},
};
constexpr InstanceSize kC5aSizes[] = {
    {"c5a.large", 2, 4096, 3, 10, 10, "Up to 10 Gigabit"},
    {"c5a.xlarge", 4, 8192, 4, 15, 20, "Up to 10 Gigabit"},
    {"c5a.2xlarge", 8, 16384, 4, 15, 40, "Up to 10 Gigabit"},
    {"c5a.4xlarge", 16, 32768, 8, 30, 60, "Up to 10 Gigabit"},
    {"c5a.8xlarge", 32, 65536, 8, 30, 60, "10 Gigabit"},
    {"c5a.12xlarge", 48, 98304, 8, 30, 60, "12 Gigabit"},
    {"c5a.16xlarge", 64, 131072, 15, 50, 120, "20 Gigabit"},
    {"c5a.24xlarge", 96, 196608, 15, 50, 120, "20 Gigabit"},
};
constexpr InstanceSize kC5adSizes[] = {
    {"c5ad.large", 2, 4096, 3, 10, 10, "Up to 10 Gigabit", 1, 75},
    {"c5ad.xlarge", 4, 8192, 4, 15, 20, "Up to 10 Gigabit", 1, 150},
    {"c5ad.2xlarge", 8, 16384, 4, 15, 40, "Up to 10 Gigabit", 1, 300},
    {"c5ad.4xlarge", 16, 32768, 8, 30, 60, "Up to 10 Gigabit", 2, 300},
    {"c5ad.8xlarge", 32, 65536, 8, 30, 60, "10 Gigabit", 2, 600},
    {"c5ad.12xlarge", 48, 98304, 8, 30, 60, "12 Gigabit", 2, 900},
    {"c5ad.16xlarge", 64, 131072, 15, 50, 120, "20 Gigabit", 2, 1200},
    {"c5ad.24xlarge", 96, 196608, 15, 50, 120, "20 Gigabit", 2, 1900},
};
constexpr InstanceSize kC5dSizes[] = {
    {"c5d.large", 2, 4096, 3, 10, 10, "Up to 10 Gigabit", 1, 50},
    {"c5d.xlarge", 4, 8192, 4, 15, 20, "Up to 10 Gigabit", 1, 100},
    {"c5d.2xlarge", 8, 16384, 4, 15, 40, "Up to 10 Gigabit", 1, 200},
    {"c5d.4xlarge", 16, 32768, 8, 30, 60, "Up to 10 Gigabit", 1, 400},
    {"c5d.9xlarge", 36, 73728, 8, 30, 60, "12 Gigabit", 1, 900},
    {"c5d.12xlarge", 48, 98304, 8, 30, 60, "12 Gigabit", 2, 900},
    {"c5d.18xlarge", 72, 147456, 15, 50, 120, "25 Gigabit", 2, 900},
    {"c5d.24xlarge", 96, 196608, 15, 50, 120, "25 Gigabit", 4, 900},
    {"c5d.metal", 96, 196608, 15, 50, 120, "25 Gigabit", 4, 900},
};
constexpr InstanceSize kC5nSizes[] = {
    {"c5n.large", 2, 5376, 3, 10, 10, "Up to 25 Gigabit"},
    {"c5n.xlarge", 4, 10752, 4, 15, 20, "Up to 25 Gigabit"},
    {"c5n.2xlarge", 8, 21504, 4, 15, 40, "Up to 25 Gigabit"},
    {"c5n.4xlarge", 16, 43008, 8, 30, 60, "Up to 25 Gigabit"},
    {"c5n.9xlarge", 36, 98304, 8, 30, 60, "50 Gigabit"},
    {"c5n.18xlarge", 72, 196608, 15, 50, 120, "100 Gigabit"},
    {"c5n.metal", 72, 196608, 15, 50, 120, "100 Gigabit"},
};
constexpr InstanceSize kC6aSizes[] = {
    {"c6a.large", 2, 4096, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"c6a.xlarge", 4, 8192, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"c6a.2xlarge", 8, 16384, 4, 15, 40, "Up to 12.5 Gigabit"},
    {"c6a.4xlarge", 16, 32768, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"c6a.8xlarge", 32, 65536, 8, 30, 90, "12.5 Gigabit"},
    {"c6a.12xlarge", 48, 98304, 8, 30, 120, "18.75 Gigabit"},
    {"c6a.16xlarge", 64, 131072, 15, 50, 120, "25 Gigabit"},
    {"c6a.24xlarge", 96, 196608, 15, 50, 120, "37.5 Gigabit"},
    {"c6a.32xlarge", 128, 262144, 15, 50, 120, "50 Gigabit"},
    {"c6a.48xlarge", 192, 393216, 15, 50, 120, "50 Gigabit"},
    {"c6a.metal", 192, 393216, 15, 50, 120, "50 Gigabit"},
};
constexpr InstanceSize kC6gSizes[] = {
    {"c6g.medium", 1, 2048, 2, 4, 4, "Up to 10 Gigabit"},
    {"c6g.large", 2, 4096, 3, 10, 10, "Up to 10 Gigabit"},
    {"c6g.xlarge", 4, 8192, 4, 15, 20, "Up to 10 Gigabit"},
    {"c6g.2xlarge", 8, 16384, 4, 15, 40, "Up to 10 Gigabit"},
    {"c6g.4xlarge", 16, 32768, 8, 30, 60, "Up to 10 Gigabit"},
    {"c6g.8xlarge", 32, 65536, 8, 30, 60, "12 Gigabit"},
    {"c6g.12xlarge", 48, 98304, 8, 30, 60, "20 Gigabit"},
    {"c6g.16xlarge", 64, 131072, 15, 50, 120, "25 Gigabit"},
    {"c6g.metal", 64, 131072, 15, 50, 120, "25 Gigabit"},
};
constexpr InstanceSize kC6gdSizes[] = {
    {"c6gd.medium", 1, 2048, 2, 4, 4, "Up to 10 Gigabit", 1, 59},
    {"c6gd.large", 2, 4096, 3, 10, 10, "Up to 10 Gigabit", 1, 118},
    {"c6gd.xlarge", 4, 8192, 4, 15, 20, "Up to 10 Gigabit", 1, 237},
    {"c6gd.2xlarge", 8, 16384, 4, 15, 40, "Up to 10 Gigabit", 1, 474},
    {"c6gd.4xlarge", 16, 32768, 8, 30, 60, "Up to 10 Gigabit", 1, 950},
    {"c6gd.8xlarge", 32, 65536, 8, 30, 60, "12 Gigabit", 1, 1900},
    {"c6gd.12xlarge", 48, 98304, 8, 30, 60, "20 Gigabit", 2, 1425},
    {"c6gd.16xlarge", 64, 131072, 15, 50, 120, "25 Gigabit", 2, 1900},
    {"c6gd.metal", 64, 131072, 15, 50, 120, "25 Gigabit", 2, 1900},
};
constexpr InstanceSize kC6gnSizes[] = {
    {"c6gn.medium", 1, 2048, 2, 4, 4, "Up to 16 Gigabit"},
    {"c6gn.large", 2, 4096, 3, 10, 10, "Up to 25 Gigabit"},
    {"c6gn.xlarge", 4, 8192, 4, 15, 20, "Up to 25 Gigabit"},
    {"c6gn.2xlarge", 8, 16384, 4, 15, 40, "Up to 25 Gigabit"},
    {"c6gn.4xlarge", 16, 32768, 8, 30, 60, "25 Gigabit"},
    {"c6gn.8xlarge", 32, 65536, 8, 30, 60, "50 Gigabit"},
    {"c6gn.12xlarge", 48, 98304, 8, 30, 60, "75 Gigabit"},
    {"c6gn.16xlarge", 64, 131072, 15, 50, 120, "100 Gigabit"},
};
constexpr InstanceSize kC6iSizes[] = {
    {"c6i.large", 2, 4096, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"c6i.xlarge", 4, 8192, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"c6i.2xlarge", 8, 16384, 4, 15, 40, "Up to 12.5 Gigabit"},
    {"c6i.4xlarge", 16, 32768, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"c6i.8xlarge", 32, 65536, 8, 30, 90, "12.5 Gigabit"},
    {"c6i.12xlarge", 48, 98304, 8, 30, 120, "18.75 Gigabit"},
    {"c6i.16xlarge", 64, 131072, 15, 50, 120, "25 Gigabit"},
    {"c6i.24xlarge", 96, 196608, 15, 50, 120, "37.5 Gigabit"},
    {"c6i.32xlarge", 128, 262144, 15, 50, 120, "50 Gigabit"},
    {"c6i.metal", 128, 262144, 15, 50, 120, "50 Gigabit"},
};
constexpr InstanceSize kC6idSizes[] = {
    {"c6id.large", 2, 4096, 3, 10, 10, "Up to 12.5 Gigabit", 1, 118},
    {"c6id.xlarge", 4, 8192, 4, 15, 20, "Up to 12.5 Gigabit", 1, 237},
    {"c6id.2xlarge", 8, 16384, 4, 15, 40, "Up to 12.5 Gigabit", 1, 474},
    {"c6id.4xlarge", 16, 32768, 8, 30, 60, "Up to 12.5 Gigabit", 1, 950},
    {"c6id.8xlarge", 32, 65536, 8, 30, 90, "12.5 Gigabit", 1, 1900},
    {"c6id.12xlarge", 48, 98304, 8, 30, 120, "18.75 Gigabit", 2, 1425},
    {"c6id.16xlarge", 64, 131072, 15, 50, 120, "25 Gigabit", 2, 1900},
    {"c6id.24xlarge", 96, 196608, 15, 50, 120, "37.5 Gigabit", 4, 1425},
    {"c6id.32xlarge", 128, 262144, 15, 50, 120, "50 Gigabit", 4, 1900},
    {"c6id.metal", 128, 262144, 15, 50, 120, "50 Gigabit", 4, 1900},
};
constexpr InstanceSize kC6inSizes[] = {
    {"c6in.large", 2, 4096, 3, 10, 10, "Up to 25 Gigabit"},
    {"c6in.xlarge", 4, 8192, 4, 15, 20, "Up to 30 Gigabit"},
    {"c6in.2xlarge", 8, 16384, 4, 15, 40, "Up to 40 Gigabit"},
    {"c6in.4xlarge", 16, 32768, 8, 30, 60, "Up to 50 Gigabit"},
    {"c6in.8xlarge", 32, 65536, 8, 30, 90, "50 Gigabit"},
    {"c6in.12xlarge", 48, 98304, 8, 30, 120, "75 Gigabit"},
    {"c6in.16xlarge", 64, 131072, 15, 50, 120, "100 Gigabit"},
    {"c6in.24xlarge", 96, 196608, 15, 50, 120, "150 Gigabit"},
    {"c6in.32xlarge", 128, 262144, 16, 50, 120, "200 Gigabit"},
    {"c6in.metal", 128, 262144, 16, 50, 120, "200 Gigabit"},
};
constexpr InstanceSize kC7aSizes[] = {
    {"c7a.medium", 1, 2048, 2, 4, 4, "Up to 12.5 Gigabit"},
    {"c7a.large", 2, 4096, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"c7a.xlarge", 4, 8192, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"c7a.2xlarge", 8, 16384, 4, 15, 40, "Up to 12.5 Gigabit"},
    {"c7a.4xlarge", 16, 32768, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"c7a.8xlarge", 32, 65536, 8, 30, 90, "12.5 Gigabit"},
    {"c7a.12xlarge", 48, 98304, 8, 30, 120, "18.75 Gigabit"},
    {"c7a.16xlarge", 64, 131072, 15, 50, 120, "25 Gigabit"},
    {"c7a.24xlarge", 96, 196608, 15, 50, 120, "37.5 Gigabit"},
    {"c7a.32xlarge", 128, 262144, 15, 50, 120, "50 Gigabit"},
    {"c7a.48xlarge", 192, 393216, 15, 50, 120, "50 Gigabit"},
    {"c7a.metal-48xl", 192, 393216, 15, 50, 120, "50 Gigabit"},
};
constexpr InstanceSize kC7gSizes[] = {
    {"c7g.medium", 1, 2048, 2, 4, 4, "Up to 12.5 Gigabit"},
    {"c7g.large", 2, 4096, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"c7g.xlarge", 4, 8192, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"c7g.2xlarge", 8, 16384, 4, 15, 40, "Up to 15 Gigabit"},
    {"c7g.4xlarge", 16, 32768, 8, 30, 60, "Up to 15 Gigabit"},
    {"c7g.8xlarge", 32, 65536, 8, 30, 60, "15 Gigabit"},
    {"c7g.12xlarge", 48, 98304, 8, 30, 60, "22.5 Gigabit"},
    {"c7g.16xlarge", 64, 131072, 15, 50, 120, "30 Gigabit"},
    {"c7g.metal", 64, 131072, 15, 50, 120, "30 Gigabit"},
};
constexpr InstanceSize kC7gdSizes[] = {
    {"c7gd.medium", 1, 2048, 2, 4, 4, "Up to 12.5 Gigabit", 1, 59},
    {"c7gd.large", 2, 4096, 3, 10, 10, "Up to 12.5 Gigabit", 1, 118},
    {"c7gd.xlarge", 4, 8192, 4, 15, 20, "Up to 12.5 Gigabit", 1, 237},
    {"c7gd.2xlarge", 8, 16384, 4, 15, 40, "Up to 15 Gigabit", 1, 474},
    {"c7gd.4xlarge", 16, 32768, 8, 30, 60, "Up to 15 Gigabit", 1, 950},
    {"c7gd.8xlarge", 32, 65536, 8, 30, 60, "15 Gigabit", 1, 1900},
    {"c7gd.12xlarge", 48, 98304, 8, 30, 60, "22.5 Gigabit", 2, 1425},
    {"c7gd.16xlarge", 64, 131072, 15, 50, 120, "30 Gigabit", 2, 1900},
    {"c7gd.metal", 64, 131072, 15, 50, 120, "30 Gigabit", 2, 1900},
};
constexpr InstanceSize kC7gnSizes[] = {
    {"c7gn.medium", 1, 2048, 2, 4, 4, "Up to 25 Gigabit"},
    {"c7gn.large", 2, 4096, 3, 10, 10, "Up to 30 Gigabit"},
    {"c7gn.xlarge", 4, 8192, 4, 15, 20, "Up to 40 Gigabit"},
    {"c7gn.2xlarge", 8, 16384, 4, 15, 40, "Up to 50 Gigabit"},
    {"c7gn.4xlarge", 16, 32768, 8, 30, 60, "50 Gigabit"},
    {"c7gn.8xlarge", 32, 65536, 8, 30, 60, "100 Gigabit"},
    {"c7gn.12xlarge", 48, 98304, 8, 30, 60, "150 Gigabit"},
    {"c7gn.16xlarge", 64, 131072, 15, 50, 120, "200 Gigabit"},
    {"c7gn.metal", 64, 131072, 15, 50, 120, "200 Gigabit"},
};
constexpr InstanceSize kC7iSizes[] = {
    {"c7i.large", 2, 4096, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"c7i.xlarge", 4, 8192, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"c7i.2xlarge", 8, 16384, 4, 15, 40, "Up to 12.5 Gigabit"},
    {"c7i.4xlarge", 16, 32768, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"c7i.8xlarge", 32, 65536, 8, 30, 90, "12.5 Gigabit"},
    {"c7i.12xlarge", 48, 98304, 8, 30, 120, "18.75 Gigabit"},
    {"c7i.16xlarge", 64, 131072, 15, 50, 120, "25 Gigabit"},
    {"c7i.24xlarge", 96, 196608, 15, 50, 120, "37.5 Gigabit"},
    {"c7i.48xlarge", 192, 393216, 15, 50, 120, "50 Gigabit"},
    {"c7i.metal-24xl", 96, 196608, 15, 50, 120, "37.5 Gigabit"},
    {"c7i.metal-48xl", 192, 393216, 15, 50, 120, "50 Gigabit"},
};
constexpr InstanceSize kC7iFlexSizes[] = {
    {"c7i-flex.large", 2, 4096, 3, 10, 0, "Up to 12.5 Gigabit"},
    {"c7i-flex.xlarge", 4, 8192, 4, 15, 0, "Up to 12.5 Gigabit"},
    {"c7i-flex.2xlarge", 8, 16384, 4, 15, 0, "Up to 12.5 Gigabit"},
    {"c7i-flex.4xlarge", 16, 32768, 8, 30, 0, "Up to 12.5 Gigabit"},
    {"c7i-flex.8xlarge", 32, 65536, 8, 30, 0, "Up to 12.5 Gigabit"},
    {"c7i-flex.12xlarge", 48, 98304, 8, 30, 0, "Up to 18.75 Gigabit"},
    {"c7i-flex.16xlarge", 64, 131072, 15, 50, 0, "Up to 25 Gigabit"},
};
constexpr InstanceSize kC8gSizes[] = {
    {"c8g.medium", 1, 2048, 2, 4, 0, "Up to 12.5 Gigabit"},
    {"c8g.large", 2, 4096, 3, 10, 0, "Up to 12.5 Gigabit"},
    {"c8g.xlarge", 4, 8192, 4, 15, 0, "Up to 12.5 Gigabit"},
    {"c8g.2xlarge", 8, 16384, 4, 15, 0, "Up to 15 Gigabit"},
    {"c8g.4xlarge", 16, 32768, 8, 30, 0, "Up to 15 Gigabit"},
    {"c8g.8xlarge", 32, 65536, 8, 30, 0, "15 Gigabit"},
    {"c8g.12xlarge", 48, 98304, 8, 30, 0, "22.5 Gigabit"},
    {"c8g.16xlarge", 64, 131072, 15, 50, 0, "30 Gigabit"},
    {"c8g.24xlarge", 96, 196608, 15, 50, 0, "40 Gigabit"},
    {"c8g.48xlarge", 192, 393216, 15, 50, 0, "50 Gigabit"},
    {"c8g.metal-24xl", 96, 196608, 15, 50, 0, "40 Gigabit"},
    {"c8g.metal-48xl", 192, 393216, 15, 50, 0, "50 Gigabit"},
};

constexpr InstanceFamily kFamilies[] = {
    {"c1", kM1, 0, kC1Sizes},
    {"c3", kC3, 2.8, kC3Sizes},
    {"c4", kXenEbs, 2.9, kC4Sizes},
    {"c5", kIntelNitro, 3.4, kC5Sizes},
    {"c5a", kAmdNitro, 3.3, kC5aSizes},
    {"c5ad", kAmdNitro, 3.3, kC5adSizes},
    {"c5d", kIntelNitro, 3.4, kC5dSizes},
    {"c5n", kIntelNitro, 3.4, kC5nSizes},
    {"c6a", kAmdNitro6, 3.6, kC6aSizes},
    {"c6g", kGraviton, 2.5, kC6gSizes},
    {"c6gd", kGraviton, 2.5, kC6gdSizes},
    {"c6gn", kGraviton, 2.5, kC6gnSizes},
    {"c6i", kIntelNitro6, 3.5, kC6iSizes},
    {"c6id", kIntelNitro6, 3.5, kC6idSizes},
    {"c6in", kIntelNitro6, 3.5, kC6inSizes},
    {"c7a", kAmdNitro7, 3.7, kC7aSizes},
    {"c7g", kGraviton, 2.6, kC7gSizes},
    {"c7gd", kGraviton, 2.6, kC7gdSizes},
    {"c7gn", kGraviton, 2.6, kC7gnSizes},
    {"c7i", kIntelNitro6, 3.2, kC7iSizes},
    {"c7i-flex", kIntelNitro6, 3.2, kC7iFlexSizes},
    {"c8g", kGraviton, 2.8, kC8gSizes},
};

}  // namespace

std::span<const InstanceFamily> ComputeOptimizedFamilies() { return kFamilies; }

}  // namespace wt::ec2::catalog
