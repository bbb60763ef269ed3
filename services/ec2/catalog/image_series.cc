#include "services/ec2/catalog/image_series.h"

#include "emulator/base/strings.h"

namespace wt::ec2::catalog {
namespace {

// Versions of the agent and of the images beneath, from the change log that ECS publishes for its
// images. A world begins at 2024-01-01, so 20231219 is the newest.
// https://github.com/aws/amazon-ecs-ami/blob/main/CHANGELOG.md
constexpr ImageRelease kEcsAmazonLinux2[] = {
    {"20230109", "2023-01-10", "2.0.20221210.1", "1.68.0", "20.10.17"},
    {"20230321", "2023-03-24", "2.0.20230320.0", "1.70.0", "20.10.17"},
    {"20230428", "2023-05-02", "2.0.20230418.0", "1.71.0", "20.10.22"},
    {"20230606", "2023-06-08", "2.0.20230530.0", "1.72.0", "20.10.23"},
    {"20230809", "2023-08-10", "2.0.20230727.0", "1.75.0", "20.10.23"},
    {"20230912", "2023-09-14", "2.0.20230906.0", "1.76.0", "20.10.23"},
    {"20230929", "2023-10-02", "2.0.20230926.0", "1.77.0", "20.10.23"},
    {"20231024", "2023-10-26", "2.0.20230926.0", "1.78.0", "20.10.25"},
    {"20231103", "2023-11-06", "2.0.20231101.0", "1.79.0", "20.10.25"},
    {"20231204", "2023-12-05", "2.0.20231116.0", "1.79.1", "20.10.25"},
    {"20231211", "2023-12-12", "2.0.20231206.0", "1.79.2", "20.10.25"},
    {"20231219", "2023-12-20", "2.0.20231218.0", "1.79.2", "20.10.25"},
};
constexpr ImageRelease kEcsAmazonLinux2023[] = {
    {"20230406", "2023-04-07", "2023.0.20230329.0", "1.70.1", "20.10.17"},
    {"20230627", "2023-06-28", "2023.0.20230614.0", "1.73.0", "20.10.23"},
    {"20230720", "2023-07-21", "2023.1.20230719.0", "1.74.1", "20.10.23"},
    {"20230906", "2023-09-07", "2023.1.20230825.0", "1.75.3", "20.10.23"},
    {"20230929", "2023-10-02", "2023.2.20230920.1", "1.77.0", "20.10.23"},
    {"20231103", "2023-11-06", "2023.2.20231030.1", "1.79.0", "20.10.25"},
    {"20231114", "2023-11-15", "2023.2.20231113.0", "1.79.1", "20.10.25"},
    {"20231204", "2023-12-05", "2023.2.20231113.0", "1.79.1", "20.10.25"},
    {"20231213", "2023-12-14", "2023.2.20231113.0", "1.79.2", "20.10.25"},
    {"20231219", "2023-12-20", "2023.3.20231218.0", "1.79.2", "20.10.25"},
};
constexpr ImageRelease kAmazonLinux2[] = {
    {"2.0.20230307.0", "2023-03-09"}, {"2.0.20230612.0", "2023-06-14"},
    {"2.0.20230906.0", "2023-09-08"}, {"2.0.20231101.0", "2023-11-03"},
    {"2.0.20231116.0", "2023-11-18"}, {"2.0.20231206.0", "2023-12-08"},
    {"2.0.20231218.0", "2023-12-20"},
};
constexpr ImageRelease kAmazonLinux2023[] = {
    {"2023.0.20230517.1", "2023-05-18"}, {"2023.1.20230725.0", "2023-07-27"},
    {"2023.2.20230920.1", "2023-09-22"}, {"2023.2.20231113.0", "2023-11-15"},
    {"2023.3.20231211.4", "2023-12-13"}, {"2023.3.20231218.0", "2023-12-20"},
};
constexpr ImageRelease kUbuntuFocal[] = {
    {"20230517", "2023-05-17"}, {"20231011", "2023-10-11"}, {"20231207", "2023-12-07"}};
constexpr ImageRelease kUbuntuJammy[] = {
    {"20230516", "2023-05-16"}, {"20230919", "2023-09-19"}, {"20231207", "2023-12-07"}};
// Deviation: Canonical released Ubuntu 24.04 in April 2024; here the image is there from the
// start of a world, dated the day before, because stacks of today ask for it.
constexpr ImageRelease kUbuntuNoble[] = {{"20240423", "2023-12-31"}};
constexpr ImageRelease kDebianBookworm[] = {{"20230612-1409", "2023-06-12"},
                                            {"20230711-1438", "2023-07-11"},
                                            {"20231013-1532", "2023-10-13"}};
constexpr ImageRelease kWindows[] = {
    {"2023.10.11", "2023-10-11"}, {"2023.11.15", "2023-11-15"}, {"2023.12.13", "2023-12-13"}};
constexpr ImageRelease kEcsWindows[] = {{"2023.10.11", "2023-10-12", "", "1.76.0", "20.10.21"},
                                        {"2023.11.15", "2023-11-16", "", "1.79.0", "20.10.21"},
                                        {"2023.12.13", "2023-12-14", "", "1.79.1", "20.10.21"}};

constexpr std::string_view kEcsOwner = "591542846629";
constexpr std::string_view kAmazonLinuxOwner = "137112412989";
constexpr std::string_view kWindowsOwner = "801119661308";
constexpr std::string_view kCanonical = "099720109477";
constexpr std::string_view kDebianOwner = "136693071363";

constexpr ImageProfile kEcs2{"Amazon Linux 2", kEcsOwner, "/dev/xvda", "gp2", ""};
constexpr ImageProfile kEcs2023{"Amazon Linux 2023", kEcsOwner, "/dev/xvda", "gp3",
                                "uefi-preferred",    true};
constexpr ImageProfile kLinux2{"Amazon Linux 2", kAmazonLinuxOwner, "/dev/xvda", "gp2", ""};
constexpr ImageProfile kLinux2Minimal{"Amazon Linux 2", kAmazonLinuxOwner, "/dev/xvda", "standard",
                                      ""};
constexpr ImageProfile kLinux2023{
    "Amazon Linux 2023", kAmazonLinuxOwner, "/dev/xvda", "gp3", "uefi-preferred", true};
constexpr ImageProfile kUbuntu{.os = "Ubuntu",
                               .owner_id = kCanonical,
                               .root_device_name = "/dev/sda1",
                               .volume_type = "gp2",
                               .boot_mode_x86_64 = "uefi-preferred",
                               .ephemeral_disks = true};
constexpr ImageProfile kUbuntuGp3{.os = "Ubuntu",
                                  .owner_id = kCanonical,
                                  .root_device_name = "/dev/sda1",
                                  .volume_type = "gp3",
                                  .boot_mode_x86_64 = "uefi-preferred",
                                  .imds_v2 = true,
                                  .ephemeral_disks = true};
constexpr ImageProfile kDebian{"Debian", kDebianOwner, "/dev/xvda", "gp2", "uefi-preferred"};
constexpr ImageProfile kWindowsServer{.os = "Windows Server",
                                      .owner_id = kWindowsOwner,
                                      .root_device_name = "/dev/sda1",
                                      .volume_type = "gp2",
                                      .ephemeral_disks = true,
                                      .windows = true};

constexpr std::string_view kX86 = "x86_64";
constexpr std::string_view kArm = "arm64";
constexpr std::string_view kSource2X86 = "amzn2-ami-minimal-hvm-{}-x86_64-ebs";
constexpr std::string_view kSource2Arm = "amzn2-ami-minimal-hvm-{}-arm64-ebs";
constexpr std::string_view kSource2023X86 = "al2023-ami-minimal-{}-kernel-6.1-x86_64";
constexpr std::string_view kSource2023Arm = "al2023-ami-minimal-{}-kernel-6.1-arm64";
constexpr std::string_view kEcs2X86Description = "Amazon Linux AMI 2.0.{} x86_64 ECS HVM GP2";
constexpr std::string_view kEcs2023X86Description = "Amazon Linux AMI 2023.0.{} x86_64 ECS HVM EBS";

// Names and descriptions of the ECS images are those of their published build files.
// Deviation: ECS offers Amazon Linux 2023 for GPUs since 2024; here it is there from the start.
constexpr ImageSeries kSeries[] = {
    {"amzn2-ami-ecs-hvm-2.0.{}-x86_64-ebs", kEcs2X86Description, kX86, kSource2X86, 30, kEcs2,
     kEcsAmazonLinux2, "/aws/service/ecs/optimized-ami/amazon-linux-2", ""},
    {"amzn2-ami-ecs-hvm-2.0.{}-arm64-ebs", "Amazon Linux AMI 2.0.{} arm64 ECS HVM GP2", kArm,
     kSource2Arm, 30, kEcs2, kEcsAmazonLinux2,
     "/aws/service/ecs/optimized-ami/amazon-linux-2/arm64", ""},
    {"amzn2-ami-ecs-gpu-hvm-2.0.{}-x86_64-ebs", kEcs2X86Description, kX86, kSource2X86, 30, kEcs2,
     kEcsAmazonLinux2, "/aws/service/ecs/optimized-ami/amazon-linux-2/gpu", ""},
    {"amzn2-ami-ecs-inf-hvm-2.0.{}-x86_64-ebs", kEcs2X86Description, kX86, kSource2X86, 30, kEcs2,
     kEcsAmazonLinux2, "/aws/service/ecs/optimized-ami/amazon-linux-2/inf", ""},
    {"amzn2-ami-ecs-kernel-5.10-hvm-2.0.{}-x86_64-ebs",
     "Amazon Linux AMI 2.0.{} Kernel 5.10 x86_64 ECS HVM GP2", kX86, kSource2X86, 30, kEcs2,
     kEcsAmazonLinux2, "/aws/service/ecs/optimized-ami/amazon-linux-2/kernel-5.10", ""},
    {"amzn2-ami-ecs-kernel-5.10-hvm-2.0.{}-arm64-ebs",
     "Amazon Linux AMI 2.0.{} Kernel 5.10 arm64 ECS HVM GP2", kArm, kSource2Arm, 30, kEcs2,
     kEcsAmazonLinux2, "/aws/service/ecs/optimized-ami/amazon-linux-2/kernel-5.10/arm64", ""},
    {"al2023-ami-ecs-hvm-2023.0.{}-kernel-6.1-x86_64", kEcs2023X86Description, kX86, kSource2023X86,
     30, kEcs2023, kEcsAmazonLinux2023, "/aws/service/ecs/optimized-ami/amazon-linux-2023", ""},
    {"al2023-ami-ecs-hvm-2023.0.{}-kernel-6.1-arm64",
     "Amazon Linux AMI 2023.0.{} arm64 ECS HVM EBS", kArm, kSource2023Arm, 30, kEcs2023,
     kEcsAmazonLinux2023, "/aws/service/ecs/optimized-ami/amazon-linux-2023/arm64", ""},
    {"al2023-ami-ecs-gpu-hvm-2023.0.{}-kernel-6.1-x86_64-ebs", kEcs2023X86Description, kX86,
     kSource2023X86, 30, kEcs2023, kEcsAmazonLinux2023,
     "/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu", ""},
    {"al2023-ami-ecs-neuron-hvm-2023.0.{}-kernel-6.1-x86_64", kEcs2023X86Description, kX86,
     kSource2023X86, 30, kEcs2023, kEcsAmazonLinux2023,
     "/aws/service/ecs/optimized-ami/amazon-linux-2023/neuron",
     "/aws/service/ecs/optimized-ami/amazon-linux-2023/inf"},

    {"amzn2-ami-hvm-{}-x86_64-gp2", "Amazon Linux 2 AMI {} x86_64 HVM gp2", kX86, "", 8, kLinux2,
     kAmazonLinux2, "/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2", ""},
    {"amzn2-ami-hvm-{}-arm64-gp2", "Amazon Linux 2 LTS Arm64 AMI {} arm64 HVM gp2", kArm, "", 8,
     kLinux2, kAmazonLinux2, "/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-arm64-gp2", ""},
    {"amzn2-ami-kernel-5.10-hvm-{}-x86_64-gp2", "Amazon Linux 2 Kernel 5.10 AMI {} x86_64 HVM gp2",
     kX86, "", 8, kLinux2, kAmazonLinux2,
     "/aws/service/ami-amazon-linux-latest/amzn2-ami-kernel-5.10-hvm-x86_64-gp2", ""},
    {"amzn2-ami-kernel-5.10-hvm-{}-arm64-gp2",
     "Amazon Linux 2 LTS Arm64 Kernel 5.10 AMI {} arm64 HVM gp2", kArm, "", 8, kLinux2,
     kAmazonLinux2, "/aws/service/ami-amazon-linux-latest/amzn2-ami-kernel-5.10-hvm-arm64-gp2", ""},
    {"amzn2-ami-hvm-{}-x86_64-ebs", "Amazon Linux 2 AMI {} x86_64 HVM ebs", kX86, "", 8,
     kLinux2Minimal, kAmazonLinux2, "/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-ebs",
     ""},
    {kSource2X86, "Amazon Linux 2 AMI {} x86_64 Minimal HVM ebs", kX86, "", 2, kLinux2Minimal,
     kAmazonLinux2, "/aws/service/ami-amazon-linux-latest/amzn2-ami-minimal-hvm-x86_64-ebs", ""},
    {kSource2Arm, "Amazon Linux 2 LTS Arm64 AMI {} arm64 Minimal HVM ebs", kArm, "", 2,
     kLinux2Minimal, kAmazonLinux2,
     "/aws/service/ami-amazon-linux-latest/amzn2-ami-minimal-hvm-arm64-ebs", ""},
    {"al2023-ami-{}-kernel-6.1-x86_64", "Amazon Linux 2023 AMI {} x86_64 HVM kernel-6.1", kX86, "",
     8, kLinux2023, kAmazonLinux2023,
     "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
     "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-x86_64"},
    {"al2023-ami-{}-kernel-6.1-arm64", "Amazon Linux 2023 AMI {} arm64 HVM kernel-6.1", kArm, "", 8,
     kLinux2023, kAmazonLinux2023,
     "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
     "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64"},
    {kSource2023X86, "Amazon Linux 2023 AMI {} x86_64 Minimal HVM kernel-6.1", kX86, "", 2,
     kLinux2023, kAmazonLinux2023,
     "/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-x86_64",
     "/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-6.1-x86_64"},
    {kSource2023Arm, "Amazon Linux 2023 AMI {} arm64 Minimal HVM kernel-6.1", kArm, "", 2,
     kLinux2023, kAmazonLinux2023,
     "/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-arm64",
     "/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-6.1-arm64"},

    {"ubuntu/images/hvm-ssd/ubuntu-focal-20.04-amd64-server-{}",
     "Canonical, Ubuntu, 20.04 LTS, amd64 focal image build on {date}", kX86, "", 8, kUbuntu,
     kUbuntuFocal,
     "/aws/service/canonical/ubuntu/server/20.04/stable/current/amd64/hvm/ebs-gp2/ami-id",
     "/aws/service/canonical/ubuntu/server/focal/stable/current/amd64/hvm/ebs-gp2/ami-id"},
    {"ubuntu/images/hvm-ssd/ubuntu-focal-20.04-arm64-server-{}",
     "Canonical, Ubuntu, 20.04 LTS, arm64 focal image build on {date}", kArm, "", 8, kUbuntu,
     kUbuntuFocal,
     "/aws/service/canonical/ubuntu/server/20.04/stable/current/arm64/hvm/ebs-gp2/ami-id",
     "/aws/service/canonical/ubuntu/server/focal/stable/current/arm64/hvm/ebs-gp2/ami-id"},
    {"ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-{}",
     "Canonical, Ubuntu, 22.04 LTS, amd64 jammy image build on {date}", kX86, "", 8, kUbuntu,
     kUbuntuJammy,
     "/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id",
     "/aws/service/canonical/ubuntu/server/jammy/stable/current/amd64/hvm/ebs-gp2/ami-id"},
    {"ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-arm64-server-{}",
     "Canonical, Ubuntu, 22.04 LTS, arm64 jammy image build on {date}", kArm, "", 8, kUbuntu,
     kUbuntuJammy,
     "/aws/service/canonical/ubuntu/server/22.04/stable/current/arm64/hvm/ebs-gp2/ami-id",
     "/aws/service/canonical/ubuntu/server/jammy/stable/current/arm64/hvm/ebs-gp2/ami-id"},
    {"ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-{}",
     "Canonical, Ubuntu, 24.04 LTS, amd64 noble image build on {date}", kX86, "", 8, kUbuntuGp3,
     kUbuntuNoble,
     "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id",
     "/aws/service/canonical/ubuntu/server/noble/stable/current/amd64/hvm/ebs-gp3/ami-id"},
    {"ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-{}",
     "Canonical, Ubuntu, 24.04 LTS, arm64 noble image build on {date}", kArm, "", 8, kUbuntuGp3,
     kUbuntuNoble,
     "/aws/service/canonical/ubuntu/server/24.04/stable/current/arm64/hvm/ebs-gp3/ami-id",
     "/aws/service/canonical/ubuntu/server/noble/stable/current/arm64/hvm/ebs-gp3/ami-id"},

    {"debian-12-amd64-{}", "Debian 12 ({})", kX86, "", 8, kDebian, kDebianBookworm,
     "/aws/service/debian/release/12/latest/amd64",
     "/aws/service/debian/release/bookworm/latest/amd64"},
    {"debian-12-arm64-{}", "Debian 12 ({})", kArm, "", 8, kDebian, kDebianBookworm,
     "/aws/service/debian/release/12/latest/arm64",
     "/aws/service/debian/release/bookworm/latest/arm64"},

    {"Windows_Server-2022-English-Full-Base-{}",
     "Microsoft Windows Server 2022 Full Locale English AMI provided by Amazon", kX86, "", 30,
     kWindowsServer, kWindows,
     "/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base", ""},
    {"Windows_Server-2022-English-Full-ECS_Optimized-{}",
     "Microsoft Windows Server 2022 Full Locale English with ECS Optimized AMI provided by Amazon",
     kX86, "", 50, kWindowsServer, kEcsWindows,
     "/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-ECS_Optimized", ""},
    {"Windows_Server-2022-English-Core-ECS_Optimized-{}",
     "Microsoft Windows Server 2022 Core Locale English with ECS Optimized AMI provided by Amazon",
     kX86, "", 50, kWindowsServer, kEcsWindows,
     "/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-ECS_Optimized", ""},
};

}  // namespace

std::span<const ImageSeries> AllImageSeries() { return kSeries; }

std::string Fill(std::string_view text, std::string_view placeholder, std::string_view value) {
  const size_t at = text.find(placeholder);
  if (at == std::string_view::npos) return std::string(text);
  return StrCat(text.substr(0, at), value, text.substr(at + placeholder.size()));
}

std::string NameOf(const ImageSeries& series, const ImageRelease& release) {
  return Fill(series.name, "{}", release.version);
}

}  // namespace wt::ec2::catalog
