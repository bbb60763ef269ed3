#include "services/ec2/ec2.h"
#include "services/elbv2/elbv2.h"
#include "tests/services/elbv2/elbv2_test.h"

namespace wt::elbv2 {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class TargetHealthTest : public Elbv2Test {
 protected:
  // A load balancer that is active and forwards to the group.
  Json Attach(const Json& group) {
    const Json balancer = Balancer();
    Listener(balancer, Forward(group));
    world_.Settle();
    return balancer;
  }
  // What listens on the instance from now on.
  void Listen(const std::string& host, int64_t port, int64_t status) {
    world_.world().RunTurn("test", [&](Turn& turn) {
      Context ctx(turn.world(), "123456789012", "us-east-1");
      ec2::PutSocket(ctx, {.account = ctx.account(),
                           .region = ctx.region(),
                           .host = host,
                           .port = port,
                           .http_status = status});
    });
  }
  void Deafen(const std::string& host) {
    world_.world().RunTurn("test", [&](Turn& turn) {
      Context ctx(turn.world(), "123456789012", "us-east-1");
      ec2::DeclareHost(ctx, host);
    });
  }
  std::string RegisterRefusal(const Json& group, const Json& target) {
    return Refusal("elbv2.RegisterTargets",
                   {{"TargetGroupArn", group["TargetGroupArn"]}, {"Targets", {target}}});
  }
};

TEST_F(TargetHealthTest, IsUnusedUntilARuleForwardsToIt) {
  const Json group = Group();
  const std::string instance = Instance();
  OpenDefaultGroup();
  Register(group, instance);
  EXPECT_EQ(HealthOf(group), "unused Target.NotInUse");
  const Json description = Health(group)[0];
  EXPECT_EQ(description["Target"], (Json{{"Id", instance}, {"Port", 80}}));
  EXPECT_EQ(description["HealthCheckPort"], "80");
  EXPECT_FALSE(description.contains("AdministrativeOverride"));

  const Json balancer = Balancer();
  const Json listener = Listener(balancer, Forward(group));
  EXPECT_EQ(HealthOf(group), "initial Elb.RegistrationInProgress");
  EXPECT_EQ(Health(group)[0]["AdministrativeOverride"]["State"], "no_override");
  world_.Settle();
  EXPECT_EQ(HealthOf(group), "healthy");
  world_.Call("elbv2.DeleteListener", {{"ListenerArn", listener["ListenerArn"]}});
  EXPECT_EQ(HealthOf(group), "unused Target.NotInUse");
}

TEST_F(TargetHealthTest, TimesOutWhereASecurityGroupDropsTheCheck) {
  const Json group = Group();
  Attach(group);
  const std::string closed =
      world_.Call("ec2.CreateSecurityGroup",
                  {{"GroupName", "closed"}, {"Description", "x"}, {"VpcId", vpc_}})["GroupId"];
  const std::string instance = Instance();
  world_.Call("ec2.ModifyInstanceAttribute", {{"InstanceId", instance}, {"Groups", {closed}}});
  const Instant before = world_.now();
  Register(group, instance);
  world_.Settle();
  EXPECT_EQ(HealthOf(group), "unhealthy Target.Timeout");
  EXPECT_EQ(Health(group)[0]["TargetHealth"]["Description"], "Request timed out");
  EXPECT_GE(world_.now() - before, Seconds(35)) << "Two checks, 30 seconds apart, and 5 to wait.";

  world_.Call("ec2.AuthorizeSecurityGroupIngress",
              {{"GroupId", closed},
               {"IpPermissions",
                {{{"IpProtocol", "tcp"},
                  {"FromPort", 80},
                  {"ToPort", 80},
                  {"IpRanges", {{{"CidrIp", "172.31.0.0/16"}}}}}}}});
  world_.Advance(Seconds(110));
  EXPECT_EQ(HealthOf(group), "unhealthy Target.Timeout") << "Five passed checks are asked for.";
  world_.Advance(Seconds(60));
  EXPECT_EQ(HealthOf(group), "healthy");
}

TEST_F(TargetHealthTest, GoesByWhatIsAnswered) {
  const Json group = Group();
  Attach(group);
  OpenDefaultGroup();
  const std::string instance = Instance();
  Listen(instance, 80, 503);
  Register(group, instance);
  world_.Settle();
  EXPECT_EQ(HealthOf(group), "unhealthy Target.ResponseCodeMismatch");
  EXPECT_EQ(Health(group)[0]["TargetHealth"]["Description"],
            "Health checks failed with these codes: [503]");
  world_.Call("elbv2.ModifyTargetGroup", {{"TargetGroupArn", group["TargetGroupArn"]},
                                          {"HealthyThresholdCount", 2},
                                          {"Matcher", {{"HttpCode", "200-499"}}}});
  Listen(instance, 80, 404);
  world_.Settle();
  EXPECT_EQ(HealthOf(group), "healthy");
}

TEST_F(TargetHealthTest, FailsWhereNothingListens) {
  const Json group = Group();
  Attach(group);
  OpenDefaultGroup();
  const std::string instance = Instance();
  Deafen(instance);
  Register(group, instance);
  world_.Settle();
  EXPECT_EQ(HealthOf(group), "unhealthy Target.FailedHealthChecks");
}

TEST_F(TargetHealthTest, FollowsItsInstance) {
  const Json group = Group();
  Attach(group);
  OpenDefaultGroup();
  const std::string instance = Instance();
  Register(group, instance);
  world_.Settle();
  EXPECT_EQ(HealthOf(group), "healthy");
  world_.Call("ec2.StopInstances", {{"InstanceIds", {instance}}});
  world_.Settle();
  EXPECT_EQ(HealthOf(group), "unused Target.InvalidState");
  EXPECT_EQ(Health(group)[0]["TargetHealth"]["Description"], "Target is in the stopped state");
  world_.Call("ec2.StartInstances", {{"InstanceIds", {instance}}});
  world_.Settle();
  EXPECT_EQ(HealthOf(group), "healthy");
}

TEST_F(TargetHealthTest, DrainsForItsDelay) {
  const Json group = Group();
  Attach(group);
  OpenDefaultGroup();
  const std::string instance = Instance();
  Register(group, instance);
  world_.Settle();
  const Json target = {{"TargetGroupArn", group["TargetGroupArn"]},
                       {"Targets", {{{"Id", instance}}}}};
  world_.Call("elbv2.DeregisterTargets", target);
  EXPECT_EQ(HealthOf(group), "draining Target.DeregistrationInProgress");
  world_.Advance(Seconds(299));
  EXPECT_EQ(HealthOf(group), "draining Target.DeregistrationInProgress");
  world_.Advance(Seconds(2));
  EXPECT_EQ(HealthOf(group), "gone");
  world_.Call("elbv2.DeregisterTargets", target);
  EXPECT_EQ(world_.Call("elbv2.DescribeTargetHealth",
                        target)["TargetHealthDescriptions"][0]["TargetHealth"]["Reason"],
            "Target.NotRegistered");
}

TEST_F(TargetHealthTest, ComesBackWhenRegisteredWhileItDrains) {
  const Json group = Group();
  Attach(group);
  OpenDefaultGroup();
  const std::string instance = Instance();
  Register(group, instance);
  world_.Settle();
  world_.Call("elbv2.DeregisterTargets",
              {{"TargetGroupArn", group["TargetGroupArn"]}, {"Targets", {{{"Id", instance}}}}});
  Register(group, instance);
  EXPECT_EQ(HealthOf(group), "initial Elb.RegistrationInProgress");
  world_.Settle();
  EXPECT_EQ(HealthOf(group), "healthy");
}

TEST_F(TargetHealthTest, LeavesAtOnceWhatNobodyUses) {
  const Json group = Group();
  const std::string instance = Instance();
  Register(group, instance);
  world_.Call("elbv2.DeregisterTargets",
              {{"TargetGroupArn", group["TargetGroupArn"]}, {"Targets", {{{"Id", instance}}}}});
  EXPECT_EQ(HealthOf(group), "gone");
}

TEST_F(TargetHealthTest, IsUnusedInAZoneThatIsNotEnabled) {
  const Json group = Group();
  Attach(group);
  std::string subnet_c;
  for (const Json& subnet : Json(world_.Call("ec2.DescribeSubnets")["Subnets"])) {
    if (subnet["AvailabilityZone"] == "us-east-1c") subnet_c = subnet["SubnetId"];
  }
  Register(group, Instance(subnet_c));
  EXPECT_EQ(HealthOf(group), "unused Target.NotInUse");
  EXPECT_THAT(Health(group)[0]["TargetHealth"]["Description"].get<std::string>(),
              HasSubstr("Availability Zone that is not enabled"));
}

TEST_F(TargetHealthTest, RefusesInstances) {
  const Json group = Group();
  EXPECT_THAT(RegisterRefusal(group, {{"Id", "i-0123456789abcdef0"}}),
              StartsWith("InvalidTarget: The following targets are not valid instances"));
  const std::string instance = Instance();
  world_.Call("ec2.StopInstances", {{"InstanceIds", {instance}}});
  EXPECT_EQ(RegisterRefusal(group, {{"Id", instance}}),
            "InvalidTarget: The following targets are not in a running state and cannot be "
            "registered: '" +
                instance + "'");
  const std::string vpc =
      world_.Call("ec2.CreateVpc", {{"CidrBlock", "10.9.0.0/16"}})["Vpc"]["VpcId"];
  EXPECT_EQ(RegisterRefusal(Group("far", {{"VpcId", vpc}}), {{"Id", Instance()}}).substr(0, 70),
            "InvalidTarget: The following targets are not in the target group VPC '");
  EXPECT_EQ(RegisterRefusal({{"TargetGroupArn",
                              "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/x/"
                              "0123456789abcdef"}},
                            {{"Id", instance}}),
            "TargetGroupNotFound: One or more target groups not found");
}

TEST_F(TargetHealthTest, RefusesAddresses) {
  const Json group = Group("ip", {{"TargetType", "ip"}});
  EXPECT_EQ(RegisterRefusal(group, {{"Id", "127.0.0.1"}}),
            "ValidationError: The IP address '127.0.0.1' is not allowed, as it must be an address "
            "from a VPC subnet, RFC1918, or RFC6598");
  EXPECT_EQ(RegisterRefusal(group, {{"Id", "172.31.250.1"}}),
            "ValidationError: The IP address '172.31.250.1' is within the VPC, but is not within a "
            "VPC subnet so it can't be registered");
  EXPECT_EQ(RegisterRefusal(group, {{"Id", "10.1.2.3"}}),
            "ValidationError: You must specify a valid Availability Zone or select 'all' for all "
            "enabled Availability zones, since the IP address '10.1.2.3' is outside the VPC");
  EXPECT_THAT(RegisterRefusal(group, {{"Id", "i-0123456789abcdef0"}}),
              StartsWith("ValidationError"));
  world_.Call("elbv2.RegisterTargets",
              {{"TargetGroupArn", group["TargetGroupArn"]},
               {"Targets", {{{"Id", "10.1.2.3"}, {"AvailabilityZone", "all"}}}}});
  EXPECT_EQ(Health(group)[0]["Target"]["AvailabilityZone"], "all");
}

TEST_F(TargetHealthTest, AnAddressIsItsInstance) {
  const Json group = Group("ip", {{"TargetType", "ip"}});
  Attach(group);
  OpenDefaultGroup();
  const Json instance = world_.Call(
      "ec2.DescribeInstances", {{"InstanceIds", {Instance()}}})["Reservations"][0]["Instances"][0];
  Register(group, instance["PrivateIpAddress"]);
  world_.Settle();
  EXPECT_EQ(HealthOf(group), "healthy");
  EXPECT_EQ(Health(group)[0]["Target"]["AvailabilityZone"], "us-east-1a");
}

TEST_F(TargetHealthTest, ABalancersOwnAddressIsNoTarget) {
  const Json group = Group("ip", {{"TargetType", "ip"}});
  Attach(group);
  const Json interfaces =
      world_.Call("ec2.DescribeNetworkInterfaces",
                  {{"Filters", {{{"Name", "requester-id"}, {"Values", {"amazon-elb"}}}}}});
  Register(group, interfaces["NetworkInterfaces"][0]["PrivateIpAddress"]);
  EXPECT_EQ(HealthOf(group), "unused Target.IpUnusable");
}

TEST_F(TargetHealthTest, TakesTheSameTargetOnSeveralPorts) {
  const Json group = Group();
  const std::string instance = Instance();
  world_.Call("elbv2.RegisterTargets",
              {{"TargetGroupArn", group["TargetGroupArn"]},
               {"Targets", {{{"Id", instance}, {"Port", 81}}, {{"Id", instance}, {"Port", 82}}}}});
  EXPECT_EQ(Health(group).size(), 2u);
  world_.Call("elbv2.DeregisterTargets", {{"TargetGroupArn", group["TargetGroupArn"]},
                                          {"Targets", {{{"Id", instance}, {"Port", 81}}}}});
  EXPECT_EQ(Health(group)[0]["Target"]["Port"], 82);
}

TEST_F(TargetHealthTest, CountsItsTargets) {
  const Json group = Group("ip", {{"TargetType", "ip"}});
  Json targets = Json::array();
  for (int port = 1; port <= 1000; ++port) {
    targets.push_back({{"Id", "172.31.0.10"}, {"Port", port}});
  }
  const Json request = {{"TargetGroupArn", group["TargetGroupArn"]}, {"Targets", targets}};
  world_.Call("elbv2.RegisterTargets", request);
  world_.Call("elbv2.RegisterTargets", request);
  EXPECT_THAT(RegisterRefusal(group, {{"Id", "172.31.0.11"}}), StartsWith("TooManyTargets"));
  EXPECT_THAT(RegisterRefusal(Group("other", {{"TargetType", "ip"}}), {{"Id", "172.31.0.10"}}),
              StartsWith("TooManyRegistrationsForTargetId"));
}

TEST_F(TargetHealthTest, ANetworkLoadBalancerTakesAnApplicationOne) {
  const Json inner = Balancer("inner");
  const Json group = Group("alb", {{"Protocol", "TCP"}, {"TargetType", "alb"}});
  EXPECT_THAT(RegisterRefusal(group, {{"Id", inner["LoadBalancerArn"]}}),
              HasSubstr("must have a listener on port '80'"));
  Listener(inner, Fixed("200"));
  const Json outer = Balancer("outer", "network");
  world_.Call("elbv2.CreateListener", {{"LoadBalancerArn", outer["LoadBalancerArn"]},
                                       {"Protocol", "TCP"},
                                       {"Port", 80},
                                       {"DefaultActions", Forward(group)}});
  Register(group, inner["LoadBalancerArn"]);
  world_.Settle();
  EXPECT_EQ(HealthOf(group), "healthy");
  EXPECT_THAT(Refusal("elbv2.DeleteLoadBalancer", {{"LoadBalancerArn", inner["LoadBalancerArn"]}}),
              StartsWith("ResourceInUse"));
}

TEST_F(TargetHealthTest, TellsPeersOfEveryChange) {
  std::vector<std::string> news;
  world_.world().Subscribe<TargetHealthChanged>([&](Turn&, const TargetHealthChanged& changed) {
    const auto name = [](const std::optional<laws::target_health::State>& state) {
      return std::string(state ? laws::target_health::StateName(*state) : "");
    };
    news.push_back(name(changed.from) + ">" + name(changed.to));
  });
  const Json group = Group();
  const Json balancer = Attach(group);
  OpenDefaultGroup();
  const std::string instance = Instance();
  Register(group, instance);
  world_.Settle();
  world_.Call("elbv2.DeregisterTargets",
              {{"TargetGroupArn", group["TargetGroupArn"]}, {"Targets", {{{"Id", instance}}}}});
  world_.Settle();
  EXPECT_THAT(news, ElementsAre(">initial", "initial>healthy", "healthy>draining", "draining>"));

  Context ctx = world_.context();
  const std::string arn = group["TargetGroupArn"];
  EXPECT_EQ(ResourceLabel(ctx, arn),
            DimensionOf(balancer["LoadBalancerArn"].get<std::string>()) + "/" + DimensionOf(arn));
}

}  // namespace
}  // namespace wt::elbv2
