#include "tests/services/ec2/support.h"

namespace wt {
namespace {

Json Permission(std::string_view protocol, int from, int to, std::string_view cidr) {
  return {{"IpProtocol", protocol},
          {"FromPort", from},
          {"ToPort", to},
          {"IpRanges", Json::array({{{"CidrIp", cidr}}})}};
}

class SecurityGroupTest : public testing::Test {
 protected:
  Json Show(const std::string& id) {
    return world.Call("ec2.DescribeSecurityGroups",
                      {{"GroupIds", Json::array({id})}})["SecurityGroups"][0];
  }
  Json Rules(const std::string& id) {
    return world.Call("ec2.DescribeSecurityGroupRules",
                      {{"Filters", Filters("group-id", {id})}})["SecurityGroupRules"];
  }
  Json Ingress(const std::string& id, Json permissions) {
    return {{"GroupId", id}, {"IpPermissions", std::move(permissions)}};
  }

  TestWorld world;
  Ec2 ec2{world};
  std::string vpc = ec2.Vpc();
};

TEST_F(SecurityGroupTest, BeginsWithEgressToEverywhere) {
  const Json made = world.Call("ec2.CreateSecurityGroup",
                               {{"VpcId", vpc}, {"GroupName", "web"}, {"Description", "test"}});
  const std::string id = made["GroupId"];
  EXPECT_EQ(made["SecurityGroupArn"], "arn:aws:ec2:us-east-1:123456789012:security-group/" + id);
  const Json group = Show(id);
  EXPECT_EQ(group["IpPermissions"].size(), 0u);
  ASSERT_EQ(group["IpPermissionsEgress"].size(), 1u);
  EXPECT_EQ(group["IpPermissionsEgress"][0]["IpProtocol"], "-1");
  EXPECT_FALSE(group["IpPermissionsEgress"][0].contains("FromPort"));
  const Json rules = Rules(id);
  EXPECT_EQ(rules[0]["IsEgress"], true);
  EXPECT_EQ(rules[0]["FromPort"], -1);
}

TEST_F(SecurityGroupTest, NamesAreChecked) {
  ec2.Group(vpc, "web");
  const auto fail = [&](const char* name) {
    return world.Fail("ec2.CreateSecurityGroup",
                      {{"VpcId", vpc}, {"GroupName", name}, {"Description", "test"}});
  };
  EXPECT_EQ(fail("web").code, "InvalidGroup.Duplicate");
  EXPECT_EQ(fail("web").message, "The security group 'web' already exists for VPC '" + vpc + "'");
  EXPECT_EQ(fail("default").code, "InvalidParameterValue");
  EXPECT_EQ(fail("sg-1").code, "InvalidParameterValue");
  EXPECT_EQ(fail("").code, "MissingParameter");
  EXPECT_EQ(world
                .Fail("ec2.CreateSecurityGroup",
                      {{"VpcId", "vpc-1"}, {"GroupName", "x"}, {"Description", "y"}})
                .code,
            "InvalidVpcID.NotFound");
}

TEST_F(SecurityGroupTest, EverySourceIsARuleAndDescribeGroupsThemAgain) {
  const std::string id = ec2.Group(vpc);
  Json permission = Permission("tcp", 80, 80, "10.0.0.0/8");
  permission["IpRanges"].push_back({{"CidrIp", "192.168.0.0/16"}, {"Description", "office"}});
  permission["Ipv6Ranges"] = Json::array({{{"CidrIpv6", "::/0"}}});
  const Json made =
      world.Call("ec2.AuthorizeSecurityGroupIngress", Ingress(id, Json::array({permission})));
  EXPECT_EQ(made["Return"], true);
  EXPECT_EQ(made["SecurityGroupRules"].size(), 3u);
  EXPECT_EQ(Rules(id).size(), 4u);
  const Json group = Show(id);
  ASSERT_EQ(group["IpPermissions"].size(), 1u);
  EXPECT_EQ(group["IpPermissions"][0]["IpRanges"].size(), 2u);
  EXPECT_EQ(group["IpPermissions"][0]["Ipv6Ranges"][0]["CidrIpv6"], "::/0");
}

TEST_F(SecurityGroupTest, ProtocolNumbersComeBackAsNames) {
  const std::string id = ec2.Group(vpc);
  world.Call("ec2.AuthorizeSecurityGroupIngress",
             Ingress(id, Json::array({Permission("6", 22, 22, "0.0.0.0/0"),
                                      Permission("1", -1, -1, "0.0.0.0/0")})));
  std::vector<std::string> protocols;
  for (const Json& permission : Json(Show(id)["IpPermissions"])) {
    protocols.push_back(permission["IpProtocol"]);
  }
  EXPECT_THAT(protocols, testing::UnorderedElementsAre("tcp", "icmp"));
}

TEST_F(SecurityGroupTest, ARuleThatIsThereIsADuplicate) {
  const std::string id = ec2.Group(vpc);
  ec2.Allow(id, 80, "0.0.0.0/0");
  const Error error =
      world.Fail("ec2.AuthorizeSecurityGroupIngress",
                 Ingress(id, Json::array({Permission("tcp", 80, 80, "0.0.0.0/0")})));
  EXPECT_EQ(error.code, "InvalidPermission.Duplicate");
  EXPECT_EQ(
      error.message,
      "the specified rule \"peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW\" already "
      "exists");
  EXPECT_EQ(world
                .Fail("ec2.AuthorizeSecurityGroupIngress",
                      Ingress(id, Json::array({Permission("tcp", 81, 81, "0.0.0.0/0"),
                                               Permission("tcp", 81, 81, "0.0.0.0/0")})))
                .message,
            "The same permission must not appear multiple times");
}

TEST_F(SecurityGroupTest, PermissionsAreChecked) {
  const std::string id = ec2.Group(vpc);
  const auto code = [&](Json permission) {
    return world
        .Fail("ec2.AuthorizeSecurityGroupIngress",
              Ingress(id, Json::array({std::move(permission)})))
        .code;
  };
  EXPECT_EQ(code(Permission("tcp", 90, 80, "0.0.0.0/0")), "InvalidParameterValue");
  EXPECT_EQ(code(Permission("tcp", 0, 70000, "0.0.0.0/0")), "InvalidParameterValue");
  EXPECT_EQ(code(Permission("xyz", 1, 2, "0.0.0.0/0")), "InvalidPermission.Malformed");
  EXPECT_EQ(code(Permission("tcp", 80, 80, "300.0.0.0/0")), "InvalidParameterValue");
  EXPECT_EQ(code({{"IpProtocol", "tcp"}, {"FromPort", 1}, {"ToPort", 2}}), "InvalidParameterValue");
  EXPECT_EQ(
      code({{"IpProtocol", "-1"}, {"UserIdGroupPairs", Json::array({{{"GroupId", "sg-1"}}})}}),
      "InvalidGroup.NotFound");
  EXPECT_EQ(
      code({{"IpProtocol", "-1"}, {"PrefixListIds", Json::array({{{"PrefixListId", "pl-1"}}})}}),
      "InvalidPrefixListID.NotFound");
  const std::string foreign = ec2.Group(ec2.Vpc());
  EXPECT_EQ(world
                .Fail("ec2.AuthorizeSecurityGroupIngress",
                      Ingress(id, Json::array({{{"IpProtocol", "-1"},
                                                {"UserIdGroupPairs",
                                                 Json::array({{{"GroupId", foreign}}})}}})))
                .message,
            "You have specified two resources that belong to different networks.");
}

TEST_F(SecurityGroupTest, RevokesByPermissionAndById) {
  const std::string id = ec2.Group(vpc);
  ec2.Allow(id, 80, "0.0.0.0/0");
  ec2.Allow(id, 81, "0.0.0.0/0");
  world.Call("ec2.RevokeSecurityGroupIngress",
             Ingress(id, Json::array({Permission("tcp", 80, 80, "0.0.0.0/0")})));
  EXPECT_EQ(world
                .Fail("ec2.RevokeSecurityGroupIngress",
                      Ingress(id, Json::array({Permission("tcp", 80, 80, "0.0.0.0/0")})))
                .message,
            "The specified rule does not exist in this security group.");
  std::string rule;
  for (const Json& one : Rules(id)) {
    if (one["IsEgress"] == false) rule = one["SecurityGroupRuleId"];
  }
  const Json by_id{{"GroupId", id}, {"SecurityGroupRuleIds", Json::array({rule})}};
  world.Call("ec2.RevokeSecurityGroupIngress", by_id);
  EXPECT_EQ(world.Fail("ec2.RevokeSecurityGroupIngress", by_id).code,
            "InvalidSecurityGroupRuleId.NotFound");
  EXPECT_EQ(Show(id)["IpPermissions"].size(), 0u);
}

TEST_F(SecurityGroupTest, TheDefaultEgressGoesAsTerraformAsks) {
  const std::string id = ec2.Group(vpc);
  world.Call("ec2.RevokeSecurityGroupEgress",
             Ingress(id, Json::array({Permission("-1", 0, 0, "0.0.0.0/0")})));
  EXPECT_EQ(
      world
          .Fail("ec2.RevokeSecurityGroupEgress",
                Ingress(id, Json::array({{{"IpProtocol", "-1"},
                                          {"FromPort", 0},
                                          {"ToPort", 0},
                                          {"Ipv6Ranges", Json::array({{{"CidrIpv6", "::/0"}}})}}})))
          .code,
      "InvalidPermission.NotFound");
  EXPECT_EQ(Show(id)["IpPermissionsEgress"].size(), 0u);
}

TEST_F(SecurityGroupTest, APrefixListWeighsAllItsEntries) {
  const std::string id = ec2.Group(vpc);
  const std::string list = world.Call(
      "ec2.DescribeManagedPrefixLists",
      {{"Filters",
        Filters(
            "prefix-list-name",
            {"com.amazonaws.global.cloudfront.origin-facing"})}})["PrefixLists"][0]["PrefixListId"];
  const auto with_list = [&](int port) {
    return Ingress(id, Json::array({{{"IpProtocol", "tcp"},
                                     {"FromPort", port},
                                     {"ToPort", port},
                                     {"PrefixListIds", Json::array({{{"PrefixListId", list}}})}}}));
  };
  world.Call("ec2.AuthorizeSecurityGroupIngress", with_list(443));
  const Error error = world.Fail("ec2.AuthorizeSecurityGroupIngress", with_list(80));
  EXPECT_EQ(error.code, "RulesPerSecurityGroupLimitExceeded");
  EXPECT_EQ(error.message, "The maximum number of rules per security group has been reached.");
  for (int port = 1; port <= 5; ++port) ec2.Allow(id, port, "0.0.0.0/0");
  EXPECT_EQ(world
                .Fail("ec2.AuthorizeSecurityGroupIngress",
                      Ingress(id, Json::array({Permission("tcp", 6, 6, "0.0.0.0/0")})))
                .code,
            "RulesPerSecurityGroupLimitExceeded");
}

TEST_F(SecurityGroupTest, DescriptionsAndRulesChangeInPlace) {
  const std::string id = ec2.Group(vpc);
  ec2.Allow(id, 80, "10.0.0.0/8");
  std::string rule;
  for (const Json& one : Rules(id)) {
    if (one["IsEgress"] == false) rule = one["SecurityGroupRuleId"];
  }
  world.Call("ec2.UpdateSecurityGroupRuleDescriptionsIngress",
             {{"GroupId", id},
              {"SecurityGroupRuleDescriptions",
               Json::array({{{"SecurityGroupRuleId", rule}, {"Description", "inside"}}})}});
  EXPECT_EQ(Show(id)["IpPermissions"][0]["IpRanges"][0]["Description"], "inside");
  world.Call("ec2.ModifySecurityGroupRules",
             {{"GroupId", id},
              {"SecurityGroupRules", Json::array({{{"SecurityGroupRuleId", rule},
                                                   {"SecurityGroupRule",
                                                    {{"IpProtocol", "tcp"},
                                                     {"FromPort", 8080},
                                                     {"ToPort", 8080},
                                                     {"CidrIpv4", "10.1.0.0/16"},
                                                     {"Description", "moved"}}}}})}});
  const Json permission = Show(id)["IpPermissions"][0];
  EXPECT_EQ(permission["FromPort"], 8080);
  EXPECT_EQ(permission["IpRanges"][0]["CidrIp"], "10.1.0.0/16");
  EXPECT_EQ(permission["IpRanges"][0]["Description"], "moved");
  EXPECT_EQ(world
                .Fail("ec2.UpdateSecurityGroupRuleDescriptionsEgress",
                      {{"GroupId", id},
                       {"SecurityGroupRuleDescriptions",
                        Json::array({{{"SecurityGroupRuleId", rule}, {"Description", "x"}}})}})
                .code,
            "InvalidSecurityGroupRuleId.NotFound");
}

TEST_F(SecurityGroupTest, StaysWhileUsedOrReferenced) {
  const std::string used = ec2.Group(vpc, "used"), named = ec2.Group(vpc, "named");
  const std::string eni =
      world.Call("ec2.CreateNetworkInterface",
                 {{"SubnetId", ec2.Subnet(vpc)},
                  {"Groups", Json::array({used})}})["NetworkInterface"]["NetworkInterfaceId"];
  world.Call(
      "ec2.AuthorizeSecurityGroupIngress",
      Ingress(used, Json::array({{{"IpProtocol", "-1"},
                                  {"UserIdGroupPairs", Json::array({{{"GroupId", named}}})}}})));
  for (const std::string& id : {used, named}) {
    const Error error = world.Fail("ec2.DeleteSecurityGroup", {{"GroupId", id}});
    EXPECT_EQ(error.code, "DependencyViolation");
    EXPECT_EQ(error.message, "resource " + id + " has a dependent object");
  }
  world.Call("ec2.DeleteNetworkInterface", {{"NetworkInterfaceId", eni}});
  world.Call("ec2.DeleteSecurityGroup", {{"GroupId", used}});
  world.Call("ec2.DeleteSecurityGroup", {{"GroupId", named}});
  EXPECT_EQ(world.Fail("ec2.DeleteSecurityGroup", {{"GroupId", named}}).message,
            "The security group '" + named + "' does not exist");
}

TEST_F(SecurityGroupTest, TheDefaultGroupCannotGo) {
  const Json group = world.Call("ec2.DescribeSecurityGroups",
                                {{"Filters", Filters("vpc-id", {vpc})}})["SecurityGroups"][0];
  const std::string id = group["GroupId"];
  const Error error = world.Fail("ec2.DeleteSecurityGroup", {{"GroupId", id}});
  EXPECT_EQ(error.code, "CannotDelete");
  EXPECT_EQ(error.message,
            "the specified group: \"" + id + "\" name: \"default\" cannot be deleted by a user");
}

TEST_F(SecurityGroupTest, ListsForAVpcAndPages) {
  for (int i = 0; i < 6; ++i) ec2.Group(vpc, "g" + std::to_string(i));
  EXPECT_EQ(ec2.AllPages("ec2.GetSecurityGroupsForVpc", "SecurityGroupForVpcs", 5, {{"VpcId", vpc}})
                .size(),
            7u);
  EXPECT_EQ(ec2.AllPages("ec2.DescribeSecurityGroups", "SecurityGroups").size(), 8u);
  EXPECT_GE(ec2.AllPages("ec2.DescribeSecurityGroupRules", "SecurityGroupRules").size(), 10u);
  EXPECT_EQ(world.Call("ec2.DescribeStaleSecurityGroups", {{"VpcId", vpc}})["StaleSecurityGroupSet"]
                .size(),
            0u);
  EXPECT_EQ(world.Fail("ec2.DescribeStaleSecurityGroups", {{"VpcId", "vpc-1"}}).code,
            "InvalidVpcID.NotFound");
}

}  // namespace
}  // namespace wt
