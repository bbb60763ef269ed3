// Memory optimized families, one row a type:
// vCPUs, MiB, network interfaces, IPv4 addresses each, ECS tasks with ENI trunking, network, disks,
// GB each.

#include "services/ec2/catalog/instance_families.h"

namespace wt::ec2::catalog {
namespace {

constexpr InstanceSize kR3Sizes[] = {
    {"r3.large", 2, 15360, 3, 10, 0, "Moderate", 1, 32},
    {"r3.xlarge", 4, 31232, 4, 15, 0, "Moderate", 1, 80},
    {"r3.2xlarge", 8, 62464, 4, 15, 0, "High", 1, 160},
    {"r3.4xlarge", 16, 124928, 8, 30, 0, "High", 1, 320},
    {"r3.8xlarge", 32, 249856, 8, 30, 0, "10 Gigabit", 2, 320},
};
constexpr InstanceSize kR4Sizes[] = {
    {"r4.large", 2, 15616, 3, 10, 0, "Up to 10 Gigabit"},
    {"r4.xlarge", 4, 31232, 4, 15, 0, "Up to 10 Gigabit"},
    {"r4.2xlarge", 8, 62464, 4, 15, 0, "Up to 10 Gigabit"},
    {"r4.4xlarge", 16, 124928, 8, 30, 0, "Up to 10 Gigabit"},
    {"r4.8xlarge", 32, 249856, 8, 30, 0, "10 Gigabit"},
    {"r4.16xlarge", 64, 499712, 15, 50, 0, "25 Gigabit"},
};
constexpr InstanceSize kR5Sizes[] = {
    {"r5.large", 2, 16384, 3, 10, 10, "Up to 10 Gigabit"},
    {"r5.xlarge", 4, 32768, 4, 15, 20, "Up to 10 Gigabit"},
    {"r5.2xlarge", 8, 65536, 4, 15, 40, "Up to 10 Gigabit"},
    {"r5.4xlarge", 16, 131072, 8, 30, 60, "Up to 10 Gigabit"},
    {"r5.8xlarge", 32, 262144, 8, 30, 60, "10 Gigabit"},
    {"r5.12xlarge", 48, 393216, 8, 30, 60, "12 Gigabit"},
    {"r5.16xlarge", 64, 524288, 15, 50, 120, "20 Gigabit"},
    {"r5.24xlarge", 96, 786432, 15, 50, 120, "25 Gigabit"},
    {"r5.metal", 96, 786432, 15, 50, 120, "25 Gigabit"},
};
constexpr InstanceSize kR5aSizes[] = {
    {"r5a.large", 2, 16384, 3, 10, 10, "Up to 10 Gigabit"},
    {"r5a.xlarge", 4, 32768, 4, 15, 20, "Up to 10 Gigabit"},
    {"r5a.2xlarge", 8, 65536, 4, 15, 40, "Up to 10 Gigabit"},
    {"r5a.4xlarge", 16, 131072, 8, 30, 60, "Up to 10 Gigabit"},
    {"r5a.8xlarge", 32, 262144, 8, 30, 60, "Up to 10 Gigabit"},
    {"r5a.12xlarge", 48, 393216, 8, 30, 60, "10 Gigabit"},
    {"r5a.16xlarge", 64, 524288, 15, 50, 120, "12 Gigabit"},
    {"r5a.24xlarge", 96, 786432, 15, 50, 120, "20 Gigabit"},
};
constexpr InstanceSize kR5adSizes[] = {
    {"r5ad.large", 2, 16384, 3, 10, 10, "Up to 10 Gigabit", 1, 75},
    {"r5ad.xlarge", 4, 32768, 4, 15, 20, "Up to 10 Gigabit", 1, 150},
    {"r5ad.2xlarge", 8, 65536, 4, 15, 40, "Up to 10 Gigabit", 1, 300},
    {"r5ad.4xlarge", 16, 131072, 8, 30, 60, "Up to 10 Gigabit", 2, 300},
    {"r5ad.8xlarge", 32, 262144, 8, 30, 60, "Up to 10 Gigabit", 2, 600},
    {"r5ad.12xlarge", 48, 393216, 8, 30, 60, "10 Gigabit", 2, 900},
    {"r5ad.16xlarge", 64, 524288, 15, 50, 120, "12 Gigabit", 4, 600},
    {"r5ad.24xlarge", 96, 786432, 15, 50, 120, "20 Gigabit", 4, 900},
};
constexpr InstanceSize kR5bSizes[] = {
    {"r5b.large", 2, 16384, 3, 10, 10, "Up to 10 Gigabit"},
    {"r5b.xlarge", 4, 32768, 4, 15, 20, "Up to 10 Gigabit"},
    {"r5b.2xlarge", 8, 65536, 4, 15, 40, "Up to 10 Gigabit"},
    {"r5b.4xlarge", 16, 131072, 8, 30, 60, "Up to 10 Gigabit"},
    {"r5b.8xlarge", 32, 262144, 8, 30, 60, "10 Gigabit"},
    {"r5b.12xlarge", 48, 393216, 8, 30, 60, "12 Gigabit"},
    {"r5b.16xlarge", 64, 524288, 15, 50, 120, "20 Gigabit"},
    {"r5b.24xlarge", 96, 786432, 15, 50, 120, "25 Gigabit"},
    {"r5b.metal", 96, 786432, 15, 50, 120, "25 Gigabit"},
};
constexpr InstanceSize kR5dSizes[] = {
    {"r5d.large", 2, 16384, 3, 10, 10, "Up to 10 Gigabit", 1, 75},
    {"r5d.xlarge", 4, 32768, 4, 15, 20, "Up to 10 Gigabit", 1, 150},
    {"r5d.2xlarge", 8, 65536, 4, 15, 40, "Up to 10 Gigabit", 1, 300},
    {"r5d.4xlarge", 16, 131072, 8, 30, 60, "Up to 10 Gigabit", 2, 300},
    {"r5d.8xlarge", 32, 262144, 8, 30, 60, "10 Gigabit", 2, 600},
    {"r5d.12xlarge", 48, 393216, 8, 30, 60, "12 Gigabit", 2, 900},
    {"r5d.16xlarge", 64, 524288, 15, 50, 120, "20 Gigabit", 4, 600},
    {"r5d.24xlarge", 96, 786432, 15, 50, 120, "25 Gigabit", 4, 900},
    {"r5d.metal", 96, 786432, 15, 50, 120, "25 Gigabit", 4, 900},
};
constexpr InstanceSize kR5dnSizes[] = {
    {"r5dn.large", 2, 16384, 3, 10, 10, "Up to 25 Gigabit", 1, 75},
    {"r5dn.xlarge", 4, 32768, 4, 15, 20, "Up to 25 Gigabit", 1, 150},
    {"r5dn.2xlarge", 8, 65536, 4, 15, 40, "Up to 25 Gigabit", 1, 300},
    {"r5dn.4xlarge", 16, 131072, 8, 30, 60, "Up to 25 Gigabit", 2, 300},
    {"r5dn.8xlarge", 32, 262144, 8, 30, 60, "25 Gigabit", 2, 600},
    {"r5dn.12xlarge", 48, 393216, 8, 30, 60, "50 Gigabit", 2, 900},
    {"r5dn.16xlarge", 64, 524288, 15, 50, 120, "75 Gigabit", 4, 600},
    {"r5dn.24xlarge", 96, 786432, 15, 50, 120, "100 Gigabit", 4, 900},
    {"r5dn.metal", 96, 786432, 15, 50, 120, "100 Gigabit", 4, 900},
};
constexpr InstanceSize kR5nSizes[] = {
    {"r5n.large", 2, 16384, 3, 10, 10, "Up to 25 Gigabit"},
    {"r5n.xlarge", 4, 32768, 4, 15, 20, "Up to 25 Gigabit"},
    {"r5n.2xlarge", 8, 65536, 4, 15, 40, "Up to 25 Gigabit"},
    {"r5n.4xlarge", 16, 131072, 8, 30, 60, "Up to 25 Gigabit"},
    {"r5n.8xlarge", 32, 262144, 8, 30, 60, "25 Gigabit"},
    {"r5n.12xlarge", 48, 393216, 8, 30, 60, "50 Gigabit"},
    {"r5n.16xlarge", 64, 524288, 15, 50, 120, "75 Gigabit"},
    {"r5n.24xlarge", 96, 786432, 15, 50, 120, "100 Gigabit"},
    {"r5n.metal", 96, 786432, 15, 50, 120, "100 Gigabit"},
};
constexpr InstanceSize kR6aSizes[] = {
    {"r6a.large", 2, 16384, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"r6a.xlarge", 4, 32768, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"r6a.2xlarge", 8, 65536, 4, 15, 40, "Up to 12.5 Gigabit"},
    {"r6a.4xlarge", 16, 131072, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"r6a.8xlarge", 32, 262144, 8, 30, 90, "12.5 Gigabit"},
    {"r6a.12xlarge", 48, 393216, 8, 30, 120, "18.75 Gigabit"},
    {"r6a.16xlarge", 64, 524288, 15, 50, 120, "25 Gigabit"},
    {"r6a.24xlarge", 96, 786432, 15, 50, 120, "37.5 Gigabit"},
    {"r6a.32xlarge", 128, 1048576, 15, 50, 120, "50 Gigabit"},
    {"r6a.48xlarge", 192, 1572864, 15, 50, 120, "50 Gigabit"},
    {"r6a.metal", 192, 1572864, 15, 50, 120, "50 Gigabit"},
};
constexpr InstanceSize kR6gSizes[] = {
    {"r6g.medium", 1, 8192, 2, 4, 4, "Up to 10 Gigabit"},
    {"r6g.large", 2, 16384, 3, 10, 10, "Up to 10 Gigabit"},
    {"r6g.xlarge", 4, 32768, 4, 15, 20, "Up to 10 Gigabit"},
    {"r6g.2xlarge", 8, 65536, 4, 15, 40, "Up to 10 Gigabit"},
    {"r6g.4xlarge", 16, 131072, 8, 30, 60, "Up to 10 Gigabit"},
    {"r6g.8xlarge", 32, 262144, 8, 30, 60, "12 Gigabit"},
    {"r6g.12xlarge", 48, 393216, 8, 30, 60, "20 Gigabit"},
    {"r6g.16xlarge", 64, 524288, 15, 50, 120, "25 Gigabit"},
    {"r6g.metal", 64, 524288, 15, 50, 120, "25 Gigabit"},
};
constexpr InstanceSize kR6gdSizes[] = {
    {"r6gd.medium", 1, 8192, 2, 4, 4, "Up to 10 Gigabit", 1, 59},
    {"r6gd.large", 2, 16384, 3, 10, 10, "Up to 10 Gigabit", 1, 118},
    {"r6gd.xlarge", 4, 32768, 4, 15, 20, "Up to 10 Gigabit", 1, 237},
    {"r6gd.2xlarge", 8, 65536, 4, 15, 40, "Up to 10 Gigabit", 1, 474},
    {"r6gd.4xlarge", 16, 131072, 8, 30, 60, "Up to 10 Gigabit", 1, 950},
    {"r6gd.8xlarge", 32, 262144, 8, 30, 60, "12 Gigabit", 1, 1900},
    {"r6gd.12xlarge", 48, 393216, 8, 30, 60, "20 Gigabit", 2, 1425},
    {"r6gd.16xlarge", 64, 524288, 15, 50, 120, "25 Gigabit", 2, 1900},
    {"r6gd.metal", 64, 524288, 15, 50, 120, "25 Gigabit", 2, 1900},
};
constexpr InstanceSize kR6iSizes[] = {
    {"r6i.large", 2, 16384, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"r6i.xlarge", 4, 32768, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"r6i.2xlarge", 8, 65536, 4, 15, 40, "Up to 12.5 Gigabit"},
    {"r6i.4xlarge", 16, 131072, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"r6i.8xlarge", 32, 262144, 8, 30, 90, "12.5 Gigabit"},
    {"r6i.12xlarge", 48, 393216, 8, 30, 120, "18.75 Gigabit"},
    {"r6i.16xlarge", 64, 524288, 15, 50, 120, "25 Gigabit"},
    {"r6i.24xlarge", 96, 786432, 15, 50, 120, "37.5 Gigabit"},
    {"r6i.32xlarge", 128, 1048576, 15, 50, 120, "50 Gigabit"},
    {"r6i.metal", 128, 1048576, 15, 50, 120, "50 Gigabit"},
};
constexpr InstanceSize kR6idSizes[] = {
    {"r6id.large", 2, 16384, 3, 10, 10, "Up to 12.5 Gigabit", 1, 118},
    {"r6id.xlarge", 4, 32768, 4, 15, 20, "Up to 12.5 Gigabit", 1, 237},
    {"r6id.2xlarge", 8, 65536, 4, 15, 40, "Up to 12.5 Gigabit", 1, 474},
    {"r6id.4xlarge", 16, 131072, 8, 30, 60, "Up to 12.5 Gigabit", 1, 950},
    {"r6id.8xlarge", 32, 262144, 8, 30, 90, "12.5 Gigabit", 1, 1900},
    {"r6id.12xlarge", 48, 393216, 8, 30, 120, "18.75 Gigabit", 2, 1425},
    {"r6id.16xlarge", 64, 524288, 15, 50, 120, "25 Gigabit", 2, 1900},
    {"r6id.24xlarge", 96, 786432, 15, 50, 120, "37.5 Gigabit", 4, 1425},
    {"r6id.32xlarge", 128, 1048576, 15, 50, 120, "50 Gigabit", 4, 1900},
    {"r6id.metal", 128, 1048576, 15, 50, 120, "50 Gigabit", 4, 1900},
};
constexpr InstanceSize kR6idnSizes[] = {
    {"r6idn.large", 2, 16384, 3, 10, 10, "Up to 25 Gigabit", 1, 118},
    {"r6idn.xlarge", 4, 32768, 4, 15, 20, "Up to 30 Gigabit", 1, 237},
    {"r6idn.2xlarge", 8, 65536, 4, 15, 40, "Up to 40 Gigabit", 1, 474},
    {"r6idn.4xlarge", 16, 131072, 8, 30, 60, "Up to 50 Gigabit", 1, 950},
    {"r6idn.8xlarge", 32, 262144, 8, 30, 90, "50 Gigabit", 1, 1900},
    {"r6idn.12xlarge", 48, 393216, 8, 30, 120, "75 Gigabit", 2, 1425},
    {"r6idn.16xlarge", 64, 524288, 15, 50, 120, "100 Gigabit", 2, 1900},
    {"r6idn.24xlarge", 96, 786432, 15, 50, 120, "150 Gigabit", 4, 1425},
    {"r6idn.32xlarge", 128, 1048576, 16, 50, 120, "200 Gigabit", 4, 1900},
    {"r6idn.metal", 128, 1048576, 16, 50, 120, "200 Gigabit", 4, 1900},
};
constexpr InstanceSize kR6inSizes[] = {
    {"r6in.large", 2, 16384, 3, 10, 10, "Up to 25 Gigabit"},
    {"r6in.xlarge", 4, 32768, 4, 15, 20, "Up to 30 Gigabit"},
    {"r6in.2xlarge", 8, 65536, 4, 15, 40, "Up to 40 Gigabit"},
    {"r6in.4xlarge", 16, 131072, 8, 30, 60, "Up to 50 Gigabit"},
    {"r6in.8xlarge", 32, 262144, 8, 30, 90, "50 Gigabit"},
    {"r6in.12xlarge", 48, 393216, 8, 30, 120, "75 Gigabit"},
    {"r6in.16xlarge", 64, 524288, 15, 50, 120, "100 Gigabit"},
    {"r6in.24xlarge", 96, 786432, 15, 50, 120, "150 Gigabit"},
    {"r6in.32xlarge", 128, 1048576, 16, 50, 120, "200 Gigabit"},
    {"r6in.metal", 128, 1048576, 16, 50, 120, "200 Gigabit"},
};
constexpr InstanceSize kR7aSizes[] = {
    {"r7a.medium", 1, 8192, 2, 4, 4, "Up to 12.5 Gigabit"},
    {"r7a.large", 2, 16384, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"r7a.xlarge", 4, 32768, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"r7a.2xlarge", 8, 65536, 4, 15, 40, "Up to 12.5 Gigabit"},
    {"r7a.4xlarge", 16, 131072, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"r7a.8xlarge", 32, 262144, 8, 30, 90, "12.5 Gigabit"},
    {"r7a.12xlarge", 48, 393216, 8, 30, 120, "18.75 Gigabit"},
    {"r7a.16xlarge", 64, 524288, 15, 50, 120, "25 Gigabit"},
    {"r7a.24xlarge", 96, 786432, 15, 50, 120, "37.5 Gigabit"},
    {"r7a.32xlarge", 128, 1048576, 15, 50, 120, "50 Gigabit"},
    {"r7a.48xlarge", 192, 1572864, 15, 50, 120, "50 Gigabit"},
    {"r7a.metal-48xl", 192, 1572864, 15, 50, 120, "50 Gigabit"},
};
constexpr InstanceSize kR7gSizes[] = {
    {"r7g.medium", 1, 8192, 2, 4, 4, "Up to 12.5 Gigabit"},
    {"r7g.large", 2, 16384, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"r7g.xlarge", 4, 32768, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"r7g.2xlarge", 8, 65536, 4, 15, 40, "Up to 15 Gigabit"},
    {"r7g.4xlarge", 16, 131072, 8, 30, 60, "Up to 15 Gigabit"},
    {"r7g.8xlarge", 32, 262144, 8, 30, 60, "15 Gigabit"},
    {"r7g.12xlarge", 48, 393216, 8, 30, 60, "22.5 Gigabit"},
    {"r7g.16xlarge", 64, 524288, 15, 50, 120, "30 Gigabit"},
    {"r7g.metal", 64, 524288, 15, 50, 120, "30 Gigabit"},
};
constexpr InstanceSize kR7gdSizes[] = {
    {"r7gd.medium", 1, 8192, 2, 4, 4, "Up to 12.5 Gigabit", 1, 59},
    {"r7gd.large", 2, 16384, 3, 10, 10, "Up to 12.5 Gigabit", 1, 118},
    {"r7gd.xlarge", 4, 32768, 4, 15, 20, "Up to 12.5 Gigabit", 1, 237},
    {"r7gd.2xlarge", 8, 65536, 4, 15, 40, "Up to 15 Gigabit", 1, 474},
    {"r7gd.4xlarge", 16, 131072, 8, 30, 60, "Up to 15 Gigabit", 1, 950},
    {"r7gd.8xlarge", 32, 262144, 8, 30, 60, "15 Gigabit", 1, 1900},
    {"r7gd.12xlarge", 48, 393216, 8, 30, 60, "22.5 Gigabit", 2, 1425},
    {"r7gd.16xlarge", 64, 524288, 15, 50, 120, "30 Gigabit", 2, 1900},
    {"r7gd.metal", 64, 524288, 15, 50, 120, "30 Gigabit", 2, 1900},
};
constexpr InstanceSize kR7iSizes[] = {
    {"r7i.large", 2, 16384, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"r7i.xlarge", 4, 32768, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"r7i.2xlarge", 8, 65536, 4, 15, 40, "Up to 12.5 Gigabit"},
    {"r7i.4xlarge", 16, 131072, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"r7i.8xlarge", 32, 262144, 8, 30, 90, "12.5 Gigabit"},
    {"r7i.12xlarge", 48, 393216, 8, 30, 120, "18.75 Gigabit"},
    {"r7i.16xlarge", 64, 524288, 15, 50, 120, "25 Gigabit"},
    {"r7i.24xlarge", 96, 786432, 15, 50, 120, "37.5 Gigabit"},
    {"r7i.48xlarge", 192, 1572864, 15, 50, 120, "50 Gigabit"},
    {"r7i.metal-24xl", 96, 786432, 15, 50, 120, "37.5 Gigabit"},
    {"r7i.metal-48xl", 192, 1572864, 15, 50, 120, "50 Gigabit"},
};
constexpr InstanceSize kR7izSizes[] = {
    {"r7iz.large", 2, 16384, 3, 10, 10, "Up to 12.5 Gigabit"},
    {"r7iz.xlarge", 4, 32768, 4, 15, 20, "Up to 12.5 Gigabit"},
    {"r7iz.2xlarge", 8, 65536, 4, 15, 40, "Up to 12.5 Gigabit"},
    {"r7iz.4xlarge", 16, 131072, 8, 30, 60, "Up to 12.5 Gigabit"},
    {"r7iz.8xlarge", 32, 262144, 8, 30, 90, "12.5 Gigabit"},
    {"r7iz.12xlarge", 48, 393216, 8, 30, 120, "25 Gigabit"},
    {"r7iz.16xlarge", 64, 524288, 15, 50, 120, "25 Gigabit"},
    {"r7iz.32xlarge", 128, 1048576, 15, 50, 120, "50 Gigabit"},
    {"r7iz.metal-16xl", 64, 524288, 15, 50, 120, "25 Gigabit"},
    {"r7iz.metal-32xl", 128, 1048576, 15, 50, 120, "50 Gigabit"},
};
constexpr InstanceSize kR8gSizes[] = {
    {"r8g.medium", 1, 8192, 2, 4, 0, "Up to 12.5 Gigabit"},
    {"r8g.large", 2, 16384, 3, 10, 0, "Up to 12.5 Gigabit"},
    {"r8g.xlarge", 4, 32768, 4, 15, 0, "Up to 12.5 Gigabit"},
    {"r8g.2xlarge", 8, 65536, 4, 15, 0, "Up to 15 Gigabit"},
    {"r8g.4xlarge", 16, 131072, 8, 30, 0, "Up to 15 Gigabit"},
    {"r8g.8xlarge", 32, 262144, 8, 30, 0, "15 Gigabit"},
    {"r8g.12xlarge", 48, 393216, 8, 30, 0, "22.5 Gigabit"},
    {"r8g.16xlarge", 64, 524288, 15, 50, 0, "30 Gigabit"},
    {"r8g.24xlarge", 96, 786432, 15, 50, 0, "40 Gigabit"},
    {"r8g.48xlarge", 192, 1572864, 15, 50, 0, "50 Gigabit"},
    {"r8g.metal-24xl", 96, 786432, 15, 50, 0, "40 Gigabit"},
    {"r8g.metal-48xl", 192, 1572864, 15, 50, 0, "50 Gigabit"},
};
constexpr InstanceSize kX1Sizes[] = {
    {"x1.16xlarge", 64, 999424, 8, 30, 0, "10 Gigabit", 1, 1920},
    {"x1.32xlarge", 128, 1998848, 8, 30, 0, "25 Gigabit", 2, 1920},
};
constexpr InstanceSize kX1eSizes[] = {
    {"x1e.xlarge", 4, 124928, 3, 10, 0, "Up to 10 Gigabit", 1, 120},
    {"x1e.2xlarge", 8, 249856, 4, 15, 0, "Up to 10 Gigabit", 1, 240},
    {"x1e.4xlarge", 16, 499712, 4, 15, 0, "Up to 10 Gigabit", 1, 480},
    {"x1e.8xlarge", 32, 999424, 4, 15, 0, "Up to 10 Gigabit", 1, 960},
    {"x1e.16xlarge", 64, 1998848, 8, 30, 0, "10 Gigabit", 1, 1920},
    {"x1e.32xlarge", 128, 3997696, 8, 30, 0, "25 Gigabit", 2, 1920},
};
constexpr InstanceSize kX2gdSizes[] = {
    {"x2gd.medium", 1, 16384, 2, 4, 4, "Up to 10 Gigabit", 1, 59},
    {"x2gd.large", 2, 32768, 3, 10, 10, "Up to 10 Gigabit", 1, 118},
    {"x2gd.xlarge", 4, 65536, 4, 15, 20, "Up to 10 Gigabit", 1, 237},
    {"x2gd.2xlarge", 8, 131072, 4, 15, 40, "Up to 10 Gigabit", 1, 474},
    {"x2gd.4xlarge", 16, 262144, 8, 30, 60, "Up to 10 Gigabit", 1, 950},
    {"x2gd.8xlarge", 32, 524288, 8, 30, 60, "12 Gigabit", 1, 1900},
    {"x2gd.12xlarge", 48, 786432, 8, 30, 60, "20 Gigabit", 2, 1425},
    {"x2gd.16xlarge", 64, 1048576, 15, 50, 120, "25 Gigabit", 2, 1900},
    {"x2gd.metal", 64, 1048576, 15, 50, 120, "25 Gigabit", 2, 1900},
};
constexpr InstanceSize kX2idnSizes[] = {
    {"x2idn.16xlarge", 64, 1048576, 15, 50, 120, "50 Gigabit", 1, 1900},
    {"x2idn.24xlarge", 96, 1572864, 15, 50, 120, "75 Gigabit", 2, 1425},
    {"x2idn.32xlarge", 128, 2097152, 15, 50, 120, "100 Gigabit", 2, 1900},
    {"x2idn.metal", 128, 2097152, 15, 50, 120, "100 Gigabit", 2, 1900},
};
constexpr InstanceSize kX2iednSizes[] = {
    {"x2iedn.xlarge", 4, 131072, 4, 15, 13, "Up to 25 Gigabit", 1, 118},
    {"x2iedn.2xlarge", 8, 262144, 4, 15, 29, "Up to 25 Gigabit", 1, 237},
    {"x2iedn.4xlarge", 16, 524288, 8, 30, 60, "Up to 25 Gigabit", 1, 475},
    {"x2iedn.8xlarge", 32, 1048576, 8, 30, 120, "25 Gigabit", 1, 950},
    {"x2iedn.16xlarge", 64, 2097152, 15, 50, 120, "50 Gigabit", 1, 1900},
    {"x2iedn.24xlarge", 96, 3145728, 15, 50, 120, "75 Gigabit", 2, 1425},
    {"x2iedn.32xlarge", 128, 4194304, 15, 50, 120, "100 Gigabit", 2, 1900},
    {"x2iedn.metal", 128, 4194304, 15, 50, 120, "100 Gigabit", 2, 1900},
};
constexpr InstanceSize kX2ieznSizes[] = {
    {"x2iezn.2xlarge", 8, 262144, 4, 15, 64, "Up to 25 Gigabit"},
    {"x2iezn.4xlarge", 16, 524288, 8, 30, 120, "Up to 25 Gigabit"},
    {"x2iezn.6xlarge", 24, 786432, 8, 30, 120, "50 Gigabit"},
    {"x2iezn.8xlarge", 32, 1048576, 8, 30, 120, "75 Gigabit"},
    {"x2iezn.12xlarge", 48, 1572864, 15, 50, 120, "100 Gigabit"},
    {"x2iezn.metal", 48, 1572864, 15, 50, 120, "100 Gigabit"},
};
constexpr InstanceSize kZ1dSizes[] = {
    {"z1d.large", 2, 16384, 3, 10, 14, "Up to 10 Gigabit", 1, 75},
    {"z1d.xlarge", 4, 32768, 4, 15, 30, "Up to 10 Gigabit", 1, 150},
    {"z1d.2xlarge", 8, 65536, 4, 15, 60, "Up to 10 Gigabit", 1, 300},
    {"z1d.3xlarge", 12, 98304, 8, 30, 60, "Up to 10 Gigabit", 1, 450},
    {"z1d.6xlarge", 24, 196608, 8, 30, 60, "12 Gigabit", 1, 900},
    {"z1d.12xlarge", 48, 393216, 15, 50, 120, "25 Gigabit", 2, 900},
    {"z1d.metal", 48, 393216, 15, 50, 120, "25 Gigabit", 2, 900},
};

constexpr InstanceFamily kFamilies[] = {
    {"r3", kR3, 2.5, kR3Sizes},
    {"r4", kXenEna, 2.3, kR4Sizes},
    {"r5", kIntelNitro, 3.1, kR5Sizes},
    {"r5a", kAmdNitro, 2.5, kR5aSizes},
    {"r5ad", kAmdNitro, 2.2, kR5adSizes},
    {"r5b", kIntelNitro, 3.1, kR5bSizes},
    {"r5d", kIntelNitro, 3.1, kR5dSizes},
    {"r5dn", kIntelNitro, 3.1, kR5dnSizes},
    {"r5n", kIntelNitro, 3.1, kR5nSizes},
    {"r6a", kAmdNitro6, 3.6, kR6aSizes},
    {"r6g", kGraviton, 2.5, kR6gSizes},
    {"r6gd", kGraviton, 2.5, kR6gdSizes},
    {"r6i", kIntelNitro6, 3.5, kR6iSizes},
    {"r6id", kIntelNitro6, 3.5, kR6idSizes},
    {"r6idn", kIntelNitro6, 3.5, kR6idnSizes},
    {"r6in", kIntelNitro6, 3.5, kR6inSizes},
    {"r7a", kAmdNitro7, 3.7, kR7aSizes},
    {"r7g", kGraviton, 2.6, kR7gSizes},
    {"r7gd", kGraviton, 2.6, kR7gdSizes},
    {"r7i", kIntelNitro6, 3.2, kR7iSizes},
    {"r7iz", kIntelNitro6, 3.9, kR7izSizes},
    {"r8g", kGraviton, 2.8, kR8gSizes},
    {"x1", kX1, 2.3, kX1Sizes},
    {"x1e", kX1, 2.3, kX1eSizes},
    {"x2gd", kGraviton, 2.5, kX2gdSizes},
    {"x2idn", kIntelNitro6, 3.5, kX2idnSizes},
    {"x2iedn", kIntelNitro6, 3.5, kX2iednSizes},
    {"x2iezn", kIntelNitro, 4.5, kX2ieznSizes},
    {"z1d", kIntelNitro, 4.0, kZ1dSizes},
};

}  // namespace

std::span<const InstanceFamily> MemoryOptimizedFamilies() { return kFamilies; }

}  // namespace wt::ec2::catalog
