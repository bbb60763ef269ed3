#include "scenarios/engine/record/recording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wt::record {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr Instant kBegin{1704067200'000000};

class RecordingTest : public ::testing::Test {
 protected:
  void Add(const std::string& service, const std::string& operation, Json request, Json answer,
           bool reads = false) {
    recording.Add({.service = service,
                   .operation = operation,
                   .account = "123456789012",
                   .region = region,
                   .at = now,
                   .reads = reads,
                   .request = std::move(request),
                   .answer = std::move(answer)});
  }
  std::string File() const { return recording.StackFile("Recorded."); }

  Recording recording;
  std::string region = "us-east-1";
  Instant now = kBegin;
};

TEST(LooksLikeIdTest, KnowsWhatServicesMakeUp) {
  for (const char* id :
       {"vpc-0123456789abcdef0", "arn:aws:ecs:us-east-1:123456789012:cluster/main",
        "web-1234567890.us-east-1.elb.amazonaws.com", "d111111abcdef8.cloudfront.net",
        "/hostedzone/Z0123456789ABCDEFGHIJ", "ns-163.awsdns-20.com",
        "_0123456789abcdef0123456789abcdef.example.com.", "Z0123456789ABCDEFGHIJ",
        "AROA0123456789ABCDEF", "5f0c3b3e-8a0b-4d8e-9d1a-0123456789ab", "eipalloc-0a1b2c3d"}) {
    EXPECT_TRUE(LooksLikeId(id)) << id;
  }
  for (const char* other :
       {"main", "us-east-1a", "t3.medium", "123456789012", "10.0.0.0/16", "", "i-0c1a", "ACTIVE",
        "DEACTIVATED_NOW", "example.com", "ecs.amazonaws.com", "web-deadbeef"}) {
    EXPECT_FALSE(LooksLikeId(other)) << other;
  }
}

TEST_F(RecordingTest, IdsBecomeReferencesToTheAnswerThatToldThem) {
  Add("ec2", "CreateVpc", {{"CidrBlock", "10.0.0.0/16"}},
      {{"Vpc", {{"VpcId", "vpc-0123456789abcdef0"}, {"State", "pending"}}}});
  Add("ec2", "CreateSubnet", {{"VpcId", "vpc-0123456789abcdef0"}},
      {{"Subnet", {{"SubnetId", "subnet-0a1b2c3d4e5f60718"}}}});
  EXPECT_EQ(File(),
            "# Recorded.\n"
            "calls:\n"
            "  - ec2.CreateVpc: { CidrBlock: \"10.0.0.0/16\" }\n"
            "    as: vpc\n"
            "  - ec2.CreateSubnet: { VpcId: \"${vpc.Vpc.VpcId}\" }\n");
}

TEST_F(RecordingTest, IdsAreFoundWithinTexts) {
  Add("iam", "CreateRole", {{"RoleName", "a"}},
      {{"Role", {{"Arn", "arn:aws:iam::123456789012:role/a"}}}});
  Add("iam", "CreateRole", {{"RoleName", "ab"}},
      {{"Role", {{"Arn", "arn:aws:iam::123456789012:role/ab"}}}});
  Add("iam", "PutRolePolicy",
      {{"PolicyDocument", R"({"Resource":"arn:aws:iam::123456789012:role/ab"})"},
       {"Others", "arn:aws:iam::123456789012:role/a,arn:aws:iam::123456789012:role/abc"}},
      Json::object());
  EXPECT_THAT(File(), HasSubstr(R"({\"Resource\":\"${role_2.Role.Arn}\"})"));
  EXPECT_THAT(File(), HasSubstr(R"("${role.Role.Arn},arn:aws:iam::123456789012:role/abc")"));
}

TEST_F(RecordingTest, ZonesAreFoundWithoutTheirPrefix) {
  Add("route53", "CreateHostedZone", {{"Name", "example.com"}},
      {{"HostedZone", {{"Id", "/hostedzone/Z0123456789ABCDEFGHIJ"}}}});
  Add("route53", "ChangeResourceRecordSets", {{"HostedZoneId", "Z0123456789ABCDEFGHIJ"}},
      Json::object());
  EXPECT_THAT(File(), HasSubstr("{ HostedZoneId: \"${hosted_zone.HostedZone.Id}\" }"));
}

TEST_F(RecordingTest, WhatTheClientSaidFirstStays) {
  const std::string policy = "arn:aws:iam::aws:policy/ReadOnlyAccess";
  Add("iam", "AttachRolePolicy", {{"PolicyArn", policy}}, Json::object());
  Add("iam", "ListAttachedRolePolicies", Json::object(), {{"Policies", Json::array({policy})}},
      true);
  Add("iam", "DetachRolePolicy", {{"PolicyArn", policy}}, Json::object());
  EXPECT_THAT(File(), Not(HasSubstr("${")));
  EXPECT_THAT(File(), Not(HasSubstr("List")));
}

TEST_F(RecordingTest, WhatLooksLikeAReferenceIsNone) {
  Add("iam", "PutUserPolicy", {{"PolicyDocument", "home/${aws:username}"}}, Json::object());
  EXPECT_THAT(File(), HasSubstr("\"home/$${aws:username}\""));
}

TEST_F(RecordingTest, ReadsAreKeptWhereTheyToldSomethingThatIsUsed) {
  Add("ec2", "DescribeVpcs", Json::object(),
      {{"Vpcs", Json::array({{{"VpcId", "vpc-0123456789abcdef0"}}})}}, true);
  Add("ec2", "DescribeSubnets", {{"VpcId", "vpc-0123456789abcdef0"}},
      {{"Subnets", Json::array({{{"SubnetId", "subnet-0a1b2c3d4e5f60718"}}})}}, true);
  Add("ec2", "DescribeInstances", Json::object(), Json::object(), true);
  Add("ec2", "RunInstances", {{"SubnetId", "subnet-0a1b2c3d4e5f60718"}}, Json::object());
  EXPECT_EQ(File(),
            "# Recorded.\n"
            "calls:\n"
            "  - ec2.DescribeVpcs: {}\n"
            "    as: vpcs\n"
            "  - ec2.DescribeSubnets: { VpcId: \"${vpcs.Vpcs[0].VpcId}\" }\n"
            "    as: subnets\n"
            "  - ec2.RunInstances: { SubnetId: \"${subnets.Subnets[0].SubnetId}\" }\n");
}

TEST_F(RecordingTest, TimeThatPassedIsWaitedFor) {
  Add("ec2", "RunInstances", Json::object(), Json::object());
  now = now + Millis(90'200);
  Add("ecs", "CreateCluster", Json::object(), Json::object());
  now = now + Millis(500);
  Add("application_autoscaling", "PutScalingPolicy", Json::object(), Json::object());
  recording.End(now + Minutes(5));
  EXPECT_EQ(File(),
            "# Recorded.\n"
            "calls:\n"
            "  - ec2.RunInstances: {}\n"
            "  - wait: 1m31s\n"
            "  - ecs.CreateCluster: {}\n"
            "  - application-autoscaling.PutScalingPolicy: {}\n"
            "  - wait: 5m\n");
}

TEST_F(RecordingTest, OtherRegionsAreLeftOutAndNamed) {
  Add("ecs", "CreateCluster", Json::object(), Json::object());
  region = "eu-central-1";
  Add("ecs", "CreateCluster", Json::object(), Json::object());
  EXPECT_EQ(File(),
            "# Recorded.\n"
            "# Left out: ecs.CreateCluster in eu-central-1 of account 123456789012.\n"
            "calls:\n"
            "  - ecs.CreateCluster: {}\n");
}

TEST_F(RecordingTest, NothingIsAStackToo) { EXPECT_EQ(File(), "# Recorded.\ncalls: []\n"); }

}  // namespace
}  // namespace wt::record
