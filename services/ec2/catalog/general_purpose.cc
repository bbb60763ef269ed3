// General purpose families, one row a type:
// vCPUs, MiB, network interfaces, IPv4 addresses each, ECS tasks with ENI trunking, network, disks,
// GB each.

#include "services/ec2/catalog/instance_families.h"

namespace wt::ec2::catalog {
namespace {

constexpr InstanceSize kT1Sizes[] = {
    {"t1.micro", 1, 627, 2, 2, 0, "Very Low"},
};
constexpr InstanceSize kT2Sizes[] = {
    {"t2.nano", 1, 512, 2, 2, 0, "Low to Moderate"},
    {"t2.micro", 1, 1024, 2, 2, 0, "Low to Moderate"},
    {"t2.small", 1, 2048, 3, 4, 0, "Low to Moderate"},
    {"t2.medium", 2, 4096, 3, 6, 0, "Low to Moderate"},
    {"t2.large", 2, 8192, 3, 12, 0, "Low to Moderate"},
    {"t2.xlarge", 4, 16384, 3, 15, 0, "Moderate"},
    {"t2.2xlarge", 8, 32768, 3, 15, 0, "Moderate"},
};
constexpr InstanceSize kT3Sizes[] = {
    {"t3.nano", 2, 512, 2, 2, 0, "Up to 5 Gigabit"},
    {"t3.micro", 2, 1024, 2, 2, 0, "Up to 5 Gigabit"},
    {"t3.small", 2, 2048, 3, 4, 0, "Up to 5 Gigabit"},
    {"t3.medium", 2, 4096, 3, 6, 0, "Up to 5 Gigabit"},
    {"t3.large", 2, 8192, 3, 12, 0, "Up to 5 Gigabit"},
    {"t3.xlarge", 4, 16384, 4, 15, 0, "Up to 5 Gigabit"},
    {"t3.2xlarge", 8, 32768, 4, 15, 0, "Up to 5 Gigabit"},
};
constexpr InstanceSize kT3aSizes[] = {
    {"t3a.nano", 2, 512, 2, 2, 0, "Up to 5 Gigabit"},
    {"t3a.micro", 2, 1024, 2, 2, 0, "Up to 5 Gigabit"},
    {"t3a.small", 2, 2048, 2, 4, 0, "Up to 5 Gigabit"},
    {"t3a.medium", 2, 4096, 3, 6, 0, "Up to 5 Gigabit"},
    {"t3a.large", 2, 8192, 3, 12, 0, "Up to 5 Gigabit"},
    {"t3a.xlarge", 4, 16384, 4, 15, 0, "Up to 5 Gigabit"},
    {"t3a.2xlarge", 8, 32768, 4, 15, 0, "Up to 5 Gigabit"},
};
constexpr InstanceSize kT4gSizes[] = {
    {"t4g.nano", 2, 512, 2, 2, 0, "Up to 5 Gigabit"},
    {"t4g.micro", 2, 1024, 2, 2, 0, "Up to 5 Gigabit"},
    {"t4g.small", 2, 2048, 3, 4, 0, "Up to 5 Gigabit"},
    {"t4g.medium", 2, 4096, 3, 6, 0, "Up to 5 Gigabit"},
    {"t4g.large", 2, 8192, 3, 12, 0, "Up to 5 Gigabit"},
    {"t4g.xlarge", 4, 16384, 4, 15, 0, "Up to 5 Gigabit"},
    {"t4g.2xlarge", 8, 32768, 4, 15, 0, "Up to 5 Gigabit"},
};
constexpr InstanceSize kM1Sizes[] = {
    {"m1.small", 1, 1740, 2, 4, 0, "Low", 1, 160},
    {"m1.medium", 1, 3788, 2, 6, 0, "Moderate", 1, 410},
    {"m1.large", 2, 7680, 3, 10, 0, "Moderate", 2, 420},
    {"m1.xlarge", 4, 15360, 4, 15, 0, "High", 4, 420},
};
constexpr InstanceSize kM2Sizes[] = {
    {"m2.xlarge", 2, 17510, 4, 15, 0, "Moderate", 1, 420},
    {"m2.2xlarge", 4, 35020, 4, 30, 0, "Moderate", 1, 850},
    {"m2.4xlarge", 8, 70041, 8, 30, 0, "High", 2, 840},
};
constexpr InstanceSize kM3Sizes[] = {
    {"m3.medium", 1, 3840, 2, 6, 0, "Moderate", 1, 4},
    {"m3.large", 2, 7680, 3, 10, 0, "Moderate", 1, 32},
    {"m3.xlarge", 4, 15360, 4, 15, 0, "High", 2, 40},
    {"m3.2xlarge", 8, 30720, 4, 30, 0, "High", 2, 80},
};
constexpr InstanceSize kM4Sizes[] = {
    {"m4.large", 2, 8192, 2, 10, 0, "Moderate"},
    {"m4.xlarge", 4, 16384, 4, 15, 0, "High"},
    {"m4.2xlarge", 8, 32768, 4, 15, 0, "High"},
    {"m4.4xlarge", 16, 65536, 8, 30, 0, "High"},
    {"m4.10xlarge", 40, 163840, 8, 30, 0, "10 Gigabit"},
    {"m4.16xlarge", 64, 262144, 8, 30, 0, "25 Gigabit"},
};
constexpr InstanceSize kM5Sizes[] = {
    {"m5.large", 2, 8192, 3, 10, 10, "Up to 10 Gigabit"},
    {"m5.xlarge", 4, 16384, 4, 15, 20, "Up to 10 Gigabit"},
    {"m5.2xlarge", 8, 32768, 4, 15, 40, "Up to 10 Gigabit"},
    {"m5.4xlarge", 16, 65536, 8, 30, 60, "Up to 10 Gigabit"},
    {"m5.8xlarge", 32, 131072, 8, 30, 60, "10 Gigabit"},
    {"m5.12xlarge", 48, 196608, 8, 30, 60, "12 Gigabit"},
    {"m5.16xlarge", 64, 262144, 15, 50, 120, "20 Gigabit"},
    {"m5.24xlarge", 96, 393216, 15, 50, 120, "25 Gigabit"},
    {"m5.metal", 96, 393216, 15, 50, 120, "25 Gigabit"},
};
constexpr InstanceSize kM5aSizes[] = {
    {"m5a.large", 2, 8192, 3, 10, 10, "Up to 10 Gigabit"},
    {"m5a.xlarge", 4, 16384, 4, 15, 20, "Up to 10 Gigabit"},
    {"m5a.2xlarge", 8, 32768, 4, 15, 40, "Up to 10 Gigabit"},
    {"m5a.4xlarge", 16, 65536, 8, 30, 60, "Up to 10 Gigabit"},
    {"m5a.8xlarge", 32, 131072, 8, 30, 60, "Up to 10 Gigabit"},
    {"m5a.12xlarge", 48, 196608, 8, 30, 60, "10 Gigabit"},
    {"m5a.16xlarge", 64, 262144, 15, 50, 120, "12 Gigabit"},
    {"m5a.24xlarge", 96, 393216, 15, 50, 120, "20 Gigabit"},
};
constexpr InstanceSize kM5adSizes[] = {
    {"m5ad.large", 2, 8192, 3, 10, 10, "Up to 10 Gigabit", 1, 75},
    {"m5ad.xlarge", 4, 16384, 4, 15, 20, "Up to 10 Gigabit", 1, 150},
    {"m5ad.2xlarge", 8, 32768, 4, 15, 40, "Up to 10 Gigabit", 1, 300},
    {"m5ad.4xlarge", 16, 65536, 8, 30, 60, "Up to 10 Gigabit", 2, 300},
    {"m5ad.8xlarge", 32, 131072, 8, 30, 60, "Up to 10 Gigabit", 2, 600},
    {"m5ad.12xlarge", 48, 196608, 8, 30, 60, "10 Gigabit", 2, 900},
    {"m5ad.16xlarge", 64, 262144, 15, 50, 120, "12 Gigabit", 4, 600},
    {"m5ad.24xlarge", 96, 393216, 15, 50, 120, "20 Gigabit", 4, 900},
};
constexpr InstanceSize kM5dSizes[] = {
    {"m5d.large", 2, 8192, 3, 10, 10, "Up to 10 Gigabit", 1, 75},
    {"m5d.xlarge", 4, 16384, 4, 15, 20, "Up to 10 Gigabit", 1, 150},
    {"m5d.2xlarge", 8, 32768, 4, 15, 40, "Up to 10 Gigabit", 1, 300},
    {"m5d.4xlarge", 16, 65536, 8, 30, 60, "Up to 10 Gigabit", 2, 300},
    {"m5d.8xlarge", 32, 131072, 8, 30, 60, "10 Gigabit", 2, 600},
    {"m5d.12xlarge", 48, 196608, 8, 30, 60, "12 Gigabit", 2, 900},
    {"m5d.16xlarge", 64, 262144, 15, 50, 120, "20 Gigabit", 4, 600},
    {"m5d.24xlarge", 96, 393216, 15, 50, 120, "25 Gigabit", 4, 900},
    {"m5d.metal", 96, 393216, 15, 50, 120, "25 Gigabit", 4, 900},
};
constexpr InstanceSize kM5dnSizes[] = {
    {"m5dn.large", 2, 8192, 3, 10, 10, "Up to 25 Gigabit", 1, 75},
    {"m5dn.xlarge", 4, 16384, 4, 15, 20, "Up to 25 Gigabit", 1, 150},
    {"m5dn.2xlarge", 8, 32768, 4, 15, 40, "Up to 25 Gigabit", 1, 300},
    {"m5dn.4xlarge", 16, 65536, 8, 30, 60, "Up to 25 Gigabit", 2, 300},
    {"m5dn.8xlarge", 32, 131072, 8, 30, 60, "25 Gigabit", 2, 600},
    {"m5dn.12xlarge", 48, 196608, 8, 30, 60, "50 Gigabit", 2, 900},
    {"m5dn.16xlarge", 64, 262144, 15, 50, 120, "75 Gigabit", 4, 600},
    {"m5dn.24xlarge", 96, 393216, 15, 50, 120, "100 Gigabit", 4, 900},
    {"m5dn.metal", 96, 393216, 15, 50, 120, "100 Gigabit", 4, 900},
};
constexpr InstanceSize kM5nSizes[] = {
    {"m5n.large", 2, 8192, 3, 10, 10, "Up to 25 Gigabit"},
    {"m5n.xlarge", 4, 16384, 4, 15, 20, "Up to 25 Gigabit"},
    {"m5n.2xlarge", 8, 32768, 4, 15, 40, "Up to 25 Gigabit"},
    {"m5n.4xlarge", 16, 65536, 8, 30, 60, "Up to 25 Gigabit"},
    {"m5n.8xlarge", 32, 131072, 8, 30, 60, "25 Gigabit"},
    {"m5n.12xlarge", 48, 196608, 8, 30, 60, "50 Gigabit"},
    {"m5n.16xlarge", 64, 262144, 15, 50, 120, "75 Gigabit"},
    {"m5n.24xlarge", 96, 393216, 15, 50, 120, "100 Gigabit"},
    {"m5n.metal", 96, 393216, 15, 50, 120, "100 Gigabit"},
};
constexpr InstanceSize kM5znSizes[] = {
    {"m5zn.large", 2, 8192, 3, 10, 14, "Up to 25 Gigabit"},
    {"m5zn.xlarge", 4, 16384, 4, 15, 31, "Up to 25 Gigabit"},
    {"m5zn.2xlarge", 8, 32768, 4, 15, 64, "Up to 25 Gigabit"},
    {"m5zn.3xlarge", 12, 49152, 8, 30, 98, "Up to 25 Gigabit"},
    {"m5zn.6xlarge", 24, 98304, 8, 30, 120, "50 Gigabit"},
    {"m5zn.12xlarge", 48, 196608, 15, 50, 120, "100 Gigabit"},
    {"m5zn.metal", 48, 196608, 15, 50, 120, "100 Gigabit"},
};
constexpr InstanceSize kM6aSizes[] = {
    {"m6a.large", 2, 8192, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"m6a.xlarge", 4, 16384, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"m6a.2xlarge", 8, 32768, 4, 15, 40, "Up to 12.5 Gigabit"},
    {"m6a.4xlarge", 16, 65536, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"m6a.8xlarge", 32, 131072, 8, 30, 90, "12.5 Gigabit"},
    {"m6a.12xlarge", 48, 196608, 8, 30, 120, "18.75 Gigabit"},
    {"m6a.16xlarge", 64, 262144, 15, 50, 120, "25 Gigabit"},
    {"m6a.24xlarge", 96, 393216, 15, 50, 120, "37.5 Gigabit"},
    {"m6a.32xlarge", 128, 524288, 15, 50, 120, "50 Gigabit"},
    {"m6a.48xlarge", 192, 786432, 15, 50, 120, "50 Gigabit"},
    {"m6a.metal", 192, 786432, 15, 50, 120, "50 Gigabit"},
};
constexpr InstanceSize kM6gSizes[] = {
    {"m6g.medium", 1, 4096, 2, 4, 4, "Up to 10 Gigabit"},
    {"m6g.large", 2, 8192, 3, 10, 10, "Up to 10 Gigabit"},
    {"m6g.xlarge", 4, 16384, 4, 15, 20, "Up to 10 Gigabit"},
    {"m6g.2xlarge", 8, 32768, 4, 15, 40, "Up to 10 Gigabit"},
    {"m6g.4xlarge", 16, 65536, 8, 30, 60, "Up to 10 Gigabit"},
    {"m6g.8xlarge", 32, 131072, 8, 30, 60, "12 Gigabit"},
    {"m6g.12xlarge", 48, 196608, 8, 30, 60, "20 Gigabit"},
    {"m6g.16xlarge", 64, 262144, 15, 50, 120, "25 Gigabit"},
    {"m6g.metal", 64, 262144, 15, 50, 120, "25 Gigabit"},
};
constexpr InstanceSize kM6gdSizes[] = {
    {"m6gd.medium", 1, 4096, 2, 4, 4, "Up to 10 Gigabit", 1, 59},
    {"m6gd.large", 2, 8192, 3, 10, 10, "Up to 10 Gigabit", 1, 118},
    {"m6gd.xlarge", 4, 16384, 4, 15, 20, "Up to 10 Gigabit", 1, 237},
    {"m6gd.2xlarge", 8, 32768, 4, 15, 40, "Up to 10 Gigabit", 1, 474},
    {"m6gd.4xlarge", 16, 65536, 8, 30, 60, "Up to 10 Gigabit", 1, 950},
    {"m6gd.8xlarge", 32, 131072, 8, 30, 60, "12 Gigabit", 1, 1900},
    {"m6gd.12xlarge", 48, 196608, 8, 30, 60, "20 Gigabit", 2, 1425},
    {"m6gd.16xlarge", 64, 262144, 15, 50, 120, "25 Gigabit", 2, 1900},
    {"m6gd.metal", 64, 262144, 15, 50, 120, "25 Gigabit", 2, 1900},
};
constexpr InstanceSize kM6iSizes[] = {
    {"m6i.large", 2, 8192, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"m6i.xlarge", 4, 16384, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"m6i.2xlarge", 8, 32768, 4, 15, 40, "Up to 12.5 Gigabit"},
    {"m6i.4xlarge", 16, 65536, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"m6i.8xlarge", 32, 131072, 8, 30, 90, "12.5 Gigabit"},
    {"m6i.12xlarge", 48, 196608, 8, 30, 120, "18.75 Gigabit"},
    {"m6i.16xlarge", 64, 262144, 15, 50, 120, "25 Gigabit"},
    {"m6i.24xlarge", 96, 393216, 15, 50, 120, "37.5 Gigabit"},
    {"m6i.32xlarge", 128, 524288, 15, 50, 120, "50 Gigabit"},
    {"m6i.metal", 128, 524288, 15, 50, 120, "50 Gigabit"},
};
constexpr InstanceSize kM6idSizes[] = {
    {"m6id.large", 2, 8192, 3, 10, 10, "Up to 12.5 Gigabit", 1, 118},
    {"m6id.xlarge", 4, 16384, 4, 15, 20, "Up to 12.5 Gigabit", 1, 237},
    {"m6id.2xlarge", 8, 32768, 4, 15, 40, "Up to 12.5 Gigabit", 1, 474},
    {"m6id.4xlarge", 16, 65536, 8, 30, 60, "Up to 12.5 Gigabit", 1, 950},
    {"m6id.8xlarge", 32, 131072, 8, 30, 90, "12.5 Gigabit", 1, 1900},
    {"m6id.12xlarge", 48, 196608, 8, 30, 120, "18.75 Gigabit", 2, 1425},
    {"m6id.16xlarge", 64, 262144, 15, 50, 120, "25 Gigabit", 2, 1900},
    {"m6id.24xlarge", 96, 393216, 15, 50, 120, "37.5 Gigabit", 4, 1425},
    {"m6id.32xlarge", 128, 524288, 15, 50, 120, "50 Gigabit", 4, 1900},
    {"m6id.metal", 128, 524288, 15, 50, 120, "50 Gigabit", 4, 1900},
};
constexpr InstanceSize kM6idnSizes[] = {
    {"m6idn.large", 2, 8192, 3, 10, 10, "Up to 25 Gigabit", 1, 118},
    {"m6idn.xlarge", 4, 16384, 4, 15, 20, "Up to 30 Gigabit", 1, 237},
    {"m6idn.2xlarge", 8, 32768, 4, 15, 40, "Up to 40 Gigabit", 1, 474},
    {"m6idn.4xlarge", 16, 65536, 8, 30, 60, "Up to 50 Gigabit", 1, 950},
    {"m6idn.8xlarge", 32, 131072, 8, 30, 90, "50 Gigabit", 1, 1900},
    {"m6idn.12xlarge", 48, 196608, 8, 30, 120, "75 Gigabit", 2, 1425},
    {"m6idn.16xlarge", 64, 262144, 15, 50, 120, "100 Gigabit", 2, 1900},
    {"m6idn.24xlarge", 96, 393216, 15, 50, 120, "150 Gigabit", 4, 1425},
    {"m6idn.32xlarge", 128, 524288, 16, 50, 120, "200 Gigabit", 4, 1900},
    {"m6idn.metal", 128, 524288, 16, 50, 120, "200 Gigabit", 4, 1900},
};
constexpr InstanceSize kM6inSizes[] = {
    {"m6in.large", 2, 8192, 3, 10, 10, "Up to 25 Gigabit"},
    {"m6in.xlarge", 4, 16384, 4, 15, 20, "Up to 30 Gigabit"},
    {"m6in.2xlarge", 8, 32768, 4, 15, 40, "Up to 40 Gigabit"},
    {"m6in.4xlarge", 16, 65536, 8, 30, 60, "Up to 50 Gigabit"},
    {"m6in.8xlarge", 32, 131072, 8, 30, 90, "50 Gigabit"},
    {"m6in.12xlarge", 48, 196608, 8, 30, 120, "75 Gigabit"},
    {"m6in.16xlarge", 64, 262144, 15, 50, 120, "100 Gigabit"},
    {"m6in.24xlarge", 96, 393216, 15, 50, 120, "150 Gigabit"},
    {"m6in.32xlarge", 128, 524288, 16, 50, 120, "200 Gigabit"},
    {"m6in.metal", 128, 524288, 16, 50, 120, "200 Gigabit"},
};
constexpr InstanceSize kM7aSizes[] = {
    {"m7a.medium", 1, 4096, 2, 4, 4, "Up to 12.5 Gigabit"},
    {"m7a.large", 2, 8192, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"m7a.xlarge", 4, 16384, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"m7a.2xlarge", 8, 32768, 4, 15, 40, "Up to 12.5 Gigabit"},
    {"m7a.4xlarge", 16, 65536, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"m7a.8xlarge", 32, 131072, 8, 30, 90, "12.5 Gigabit"},
    {"m7a.12xlarge", 48, 196608, 8, 30, 120, "18.75 Gigabit"},
    {"m7a.16xlarge", 64, 262144, 15, 50, 120, "25 Gigabit"},
    {"m7a.24xlarge", 96, 393216, 15, 50, 120, "37.5 Gigabit"},
    {"m7a.32xlarge", 128, 524288, 15, 50, 120, "50 Gigabit"},
    {"m7a.48xlarge", 192, 786432, 15, 50, 120, "50 Gigabit"},
    {"m7a.metal-48xl", 192, 786432, 15, 50, 120, "50 Gigabit"},
};
constexpr InstanceSize kM7gSizes[] = {
    {"m7g.medium", 1, 4096, 2, 4, 4, "Up to 12.5 Gigabit"},
    {"m7g.large", 2, 8192, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"m7g.xlarge", 4, 16384, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"m7g.2xlarge", 8, 32768, 4, 15, 40, "Up to 15 Gigabit"},
    {"m7g.4xlarge", 16, 65536, 8, 30, 60, "Up to 15 Gigabit"},
    {"m7g.8xlarge", 32, 131072, 8, 30, 60, "15 Gigabit"},
    {"m7g.12xlarge", 48, 196608, 8, 30, 60, "22.5 Gigabit"},
    {"m7g.16xlarge", 64, 262144, 15, 50, 120, "30 Gigabit"},
    {"m7g.metal", 64, 262144, 15, 50, 120, "30 Gigabit"},
};
constexpr InstanceSize kM7gdSizes[] = {
    {"m7gd.medium", 1, 4096, 2, 4, 4, "Up to 12.5 Gigabit", 1, 59},
    {"m7gd.large", 2, 8192, 3, 10, 10, "Up to 12.5 Gigabit", 1, 118},
    {"m7gd.xlarge", 4, 16384, 4, 15, 20, "Up to 12.5 Gigabit", 1, 237},
    {"m7gd.2xlarge", 8, 32768, 4, 15, 40, "Up to 15 Gigabit", 1, 474},
    {"m7gd.4xlarge", 16, 65536, 8, 30, 60, "Up to 15 Gigabit", 1, 950},
    {"m7gd.8xlarge", 32, 131072, 8, 30, 60, "15 Gigabit", 1, 1900},
    {"m7gd.12xlarge", 48, 196608, 8, 30, 60, "22.5 Gigabit", 2, 1425},
    {"m7gd.16xlarge", 64, 262144, 15, 50, 120, "30 Gigabit", 2, 1900},
    {"m7gd.metal", 64, 262144, 15, 50, 120, "30 Gigabit", 2, 1900},
};
constexpr InstanceSize kM7iSizes[] = {
    {"m7i.large", 2, 8192, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"m7i.xlarge", 4, 16384, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"m7i.2xlarge", 8, 32768, 4, 15, 40, "Up to 12.5 Gigabit"},
    {"m7i.4xlarge", 16, 65536, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"m7i.8xlarge", 32, 131072, 8, 30, 90, "12.5 Gigabit"},
    {"m7i.12xlarge", 48, 196608, 8, 30, 120, "18.75 Gigabit"},
    {"m7i.16xlarge", 64, 262144, 15, 50, 120, "25 Gigabit"},
    {"m7i.24xlarge", 96, 393216, 15, 50, 120, "37.5 Gigabit"},
    {"m7i.48xlarge", 192, 786432, 15, 50, 120, "50 Gigabit"},
    {"m7i.metal-24xl", 96, 393216, 15, 50, 120, "37.5 Gigabit"},
    {"m7i.metal-48xl", 192, 786432, 15, 50, 120, "50 Gigabit"},
};
constexpr InstanceSize kM7iFlexSizes[] = {
    {"m7i-flex.large", 2, 8192, 3, 10, 4, "Up to 12.5 Gigabit"},
    {"m7i-flex.xlarge", 4, 16384, 4, 15, 10, "Up to 12.5 Gigabit"},
    {"m7i-flex.2xlarge", 8, 32768, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"m7i-flex.4xlarge", 16, 65536, 8, 30, 40, "Up to 12.5 Gigabit"},
    {"m7i-flex.8xlarge", 32, 131072, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"m7i-flex.12xlarge", 48, 196608, 8, 30, 60, "Up to 18.75 Gigabit"},
    {"m7i-flex.16xlarge", 64, 262144, 15, 50, 120, "Up to 25 Gigabit"},
};
constexpr InstanceSize kM8gSizes[] = {
    {"m8g.medium", 1, 4096, 2, 4, 0, "Up to 12.5 Gigabit"},
    {"m8g.large", 2, 8192, 3, 10, 0, "Up to 12.5 Gigabit"},
    {"m8g.xlarge", 4, 16384, 4, 15, 0, "Up to 12.5 Gigabit"},
    {"m8g.2xlarge", 8, 32768, 4, 15, 0, "Up to 15 Gigabit"},
    {"m8g.4xlarge", 16, 65536, 8, 30, 0, "Up to 15 Gigabit"},
    {"m8g.8xlarge", 32, 131072, 8, 30, 0, "15 Gigabit"},
    {"m8g.12xlarge", 48, 196608, 8, 30, 0, "22.5 Gigabit"},
    {"m8g.16xlarge", 64, 262144, 15, 50, 0, "30 Gigabit"},
    {"m8g.24xlarge", 96, 393216, 15, 50, 0, "40 Gigabit"},
    {"m8g.48xlarge", 192, 786432, 15, 50, 0, "50 Gigabit"},
    {"m8g.metal-24xl", 96, 393216, 15, 50, 0, "40 Gigabit"},
    {"m8g.metal-48xl", 192, 786432, 15, 50, 0, "50 Gigabit"},
};
constexpr InstanceSize kA1Sizes[] = {
    {"a1.medium", 1, 2048, 2, 4, 10, "Up to 10 Gigabit"},
    {"a1.large", 2, 4096, 3, 10, 10, "Up to 10 Gigabit"},
    {"a1.xlarge", 4, 8192, 4, 15, 20, "Up to 10 Gigabit"},
    {"a1.2xlarge", 8, 16384, 4, 15, 40, "Up to 10 Gigabit"},
    {"a1.4xlarge", 16, 32768, 8, 30, 60, "Up to 10 Gigabit"},
    {"a1.metal", 16, 32768, 8, 30, 60, "Up to 10 Gigabit"},
};

constexpr InstanceFamily kFamilies[] = {
    {"t1", kT1, 0, kT1Sizes},
    {"t2", kT2, 2.3, kT2Sizes},
    {"t3", kT3, 2.5, kT3Sizes},
    {"t3a", kT3a, 2.2, kT3aSizes},
    {"t4g", kT4g, 2.5, kT4gSizes},
    {"m1", kM1, 0, kM1Sizes},
    {"m2", kM1, 0, kM2Sizes},
    {"m3", kM3, 2.5, kM3Sizes},
    {"m4", kXenEbs, 2.4, kM4Sizes},
    {"m5", kIntelNitro, 3.1, kM5Sizes},
    {"m5a", kAmdNitro, 2.5, kM5aSizes},
    {"m5ad", kAmdNitro, 2.2, kM5adSizes},
    {"m5d", kIntelNitro, 3.1, kM5dSizes},
    {"m5dn", kIntelNitro, 3.1, kM5dnSizes},
    {"m5n", kIntelNitro, 3.1, kM5nSizes},
    {"m5zn", kIntelNitro, 4.5, kM5znSizes},
    {"m6a", kAmdNitro6, 3.6, kM6aSizes},
    {"m6g", kGraviton, 2.5, kM6gSizes},
    {"m6gd", kGraviton, 2.5, kM6gdSizes},
    {"m6i", kIntelNitro6, 3.5, kM6iSizes},
    {"m6id", kIntelNitro6, 3.5, kM6idSizes},
    {"m6idn", kIntelNitro6, 3.5, kM6idnSizes},
    {"m6in", kIntelNitro6, 3.5, kM6inSizes},
    {"m7a", kAmdNitro7, 3.7, kM7aSizes},
    {"m7g", kGraviton, 2.6, kM7gSizes},
    {"m7gd", kGraviton, 2.6, kM7gdSizes},
    {"m7i", kIntelNitro6, 3.2, kM7iSizes},
    {"m7i-flex", kIntelNitro6, 3.2, kM7iFlexSizes},
    {"m8g", kGraviton, 2.8, kM8gSizes},
    {"a1", kGraviton, 2.3, kA1Sizes},
};

}  // namespace

std::span<const InstanceFamily> GeneralPurposeFamilies() { return kFamilies; }

}  // namespace wt::ec2::catalog
