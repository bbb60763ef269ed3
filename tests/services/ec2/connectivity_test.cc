#include "services/ec2/ec2.h"
#include "tests/services/ec2/support.h"

namespace wt {
namespace {

// A VPC with a public and a private subnet, an interface in each.
class ConnectivityTest : public testing::Test {
 protected:
  ConnectivityTest() {
    world.Call(
        "ec2.CreateRoute",
        {{"RouteTableId", table}, {"DestinationCidrBlock", "0.0.0.0/0"}, {"GatewayId", gateway}});
    world.Call("ec2.AssociateRouteTable", {{"RouteTableId", table}, {"SubnetId", open}});
  }
  std::string Interface(const std::string& subnet, const std::string& group, bool with_public) {
    std::string id;
    world.world().RunTurn("test", [&](Turn&) {
      Context ctx = world.context();
      id = ec2::MakeManagedInterface(ctx, {.subnet_id = subnet,
                                           .description = "ELB app/web/1",
                                           .requester_id = "amazon-elb",
                                           .instance_owner_id = "amazon-elb",
                                           .group_ids = {group},
                                           .public_ip = with_public})
               .value()
               .id;
    });
    return id;
  }
  std::string Connect(const ec2::End& from, const ec2::End& to, int64_t port) {
    Context ctx = world.context();
    return ec2::CanConnect(ctx, from, to, port).stopped_at;
  }

  TestWorld world;
  Ec2 ec2{world};
  std::string vpc = ec2.Vpc();
  std::string gateway = ec2.AttachedGateway(vpc);
  std::string table = ec2.Table(vpc);
  std::string open = ec2.Subnet(vpc, "10.0.0.0/24"), closed = ec2.Subnet(vpc, "10.0.1.0/24");
  std::string front = ec2.Group(vpc, "front"), back = ec2.Group(vpc, "back");
};

TEST_F(ConnectivityTest, AGroupMustLetThePeerIn) {
  const std::string a = Interface(open, front, true), b = Interface(closed, back, false);
  EXPECT_EQ(Connect({a, ""}, {b, ""}, 80), "security_group_ingress");
  world.Call("ec2.AuthorizeSecurityGroupIngress",
             {{"GroupId", back},
              {"IpPermissions",
               Json::array({{{"IpProtocol", "tcp"},
                             {"FromPort", 32768},
                             {"ToPort", 65535},
                             {"UserIdGroupPairs", Json::array({{{"GroupId", front}}})}}})}});
  EXPECT_EQ(Connect({a, ""}, {b, ""}, 40000), "");
  EXPECT_EQ(Connect({a, ""}, {b, ""}, 80), "security_group_ingress");
}

TEST_F(ConnectivityTest, TheInternetNeedsAPublicAddressAndARoute) {
  ec2.Allow(front, 443, "0.0.0.0/0");
  const std::string a = Interface(open, front, true), b = Interface(closed, front, false),
                    c = Interface(open, front, false);
  EXPECT_EQ(Connect({"", "203.0.113.9"}, {a, ""}, 443), "");
  EXPECT_EQ(Connect({"", "203.0.113.9"}, {a, ""}, 80), "security_group_ingress");
  EXPECT_EQ(Connect({"", "203.0.113.9"}, {b, ""}, 443), "no_route");
  EXPECT_EQ(Connect({"", "203.0.113.9"}, {c, ""}, 443), "no_public_address");
}

TEST_F(ConnectivityTest, ANatGatewayLeadsOut) {
  const std::string b = Interface(closed, back, false);
  Context ctx = world.context();
  EXPECT_EQ(ec2::CanReachInternet(ctx, b).stopped_at, "no_route");
  const std::string nat = world.Call(
      "ec2.CreateNatGateway",
      {{"SubnetId", open}, {"AllocationId", ec2.Address()}})["NatGateway"]["NatGatewayId"];
  const std::string own = ec2.Table(vpc);
  world.Call("ec2.AssociateRouteTable", {{"RouteTableId", own}, {"SubnetId", closed}});
  world.Call("ec2.CreateRoute",
             {{"RouteTableId", own}, {"DestinationCidrBlock", "0.0.0.0/0"}, {"NatGatewayId", nat}});
  EXPECT_EQ(ec2::CanReachInternet(ctx, b).stopped_at, "no_route");
  world.Settle();
  EXPECT_TRUE(ec2::CanReachInternet(ctx, b).passes);
  world.Call("ec2.DeleteNatGateway", {{"NatGatewayId", nat}});
  EXPECT_EQ(ec2::CanReachInternet(ctx, b).stopped_at, "blackhole");
}

TEST_F(ConnectivityTest, AnAclIsAskedBothWays) {
  ec2.Allow(front, 443, "0.0.0.0/0");
  const std::string a = Interface(open, front, true);
  const std::string acl =
      world.Call("ec2.DescribeNetworkAcls",
                 {{"Filters", Filters("vpc-id", {vpc})}})["NetworkAcls"][0]["NetworkAclId"];
  const auto deny = [&](bool egress, int from, int to) {
    world.Call("ec2.CreateNetworkAclEntry", {{"NetworkAclId", acl},
                                             {"RuleNumber", 50},
                                             {"Protocol", "6"},
                                             {"RuleAction", "deny"},
                                             {"Egress", egress},
                                             {"CidrBlock", "203.0.113.0/24"},
                                             {"PortRange", {{"From", from}, {"To", to}}}});
  };
  deny(true, 32768, 60999);
  EXPECT_EQ(Connect({"", "203.0.113.9"}, {a, ""}, 443), "network_acl_egress");
  EXPECT_EQ(Connect({"", "198.51.100.9"}, {a, ""}, 443), "");
  deny(false, 443, 443);
  EXPECT_EQ(Connect({"", "203.0.113.9"}, {a, ""}, 443), "network_acl_ingress");
}

TEST_F(ConnectivityTest, AServiceIsReachedByItsEndpoint) {
  const std::string b = Interface(closed, back, false);
  Context ctx = world.context();
  EXPECT_FALSE(ec2::CanReachService(ctx, b, "ecr.api").passes);
  world.Call("ec2.ModifyVpcAttribute", {{"VpcId", vpc}, {"EnableDnsHostnames", {{"Value", true}}}});
  ec2.Allow(front, 443, "10.0.0.0/16");
  world.Call("ec2.CreateVpcEndpoint", {{"VpcId", vpc},
                                       {"ServiceName", "com.amazonaws.us-east-1.ecr.api"},
                                       {"VpcEndpointType", "Interface"},
                                       {"SubnetIds", {closed}},
                                       {"SecurityGroupIds", {front}}});
  EXPECT_TRUE(ec2::CanReachService(ctx, b, "ecr.api").passes);
  EXPECT_FALSE(ec2::CanReachService(ctx, b, "s3").passes);
  world.Call("ec2.CreateVpcEndpoint", {{"VpcId", vpc},
                                       {"ServiceName", "com.amazonaws.us-east-1.s3"},
                                       {"RouteTableIds", {ec2.MainTable(vpc)}}});
  EXPECT_TRUE(ec2::CanReachService(ctx, b, "s3").passes);
}

TEST_F(ConnectivityTest, AManagedInterfaceKeepsItsSubnetAndBelongsToItsService) {
  const std::string a = Interface(open, front, true);
  const Json shown = world.Call("ec2.DescribeNetworkInterfaces",
                                {{"Filters", Filters("attachment.instance-owner-id",
                                                     {"amazon-elb"})}})["NetworkInterfaces"][0];
  EXPECT_EQ(shown["NetworkInterfaceId"], a);
  EXPECT_EQ(shown["Description"], "ELB app/web/1");
  EXPECT_EQ(world.Fail("ec2.DeleteNetworkInterface", {{"NetworkInterfaceId", a}}).code,
            "InvalidNetworkInterface.InUse");
  EXPECT_EQ(world
                .Fail("ec2.ModifyNetworkInterfaceAttribute",
                      {{"NetworkInterfaceId", a}, {"Description", {{"Value", "x"}}}})
                .code,
            "AuthFailure");
  EXPECT_EQ(world.Fail("ec2.DeleteSecurityGroup", {{"GroupId", front}}).code,
            "DependencyViolation");
  world.world().RunTurn("test", [&](Turn&) {
    Context ctx = world.context();
    ec2::EraseManagedInterface(ctx, a);
  });
  world.Call("ec2.DeleteSecurityGroup", {{"GroupId", front}});
}

TEST_F(ConnectivityTest, AnInstanceOfWhichNothingIsSaidAnswersEverywhere) {
  const std::string id = ec2.Instance({{"SubnetId", open}});
  const std::string ip = ec2.Describe(id)["PrivateIpAddress"];
  world.world().RunTurn("test", [&](Turn&) {
    Context ctx = world.context();
    EXPECT_EQ(ec2::HostAt(ctx, vpc, ip), id);
    EXPECT_EQ(ec2::Answers(ctx, id, 80).why, "assumed");
    ec2::SocketRow socket{.host = id, .port = 8080, .owner = "task"};
    socket.paths["/health"] = "503";
    ec2::PutSocket(ctx, socket);
    EXPECT_EQ(ec2::Answers(ctx, id, 80).why, "nothing_listens");
    EXPECT_EQ(ec2::Answers(ctx, id, 8080, "/").http_status, 200);
    EXPECT_EQ(ec2::Answers(ctx, id, 8080, "/health?x=1").http_status, 503);
    EXPECT_EQ(ec2::Answers(ctx, id, 8080, "/healthy").http_status, 200);
    ec2::EraseSocket(ctx, id, 8080);
    EXPECT_FALSE(ec2::Answers(ctx, id, 8080).connects);
    ec2::ForgetHost(ctx, id);
    EXPECT_TRUE(ec2::Answers(ctx, id, 8080).connects);
  });
  world.Call("ec2.StopInstances", {{"InstanceIds", {id}}});
  world.Settle();
  Context ctx = world.context();
  EXPECT_EQ(ec2::Answers(ctx, id, 80).why, "instance_stopped");
  EXPECT_EQ(ec2::Answers(ctx, "i-1", 80).why, "no_such_host");
}

}  // namespace
}  // namespace wt
