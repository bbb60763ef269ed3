#include "tests/services/ec2/support.h"

namespace wt {
namespace {

class RoutingTest : public testing::Test {
 protected:
  Json Show(const std::string& id) {
    return world.Call("ec2.DescribeRouteTables",
                      {{"RouteTableIds", Json::array({id})}})["RouteTables"][0];
  }
  // The route for a destination, or null.
  Json Route(const std::string& id, std::string_view destination) {
    for (const Json& route : Json(Show(id)["Routes"])) {
      if (route.value("DestinationCidrBlock", "") == destination) return route;
    }
    return nullptr;
  }
  Error FailRoute(Json request) {
    request["RouteTableId"] = table;
    return world.Fail("ec2.CreateRoute", request);
  }

  TestWorld world;
  Ec2 ec2{world};
  std::string vpc = ec2.Vpc();
  std::string subnet = ec2.Subnet(vpc);
  std::string table = ec2.Table(vpc);
};

TEST_F(RoutingTest, ATableBeginsWithTheLocalRoute) {
  const Json row = Show(table);
  ASSERT_EQ(row["Routes"].size(), 1u);
  EXPECT_EQ(row["Routes"][0]["DestinationCidrBlock"], "10.0.0.0/16");
  EXPECT_EQ(row["Routes"][0]["State"], "active");
  EXPECT_EQ(row["Associations"].size(), 0u);
}

TEST_F(RoutingTest, TheSameTokenMakesOneTable) {
  const Json request{{"VpcId", vpc}, {"ClientToken", "t1"}};
  const Json first = world.Call("ec2.CreateRouteTable", request);
  EXPECT_EQ(world.Call("ec2.CreateRouteTable", request)["RouteTable"]["RouteTableId"],
            first["RouteTable"]["RouteTableId"]);
  EXPECT_EQ(world.Fail("ec2.CreateRouteTable", {{"VpcId", ec2.Vpc()}, {"ClientToken", "t1"}}).code,
            "IdempotentParameterMismatch");
}

TEST_F(RoutingTest, RoutesAreMadeReplacedAndTaken) {
  const std::string gateway = ec2.AttachedGateway(vpc);
  const Json out{{"RouteTableId", table}, {"DestinationCidrBlock", "0.0.0.0/0"}};
  Json request = out;
  request["GatewayId"] = gateway;
  EXPECT_EQ(world.Call("ec2.CreateRoute", request)["Return"], true);
  EXPECT_EQ(Route(table, "0.0.0.0/0")["Origin"], "CreateRoute");
  EXPECT_EQ(world.Fail("ec2.CreateRoute", request).message,
            "The route identified by 0.0.0.0/0 already exists.");
  Json other = out;
  other["NetworkInterfaceId"] = ec2.Interface(subnet);
  world.Call("ec2.ReplaceRoute", other);
  EXPECT_EQ(Route(table, "0.0.0.0/0")["State"], "blackhole");
  EXPECT_FALSE(Route(table, "0.0.0.0/0").contains("GatewayId"));
  world.Call("ec2.DeleteRoute", out);
  EXPECT_EQ(Route(table, "0.0.0.0/0"), nullptr);
  EXPECT_EQ(world.Fail("ec2.DeleteRoute", out).message,
            "no route with destination-cidr-block 0.0.0.0/0 in route table " + table);
  EXPECT_EQ(
      world.Fail("ec2.ReplaceRoute", request).message,
      "There is no route defined for '0.0.0.0/0' in the route table. Use CreateRoute instead.");
}

TEST_F(RoutingTest, TargetsAreChecked) {
  const std::string to = "0.0.0.0/0";
  EXPECT_EQ(FailRoute({{"DestinationCidrBlock", to}}).code, "MissingParameter");
  EXPECT_EQ(FailRoute({{"GatewayId", "igw-1"}}).code, "MissingParameter");
  EXPECT_EQ(FailRoute({{"DestinationCidrBlock", to}, {"GatewayId", "igw-1"}}).message,
            "The internetGateway ID 'igw-1' does not exist");
  EXPECT_EQ(FailRoute({{"DestinationCidrBlock", to}, {"NatGatewayId", "nat-1"}}).code,
            "InvalidNatGatewayID.NotFound");
  EXPECT_EQ(FailRoute({{"DestinationCidrBlock", to}, {"InstanceId", "i-1"}}).code,
            "InvalidInstanceID.NotFound");
  EXPECT_EQ(FailRoute({{"DestinationCidrBlock", to}, {"NetworkInterfaceId", "eni-1"}}).code,
            "InvalidNetworkInterfaceID.NotFound");
  EXPECT_EQ(FailRoute({{"DestinationCidrBlock", to}, {"TransitGatewayId", "tgw-1"}}).code,
            "InvalidTransitGatewayID.NotFound");
  EXPECT_EQ(FailRoute({{"DestinationPrefixListId", "pl-1"}, {"GatewayId", "local"}}).code,
            "InvalidPrefixListID.NotFound");
  const std::string loose = ec2.Gateway();
  EXPECT_EQ(
      FailRoute({{"DestinationCidrBlock", to}, {"GatewayId", loose}}).message,
      "route table " + table + " and network gateway " + loose + " belong to different networks");
  EXPECT_EQ(
      FailRoute({{"DestinationCidrBlock", to}, {"GatewayId", loose}, {"NatGatewayId", "nat-1"}})
          .code,
      "InvalidParameterCombination");
}

TEST_F(RoutingTest, TheLocalRouteStays) {
  EXPECT_EQ(world
                .Fail("ec2.DeleteRoute",
                      {{"RouteTableId", table}, {"DestinationCidrBlock", "10.0.0.0/16"}})
                .message,
            "cannot remove local route 10.0.0.0/16 in route table " + table);
}

TEST_F(RoutingTest, ARouteToAnInstanceShowsItsInterface) {
  const std::string instance = ec2.Instance({{"SubnetId", subnet}});
  world.Call(
      "ec2.CreateRoute",
      {{"RouteTableId", table}, {"DestinationCidrBlock", "0.0.0.0/0"}, {"InstanceId", instance}});
  const Json route = Route(table, "0.0.0.0/0");
  EXPECT_EQ(route["InstanceId"], instance);
  EXPECT_EQ(route["NetworkInterfaceId"],
            ec2.Describe(instance)["NetworkInterfaces"][0]["NetworkInterfaceId"]);
  EXPECT_EQ(route["State"], "active");
  world.Call("ec2.TerminateInstances", {{"InstanceIds", Json::array({instance})}});
  world.Settle();
  EXPECT_EQ(Route(table, "0.0.0.0/0")["State"], "blackhole");
}

TEST_F(RoutingTest, ASubnetHasOneAssociation) {
  const Json request{{"RouteTableId", table}, {"SubnetId", subnet}};
  const Json made = world.Call("ec2.AssociateRouteTable", request);
  EXPECT_EQ(made["AssociationState"]["State"], "associated");
  const std::string id = made["AssociationId"];
  EXPECT_EQ(world.Call("ec2.AssociateRouteTable", request)["AssociationId"], id);
  const std::string other = ec2.Table(vpc);
  EXPECT_EQ(
      world.Fail("ec2.AssociateRouteTable", {{"RouteTableId", other}, {"SubnetId", subnet}}).code,
      "Resource.AlreadyAssociated");
  EXPECT_EQ(world.Fail("ec2.DeleteRouteTable", {{"RouteTableId", table}}).message,
            "The routeTable '" + table + "' has dependencies and cannot be deleted.");
  const std::string replaced =
      world.Call("ec2.ReplaceRouteTableAssociation",
                 {{"AssociationId", id}, {"RouteTableId", other}})["NewAssociationId"];
  EXPECT_NE(replaced, id);
  EXPECT_EQ(world.Fail("ec2.DisassociateRouteTable", {{"AssociationId", id}}).message,
            "The association ID '" + id + "' does not exist");
  world.Call("ec2.DisassociateRouteTable", {{"AssociationId", replaced}});
  EXPECT_EQ(world
                .Call("ec2.DescribeRouteTables",
                      {{"Filters", Filters("association.route-table-association-id",
                                           {replaced})}})["RouteTables"]
                .size(),
            0u);
  world.Call("ec2.DeleteRouteTable", {{"RouteTableId", table}});
  EXPECT_EQ(world.Fail("ec2.DeleteRouteTable", {{"RouteTableId", table}}).code,
            "InvalidRouteTableID.NotFound");
}

TEST_F(RoutingTest, TheMainAssociationMovesToAnotherTable) {
  const std::string before = ec2.MainTable(vpc);
  const std::string id = Show(before)["Associations"][0]["RouteTableAssociationId"];
  EXPECT_EQ(world.Fail("ec2.DisassociateRouteTable", {{"AssociationId", id}}).message,
            "cannot disassociate the main route table association " + id);
  EXPECT_EQ(world.Fail("ec2.DeleteRouteTable", {{"RouteTableId", before}}).code,
            "DependencyViolation");
  world.Call("ec2.ReplaceRouteTableAssociation", {{"AssociationId", id}, {"RouteTableId", table}});
  EXPECT_EQ(ec2.MainTable(vpc), table);
  EXPECT_EQ(Show(table)["Associations"][0]["Main"], true);
  world.Call("ec2.DeleteRouteTable", {{"RouteTableId", before}});
}

TEST_F(RoutingTest, NothingCrossesVpcs) {
  const std::string other = ec2.Vpc();
  EXPECT_EQ(world
                .Fail("ec2.AssociateRouteTable",
                      {{"RouteTableId", table}, {"SubnetId", ec2.Subnet(other)}})
                .code,
            "InvalidParameterValue");
  const std::string main = Show(ec2.MainTable(other))["Associations"][0]["RouteTableAssociationId"];
  EXPECT_EQ(world
                .Fail("ec2.ReplaceRouteTableAssociation",
                      {{"AssociationId", main}, {"RouteTableId", table}})
                .code,
            "InvalidParameterValue");
}

TEST_F(RoutingTest, TablesPage) {
  for (int i = 0; i < 9; ++i) ec2.Table(vpc);
  EXPECT_EQ(ec2.AllPages("ec2.DescribeRouteTables", "RouteTables").size(), 12u);
}

TEST_F(RoutingTest, AnInternetGatewayIsAttachedOnce) {
  const std::string gateway = ec2.AttachedGateway(vpc);
  const Json both{{"InternetGatewayId", gateway}, {"VpcId", vpc}};
  EXPECT_EQ(world.Fail("ec2.AttachInternetGateway", both).message,
            "resource " + gateway + " is already attached to network " + vpc);
  EXPECT_EQ(
      world
          .Fail("ec2.AttachInternetGateway", {{"InternetGatewayId", ec2.Gateway()}, {"VpcId", vpc}})
          .message,
      "Network " + vpc + " already has an internet gateway attached");
  EXPECT_EQ(world.Fail("ec2.DeleteInternetGateway", {{"InternetGatewayId", gateway}}).message,
            "The internetGateway '" + gateway + "' has dependencies and cannot be deleted.");
  EXPECT_EQ(
      world.Call("ec2.DescribeInternetGateways",
                 {{"InternetGatewayIds",
                   Json::array({gateway})}})["InternetGateways"][0]["Attachments"][0]["State"],
      "available");
  world.Call("ec2.DetachInternetGateway", both);
  EXPECT_EQ(world.Fail("ec2.DetachInternetGateway", both).message,
            "resource " + gateway + " is not attached to network " + vpc);
  world.Call("ec2.DeleteInternetGateway", {{"InternetGatewayId", gateway}});
  EXPECT_EQ(world.Fail("ec2.DeleteInternetGateway", {{"InternetGatewayId", gateway}}).code,
            "InvalidInternetGatewayID.NotFound");
}

TEST_F(RoutingTest, PublicAddressesKeepTheGateway) {
  const std::string gateway = ec2.AttachedGateway(vpc);
  world.Call("ec2.ModifySubnetAttribute",
             {{"SubnetId", subnet}, {"MapPublicIpOnLaunch", {{"Value", true}}}});
  const std::string instance = ec2.Instance({{"SubnetId", subnet}});
  const Json both{{"InternetGatewayId", gateway}, {"VpcId", vpc}};
  const Error error = world.Fail("ec2.DetachInternetGateway", both);
  EXPECT_EQ(error.code, "DependencyViolation");
  EXPECT_EQ(error.message, "Network " + vpc +
                               " has some mapped public address(es). Please unmap those public "
                               "address(es) before detaching the gateway.");
  world.Call("ec2.TerminateInstances", {{"InstanceIds", Json::array({instance})}});
  world.Settle();
  world.Call("ec2.DetachInternetGateway", both);
}

TEST_F(RoutingTest, EgressOnlyGatewaysComeAndGo) {
  const std::string id =
      world.Call("ec2.CreateEgressOnlyInternetGateway",
                 {{"VpcId", vpc}})["EgressOnlyInternetGateway"]["EgressOnlyInternetGatewayId"];
  world.Call("ec2.CreateRoute", {{"RouteTableId", table},
                                 {"DestinationIpv6CidrBlock", "::/0"},
                                 {"EgressOnlyInternetGatewayId", id}});
  bool found = false;
  for (const Json& route : Json(Show(table)["Routes"])) {
    found = found || route.value("EgressOnlyInternetGatewayId", "") == id;
  }
  EXPECT_TRUE(found);
  EXPECT_EQ(world.Call("ec2.DescribeEgressOnlyInternetGateways")["EgressOnlyInternetGateways"][0]
                                                                ["Attachments"][0]["State"],
            "attached");
  EXPECT_EQ(world.Call("ec2.DeleteEgressOnlyInternetGateway",
                       {{"EgressOnlyInternetGatewayId", id}})["ReturnCode"],
            true);
  EXPECT_EQ(
      world.Fail("ec2.DeleteEgressOnlyInternetGateway", {{"EgressOnlyInternetGatewayId", id}}).code,
      "InvalidGatewayID.NotFound");
}

}  // namespace
}  // namespace wt
