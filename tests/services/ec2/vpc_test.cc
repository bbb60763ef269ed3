#include "tests/services/ec2/support.h"

namespace wt {
namespace {

TEST(VpcTest, AnAccountBeginsWithADefaultVpcInEveryRegion) {
  TestWorld world;
  const Json vpcs = world.Call("ec2.DescribeVpcs")["Vpcs"];
  ASSERT_EQ(vpcs.size(), 1u);
  EXPECT_EQ(vpcs[0]["CidrBlock"], "172.31.0.0/16");
  EXPECT_EQ(vpcs[0]["IsDefault"], true);
  const Json subnets = world.Call("ec2.DescribeSubnets")["Subnets"];
  EXPECT_EQ(subnets.size(), 6u);
  for (const Json& subnet : subnets) {
    EXPECT_EQ(subnet["MapPublicIpOnLaunch"], true);
    EXPECT_EQ(subnet["AvailableIpAddressCount"], 4091);
  }
  world.UseRegion("eu-central-1");
  EXPECT_NE(world.Call("ec2.DescribeVpcs")["Vpcs"][0]["VpcId"], vpcs[0]["VpcId"]);
}

TEST(VpcTest, ComesWithMainTableDefaultGroupAndDefaultAcl) {
  TestWorld world;
  Ec2 ec2{world};
  const std::string vpc = ec2.Vpc("10.1.0.0/16");
  const Json table =
      world.Call("ec2.DescribeRouteTables", {{"Filters", Filters("vpc-id", {vpc})}})["RouteTables"];
  ASSERT_EQ(table.size(), 1u);
  EXPECT_EQ(table[0]["Associations"][0]["Main"], true);
  EXPECT_EQ(table[0]["Routes"][0]["GatewayId"], "local");
  EXPECT_EQ(table[0]["Routes"][0]["Origin"], "CreateRouteTable");
  const Json group = world.Call("ec2.DescribeSecurityGroups",
                                {{"Filters", Filters("vpc-id", {vpc})}})["SecurityGroups"];
  ASSERT_EQ(group.size(), 1u);
  EXPECT_EQ(group[0]["Description"], "default VPC security group");
  EXPECT_EQ(group[0]["IpPermissions"][0]["UserIdGroupPairs"][0]["GroupId"], group[0]["GroupId"]);
  const Json acl =
      world.Call("ec2.DescribeNetworkAcls", {{"Filters", Filters("vpc-id", {vpc})}})["NetworkAcls"];
  ASSERT_EQ(acl.size(), 1u);
  EXPECT_EQ(acl[0]["IsDefault"], true);
  EXPECT_EQ(acl[0]["Entries"].size(), 4u);
}

TEST(VpcTest, HostBitsAreCutOff) {
  TestWorld world;
  const Json vpc = world.Call("ec2.CreateVpc", {{"CidrBlock", "100.68.0.18/18"}})["Vpc"];
  EXPECT_EQ(vpc["CidrBlock"], "100.68.0.0/18");
  EXPECT_EQ(vpc["State"], "pending");
}

TEST(VpcTest, RefusesBlocksThatAreNone) {
  TestWorld world;
  const auto code = [&](const char* cidr) {
    return world.Fail("ec2.CreateVpc", {{"CidrBlock", cidr}}).code;
  };
  EXPECT_EQ(code("10.0.0.0/8"), "InvalidVpc.Range");
  EXPECT_EQ(code("10.0.0.0/29"), "InvalidVpc.Range");
  EXPECT_EQ(code("169.254.0.0/16"), "InvalidVpc.Range");
  EXPECT_EQ(code("10.0.0/16"), "InvalidParameterValue");
  EXPECT_EQ(world.Fail("ec2.CreateVpc").code, "MissingParameter");
  EXPECT_EQ(
      world.Fail("ec2.CreateVpc", {{"CidrBlock", "10.0.0.0/16"}, {"InstanceTenancy", "x"}}).code,
      "InvalidParameterValue");
}

TEST(VpcTest, AttributesHaveTheirDefaultsAndChangeOneByOne) {
  TestWorld world;
  Ec2 ec2{world};
  const std::string vpc = ec2.Vpc();
  const auto attribute = [&](const char* name) {
    return world.Call("ec2.DescribeVpcAttribute", {{"VpcId", vpc}, {"Attribute", name}});
  };
  EXPECT_EQ(attribute("enableDnsSupport")["EnableDnsSupport"]["Value"], true);
  EXPECT_EQ(attribute("enableDnsHostnames")["EnableDnsHostnames"]["Value"], false);
  world.Call("ec2.ModifyVpcAttribute", {{"VpcId", vpc}, {"EnableDnsHostnames", {{"Value", true}}}});
  EXPECT_EQ(attribute("enableDnsHostnames")["EnableDnsHostnames"]["Value"], true);
  EXPECT_EQ(world
                .Fail("ec2.ModifyVpcAttribute", {{"VpcId", vpc},
                                                 {"EnableDnsHostnames", {{"Value", true}}},
                                                 {"EnableDnsSupport", {{"Value", true}}}})
                .code,
            "InvalidParameterCombination");
  EXPECT_EQ(world.Fail("ec2.DescribeVpcAttribute", {{"VpcId", vpc}, {"Attribute", "x"}}).code,
            "InvalidParameterValue");
  EXPECT_EQ(world.Fail("ec2.DescribeVpcAttribute", {{"VpcId", "vpc-1"}, {"Attribute", "x"}}).code,
            "InvalidVpcID.NotFound");
}

TEST(VpcTest, GoesWithWhatCameWithIt) {
  TestWorld world;
  world.Call("ec2.DescribeVpcs");
  Ec2 ec2{world};
  const std::string vpc = ec2.Vpc();
  world.Call("ec2.DeleteVpc", {{"VpcId", vpc}});
  EXPECT_EQ(world.Fail("ec2.DeleteVpc", {{"VpcId", vpc}}).message,
            "The vpc ID '" + vpc + "' does not exist");
  for (const auto& [operation, list] :
       {std::pair("ec2.DescribeRouteTables", "RouteTables"),
        std::pair("ec2.DescribeNetworkAcls", "NetworkAcls"),
        std::pair("ec2.DescribeSecurityGroups", "SecurityGroups")}) {
    EXPECT_EQ(world.Call(operation, {{"Filters", Filters("vpc-id", {vpc})}})[list].size(), 0u);
  }
}

TEST(VpcTest, WhatIsInItKeepsIt) {
  TestWorld world;
  Ec2 ec2{world};
  const auto kept = [&](const std::string& vpc) {
    const Error error = world.Fail("ec2.DeleteVpc", {{"VpcId", vpc}});
    EXPECT_EQ(error.message, "The vpc '" + vpc + "' has dependencies and cannot be deleted.");
    return error.code == "DependencyViolation";
  };
  std::string vpc = ec2.Vpc();
  ec2.Subnet(vpc);
  EXPECT_TRUE(kept(vpc));
  ec2.AttachedGateway(vpc = ec2.Vpc());
  EXPECT_TRUE(kept(vpc));
  ec2.Group(vpc = ec2.Vpc());
  EXPECT_TRUE(kept(vpc));
  ec2.Table(vpc = ec2.Vpc());
  EXPECT_TRUE(kept(vpc));
  world.Call("ec2.CreateEgressOnlyInternetGateway", {{"VpcId", vpc = ec2.Vpc()}});
  EXPECT_TRUE(kept(vpc));
  world.Call("ec2.CreateNetworkAcl", {{"VpcId", vpc = ec2.Vpc()}});
  EXPECT_TRUE(kept(vpc));
}

TEST(VpcTest, FiltersTakeWildcardsAndJoinByAnd) {
  TestWorld world;
  Ec2 ec2{world};
  const std::string a = ec2.Vpc("10.1.0.0/16"), b = ec2.Vpc("10.2.0.0/16");
  world.Call("ec2.CreateTags", {{"Resources", Json::array({a})},
                                {"Tags", Json::array({{{"Key", "Name"}, {"Value", "one"}}})}});
  const auto count = [&](Json filters) {
    return world.Call("ec2.DescribeVpcs", {{"Filters", filters}})["Vpcs"].size();
  };
  EXPECT_EQ(count(Filters("cidr", {"10.*"})), 2u);
  EXPECT_EQ(count(Filters("cidr", {"10.?.0.0/16"})), 2u);
  EXPECT_EQ(count(Filters("cidr", {"10.1.0.0/16", "10.2.0.0/16"})), 2u);
  EXPECT_EQ(count(Filters("tag:Name", {"o*"})), 1u);
  EXPECT_EQ(count(Filters("tag:name", {"one"})), 0u);
  EXPECT_EQ(count(Filters("tag-key", {"Name"})), 1u);
  EXPECT_EQ(count(Json::array({Filter("cidr", {"10.*"}), Filter("tag-value", {"one"})})), 1u);
  EXPECT_EQ(world.Fail("ec2.DescribeVpcs", {{"Filters", Filters("colour", {"red"})}}).message,
            "The filter 'colour' is invalid");
}

TEST(VpcTest, AListedIdThatIsNotThereFailsTheWholeCall) {
  TestWorld world;
  Ec2 ec2{world};
  const std::string vpc = ec2.Vpc();
  EXPECT_EQ(world.Fail("ec2.DescribeVpcs", {{"VpcIds", Json::array({vpc, "vpc-1"})}}).message,
            "The vpc ID 'vpc-1' does not exist");
  EXPECT_EQ(
      world.Call("ec2.DescribeVpcs", {{"Filters", Filters("vpc-id", {"vpc-1"})}})["Vpcs"].size(),
      0u);
}

TEST(VpcTest, PagesHoldAllOfThemOnce) {
  TestWorld world;
  Ec2 ec2{world};
  for (int i = 0; i < 11; ++i) ec2.Vpc();
  EXPECT_EQ(ec2.AllPages("ec2.DescribeVpcs", "Vpcs").size(), 12u);
  EXPECT_EQ(world.Fail("ec2.DescribeVpcs", {{"MaxResults", 4}}).code, "InvalidParameterValue");
  EXPECT_EQ(world.Fail("ec2.DescribeVpcs", {{"NextToken", "x"}}).code, "InvalidNextToken");
}

TEST(VpcTest, SecondBlocksAddLocalRoutes) {
  TestWorld world;
  Ec2 ec2{world};
  const std::string vpc = ec2.Vpc();
  const Json made =
      world.Call("ec2.AssociateVpcCidrBlock", {{"VpcId", vpc}, {"CidrBlock", "10.5.0.0/16"}});
  EXPECT_EQ(made["CidrBlockAssociation"]["CidrBlockState"]["State"], "associating");
  const auto routes = [&] {
    return world
        .Call("ec2.DescribeRouteTables",
              {{"Filters", Filters("vpc-id", {vpc})}})["RouteTables"][0]["Routes"]
        .size();
  };
  EXPECT_EQ(routes(), 2u);
  const std::string subnet = ec2.Subnet(vpc, "10.5.1.0/24");
  const Json id{{"AssociationId", made["CidrBlockAssociation"]["AssociationId"]}};
  EXPECT_EQ(world.Fail("ec2.DisassociateVpcCidrBlock", id).code, "InvalidCidrBlock.InUse");
  world.Call("ec2.DeleteSubnet", {{"SubnetId", subnet}});
  world.Call("ec2.DisassociateVpcCidrBlock", id);
  EXPECT_EQ(routes(), 1u);
  EXPECT_EQ(world.Fail("ec2.DisassociateVpcCidrBlock", id).code,
            "InvalidVpcCidrBlockAssociationID.NotFound");
}

TEST(VpcTest, SecondBlocksKeepToTheRangesOfTheFirst) {
  TestWorld world;
  Ec2 ec2{world};
  const std::string vpc = ec2.Vpc();
  const auto code = [&](const char* cidr) {
    return world.Fail("ec2.AssociateVpcCidrBlock", {{"VpcId", vpc}, {"CidrBlock", cidr}}).code;
  };
  EXPECT_EQ(code("172.16.0.0/16"), "InvalidVpc.Range");
  EXPECT_EQ(code("192.168.0.0/16"), "InvalidVpc.Range");
  EXPECT_EQ(code("10.0.128.0/20"), "InvalidVpc.Conflict");
  EXPECT_EQ(code("x"), "InvalidParameterValue");
  for (const char* cidr : {"10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16", "100.64.0.0/16"}) {
    world.Call("ec2.AssociateVpcCidrBlock", {{"VpcId", vpc}, {"CidrBlock", cidr}});
  }
  EXPECT_EQ(code("10.6.0.0/16"), "CidrLimitExceeded");
  const Json blocks = world.Call(
      "ec2.DescribeVpcs", {{"VpcIds", Json::array({vpc})}})["Vpcs"][0]["CidrBlockAssociationSet"];
  for (const Json& block : blocks) {
    if (block["CidrBlock"] != "10.0.0.0/16") continue;
    EXPECT_EQ(
        world.Fail("ec2.DisassociateVpcCidrBlock", {{"AssociationId", block["AssociationId"]}})
            .code,
        "OperationNotPermitted");
  }
}

TEST(VpcTest, TheDefaultVpcComesBackWhenAsked) {
  TestWorld world;
  EXPECT_EQ(world.Fail("ec2.CreateDefaultVpc").code, "DefaultVpcAlreadyExists");
  const std::string vpc = world.Call("ec2.DescribeVpcs")["Vpcs"][0]["VpcId"];
  for (const Json& subnet : Json(world.Call("ec2.DescribeSubnets")["Subnets"])) {
    world.Call("ec2.DeleteSubnet", {{"SubnetId", subnet["SubnetId"]}});
  }
  const Json made =
      world.Call("ec2.CreateDefaultSubnet", {{"AvailabilityZone", "us-east-1b"}})["Subnet"];
  EXPECT_EQ(made["DefaultForAz"], true);
  EXPECT_EQ(made["CidrBlock"], "172.31.0.0/20");
  EXPECT_EQ(world.Fail("ec2.CreateDefaultSubnet", {{"AvailabilityZone", "us-east-1b"}}).code,
            "DefaultSubnetAlreadyExistsInAvailabilityZone");
  world.Call("ec2.DeleteSubnet", {{"SubnetId", made["SubnetId"]}});
  const std::string gateway =
      world.Call("ec2.DescribeInternetGateways")["InternetGateways"][0]["InternetGatewayId"];
  world.Call("ec2.DetachInternetGateway", {{"InternetGatewayId", gateway}, {"VpcId", vpc}});
  world.Call("ec2.DeleteVpc", {{"VpcId", vpc}});
  EXPECT_EQ(world.Fail("ec2.CreateDefaultSubnet", {{"AvailabilityZone", "us-east-1b"}}).code,
            "DefaultVpcDoesNotExist");
  EXPECT_EQ(world.Call("ec2.CreateDefaultVpc")["Vpc"]["CidrBlock"], "172.31.0.0/16");
}

TEST(VpcTest, TenancyOnlyChangesToDefault) {
  TestWorld world;
  const std::string vpc =
      world.Call("ec2.CreateVpc",
                 {{"CidrBlock", "10.0.0.0/16"}, {"InstanceTenancy", "dedicated"}})["Vpc"]["VpcId"];
  EXPECT_EQ(
      world.Fail("ec2.ModifyVpcTenancy", {{"VpcId", vpc}, {"InstanceTenancy", "dedicated"}}).code,
      "InvalidParameterValue");
  world.Call("ec2.ModifyVpcTenancy", {{"VpcId", vpc}, {"InstanceTenancy", "default"}});
  EXPECT_EQ(world.Call("ec2.DescribeVpcs",
                       {{"VpcIds", Json::array({vpc})}})["Vpcs"][0]["InstanceTenancy"],
            "default");
}

TEST(DhcpOptionsTest, AreMadeAssociatedAndKeptWhileInUse) {
  TestWorld world;
  Ec2 ec2{world};
  const std::string vpc = ec2.Vpc();
  const Json options = world.Call(
      "ec2.CreateDhcpOptions",
      {{"DhcpConfigurations",
        Json::array({{{"Key", "domain-name"}, {"Values", Json::array({"example.com"})}},
                     {{"Key", "domain-name-servers"},
                      {"Values", Json::array({"10.0.0.2", "10.0.0.3"})}}})}})["DhcpOptions"];
  const std::string id = options["DhcpOptionsId"];
  EXPECT_EQ(options["DhcpConfigurations"][1]["Values"][1]["Value"], "10.0.0.3");
  world.Call("ec2.AssociateDhcpOptions", {{"DhcpOptionsId", id}, {"VpcId", vpc}});
  EXPECT_EQ(world.Fail("ec2.DeleteDhcpOptions", {{"DhcpOptionsId", id}}).code,
            "DependencyViolation");
  world.Call("ec2.AssociateDhcpOptions", {{"DhcpOptionsId", "default"}, {"VpcId", vpc}});
  world.Call("ec2.DeleteDhcpOptions", {{"DhcpOptionsId", id}});
  EXPECT_EQ(world.Fail("ec2.DeleteDhcpOptions", {{"DhcpOptionsId", id}}).message,
            "The dhcpOption ID '" + id + "' does not exist");
  EXPECT_EQ(world.Fail("ec2.AssociateDhcpOptions", {{"DhcpOptionsId", id}, {"VpcId", vpc}}).code,
            "InvalidDhcpOptionID.NotFound");
}

TEST(DhcpOptionsTest, RefusesUnknownKeysAndFiltersByValue) {
  TestWorld world;
  EXPECT_EQ(world
                .Fail("ec2.CreateDhcpOptions",
                      {{"DhcpConfigurations",
                        Json::array({{{"Key", "x"}, {"Values", Json::array({"y"})}}})}})
                .code,
            "InvalidParameterValue");
  const Json found =
      world.Call("ec2.DescribeDhcpOptions", {{"Filters", Filters("value", {"AmazonProvidedDNS"})}});
  ASSERT_EQ(found["DhcpOptions"].size(), 1u);
  EXPECT_EQ(found["DhcpOptions"][0]["DhcpConfigurations"][0]["Values"][0]["Value"], "ec2.internal");
}

}  // namespace
}  // namespace wt
