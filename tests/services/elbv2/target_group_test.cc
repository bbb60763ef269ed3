#include "tests/services/elbv2/elbv2_test.h"

namespace wt::elbv2 {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::StartsWith;

class TargetGroupTest : public Elbv2Test {
 protected:
  std::string CreateRefusal(const Json& more) {
    Json request = {{"Name", "x"}, {"Protocol", "HTTP"}, {"Port", 80}, {"VpcId", vpc_}};
    request.update(more);
    return Refusal("elbv2.CreateTargetGroup", request);
  }
  std::map<std::string, std::string> Attributes(const Json& group) {
    std::map<std::string, std::string> out;
    for (const Json& attribute :
         Json(world_.Call("elbv2.DescribeTargetGroupAttributes",
                          {{"TargetGroupArn", group["TargetGroupArn"]}})["Attributes"])) {
      out[attribute["Key"]] = attribute["Value"];
    }
    return out;
  }
  Result<Json> Modify(const Json& group, const Json& attributes) {
    Json list = Json::array();
    for (const auto& [key, value] : attributes.items()) {
      list.push_back({{"Key", key}, {"Value", value}});
    }
    return world_.Try("elbv2.ModifyTargetGroupAttributes",
                      {{"TargetGroupArn", group["TargetGroupArn"]}, {"Attributes", list}});
  }
};

TEST_F(TargetGroupTest, HasTheDefaultsOfItsProtocol) {
  const Json web = Group("web");
  EXPECT_THAT(web["TargetGroupArn"].get<std::string>(),
              MatchesRegex("arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/"
                           "[0-9a-f]{16}"));
  EXPECT_EQ(web["ProtocolVersion"], "HTTP1");
  EXPECT_EQ(web["HealthCheckProtocol"], "HTTP");
  EXPECT_EQ(web["HealthCheckPort"], "traffic-port");
  EXPECT_EQ(web["HealthCheckPath"], "/");
  EXPECT_EQ(web["HealthCheckIntervalSeconds"], 30);
  EXPECT_EQ(web["HealthCheckTimeoutSeconds"], 5);
  EXPECT_EQ(web["HealthyThresholdCount"], 5);
  EXPECT_EQ(web["UnhealthyThresholdCount"], 2);
  EXPECT_EQ(web["Matcher"]["HttpCode"], "200");
  EXPECT_EQ(web["TargetType"], "instance");
  EXPECT_EQ(web["LoadBalancerArns"], Json::array());

  const Json flow = Group("flow", {{"Protocol", "TCP"}});
  EXPECT_EQ(flow["HealthCheckProtocol"], "TCP");
  EXPECT_EQ(flow["HealthCheckTimeoutSeconds"], 10);
  EXPECT_FALSE(flow.contains("Matcher"));
  EXPECT_FALSE(flow.contains("HealthCheckPath"));

  const Json checked = Group("checked", {{"Protocol", "TCP"}, {"HealthCheckProtocol", "HTTP"}});
  EXPECT_EQ(checked["HealthCheckTimeoutSeconds"], 6);
  EXPECT_EQ(checked["Matcher"]["HttpCode"], "200-399");

  const Json grpc = Group("grpc", {{"ProtocolVersion", "GRPC"}});
  EXPECT_EQ(grpc["Matcher"]["GrpcCode"], "12");
  EXPECT_EQ(grpc["HealthCheckPath"], "/AWS.ALB/healthcheck");

  const Json function = world_.Call("elbv2.CreateTargetGroup",
                                    {{"Name", "f"}, {"TargetType", "lambda"}})["TargetGroups"][0];
  EXPECT_EQ(function["HealthCheckEnabled"], false);
  EXPECT_EQ(function["HealthCheckIntervalSeconds"], 35);
  EXPECT_FALSE(function.contains("Port"));
}

TEST_F(TargetGroupTest, CreatedAgainIsTheSame) {
  EXPECT_EQ(Group("web")["TargetGroupArn"], Group("web")["TargetGroupArn"]);
  EXPECT_EQ(CreateRefusal({{"Name", "web"}, {"Port", 81}}),
            "DuplicateTargetGroupName: A target group with the same name 'web' exists, but with "
            "different settings");
}

TEST_F(TargetGroupTest, RefusesWhatDoesNotFit) {
  const auto without = [&](const char* name) {
    Json request = {{"Name", "x"}, {"Protocol", "HTTP"}, {"Port", 80}, {"VpcId", vpc_}};
    request.erase(name);
    return Refusal("elbv2.CreateTargetGroup", request);
  };
  EXPECT_EQ(without("Protocol"), "ValidationError: A protocol must be specified");
  EXPECT_EQ(without("Port"), "ValidationError: A port must be specified");
  EXPECT_EQ(without("VpcId"), "ValidationError: A VPC ID must be specified");
  EXPECT_EQ(CreateRefusal({{"VpcId", "vpc-1"}}),
            "ValidationError: The VPC ID 'vpc-1' is not found");
  EXPECT_EQ(CreateRefusal({{"Name", "a_b"}}),
            "ValidationError: Target group name 'a_b' can only contain characters that are "
            "alphanumeric characters or hyphens(-)");
  EXPECT_EQ(CreateRefusal({{"HealthCheckIntervalSeconds", 5}, {"HealthCheckTimeoutSeconds", 5}}),
            "ValidationError: Health check timeout '5' must be smaller than the interval '5'");
  EXPECT_THAT(CreateRefusal({{"HealthCheckProtocol", "TCP"}}),
              StartsWith("InvalidConfigurationRequest"));
  EXPECT_THAT(CreateRefusal({{"HealthCheckPath", "health"}}), HasSubstr("must begin with a '/'"));
  EXPECT_THAT(CreateRefusal({{"HealthCheckPort", "http"}}), HasSubstr("traffic-port"));
  EXPECT_THAT(CreateRefusal({{"Matcher", {{"HttpCode", "200-500"}}}}), HasSubstr("'200-499'"));
  EXPECT_THAT(CreateRefusal({{"HealthCheckEnabled", false}}), StartsWith("ValidationError"));
  EXPECT_THAT(CreateRefusal({{"Protocol", "TCP"}, {"ProtocolVersion", "HTTP2"}}),
              StartsWith("ValidationError"));
  EXPECT_THAT(CreateRefusal({{"TargetType", "lambda"}}), HasSubstr("'lambda'"));
  EXPECT_THAT(CreateRefusal({{"TargetType", "alb"}}), HasSubstr("'TCP'"));
  EXPECT_THAT(CreateRefusal({{"Protocol", "NOPE"}}),
              HasSubstr("failed to satisfy constraint: Member must satisfy enum value set"));
}

TEST_F(TargetGroupTest, IsFoundByNameArnAndLoadBalancer) {
  const Json balancer = Balancer();
  const Json web = Group("web");
  Group("other");
  Listener(balancer, Forward(web));
  const auto names = [&](const Json& request) {
    std::vector<std::string> out;
    for (const Json& group :
         Json(world_.Call("elbv2.DescribeTargetGroups", request)["TargetGroups"])) {
      out.push_back(group["TargetGroupName"]);
    }
    return out;
  };
  using testing::ElementsAre;
  EXPECT_THAT(names(Json::object()), ElementsAre("other", "web"));
  EXPECT_THAT(names({{"Names", {"other"}}}), ElementsAre("other"));
  EXPECT_THAT(names({{"TargetGroupArns", {web["TargetGroupArn"]}}}), ElementsAre("web"));
  EXPECT_THAT(names({{"LoadBalancerArn", balancer["LoadBalancerArn"]}}), ElementsAre("web"));
  EXPECT_EQ(Refusal("elbv2.DescribeTargetGroups", {{"Names", {"x"}}}),
            "TargetGroupNotFound: One or more target groups not found");
  EXPECT_THAT(Refusal("elbv2.DescribeTargetGroups",
                      {{"Names", {"web"}}, {"LoadBalancerArn", balancer["LoadBalancerArn"]}}),
              HasSubstr("cannot be specified at the same time"));
}

TEST_F(TargetGroupTest, IsInUseWhileARuleForwardsToIt) {
  const Json group = Group();
  const Json listener = Listener(Balancer(), Fixed());
  const Json rule = Rule(listener, 1, Path("/x"), Forward(group));
  const Json name = {{"TargetGroupArn", group["TargetGroupArn"]}};
  EXPECT_EQ(Refusal("elbv2.DeleteTargetGroup", name),
            "ResourceInUse: Target group '" + group["TargetGroupArn"].get<std::string>() +
                "' is currently in use by a listener or a rule");
  world_.Call("elbv2.DeleteRule", {{"RuleArn", rule["RuleArn"]}});
  world_.Call("elbv2.DeleteTargetGroup", name);
  world_.Call("elbv2.DeleteTargetGroup", name);
  EXPECT_EQ(Refusal("elbv2.DeleteTargetGroup", {{"TargetGroupArn", "x"}}),
            "ValidationError: 'x' is not a valid target group ARN");
}

TEST_F(TargetGroupTest, ChangesItsHealthChecks) {
  const Json arn = Group()["TargetGroupArn"];
  const Json changed = world_.Call("elbv2.ModifyTargetGroup",
                                   {{"TargetGroupArn", arn},
                                    {"HealthCheckPath", "/health"},
                                    {"HealthyThresholdCount", 2},
                                    {"Matcher", {{"HttpCode", "200,204"}}}})["TargetGroups"][0];
  EXPECT_EQ(changed["HealthCheckPath"], "/health");
  EXPECT_EQ(changed["HealthyThresholdCount"], 2);
  EXPECT_EQ(changed["HealthCheckIntervalSeconds"], 30);
  EXPECT_EQ(changed["Matcher"]["HttpCode"], "200,204");
  EXPECT_THAT(Refusal("elbv2.ModifyTargetGroup",
                      {{"TargetGroupArn", arn}, {"HealthCheckTimeoutSeconds", 30}}),
              HasSubstr("must be smaller than the interval '30'"));
}

TEST_F(TargetGroupTest, HasTheAttributesOfItsKind) {
  const auto web = Attributes(Group("web"));
  EXPECT_EQ(web.size(), 14u);
  EXPECT_EQ(web.at("deregistration_delay.timeout_seconds"), "300");
  EXPECT_EQ(web.at("stickiness.type"), "lb_cookie");
  EXPECT_EQ(web.at("load_balancing.cross_zone.enabled"), "use_load_balancer_configuration");
  const auto flow = Attributes(Group("flow", {{"Protocol", "TCP"}}));
  EXPECT_EQ(flow.at("stickiness.type"), "source_ip");
  EXPECT_EQ(flow.at("preserve_client_ip.enabled"), "true");
  EXPECT_EQ(flow.at("deregistration_delay.connection_termination.enabled"), "false");
  const auto address = Attributes(Group("addr", {{"Protocol", "TCP"}, {"TargetType", "ip"}}));
  EXPECT_EQ(address.at("preserve_client_ip.enabled"), "false");
  const auto udp = Attributes(Group("udp", {{"Protocol", "UDP"}, {"TargetType", "ip"}}));
  EXPECT_EQ(udp.at("preserve_client_ip.enabled"), "true");
  EXPECT_EQ(udp.at("deregistration_delay.connection_termination.enabled"), "true");
}

TEST_F(TargetGroupTest, ChecksItsAttributes) {
  const Json web = Group("web");
  EXPECT_TRUE(Modify(web, {{"slow_start.duration_seconds", "30"}}).ok());
  EXPECT_EQ(Modify(web, {{"deregistration_delay.timeout_seconds", "3601"}}).error().message,
            "'deregistration_delay.timeout_seconds' value '3601' must be between '0-3600' "
            "inclusive");
  EXPECT_EQ(Modify(web, {{"no.such", "1"}}).error().message,
            "Target group attribute key 'no.such' is not recognized");
  for (const Json& bad :
       {Json{{"proxy_protocol_v2.enabled", "true"}},
        Json{{"load_balancing.algorithm.type", "least_outstanding_requests"}},
        Json{{"load_balancing.algorithm.anomaly_mitigation", "on"}},
        Json{{"stickiness.enabled", "true"}, {"load_balancing.cross_zone.enabled", "false"}}}) {
    EXPECT_EQ(Modify(web, bad).error().code, "InvalidConfigurationRequest") << bad;
  }
  for (const Json& bad : {Json{{"slow_start.duration_seconds", "20"}},
                          Json{{"stickiness.app_cookie.cookie_name", "AWSALBX"}},
                          Json{{"stickiness.enabled", "true"}, {"stickiness.type", "app_cookie"}},
                          Json{{"stickiness.type", "source_ip"}}}) {
    EXPECT_EQ(Modify(web, bad).error().code, "ValidationError") << bad;
  }
  const Json udp = Group("udp", {{"Protocol", "UDP"}});
  EXPECT_EQ(Modify(udp, {{"preserve_client_ip.enabled", "false"}}).error().code,
            "InvalidConfigurationRequest");
}

}  // namespace
}  // namespace wt::elbv2
