#include "services/ec2/catalog/public_parameters.h"

#include <algorithm>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/base/strings.h"
#include "services/ec2/catalog/images.h"

namespace wt::ec2::catalog {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Key;

constexpr std::string_view kRegion = "us-east-1";
constexpr std::string_view kEcs = "/aws/service/ecs/optimized-ami/";

std::map<std::string, PublicParameter> ByName() {
  std::map<std::string, PublicParameter> by_name;
  for (const PublicParameter& each : PublicParameters(kRegion)) by_name[each.name] = each;
  return by_name;
}

TEST(PublicParameters, AreSortedAndUnique) {
  const std::vector<PublicParameter> all = PublicParameters(kRegion);
  EXPECT_GE(all.size(), 200u);
  EXPECT_TRUE(std::ranges::is_sorted(all, {}, &PublicParameter::name));
  EXPECT_EQ(ByName().size(), all.size());
  EXPECT_THAT(PublicParameters("nowhere-1"), IsEmpty());
}

TEST(PublicParameters, OfImagesNameImagesThatExist) {
  int images = 0;
  for (const PublicParameter& each : PublicParameters(kRegion)) {
    EXPECT_FALSE(each.value.empty()) << each.name;
    EXPECT_LT(each.last_modified, *ParseTimestamp("2024-01-02T00:00:00Z")) << each.name;
    const bool is_image = each.value.starts_with("ami-");
    EXPECT_TRUE(is_image || each.data_type == "text") << each.name;
    if (!is_image) continue;
    ++images;
    EXPECT_TRUE(FindImage(kRegion, each.value).has_value()) << each.name;
  }
  EXPECT_GE(images, 50);
}

TEST(PublicParameters, OfEcsRecommendTheNewestImage) {
  const std::map<std::string, PublicParameter> all = ByName();
  for (const std::string_view variant :
       {"amazon-linux-2", "amazon-linux-2/arm64", "amazon-linux-2/gpu", "amazon-linux-2/inf",
        "amazon-linux-2/kernel-5.10", "amazon-linux-2023", "amazon-linux-2023/arm64",
        "amazon-linux-2023/gpu", "amazon-linux-2023/neuron"}) {
    SCOPED_TRACE(variant);
    const std::string recommended = StrCat(kEcs, variant, "/recommended");
    ASSERT_THAT(all, Contains(Key(recommended)));
    const std::string& id = all.at(recommended + "/image_id").value;
    const Image image = *FindImage(kRegion, id);
    EXPECT_TRUE(image.has_ecs_agent);
    EXPECT_EQ(all.at(recommended + "/image_name").value, image.name);
    EXPECT_EQ(all.at(recommended + "/os").value, image.os);
    EXPECT_EQ(all.at(recommended + "/ecs_agent_version").value, image.ecs_agent_version);
    EXPECT_EQ(all.at(recommended + "/ecs_runtime_version").value,
              "Docker version " + image.docker_version);
    EXPECT_THAT(all.at(recommended).value, HasSubstr(StrCat("\"image_id\":\"", id, "\"")));
    EXPECT_EQ(all.at(StrCat(kEcs, variant, "/", image.name)).value, all.at(recommended).value);
    EXPECT_EQ(all.at(StrCat(kEcs, variant, "/", id)).value, all.at(recommended).value);
    EXPECT_GT(all.at(recommended).version, 1);
  }
}

TEST(PublicParameters, OfEcsAreTheJsonThatEcsWrites) {
  const std::string name = "amzn2-ami-ecs-hvm-2.0.20231219-x86_64-ebs";
  EXPECT_EQ(ByName().at(StrCat(kEcs, "amazon-linux-2/recommended")).value,
            StrCat("{\"ecs_agent_version\":\"1.79.2\","
                   "\"ecs_runtime_version\":\"Docker version 20.10.25\",\"image_id\":\"",
                   ImageId(kRegion, name), "\",\"image_name\":\"", name,
                   "\",\"image_version\":\"2.0.20231219\",\"os\":\"Amazon Linux 2\","
                   "\"schema_version\":1,\"source_image_name\":"
                   "\"amzn2-ami-minimal-hvm-2.0.20231218.0-x86_64-ebs\"}"));
}

TEST(PublicParameters, NameTheLatestSystems) {
  const std::map<std::string, PublicParameter> all = ByName();
  const std::map<std::string, std::string> kLatest = {
      {"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
       "al2023-ami-2023.3.20231218.0-kernel-6.1-x86_64"},
      {"/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.1-arm64",
       "al2023-ami-2023.3.20231218.0-kernel-6.1-arm64"},
      {"/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2",
       "amzn2-ami-hvm-2.0.20231218.0-x86_64-gp2"},
      {"/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id",
       "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20231207"},
      {"/aws/service/canonical/ubuntu/server/22.04/stable/20230919/amd64/hvm/ebs-gp2/ami-id",
       "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20230919"},
      {"/aws/service/debian/release/12/latest/amd64", "debian-12-amd64-20231013-1532"},
      {"/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-ECS_Optimized/image_id",
       "Windows_Server-2022-English-Full-ECS_Optimized-2023.12.13"}};
  for (const auto& [parameter, image] : kLatest) {
    ASSERT_THAT(all, Contains(Key(parameter)));
    EXPECT_EQ(all.at(parameter).value, ImageId(kRegion, image)) << parameter;
    const bool canonical = parameter.find("canonical") != std::string::npos;
    const bool debian = parameter.find("debian") != std::string::npos;
    EXPECT_EQ(all.at(parameter).data_type, canonical || debian ? "aws:ec2:image" : "text");
  }
}

}  // namespace
}  // namespace wt::ec2::catalog
