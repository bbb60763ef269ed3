#include "tests/services/ec2/support.h"

namespace wt {
namespace {

TEST(SubnetTest, FiveAddressesAreReserved) {
  TestWorld world;
  Ec2 ec2{world};
  const std::string vpc = ec2.Vpc();
  const auto free = [&](const char* cidr) {
    return world.Call("ec2.CreateSubnet",
                      {{"VpcId", vpc}, {"CidrBlock", cidr}})["Subnet"]["AvailableIpAddressCount"];
  };
  EXPECT_EQ(free("10.0.0.0/24"), 251);
  EXPECT_EQ(free("10.0.16.0/20"), 4091);
  EXPECT_EQ(free("10.0.1.0/28"), 11);
}

TEST(SubnetTest, RefusesWhatDoesNotFit) {
  TestWorld world;
  Ec2 ec2{world};
  const std::string vpc = ec2.Vpc();
  ec2.Subnet(vpc, "10.0.0.0/24");
  const auto fail = [&](const char* cidr) {
    return world.Fail("ec2.CreateSubnet", {{"VpcId", vpc}, {"CidrBlock", cidr}});
  };
  EXPECT_EQ(fail("10.1.0.0/24").message, "The CIDR '10.1.0.0/24' is invalid.");
  EXPECT_EQ(fail("10.1.0.0/24").code, "InvalidSubnet.Range");
  EXPECT_EQ(fail("10.0.1.0/29").code, "InvalidSubnet.Range");
  EXPECT_EQ(fail("10.0.0.128/25").message,
            "The CIDR '10.0.0.128/25' conflicts with another subnet");
  EXPECT_EQ(fail("10.0.0.128/25").code, "InvalidSubnet.Conflict");
  EXPECT_EQ(fail("abc").code, "InvalidParameterValue");
  EXPECT_EQ(
      world
          .Fail("ec2.CreateSubnet",
                {{"VpcId", vpc}, {"CidrBlock", "10.0.2.0/24"}, {"AvailabilityZone", "us-east-1z"}})
          .message,
      "Value (us-east-1z) for parameter availabilityZone is invalid. Subnets can currently "
      "only be created in the following availability zones: us-east-1a, us-east-1b, "
      "us-east-1c, us-east-1d, us-east-1e, us-east-1f.");
}

TEST(SubnetTest, ZonesCanBeNamedByTheirIds) {
  TestWorld world;
  Ec2 ec2{world};
  const Json subnet =
      world.Call("ec2.CreateSubnet", {{"VpcId", ec2.Vpc()},
                                      {"CidrBlock", "10.0.0.0/24"},
                                      {"AvailabilityZoneId", "use1-az2"}})["Subnet"];
  const Json zone = world.Call("ec2.DescribeAvailabilityZones",
                               {{"ZoneIds", Json::array({"use1-az2"})}})["AvailabilityZones"][0];
  EXPECT_EQ(subnet["AvailabilityZone"], zone["ZoneName"]);
}

TEST(SubnetTest, AttributesChange) {
  TestWorld world;
  Ec2 ec2{world};
  const std::string subnet = ec2.Subnet(ec2.Vpc());
  const auto show = [&] {
    return world.Call("ec2.DescribeSubnets", {{"SubnetIds", Json::array({subnet})}})["Subnets"][0];
  };
  EXPECT_EQ(show()["MapPublicIpOnLaunch"], false);
  world.Call("ec2.ModifySubnetAttribute",
             {{"SubnetId", subnet}, {"MapPublicIpOnLaunch", {{"Value", true}}}});
  EXPECT_EQ(show()["MapPublicIpOnLaunch"], true);
  EXPECT_EQ(world.Fail("ec2.ModifySubnetAttribute", {{"SubnetId", subnet}}).code,
            "InvalidParameterCombination");
  EXPECT_EQ(world
                .Fail("ec2.ModifySubnetAttribute",
                      {{"SubnetId", subnet}, {"AssignIpv6AddressOnCreation", {{"Value", true}}}})
                .code,
            "InvalidParameterValue");
}

TEST(SubnetTest, AnInterfaceKeepsIt) {
  TestWorld world;
  Ec2 ec2{world};
  const std::string subnet = ec2.Subnet(ec2.Vpc());
  const std::string eni = ec2.Interface(subnet);
  const Error error = world.Fail("ec2.DeleteSubnet", {{"SubnetId", subnet}});
  EXPECT_EQ(error.code, "DependencyViolation");
  EXPECT_EQ(error.message, "The subnet '" + subnet + "' has dependencies and cannot be deleted.");
  world.Call("ec2.DeleteNetworkInterface", {{"NetworkInterfaceId", eni}});
  world.Call("ec2.DeleteSubnet", {{"SubnetId", subnet}});
  EXPECT_EQ(world.Fail("ec2.DeleteSubnet", {{"SubnetId", subnet}}).message,
            "The subnet ID '" + subnet + "' does not exist");
}

TEST(SubnetTest, PagesAndFilters) {
  TestWorld world;
  Ec2 ec2{world};
  const std::string vpc = ec2.Vpc();
  for (int i = 0; i < 6; ++i) ec2.Subnet(vpc, "10.0." + std::to_string(i) + ".0/24");
  EXPECT_EQ(ec2.AllPages("ec2.DescribeSubnets", "Subnets").size(), 12u);
  EXPECT_EQ(
      ec2.AllPages("ec2.DescribeSubnets", "Subnets", 5, {{"Filters", Filters("vpc-id", {vpc})}})
          .size(),
      6u);
  EXPECT_EQ(world
                .Call("ec2.DescribeSubnets",
                      {{"Filters", Filters("default-for-az", {"true"})}})["Subnets"]
                .size(),
            6u);
}

}  // namespace
}  // namespace wt
