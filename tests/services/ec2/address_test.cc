#include "tests/services/ec2/support.h"

namespace wt {
namespace {

class AddressTest : public testing::Test {
 protected:
  Json Show(const std::string& id) {
    return world.Call("ec2.DescribeAddresses",
                      {{"AllocationIds", Json::array({id})}})["Addresses"][0];
  }
  Json Nat(const std::string& id) {
    return world.Call("ec2.DescribeNatGateways",
                      {{"NatGatewayIds", Json::array({id})}})["NatGateways"][0];
  }
  std::string MakeNat(const std::string& allocation) {
    return world.Call(
        "ec2.CreateNatGateway",
        {{"SubnetId", subnet}, {"AllocationId", allocation}})["NatGateway"]["NatGatewayId"];
  }

  TestWorld world;
  Ec2 ec2{world};
  std::string vpc = ec2.Vpc();
  std::string subnet = ec2.Subnet(vpc);
};

TEST_F(AddressTest, IsAllocatedAndReleased) {
  const Json made = world.Call("ec2.AllocateAddress", {{"Domain", "vpc"}});
  EXPECT_EQ(made["Domain"], "vpc");
  EXPECT_EQ(made["PublicIpv4Pool"], "amazon");
  EXPECT_EQ(made["NetworkBorderGroup"], "us-east-1");
  const std::string id = made["AllocationId"];
  EXPECT_EQ(Show(id)["PublicIp"], made["PublicIp"]);
  EXPECT_FALSE(Show(id).contains("AssociationId"));
  world.Call("ec2.ReleaseAddress", {{"AllocationId", id}});
  EXPECT_EQ(world.Fail("ec2.ReleaseAddress", {{"AllocationId", id}}).message,
            "The allocation ID '" + id + "' does not exist");
  EXPECT_EQ(
      world.Fail("ec2.DescribeAddresses", {{"PublicIps", Json::array({made["PublicIp"]})}}).code,
      "InvalidAddress.NotFound");
}

TEST_F(AddressTest, TheDomainNameAttributeIsListedForEach) {
  const std::string id = ec2.Address();
  const Json all = world.Call("ec2.DescribeAddressesAttribute", {{"Attribute", "domain-name"}});
  ASSERT_EQ(all["Addresses"].size(), 1u);
  EXPECT_FALSE(all["Addresses"][0].contains("PtrRecord"));
  world.Call("ec2.ModifyAddressAttribute",
             {{"AllocationId", id}, {"DomainName", "mail.example.com"}});
  EXPECT_EQ(world.Call("ec2.DescribeAddressesAttribute",
                       {{"Attribute", "domain-name"}})["Addresses"][0]["PtrRecord"],
            "mail.example.com.");
  world.Call("ec2.ResetAddressAttribute", {{"AllocationId", id}, {"Attribute", "domain-name"}});
  EXPECT_EQ(
      world.Fail("ec2.DescribeAddressesAttribute", {{"AllocationIds", Json::array({"eipalloc-1"})}})
          .code,
      "InvalidAllocationID.NotFound");
}

TEST_F(AddressTest, AssociationNeedsAGateway) {
  const std::string id = ec2.Address(), eni = ec2.Interface(subnet);
  const Json request{{"AllocationId", id}, {"NetworkInterfaceId", eni}};
  EXPECT_EQ(world.Fail("ec2.AssociateAddress", request).message,
            "Network " + vpc + " is not attached to any internet gateway");
  ec2.AttachedGateway(vpc);
  const std::string association = world.Call("ec2.AssociateAddress", request)["AssociationId"];
  EXPECT_EQ(Show(id)["AssociationId"], association);
  EXPECT_EQ(Show(id)["NetworkInterfaceId"], eni);
  const Json shown = world.Call("ec2.DescribeNetworkInterfaces",
                                {{"Filters", Filters("association.allocation-id", {id})}});
  EXPECT_EQ(shown["NetworkInterfaces"][0]["Association"]["PublicIp"], Show(id)["PublicIp"]);
  EXPECT_EQ(world.Fail("ec2.ReleaseAddress", {{"AllocationId", id}}).code,
            "InvalidIPAddress.InUse");
  world.Call("ec2.DisassociateAddress", {{"AssociationId", association}});
  EXPECT_EQ(world.Fail("ec2.DisassociateAddress", {{"AssociationId", association}}).code,
            "InvalidAssociationID.NotFound");
  world.Call("ec2.ReleaseAddress", {{"AllocationId", id}});
}

TEST_F(AddressTest, MovesUnlessForbidden) {
  ec2.AttachedGateway(vpc);
  const std::string id = ec2.Address(), a = ec2.Interface(subnet), b = ec2.Interface(subnet);
  world.Call("ec2.AssociateAddress", {{"AllocationId", id}, {"NetworkInterfaceId", a}});
  EXPECT_EQ(
      world
          .Fail("ec2.AssociateAddress",
                {{"AllocationId", id}, {"NetworkInterfaceId", b}, {"AllowReassociation", false}})
          .code,
      "Resource.AlreadyAssociated");
  world.Call("ec2.AssociateAddress", {{"AllocationId", id}, {"NetworkInterfaceId", b}});
  EXPECT_EQ(Show(id)["NetworkInterfaceId"], b);
  world.Call("ec2.DeleteNetworkInterface", {{"NetworkInterfaceId", b}});
  EXPECT_FALSE(Show(id).contains("AssociationId"));
}

TEST_F(AddressTest, ReplacesAnInstancesOwnPublicAddress) {
  ec2.AttachedGateway(vpc);
  world.Call("ec2.ModifySubnetAttribute",
             {{"SubnetId", subnet}, {"MapPublicIpOnLaunch", {{"Value", true}}}});
  const std::string instance = ec2.Instance({{"SubnetId", subnet}}), id = ec2.Address();
  EXPECT_NE(ec2.Describe(instance)["PublicIpAddress"], Show(id)["PublicIp"]);
  world.Call("ec2.AssociateAddress",
             {{"AllocationId", id}, {"InstanceId", instance}, {"NetworkInterfaceId", "eni-gone"}});
  EXPECT_EQ(ec2.Describe(instance)["PublicIpAddress"], Show(id)["PublicIp"]);
  EXPECT_EQ(Show(id)["InstanceId"], instance);
  world.Call("ec2.TerminateInstances", {{"InstanceIds", Json::array({instance})}});
  world.Settle();
  EXPECT_FALSE(Show(id).contains("AssociationId"));
}

TEST_F(AddressTest, ANatGatewayBecomesAvailableAndHoldsItsAddress) {
  ec2.AttachedGateway(vpc);
  const std::string id = ec2.Address(), nat = MakeNat(id);
  EXPECT_EQ(Nat(nat)["State"], "pending");
  world.Settle();
  const Json gateway = Nat(nat);
  EXPECT_EQ(gateway["State"], "available");
  const Json address = gateway["NatGatewayAddresses"][0];
  EXPECT_EQ(address["AllocationId"], id);
  EXPECT_EQ(address["PublicIp"], Show(id)["PublicIp"]);
  const Json eni =
      world.Call("ec2.DescribeNetworkInterfaces",
                 {{"NetworkInterfaceIds",
                   Json::array({address["NetworkInterfaceId"]})}})["NetworkInterfaces"][0];
  EXPECT_EQ(eni["Description"], "Interface for NAT Gateway " + nat);
  EXPECT_EQ(eni["InterfaceType"], "nat_gateway");
  EXPECT_EQ(eni["RequesterManaged"], true);
  EXPECT_EQ(
      world.Fail("ec2.DisassociateAddress", {{"AssociationId", Show(id)["AssociationId"]}}).code,
      "AuthFailure");
  EXPECT_EQ(world.Fail("ec2.DeleteSubnet", {{"SubnetId", subnet}}).code, "DependencyViolation");

  const std::string table = ec2.Table(vpc);
  world.Call(
      "ec2.CreateRoute",
      {{"RouteTableId", table}, {"DestinationCidrBlock", "0.0.0.0/0"}, {"NatGatewayId", nat}});
  world.Call("ec2.DeleteNatGateway", {{"NatGatewayId", nat}});
  EXPECT_EQ(Nat(nat)["State"], "deleting");
  world.Settle();
  EXPECT_EQ(Nat(nat)["State"], "deleted");
  EXPECT_FALSE(Show(id).contains("AssociationId"));
  const Json routes =
      world.Call("ec2.DescribeRouteTables",
                 {{"RouteTableIds", Json::array({table})}})["RouteTables"][0]["Routes"];
  bool blackhole = false;
  for (const Json& route : routes) blackhole = blackhole || route["State"] == "blackhole";
  EXPECT_TRUE(blackhole);
  world.Call("ec2.DeleteSubnet", {{"SubnetId", subnet}});
  world.Advance(Hours(2));
  EXPECT_EQ(world.Fail("ec2.DescribeNatGateways", {{"NatGatewayIds", Json::array({nat})}}).code,
            "NatGatewayNotFound");
}

TEST_F(AddressTest, ANatGatewayFailsWithAReason) {
  const std::string id = ec2.Address(), first = MakeNat(id);
  world.Settle();
  EXPECT_EQ(Nat(first)["State"], "failed");
  EXPECT_EQ(Nat(first)["FailureCode"], "Gateway.NotAttached");
  EXPECT_EQ(Nat(first)["FailureMessage"], "Network " + vpc + " has no Internet gateway attached");
  ec2.AttachedGateway(vpc);
  MakeNat(id);
  const std::string third = MakeNat(id);
  world.Settle();
  EXPECT_EQ(Nat(third)["FailureCode"], "Resource.AlreadyAssociated");
}

TEST_F(AddressTest, NatGatewaysAreChecked) {
  const auto code = [&](Json request) { return world.Fail("ec2.CreateNatGateway", request).code; };
  EXPECT_EQ(code({{"SubnetId", subnet}}), "MissingParameter");
  EXPECT_EQ(code({{"SubnetId", subnet}, {"AllocationId", "eipalloc-1"}}),
            "InvalidAllocationID.NotFound");
  EXPECT_EQ(code({{"SubnetId", "subnet-1"}, {"AllocationId", ec2.Address()}}),
            "InvalidSubnetID.NotFound");
  EXPECT_EQ(code({{"SubnetId", subnet}, {"ConnectivityType", "x"}}), "InvalidParameterValue");
  EXPECT_EQ(world.Fail("ec2.DeleteNatGateway", {{"NatGatewayId", "nat-1"}}).message,
            "The Nat Gateway nat-1 was not found");
  const std::string nat = world.Call(
      "ec2.CreateNatGateway",
      {{"SubnetId", subnet}, {"ConnectivityType", "private"}})["NatGateway"]["NatGatewayId"];
  world.Settle();
  EXPECT_EQ(Nat(nat)["State"], "available");
  EXPECT_EQ(world
                .Call("ec2.DescribeNatGateways",
                      {{"Filter", Filters("state", {"available"})}})["NatGateways"]
                .size(),
            1u);
}

class InterfaceTest : public AddressTest {
 protected:
  Json Eni(const std::string& id) {
    return world.Call("ec2.DescribeNetworkInterfaces",
                      {{"NetworkInterfaceIds", Json::array({id})}})["NetworkInterfaces"][0];
  }
};

TEST_F(InterfaceTest, IsMadeWithAnAddressAndTheDefaultGroup) {
  const Json made = world.Call("ec2.CreateNetworkInterface",
                               {{"SubnetId", subnet},
                                {"Description", "mine"},
                                {"PrivateIpAddress", "10.0.0.77"}})["NetworkInterface"];
  EXPECT_EQ(made["Status"], "pending");
  EXPECT_EQ(made["PrivateIpAddress"], "10.0.0.77");
  EXPECT_EQ(made["PrivateDnsName"], "ip-10-0-0-77.ec2.internal");
  EXPECT_EQ(made["Groups"][0]["GroupName"], "default");
  EXPECT_EQ(Eni(made["NetworkInterfaceId"])["Status"], "available");
  const auto code = [&](const char* ip) {
    return world
        .Fail("ec2.CreateNetworkInterface", {{"SubnetId", subnet}, {"PrivateIpAddress", ip}})
        .code;
  };
  EXPECT_EQ(code("10.0.0.77"), "InvalidIPAddress.InUse");
  EXPECT_EQ(code("10.0.1.7"), "InvalidParameterValue");
  EXPECT_EQ(code("10.0.0.1"), "InvalidParameterValue");
}

TEST_F(InterfaceTest, ASubnetRunsOutOfAddresses) {
  const std::string small = ec2.Subnet(vpc, "10.0.9.0/28");
  for (int i = 0; i < 11; ++i) ec2.Interface(small);
  EXPECT_EQ(world.Fail("ec2.CreateNetworkInterface", {{"SubnetId", small}}).code,
            "InsufficientFreeAddressesInSubnet");
}

TEST_F(InterfaceTest, IsAttachedAndDetached) {
  const std::string instance = ec2.Instance({{"SubnetId", subnet}}), eni = ec2.Interface(subnet);
  const Json request{{"NetworkInterfaceId", eni}, {"InstanceId", instance}, {"DeviceIndex", 1}};
  Json first = request;
  first["DeviceIndex"] = 0;
  EXPECT_EQ(world.Fail("ec2.AttachNetworkInterface", first).message,
            "Instance '" + instance + "' already has an interface attached at device index '0'.");
  const std::string attachment = world.Call("ec2.AttachNetworkInterface", request)["AttachmentId"];
  EXPECT_EQ(Eni(eni)["Status"], "in-use");
  EXPECT_EQ(Eni(eni)["Attachment"]["InstanceId"], instance);
  EXPECT_EQ(ec2.Describe(instance)["NetworkInterfaces"].size(), 2u);
  EXPECT_EQ(world.Fail("ec2.DeleteNetworkInterface", {{"NetworkInterfaceId", eni}}).message,
            "Network interface '" + eni + "' is currently in use.");
  const Json third{
      {"NetworkInterfaceId", ec2.Interface(subnet)}, {"InstanceId", instance}, {"DeviceIndex", 2}};
  EXPECT_EQ(world.Fail("ec2.AttachNetworkInterface", third).code, "AttachmentLimitExceeded");
  world.Call("ec2.DetachNetworkInterface", {{"AttachmentId", attachment}});
  EXPECT_EQ(Eni(eni)["Status"], "available");
  EXPECT_EQ(world.Fail("ec2.DetachNetworkInterface", {{"AttachmentId", attachment}}).code,
            "InvalidAttachmentID.NotFound");
  EXPECT_EQ(
      world
          .Fail("ec2.DetachNetworkInterface",
                {{"AttachmentId",
                  ec2.Describe(instance)["NetworkInterfaces"][0]["Attachment"]["AttachmentId"]}})
          .code,
      "OperationNotPermitted");
}

TEST_F(InterfaceTest, AttributesChangeOneByOne) {
  const std::string eni = ec2.Interface(subnet), group = ec2.Group(vpc);
  world.Call("ec2.ModifyNetworkInterfaceAttribute",
             {{"NetworkInterfaceId", eni}, {"SourceDestCheck", {{"Value", false}}}});
  world.Call("ec2.ModifyNetworkInterfaceAttribute",
             {{"NetworkInterfaceId", eni}, {"Groups", Json::array({group})}});
  EXPECT_EQ(Eni(eni)["SourceDestCheck"], false);
  EXPECT_EQ(Eni(eni)["Groups"][0]["GroupId"], group);
  EXPECT_EQ(
      world.Call("ec2.DescribeNetworkInterfaceAttribute",
                 {{"NetworkInterfaceId", eni}, {"Attribute", "groupSet"}})["Groups"][0]["GroupId"],
      group);
  world.Call("ec2.ResetNetworkInterfaceAttribute", {{"NetworkInterfaceId", eni}});
  EXPECT_EQ(Eni(eni)["SourceDestCheck"], true);
  EXPECT_EQ(
      world
          .Fail("ec2.ModifyNetworkInterfaceAttribute", {{"NetworkInterfaceId", eni},
                                                        {"SourceDestCheck", {{"Value", false}}},
                                                        {"Description", {{"Value", "x"}}}})
          .code,
      "InvalidParameterCombination");
}

TEST_F(InterfaceTest, TakesAndGivesBackSecondaryAddresses) {
  const std::string eni = ec2.Interface(subnet);
  const auto free = [&] {
    return world
        .Call("ec2.DescribeSubnets",
              {{"SubnetIds", Json::array({subnet})}})["Subnets"][0]["AvailableIpAddressCount"]
        .get<int>();
  };
  const int before = free();
  const Json assigned =
      world.Call("ec2.AssignPrivateIpAddresses",
                 {{"NetworkInterfaceId", eni}, {"SecondaryPrivateIpAddressCount", 2}});
  ASSERT_EQ(assigned["AssignedPrivateIpAddresses"].size(), 2u);
  EXPECT_EQ(free(), before - 2);
  EXPECT_EQ(Eni(eni)["PrivateIpAddresses"].size(), 3u);
  const std::string ip = assigned["AssignedPrivateIpAddresses"][0]["PrivateIpAddress"];
  EXPECT_EQ(
      world
          .Fail("ec2.AssignPrivateIpAddresses", {{"NetworkInterfaceId", ec2.Interface(subnet)},
                                                 {"PrivateIpAddresses", Json::array({ip})}})
          .code,
      "InvalidIPAddress.InUse");
  const Json both{{"NetworkInterfaceId", eni}, {"PrivateIpAddresses", Json::array({ip})}};
  world.Call("ec2.UnassignPrivateIpAddresses", both);
  EXPECT_EQ(world.Fail("ec2.UnassignPrivateIpAddresses", both).code, "InvalidParameterValue");
  EXPECT_EQ(world.Fail("ec2.AssignPrivateIpAddresses", {{"NetworkInterfaceId", eni}}).code,
            "MissingParameter");
}

TEST_F(InterfaceTest, FiltersAndPages) {
  for (int i = 0; i < 6; ++i) ec2.Interface(subnet);
  EXPECT_EQ(ec2.AllPages("ec2.DescribeNetworkInterfaces", "NetworkInterfaces").size(), 6u);
  EXPECT_EQ(
      world
          .Call("ec2.DescribeNetworkInterfaces",
                {{"Filters", Json::array({Filter("subnet-id", {subnet}),
                                          Filter("status", {"in-use"})})}})["NetworkInterfaces"]
          .size(),
      0u);
}

TEST_F(InterfaceTest, AclsAreMadeFilledAndAssociated) {
  const std::string acl =
      world.Call("ec2.CreateNetworkAcl", {{"VpcId", vpc}})["NetworkAcl"]["NetworkAclId"];
  const Json entry{{"NetworkAclId", acl},
                   {"RuleNumber", 100},
                   {"Protocol", "tcp"},
                   {"RuleAction", "allow"},
                   {"Egress", false},
                   {"CidrBlock", "10.0.0.0/8"},
                   {"PortRange", {{"From", 80}, {"To", 90}}}};
  world.Call("ec2.CreateNetworkAclEntry", entry);
  EXPECT_EQ(world.Fail("ec2.CreateNetworkAclEntry", entry).message,
            "The network acl entry identified by 100 already exists.");
  Json deny = entry;
  deny["RuleAction"] = "deny";
  world.Call("ec2.ReplaceNetworkAclEntry", deny);
  const auto show = [&] {
    return world.Call("ec2.DescribeNetworkAcls",
                      {{"NetworkAclIds", Json::array({acl})}})["NetworkAcls"][0];
  };
  bool found = false;
  for (const Json& one : Json(show()["Entries"])) {
    if (one["RuleNumber"] != 100) continue;
    found = true;
    EXPECT_EQ(one["Protocol"], "6");
    EXPECT_EQ(one["RuleAction"], "deny");
    EXPECT_EQ(one["PortRange"]["To"], 90);
  }
  EXPECT_TRUE(found);
  const Json present = world.Call(
      "ec2.DescribeNetworkAcls",
      {{"Filters", Filters("association.subnet-id", {subnet})}})["NetworkAcls"][0]["Associations"];
  const std::string association = present[0]["NetworkAclAssociationId"];
  world.Call("ec2.ReplaceNetworkAclAssociation",
             {{"AssociationId", association}, {"NetworkAclId", acl}});
  EXPECT_EQ(show()["Associations"][0]["SubnetId"], subnet);
  EXPECT_EQ(world
                .Fail("ec2.ReplaceNetworkAclAssociation",
                      {{"AssociationId", association}, {"NetworkAclId", acl}})
                .code,
            "InvalidAssociationID.NotFound");
  EXPECT_EQ(world.Fail("ec2.DeleteNetworkAcl", {{"NetworkAclId", acl}}).code,
            "DependencyViolation");
  world.Call("ec2.DeleteNetworkAclEntry",
             {{"NetworkAclId", acl}, {"RuleNumber", 100}, {"Egress", false}});
  EXPECT_EQ(world
                .Fail("ec2.DeleteNetworkAclEntry",
                      {{"NetworkAclId", acl}, {"RuleNumber", 100}, {"Egress", false}})
                .code,
            "InvalidNetworkAclEntry.NotFound");
}

TEST_F(InterfaceTest, AclEntriesAreChecked) {
  const std::string acl =
      world.Call("ec2.CreateNetworkAcl", {{"VpcId", vpc}})["NetworkAcl"]["NetworkAclId"];
  const Json good{{"NetworkAclId", acl},
                  {"RuleNumber", 100},
                  {"Protocol", "6"},
                  {"RuleAction", "allow"},
                  {"Egress", false},
                  {"CidrBlock", "10.0.0.0/8"},
                  {"PortRange", {{"From", 80}, {"To", 90}}}};
  const auto code = [&](const char* member, Json value) {
    Json request = good;
    request[member] = std::move(value);
    return world.Fail("ec2.CreateNetworkAclEntry", request).code;
  };
  EXPECT_EQ(code("RuleNumber", 40000), "InvalidParameterValue");
  EXPECT_EQ(code("Protocol", "xyz"), "InvalidParameterValue");
  EXPECT_EQ(code("RuleAction", "maybe"), "InvalidParameterValue");
  EXPECT_EQ(code("CidrBlock", "10"), "InvalidParameterValue");
  EXPECT_EQ(code("CidrBlock", ""), "MissingParameter");
  EXPECT_EQ(code("PortRange", {{"From", 90}, {"To", 80}}), "InvalidParameterValue");
  EXPECT_EQ(code("Protocol", "icmp"), "MissingParameter");
  EXPECT_EQ(code("NetworkAclId", "acl-1"), "InvalidNetworkAclID.NotFound");
  for (int number = 1; number <= 20; ++number) {
    Json request = good;
    request["RuleNumber"] = number;
    world.Call("ec2.CreateNetworkAclEntry", request);
  }
  EXPECT_EQ(code("RuleNumber", 100), "NetworkAclEntryLimitExceeded");
  const Json own =
      world.Call("ec2.DescribeNetworkAcls", {{"Filters", Filters("default", {"true"})}});
  EXPECT_EQ(
      world.Fail("ec2.DeleteNetworkAcl", {{"NetworkAclId", own["NetworkAcls"][0]["NetworkAclId"]}})
          .message,
      "Cannot delete default network ACL");
}

}  // namespace
}  // namespace wt
