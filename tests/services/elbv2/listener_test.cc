#include "tests/services/elbv2/elbv2_test.h"

namespace wt::elbv2 {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::StartsWith;

class ListenerTest : public Elbv2Test {
 protected:
  std::string CreateRefusal(const Json& more) {
    Json request = {{"LoadBalancerArn", balancer_["LoadBalancerArn"]},
                    {"Protocol", "HTTP"},
                    {"Port", 80},
                    {"DefaultActions", Fixed()}};
    request.update(more);
    return Refusal("elbv2.CreateListener", request);
  }
  std::string ActionRefusal(const Json& action) {
    return CreateRefusal({{"DefaultActions", Json::array({action})}});
  }

  Json balancer_ = Balancer();
};

TEST_F(ListenerTest, HasADefaultRule) {
  const Json group = Group();
  const Json listener = Listener(balancer_, Forward(group));
  EXPECT_THAT(listener["ListenerArn"].get<std::string>(),
              MatchesRegex("arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/web/"
                           "[0-9a-f]{16}/[0-9a-f]{16}"));
  const Json& action = listener["DefaultActions"][0];
  EXPECT_EQ(action["TargetGroupArn"], group["TargetGroupArn"]);
  EXPECT_EQ(action["ForwardConfig"]["TargetGroups"][0]["Weight"], 1);
  EXPECT_EQ(action["ForwardConfig"]["TargetGroupStickinessConfig"]["Enabled"], false);
  EXPECT_FALSE(listener.contains("SslPolicy"));

  const Json rules =
      world_.Call("elbv2.DescribeRules", {{"ListenerArn", listener["ListenerArn"]}})["Rules"];
  ASSERT_EQ(rules.size(), 1u);
  EXPECT_EQ(rules[0]["Priority"], "default");
  EXPECT_EQ(rules[0]["IsDefault"], true);
  EXPECT_EQ(rules[0]["Conditions"], Json::array());
  EXPECT_EQ(rules[0]["Transforms"], Json::array());
  EXPECT_THAT(rules[0]["RuleArn"].get<std::string>(), HasSubstr(":listener-rule/app/web/"));
  EXPECT_EQ(world_.Call("elbv2.DescribeTargetGroups")["TargetGroups"][0]["LoadBalancerArns"][0],
            balancer_["LoadBalancerArn"]);
}

TEST_F(ListenerTest, CreatedAgainIsTheSame) {
  EXPECT_EQ(Listener(balancer_, Fixed())["ListenerArn"],
            Listener(balancer_, Fixed())["ListenerArn"]);
  EXPECT_EQ(CreateRefusal({{"DefaultActions", Fixed("403")}}),
            "DuplicateListener: A listener already exists on this port for this load balancer '" +
                balancer_["LoadBalancerArn"].get<std::string>() + "'");
}

TEST_F(ListenerTest, RefusesWhatDoesNotFit) {
  Json bare = {{"LoadBalancerArn", balancer_["LoadBalancerArn"]}, {"DefaultActions", Fixed()}};
  EXPECT_EQ(Refusal("elbv2.CreateListener", bare),
            "ValidationError: A listener port must be specified");
  bare["Port"] = 80;
  EXPECT_EQ(Refusal("elbv2.CreateListener", bare),
            "ValidationError: A listener protocol must be specified");
  EXPECT_EQ(CreateRefusal({{"Protocol", "TCP"}}),
            "ValidationError: Listener protocol 'TCP' must be one of 'HTTP, HTTPS'");
  EXPECT_EQ(CreateRefusal({{"Protocol", "HTTPS"}}),
            "ValidationError: A certificate must be specified for HTTPS listeners");
  EXPECT_EQ(
      CreateRefusal({{"Protocol", "HTTPS"},
                     {"Certificates",
                      {{{"CertificateArn", "arn:aws:acm:us-east-1:123456789012:certificate/x"}}}}}),
      "CertificateNotFound: Certificate 'arn:aws:acm:us-east-1:123456789012:certificate/x' "
      "not found");
  EXPECT_THAT(CreateRefusal({{"SslPolicy", "ELBSecurityPolicy-2016-08"}}),
              StartsWith("ValidationError"));
  EXPECT_THAT(CreateRefusal({{"AlpnPolicy", {"HTTP2Only"}}}), StartsWith("ValidationError"));
  EXPECT_THAT(CreateRefusal({{"MutualAuthentication", {{"Mode", "passthrough"}}}}),
              StartsWith("ValidationError"));
  EXPECT_THAT(CreateRefusal({{"DefaultActions", Json::array()}}), StartsWith("ValidationError"));
  EXPECT_EQ(CreateRefusal({{"LoadBalancerArn",
                            "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/"
                            "x/0123456789abcdef"}}),
            "LoadBalancerNotFound: One or more load balancers not found");
}

TEST_F(ListenerTest, RefusesActions) {
  const std::string nowhere =
      "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/x/0123456789abcdef";
  EXPECT_THAT(ActionRefusal({{"Type", "forward"}, {"TargetGroupArn", nowhere}}),
              StartsWith("TargetGroupNotFound"));
  EXPECT_THAT(ActionRefusal({{"Type", "forward"}}), HasSubstr("A target group ARN"));
  EXPECT_THAT(
      ActionRefusal({{"Type", "redirect"}, {"RedirectConfig", {{"StatusCode", "HTTP_301"}}}}),
      HasSubstr("creates a loop"));
  EXPECT_THAT(ActionRefusal({{"Type", "redirect"},
                             {"RedirectConfig",
                              {{"StatusCode", "HTTP_301"}, {"Port", "0"}, {"Protocol", "HTTPS"}}}}),
              HasSubstr("1-65535"));
  EXPECT_THAT(ActionRefusal(
                  {{"Type", "fixed-response"},
                   {"FixedResponseConfig", {{"StatusCode", "404"}, {"ContentType", "image/png"}}}}),
              HasSubstr("text/plain"));
  EXPECT_THAT(
      ActionRefusal({{"Type", "authenticate-cognito"},
                     {"AuthenticateCognitoConfig",
                      {{"UserPoolArn", "a"}, {"UserPoolClientId", "b"}, {"UserPoolDomain", "c"}}}}),
      StartsWith("InvalidLoadBalancerAction"));
  Json two = Fixed();
  two.push_back(Fixed()[0]);
  EXPECT_THAT(CreateRefusal({{"DefaultActions", two}}), HasSubstr("Order"));
  two[0]["Order"] = 1;
  two[1]["Order"] = 2;
  EXPECT_THAT(CreateRefusal({{"DefaultActions", two}}), StartsWith("InvalidLoadBalancerAction"));
  two.push_back(Fixed()[0]);
  EXPECT_THAT(CreateRefusal({{"DefaultActions", two}}), StartsWith("TooManyActions"));

  const Json flow = Group("flow", {{"Protocol", "TCP"}});
  EXPECT_THAT(CreateRefusal({{"DefaultActions", Forward(flow)}}),
              StartsWith("IncompatibleProtocols"));
  const Json grpc = Group("grpc", {{"ProtocolVersion", "GRPC"}});
  EXPECT_THAT(CreateRefusal({{"DefaultActions", Forward(grpc)}}),
              StartsWith("InvalidConfigurationRequest"));
}

TEST_F(ListenerTest, AGroupBelongsToOneLoadBalancer) {
  const Json group = Group();
  Listener(balancer_, Forward(group));
  const Json other = Balancer("other");
  EXPECT_EQ(CreateRefusal({{"LoadBalancerArn", other["LoadBalancerArn"]},
                           {"DefaultActions", Forward(group)}}),
            "TargetGroupAssociationLimit: The following target groups cannot be associated with "
            "more than one load balancer: " +
                group["TargetGroupArn"].get<std::string>());
  Listener(balancer_, Forward(group), 81);
}

TEST_F(ListenerTest, FillsARedirectIn) {
  const Json listener = Listener(
      balancer_,
      {{{"Type", "redirect"},
        {"RedirectConfig", {{"StatusCode", "HTTP_301"}, {"Protocol", "HTTPS"}, {"Port", "443"}}}}});
  const Json& redirect = listener["DefaultActions"][0]["RedirectConfig"];
  EXPECT_EQ(redirect["Host"], "#{host}");
  EXPECT_EQ(redirect["Path"], "/#{path}");
  EXPECT_EQ(redirect["Query"], "#{query}");
}

TEST_F(ListenerTest, SplitsAmongGroups) {
  const Json a = Group("a"), b = Group("b");
  const auto split = [&](Json stickiness) -> Json {
    return Json::array({{{"Type", "forward"},
                         {"ForwardConfig",
                          {{"TargetGroups",
                            {{{"TargetGroupArn", a["TargetGroupArn"]}, {"Weight", 10}},
                             {{"TargetGroupArn", b["TargetGroupArn"]}, {"Weight", 20}}}},
                           {"TargetGroupStickinessConfig", stickiness}}}}});
  };
  EXPECT_THAT(CreateRefusal({{"DefaultActions", split({{"Enabled", true}})}}),
              HasSubstr("duration"));
  const Json listener = Listener(balancer_, split({{"Enabled", true}, {"DurationSeconds", 60}}));
  EXPECT_FALSE(listener["DefaultActions"][0].contains("TargetGroupArn"));
  Json heavy = split({{"Enabled", false}});
  heavy[0]["ForwardConfig"]["TargetGroups"][0]["Weight"] = 1000;
  EXPECT_THAT(CreateRefusal({{"Port", 81}, {"DefaultActions", heavy}}), HasSubstr("'999'"));
  heavy[0]["ForwardConfig"]["TargetGroups"][1] = heavy[0]["ForwardConfig"]["TargetGroups"][0];
  heavy[0]["ForwardConfig"]["TargetGroups"][0]["Weight"] = 1;
  EXPECT_THAT(CreateRefusal({{"Port", 81}, {"DefaultActions", heavy}}),
              HasSubstr("multiple times"));
}

TEST_F(ListenerTest, OfANetworkLoadBalancerOnlyForwards) {
  const Json network = Balancer("flow", "network");
  const Json where = {{"LoadBalancerArn", network["LoadBalancerArn"]}, {"Protocol", "TCP"}};
  EXPECT_THAT(CreateRefusal(where), StartsWith("InvalidLoadBalancerAction"));
  const Json group = Group("flow", {{"Protocol", "TCP"}});
  Json request = where;
  request["Port"] = 443;
  request["DefaultActions"] = Forward(group);
  const Json listener = world_.Call("elbv2.CreateListener", request)["Listeners"][0];
  EXPECT_THAT(listener["ListenerArn"].get<std::string>(), HasSubstr("listener/net/flow/"));
  EXPECT_THAT(Refusal("elbv2.CreateRule", {{"ListenerArn", listener["ListenerArn"]},
                                           {"Priority", 1},
                                           {"Conditions", Path("/")},
                                           {"Actions", Forward(group)}}),
              StartsWith("UnsupportedProtocol"));
  const Json udp = Group("udp", {{"Protocol", "UDP"}});
  request["DefaultActions"] = Forward(udp);
  request["Port"] = 53;
  EXPECT_THAT(Refusal("elbv2.CreateListener", request), StartsWith("IncompatibleProtocols"));
}

TEST_F(ListenerTest, ChangesAndGoes) {
  const Json group = Group();
  const Json listener = Listener(balancer_, Fixed());
  Listener(balancer_, Fixed(), 8080);
  const Json arn = listener["ListenerArn"];
  const Json changed = world_.Call(
      "elbv2.ModifyListener",
      {{"ListenerArn", arn}, {"Port", 81}, {"DefaultActions", Forward(group)}})["Listeners"][0];
  EXPECT_EQ(changed["Port"], 81);
  EXPECT_EQ(changed["DefaultActions"][0]["Type"], "forward");
  EXPECT_THAT(Refusal("elbv2.ModifyListener", {{"ListenerArn", arn}, {"Port", 8080}}),
              StartsWith("DuplicateListener"));
  EXPECT_THAT(Refusal("elbv2.ModifyListener", {{"ListenerArn", arn}, {"Protocol", "HTTPS"}}),
              HasSubstr("A certificate must be specified"));

  Json page = world_.Call("elbv2.DescribeListeners",
                          {{"LoadBalancerArn", balancer_["LoadBalancerArn"]}, {"PageSize", 1}});
  EXPECT_EQ(page["Listeners"][0]["Port"], 81);
  page = world_.Call("elbv2.DescribeListeners", {{"LoadBalancerArn", balancer_["LoadBalancerArn"]},
                                                 {"Marker", page["NextMarker"]}});
  EXPECT_EQ(page["Listeners"][0]["Port"], 8080);
  EXPECT_EQ(Refusal("elbv2.DescribeListeners", Json::object()),
            "ValidationError: You must specify either listener ARNs or a load balancer ARN");

  world_.Call("elbv2.DeleteListener", {{"ListenerArn", arn}});
  EXPECT_EQ(Refusal("elbv2.DeleteListener", {{"ListenerArn", arn}}),
            "ListenerNotFound: One or more listeners not found");
  world_.Call("elbv2.DeleteTargetGroup", {{"TargetGroupArn", group["TargetGroupArn"]}});
}

TEST_F(ListenerTest, CountsTo50) {
  for (int port = 1; port <= 50; ++port) Listener(balancer_, Fixed(), port);
  EXPECT_THAT(CreateRefusal({{"Port", 51}}), StartsWith("TooManyListeners"));
}

TEST_F(ListenerTest, HasAttributes) {
  const Json arn = Listener(balancer_, Fixed())["ListenerArn"];
  EXPECT_EQ(
      world_.Call("elbv2.DescribeListenerAttributes", {{"ListenerArn", arn}})["Attributes"].size(),
      11u);
  const auto modify = [&](const char* key, const char* value) {
    return world_.Try("elbv2.ModifyListenerAttributes",
                      {{"ListenerArn", arn}, {"Attributes", {{{"Key", key}, {"Value", value}}}}});
  };
  EXPECT_TRUE(modify("routing.http.response.server.enabled", "false").ok());
  EXPECT_TRUE(modify("routing.http.response.x_frame_options.header_value", "DENY").ok());
  EXPECT_EQ(modify("tcp.idle_timeout.seconds", "60").error().code, "InvalidConfigurationRequest");
  EXPECT_EQ(modify("no.such", "60").error().code, "ValidationError");
}

TEST_F(ListenerTest, NamesItsPolicies) {
  const Json all = world_.Call("elbv2.DescribeSSLPolicies")["SslPolicies"];
  EXPECT_EQ(all.size(), 40u);
  const Json one =
      world_.Call("elbv2.DescribeSSLPolicies",
                  {{"Names", {"ELBSecurityPolicy-TLS13-1-2-Res-2021-06"}}})["SslPolicies"][0];
  EXPECT_EQ(one["SslProtocols"], (Json{"TLSv1.2", "TLSv1.3"}));
  EXPECT_EQ(one["Ciphers"].size(), 7u);
  EXPECT_EQ(one["Ciphers"][0], (Json{{"Name", "TLS_AES_128_GCM_SHA256"}, {"Priority", 1}}));
  EXPECT_THAT(Refusal("elbv2.DescribeSSLPolicies", {{"Names", {"x"}}}),
              StartsWith("SSLPolicyNotFound"));
}

TEST_F(ListenerTest, LimitsAreTold) {
  Json page = world_.Call("elbv2.DescribeAccountLimits", {{"PageSize", 10}});
  EXPECT_EQ(page["Limits"][0], (Json{{"Name", "application-load-balancers"}, {"Max", "50"}}));
  page = world_.Call("elbv2.DescribeAccountLimits", {{"Marker", page["NextMarker"]}});
  EXPECT_EQ(page["Limits"].size(), 8u);
}

}  // namespace
}  // namespace wt::elbv2
