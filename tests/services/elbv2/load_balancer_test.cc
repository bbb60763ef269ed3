#include "tests/services/elbv2/elbv2_test.h"

namespace wt::elbv2 {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::StartsWith;

class LoadBalancerTest : public Elbv2Test {
 protected:
  std::string CreateRefusal(const Json& more) {
    Json request = {{"Name", "web"}, {"Subnets", {subnet_a_, subnet_b_}}};
    request.update(more);
    return Refusal("elbv2.CreateLoadBalancer", request);
  }
  std::string StateOf(const Json& balancer) {
    return world_.Call(
        "elbv2.DescribeLoadBalancers",
        {{"LoadBalancerArns", {balancer["LoadBalancerArn"]}}})["LoadBalancers"][0]["State"]["Code"];
  }
  Json Interfaces() {
    return world_.Call(
        "ec2.DescribeNetworkInterfaces",
        {{"Filters",
          {{{"Name", "requester-id"}, {"Values", {"amazon-elb"}}}}}})["NetworkInterfaces"];
  }
};

TEST_F(LoadBalancerTest, IsProvisionedAndThenActive) {
  const Json balancer = Balancer();
  EXPECT_EQ(balancer["State"]["Code"], "provisioning");
  EXPECT_EQ(balancer["Type"], "application");
  EXPECT_EQ(balancer["Scheme"], "internet-facing");
  EXPECT_EQ(balancer["IpAddressType"], "ipv4");
  EXPECT_EQ(balancer["VpcId"], vpc_);
  EXPECT_EQ(balancer["CanonicalHostedZoneId"], "Z35SXDOTRQ7X7K");
  EXPECT_EQ(balancer["SecurityGroups"].size(), 1u) << "The VPC's default group.";
  EXPECT_EQ(balancer["AvailabilityZones"].size(), 2u);
  EXPECT_THAT(balancer["LoadBalancerArn"].get<std::string>(),
              MatchesRegex("arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/"
                           "web/[0-9a-f]{16}"));
  EXPECT_THAT(balancer["DNSName"].get<std::string>(),
              MatchesRegex("web-[0-9]{9,10}\\.us-east-1\\.elb\\.amazonaws\\.com"));
  EXPECT_TRUE(Interfaces().empty());

  world_.Settle();
  EXPECT_EQ(StateOf(balancer), "active");
  const Json interfaces = Interfaces();
  ASSERT_EQ(interfaces.size(), 2u);
  EXPECT_THAT(interfaces[0]["Description"].get<std::string>(), StartsWith("ELB app/web/"));
  EXPECT_TRUE(interfaces[0].contains("Association")) << "It faces the internet.";
}

TEST_F(LoadBalancerTest, OfNetworkTypeHasNameAndZoneOfItsOwn) {
  const Json balancer = Balancer("flow", "network");
  EXPECT_THAT(balancer["DNSName"].get<std::string>(),
              MatchesRegex("flow-[0-9a-f]{16}\\.elb\\.us-east-1\\.amazonaws\\.com"));
  EXPECT_EQ(balancer["CanonicalHostedZoneId"], "Z26RNL4JYFTOTI");
  EXPECT_FALSE(balancer.contains("SecurityGroups"));
  EXPECT_THAT(balancer["LoadBalancerArn"].get<std::string>(), HasSubstr("loadbalancer/net/flow/"));
}

TEST_F(LoadBalancerTest, InternalOneSaysSoInItsName) {
  const Json balancer = world_.Call("elbv2.CreateLoadBalancer",
                                    {{"Name", "web"},
                                     {"Scheme", "internal"},
                                     {"Subnets", {subnet_a_, subnet_b_}}})["LoadBalancers"][0];
  EXPECT_THAT(balancer["DNSName"].get<std::string>(), StartsWith("internal-web-"));
  world_.Settle();
  EXPECT_FALSE(Interfaces()[0].contains("Association"));
}

TEST_F(LoadBalancerTest, CreatedAgainIsTheSame) {
  const Json balancer = Balancer();
  EXPECT_EQ(Balancer()["LoadBalancerArn"], balancer["LoadBalancerArn"]);
  EXPECT_EQ(CreateRefusal({{"Scheme", "internal"}}),
            "DuplicateLoadBalancerName: A load balancer with the same name 'web' exists, but with "
            "different settings");
}

TEST_F(LoadBalancerTest, RefusesNames) {
  EXPECT_EQ(CreateRefusal({{"Name", "-web"}}),
            "ValidationError: Load balancer name '-web' cannot begin or end with '-'");
  EXPECT_THAT(CreateRefusal({{"Name", "web_1"}}), StartsWith("ValidationError"));
  EXPECT_THAT(CreateRefusal({{"Name", std::string(33, 'a')}}), HasSubstr("longer than '32'"));
  EXPECT_THAT(CreateRefusal({{"Name", "internal-web"}}), HasSubstr("internal-"));
}

TEST_F(LoadBalancerTest, RefusesPlaces) {
  EXPECT_EQ(CreateRefusal({{"Subnets", {subnet_a_}}}),
            "ValidationError: At least two subnets in two different Availability Zones must be "
            "specified");
  EXPECT_EQ(CreateRefusal({{"Subnets", {subnet_a_, "subnet-0123456789abcdef0"}}}),
            "SubnetNotFound: The subnet ID 'subnet-0123456789abcdef0' does not exist");
  EXPECT_THAT(CreateRefusal({{"Subnets", {subnet_a_, subnet_a_}}}),
              HasSubstr("multiple subnets in the same Availability Zone"));
  EXPECT_THAT(CreateRefusal({{"SubnetMappings", {{{"SubnetId", subnet_a_}}}}}),
              StartsWith("ValidationError"));
  EXPECT_THAT(CreateRefusal({{"IpAddressType", "dualstack"}}), HasSubstr("IPv6 CIDR block"));
  EXPECT_THAT(CreateRefusal({{"Type", "network"},
                             {"Subnets", Json::array()},
                             {"SubnetMappings",
                              {{{"SubnetId", subnet_a_}, {"AllocationId", "eipalloc-1"}}}}}),
              StartsWith("AllocationIdNotFound"));

  // A VPC of its own has no way to the internet, and a small subnet no room.
  const std::string vpc =
      world_.Call("ec2.CreateVpc", {{"CidrBlock", "10.9.0.0/16"}})["Vpc"]["VpcId"];
  const auto subnet = [&](const char* cidr, const char* az) -> std::string {
    return world_.Call(
        "ec2.CreateSubnet",
        {{"VpcId", vpc}, {"CidrBlock", cidr}, {"AvailabilityZone", az}})["Subnet"]["SubnetId"];
  };
  const std::string a = subnet("10.9.0.0/24", "us-east-1a");
  const std::string b = subnet("10.9.1.0/24", "us-east-1b");
  EXPECT_EQ(CreateRefusal({{"Subnets", {a, b}}}),
            "InvalidSubnet: VPC " + vpc + " has no internet gateway");
  EXPECT_THAT(CreateRefusal({{"Subnets", {a, subnet_b_}}}), HasSubstr("same VPC"));
  const std::string small = subnet("10.9.2.0/28", "us-east-1c");
  for (int i = 0; i < 4; ++i) Instance(small);
  EXPECT_THAT(CreateRefusal({{"Scheme", "internal"}, {"Subnets", {a, small}}}),
              HasSubstr("at least 8 free IP addresses"));
}

TEST_F(LoadBalancerTest, RefusesGroups) {
  EXPECT_THAT(CreateRefusal({{"SecurityGroups", {"sg-0123456789abcdef0"}}}),
              StartsWith("InvalidSecurityGroup: One or more security groups are invalid"));
  const std::string vpc =
      world_.Call("ec2.CreateVpc", {{"CidrBlock", "10.9.0.0/16"}})["Vpc"]["VpcId"];
  const std::string foreign =
      world_.Call("ec2.CreateSecurityGroup",
                  {{"GroupName", "x"}, {"Description", "x"}, {"VpcId", vpc}})["GroupId"];
  EXPECT_THAT(CreateRefusal({{"SecurityGroups", {foreign}}}),
              StartsWith("InvalidConfigurationRequest"));
  EXPECT_THAT(CreateRefusal({{"Type", "gateway"}, {"Scheme", "internal"}}),
              StartsWith("InvalidScheme"));
}

TEST_F(LoadBalancerTest, RefusesTags) {
  EXPECT_THAT(CreateRefusal({{"Tags", {{{"Key", "a"}}, {{"Key", "a"}}}}}),
              StartsWith("DuplicateTagKeys"));
  Json tags = Json::array();
  for (int i = 0; i < 51; ++i) tags.push_back({{"Key", "k" + std::to_string(i)}});
  EXPECT_THAT(CreateRefusal({{"Tags", tags}}), StartsWith("TooManyTags"));
}

TEST_F(LoadBalancerTest, CountsTo50) {
  for (int i = 0; i < 50; ++i) Balancer("b" + std::to_string(i));
  EXPECT_THAT(CreateRefusal(Json::object()), StartsWith("TooManyLoadBalancers"));
  Balancer("other", "network");
}

TEST_F(LoadBalancerTest, IsFoundByNameAndByPage) {
  for (const char* name : {"a", "b", "c"}) Balancer(name);
  EXPECT_EQ(world_.Call("elbv2.DescribeLoadBalancers",
                        {{"Names", {"b"}}})["LoadBalancers"][0]["LoadBalancerName"],
            "b");
  EXPECT_EQ(Refusal("elbv2.DescribeLoadBalancers", {{"Names", {"x"}}}),
            "LoadBalancerNotFound: Load balancers '[x]' not found");
  Json page = world_.Call("elbv2.DescribeLoadBalancers", {{"PageSize", 2}});
  EXPECT_EQ(page["LoadBalancers"].size(), 2u);
  page = world_.Call("elbv2.DescribeLoadBalancers", {{"Marker", page["NextMarker"]}});
  EXPECT_EQ(page["LoadBalancers"].size(), 1u);
  EXPECT_FALSE(page.contains("NextMarker"));
  EXPECT_THAT(Refusal("elbv2.DescribeLoadBalancers", {{"Marker", "x"}}),
              StartsWith("ValidationError"));
  EXPECT_EQ(Refusal("elbv2.DescribeLoadBalancers", {{"LoadBalancerArns", {"x"}}}),
            "ValidationError: 'x' is not a valid load balancer ARN");
}

TEST_F(LoadBalancerTest, DeletionTakesItsListenersAndLaterItsInterfaces) {
  const Json balancer = Balancer();
  const Json group = Group();
  const Json listener = Listener(balancer, Forward(group));
  world_.Settle();
  const Json name = {{"LoadBalancerArn", balancer["LoadBalancerArn"]}};
  world_.Call("elbv2.DeleteLoadBalancer", name);
  EXPECT_EQ(Refusal("elbv2.DescribeListeners", {{"ListenerArns", {listener["ListenerArn"]}}}),
            "ListenerNotFound: One or more listeners not found");
  EXPECT_EQ(
      Refusal("elbv2.DescribeLoadBalancers", {{"LoadBalancerArns", {balancer["LoadBalancerArn"]}}}),
      "LoadBalancerNotFound: One or more load balancers not found");
  EXPECT_EQ(Interfaces().size(), 2u);
  world_.Call("elbv2.DeleteTargetGroup", {{"TargetGroupArn", group["TargetGroupArn"]}});
  world_.Settle();
  EXPECT_TRUE(Interfaces().empty());
  world_.Call("elbv2.DeleteLoadBalancer", name);
}

TEST_F(LoadBalancerTest, ProtectionKeepsItFromDeletion) {
  const Json arn = Balancer()["LoadBalancerArn"];
  world_.Call("elbv2.ModifyLoadBalancerAttributes",
              {{"LoadBalancerArn", arn},
               {"Attributes", {{{"Key", "deletion_protection.enabled"}, {"Value", "true"}}}}});
  EXPECT_THAT(Refusal("elbv2.DeleteLoadBalancer", {{"LoadBalancerArn", arn}}),
              StartsWith("OperationNotPermitted"));
}

TEST_F(LoadBalancerTest, HasAttributesWithDefaults) {
  const Json arn = Balancer()["LoadBalancerArn"];
  const Json attributes =
      world_.Call("elbv2.DescribeLoadBalancerAttributes", {{"LoadBalancerArn", arn}})["Attributes"];
  const auto value = [&](const char* key) -> std::string {
    for (const Json& attribute : attributes) {
      if (attribute["Key"] == key) return attribute["Value"];
    }
    return "missing";
  };
  EXPECT_EQ(value("idle_timeout.timeout_seconds"), "60");
  EXPECT_EQ(value("load_balancing.cross_zone.enabled"), "true");
  EXPECT_EQ(value("routing.http2.enabled"), "true");
  EXPECT_EQ(value("access_logs.s3.bucket"), "");
  EXPECT_EQ(value("dns_record.client_routing_policy"), "missing");

  const auto refusal = [&](const char* key, const char* text) {
    return Refusal("elbv2.ModifyLoadBalancerAttributes",
                   {{"LoadBalancerArn", arn}, {"Attributes", {{{"Key", key}, {"Value", text}}}}});
  };
  EXPECT_EQ(refusal("idle_timeout.timeout_seconds", "4001"),
            "ValidationError: 'idle_timeout.timeout_seconds' value '4001' must be between '1-4000' "
            "inclusive");
  EXPECT_EQ(refusal("no.such", "1"),
            "ValidationError: Load balancer attribute key 'no.such' is not recognized");
  EXPECT_THAT(refusal("dns_record.client_routing_policy", "any_availability_zone"),
              StartsWith("InvalidConfigurationRequest"));
  EXPECT_THAT(refusal("routing.http2.enabled", "yes"), HasSubstr("'true,false'"));
  EXPECT_THAT(refusal("access_logs.s3.enabled", "true"), HasSubstr("bucket"));
  EXPECT_THAT(refusal("load_balancing.cross_zone.enabled", "false"),
              StartsWith("InvalidConfigurationRequest"));
}

TEST_F(LoadBalancerTest, ChangesItsZonesAndGroups) {
  const Json balancer = Balancer();
  const Json arn = balancer["LoadBalancerArn"];
  world_.Settle();
  std::string subnet_c;
  for (const Json& subnet : Json(world_.Call("ec2.DescribeSubnets")["Subnets"])) {
    if (subnet["AvailabilityZone"] == "us-east-1c") subnet_c = subnet["SubnetId"];
  }
  const Json zones = world_.Call(
      "elbv2.SetSubnets",
      {{"LoadBalancerArn", arn}, {"Subnets", {subnet_a_, subnet_c}}})["AvailabilityZones"];
  ASSERT_EQ(zones.size(), 2u);
  EXPECT_EQ(zones[1]["ZoneName"], "us-east-1c");
  EXPECT_EQ(Interfaces().size(), 2u);

  const std::string group =
      world_.Call("ec2.CreateSecurityGroup",
                  {{"GroupName", "x"}, {"Description", "x"}, {"VpcId", vpc_}})["GroupId"];
  EXPECT_EQ(
      world_.Call("elbv2.SetSecurityGroups",
                  {{"LoadBalancerArn", arn}, {"SecurityGroups", {group}}})["SecurityGroupIds"][0],
      group);
  EXPECT_EQ(Interfaces()[0]["Groups"][0]["GroupId"], group);
  EXPECT_EQ(world_.Call("elbv2.SetIpAddressType",
                        {{"LoadBalancerArn", arn}, {"IpAddressType", "ipv4"}})["IpAddressType"],
            "ipv4");
  EXPECT_THAT(
      Refusal("elbv2.SetIpAddressType", {{"LoadBalancerArn", arn}, {"IpAddressType", "dualstack"}}),
      StartsWith("InvalidSubnet"));
  EXPECT_THAT(Refusal("elbv2.SetSecurityGroups",
                      {{"LoadBalancerArn", Balancer("n", "network")["LoadBalancerArn"]},
                       {"SecurityGroups", {group}}}),
              StartsWith("InvalidConfigurationRequest"));
}

TEST_F(LoadBalancerTest, ReservesCapacity) {
  const Json arn = Balancer()["LoadBalancerArn"];
  const auto modify = [&](int units) {
    return world_.Try(
        "elbv2.ModifyCapacityReservation",
        {{"LoadBalancerArn", arn}, {"MinimumLoadBalancerCapacity", {{"CapacityUnits", units}}}});
  };
  EXPECT_EQ(modify(100).error().code, "OperationNotPermitted") << "Not active yet.";
  world_.Settle();
  EXPECT_FALSE(world_.Call("elbv2.DescribeCapacityReservation", {{"LoadBalancerArn", arn}})
                   .contains("MinimumLoadBalancerCapacity"));
  EXPECT_EQ(modify(50).error().code, "InvalidConfigurationRequest");
  EXPECT_EQ(modify(20000).error().code, "CapacityUnitsLimitExceeded");
  EXPECT_EQ((*modify(400))["CapacityReservationState"][0]["EffectiveCapacityUnits"], 200);
  EXPECT_TRUE(modify(300).ok());
  EXPECT_TRUE(modify(200).ok());
  EXPECT_EQ(modify(100).error().code, "CapacityDecreaseRequestLimitExceeded");
}

}  // namespace
}  // namespace wt::elbv2
