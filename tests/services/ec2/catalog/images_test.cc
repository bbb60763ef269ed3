#include "services/ec2/catalog/images.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/ec2/catalog/regions.h"

namespace wt::ec2::catalog {
namespace {

using ::testing::IsEmpty;
using ::testing::MatchesRegex;
using ::testing::SizeIs;

constexpr std::string_view kRegion = "eu-central-1";

TEST(Images, HaveIdsOfTheirOwnInEveryRegion) {
  std::set<std::string> ids;
  size_t count = 0;
  for (const Region& region : Regions()) {
    for (const Image& image : ImagesOf(region.name)) {
      ++count;
      ids.insert(image.id);
      EXPECT_THAT(image.id, MatchesRegex("ami-0[0-9a-f]{16}"));
    }
  }
  EXPECT_THAT(ids, SizeIs(count));
  EXPECT_THAT(ImagesOf("nowhere-1"), IsEmpty());
}

TEST(Images, AreSortedByNameAndTheSameEachTime) {
  const std::vector<Image> images = ImagesOf(kRegion);
  EXPECT_GE(images.size(), 150u);
  EXPECT_TRUE(std::ranges::is_sorted(images, {}, &Image::name));
  EXPECT_EQ(images.front().id, ImagesOf(kRegion).front().id);
  // A change of this would give every stored stack another image.
  EXPECT_EQ(ImageId("us-east-1", "amzn2-ami-ecs-hvm-2.0.20231219-x86_64-ebs"),
            FindImageNamed("us-east-1", "amzn2-ami-ecs-hvm-2.0.20231219-x86_64-ebs")->id);
}

TEST(Images, AreFoundByIdInTheirRegionAlone) {
  for (const Image& image : ImagesOf(kRegion)) {
    EXPECT_EQ(FindImage(kRegion, image.id)->name, image.name);
  }
  const std::string id = ImagesOf(kRegion).front().id;
  EXPECT_FALSE(FindImage("us-east-1", id).has_value());
  EXPECT_FALSE(FindImage(kRegion, "ami-00000000000000000").has_value());
  EXPECT_FALSE(FindImageNamed(kRegion, "amzn2-ami-ecs-hvm-2.0.{}-x86_64-ebs").has_value());
}

TEST(Images, AreCompleteAndOlderThanTheWorld) {
  const Instant birth = *ParseTimestamp("2024-01-01T00:00:00Z");
  for (const Image& image : ImagesOf(kRegion)) {
    SCOPED_TRACE(image.name);
    EXPECT_LT(image.created_at, birth);
    EXPECT_GT(image.created_at, *ParseTimestamp("2023-01-01T00:00:00Z"));
    EXPECT_GT(image.deprecated_at, birth);
    EXPECT_EQ(image.location, "amazon/" + image.name);
    EXPECT_EQ(image.name.find('{'), std::string::npos);
    EXPECT_EQ(image.description.find('{'), std::string::npos);
    EXPECT_FALSE(image.description.empty());
    EXPECT_THAT(image.owner_id, MatchesRegex("[0-9]{12}"));
    EXPECT_EQ(image.block_devices.front().device_name, image.root_device_name);
    EXPECT_GT(image.block_devices.front().size_gib, 0);
    EXPECT_THAT(image.block_devices.front().snapshot_id, MatchesRegex("snap-0[0-9a-f]{16}"));
    EXPECT_EQ(image.has_ecs_agent, image.name.find("ecs") != std::string::npos ||
                                       image.name.find("ECS") != std::string::npos);
  }
}

TEST(Images, OfEcsAreAsEcsBuildsThem) {
  const Image two = *FindImageNamed(kRegion, "amzn2-ami-ecs-hvm-2.0.20231219-x86_64-ebs");
  EXPECT_EQ(two.owner_id, "591542846629");
  EXPECT_EQ(two.owner_alias, "amazon");
  EXPECT_EQ(two.description, "Amazon Linux AMI 2.0.20231219 x86_64 ECS HVM GP2");
  EXPECT_EQ(two.root_device_name, "/dev/xvda");
  EXPECT_EQ(two.block_devices.front().size_gib, 30);
  EXPECT_EQ(two.block_devices.front().volume_type, "gp2");
  EXPECT_TRUE(two.has_ecs_agent);
  EXPECT_EQ(two.ecs_agent_version, "1.79.2");
  EXPECT_EQ(two.docker_version, "20.10.25");
  EXPECT_EQ(two.source_image_name, "amzn2-ami-minimal-hvm-2.0.20231218.0-x86_64-ebs");
  EXPECT_EQ(two.imds_support, "");

  const Image three =
      *FindImageNamed(kRegion, "al2023-ami-ecs-hvm-2023.0.20231219-kernel-6.1-arm64");
  EXPECT_EQ(three.architecture, "arm64");
  EXPECT_EQ(three.boot_mode, "uefi");
  EXPECT_EQ(three.imds_support, "v2.0");
  EXPECT_EQ(three.block_devices.front().volume_type, "gp3");
  EXPECT_EQ(three.block_devices.front().iops, 3000);
}

TEST(Images, OfOthersHaveTheirOwners) {
  const Image ubuntu =
      *FindImageNamed(kRegion, "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20231207");
  EXPECT_EQ(ubuntu.owner_id, "099720109477");
  EXPECT_EQ(ubuntu.root_device_name, "/dev/sda1");
  EXPECT_THAT(ubuntu.block_devices, SizeIs(3));
  EXPECT_EQ(ubuntu.description,
            "Canonical, Ubuntu, 22.04 LTS, amd64 jammy image build on 2023-12-07");
  EXPECT_EQ(FindImageNamed(kRegion, "debian-12-amd64-20231013-1532")->owner_id, "136693071363");
  EXPECT_EQ(FindImageNamed(kRegion, "al2023-ami-2023.3.20231218.0-kernel-6.1-x86_64")->owner_id,
            "137112412989");
  const Image windows =
      *FindImageNamed(kRegion, "Windows_Server-2022-English-Full-Base-2023.12.13");
  EXPECT_EQ(windows.platform, "windows");
  EXPECT_EQ(windows.usage_operation, "RunInstances:0002");
}

// What `most_recent = true` picks from the usual pattern.
TEST(Images, NewestOfAPatternIsItsLastRelease) {
  Image newest;
  for (const Image& image : ImagesOf(kRegion)) {
    const bool matches =
        image.name.starts_with("amzn2-ami-ecs-hvm-2.0.") && image.name.ends_with("-x86_64-ebs");
    if (matches && image.created_at > newest.created_at) newest = image;
  }
  EXPECT_EQ(newest.name, "amzn2-ami-ecs-hvm-2.0.20231219-x86_64-ebs");
}

}  // namespace
}  // namespace wt::ec2::catalog
