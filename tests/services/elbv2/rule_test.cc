#include "tests/services/elbv2/elbv2_test.h"

namespace wt::elbv2 {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

class RuleTest : public Elbv2Test {
 protected:
  std::string CreateRefusal(const Json& conditions, const Json& more = Json::object()) {
    Json request = {{"ListenerArn", listener_["ListenerArn"]},
                    {"Priority", 100},
                    {"Conditions", conditions},
                    {"Actions", Fixed()}};
    request.update(more);
    return Refusal("elbv2.CreateRule", request);
  }
  std::vector<std::string> Priorities() {
    std::vector<std::string> out;
    for (const Json& rule : Json(world_.Call(
             "elbv2.DescribeRules", {{"ListenerArn", listener_["ListenerArn"]}})["Rules"])) {
      out.push_back(rule["Priority"]);
    }
    return out;
  }
  static Json Condition(const char* field, const Json& more) {
    Json condition = {{"Field", field}};
    condition.update(more);
    return Json::array({condition});
  }

  Json balancer_ = Balancer();
  Json listener_ = Listener(balancer_, Fixed("403"));
};

TEST_F(RuleTest, ShowsItsConditionsInBothForms) {
  Json conditions = Path("/shop/*");
  conditions.push_back(
      {{"Field", "host-header"}, {"HostHeaderConfig", {{"Values", {"www.example.com"}}}}});
  conditions.push_back(
      {{"Field", "http-header"},
       {"HttpHeaderConfig", {{"HttpHeaderName", "X-Origin-Verify"}, {"Values", {"secret"}}}}});
  const Json group = Group();
  const Json rule = Rule(listener_, 10, conditions, Forward(group));
  EXPECT_EQ(rule["Priority"], "10");
  EXPECT_EQ(rule["IsDefault"], false);
  ASSERT_EQ(rule["Conditions"].size(), 3u);
  EXPECT_EQ(rule["Conditions"][0]["Field"], "host-header");
  EXPECT_EQ(rule["Conditions"][0]["Values"][0], "www.example.com");
  EXPECT_EQ(rule["Conditions"][1]["HttpHeaderConfig"]["HttpHeaderName"], "X-Origin-Verify");
  EXPECT_FALSE(rule["Conditions"][1].contains("Values"));
  EXPECT_EQ(rule["Conditions"][2]["PathPatternConfig"]["Values"][0], "/shop/*");
  EXPECT_EQ(rule["Actions"][0]["TargetGroupArn"], group["TargetGroupArn"]);
}

TEST_F(RuleTest, TakesEveryField) {
  Rule(listener_, 1,
       Condition("http-request-method",
                 {{"HttpRequestMethodConfig", {{"Values", {"GET", "HEAD"}}}}}),
       Fixed());
  Rule(listener_, 2,
       Condition("query-string",
                 {{"QueryStringConfig",
                   {{"Values", {{{"Key", "version"}, {"Value", "v1"}}, {{"Value", "*x*"}}}}}}}),
       Fixed());
  Rule(
      listener_, 3,
      Condition("source-ip", {{"SourceIpConfig", {{"Values", {"192.0.2.0/24", "2001:db8::/32"}}}}}),
      Fixed());
  Rule(listener_, 4, Condition("path-pattern", {{"PathPatternConfig", {{"RegexValues", {"^/a"}}}}}),
       Fixed());
  EXPECT_THAT(Priorities(), ElementsAre("1", "2", "3", "4", "default"));
}

TEST_F(RuleTest, RefusesConditions) {
  EXPECT_EQ(CreateRefusal(Condition("cookie", {{"Values", {"x"}}})),
            "ValidationError: Condition field 'cookie' must be one of "
            "'[path-pattern,host-header,http-header,http-request-method,query-string,source-ip]'");
  EXPECT_EQ(CreateRefusal(Condition("path-pattern", Json::object())),
            "ValidationError: A condition value must be specified");
  EXPECT_EQ(CreateRefusal(Condition(
                "path-pattern", {{"Values", {"/a"}}, {"PathPatternConfig", {{"Values", {"/a"}}}}})),
            "ValidationError: You cannot provide both Values and 'PathPatternConfig' for a "
            "condition of type 'path-pattern'");
  EXPECT_EQ(CreateRefusal(Path(std::string(129, 'a'))),
            "ValidationError: The 'path-pattern' value is too long; the limit is '128'");
  EXPECT_EQ(CreateRefusal(Condition("http-header", Json::object())),
            "ValidationError: A 'HttpHeaderConfig' must be specified with 'http-header'");
  EXPECT_EQ(CreateRefusal(Condition("http-request-method",
                                    {{"HttpRequestMethodConfig", {{"Values", {"get"}}}}})),
            "ValidationError: The 'http-request-method' value is invalid; the allowed characters "
            "are A-Z, hyphen and underscore");
  for (const Json& bad :
       {Path("/a b"), Path("/ü"), Condition("host-header", {{"Values", {"localhost"}}}),
        Condition("host-header", {{"Values", {"a.b1"}}}),
        Condition("source-ip", {{"SourceIpConfig", {{"Values", {"192.0.2.1"}}}}}),
        Condition("source-ip", {{"SourceIpConfig", {{"Values", {"255.255.255.255/32"}}}}}),
        Condition("http-header",
                  {{"HttpHeaderConfig", {{"HttpHeaderName", "Host"}, {"Values", {"a"}}}}}),
        Condition("http-header",
                  {{"HttpHeaderConfig", {{"HttpHeaderName", "a b"}, {"Values", {"a"}}}}})}) {
    EXPECT_THAT(CreateRefusal(bad), StartsWith("ValidationError")) << bad;
  }
}

TEST_F(RuleTest, CountsValuesWildcardsAndFields) {
  Json twice = Path("/a");
  twice.push_back(Path("/b")[0]);
  EXPECT_THAT(CreateRefusal(twice), HasSubstr("only have one 'path-pattern'"));
  EXPECT_THAT(CreateRefusal(Condition(
                  "path-pattern",
                  {{"PathPatternConfig", {{"Values", {"/1", "/2", "/3", "/4", "/5", "/6"}}}}})),
              HasSubstr("can only have '5' condition values"));
  EXPECT_THAT(CreateRefusal(Path("/*/*/*/*/*/*/*")), HasSubstr("'6' condition wildcards"));
}

TEST_F(RuleTest, HasAPriorityOfItsOwn) {
  Rule(listener_, 100, Path("/a"), Fixed());
  EXPECT_EQ(CreateRefusal(Path("/b")), "PriorityInUse: Priority '100' is currently in use");
  EXPECT_THAT(CreateRefusal(Path("/b"), {{"Priority", 50001}}), StartsWith("ValidationError"));
}

TEST_F(RuleTest, CountsTo100) {
  for (int priority = 1; priority <= 100; ++priority) {
    Rule(listener_, priority, Path("/a"), Fixed());
  }
  EXPECT_THAT(CreateRefusal(Path("/b"), {{"Priority", 101}}), StartsWith("TooManyRules"));
  Json page = world_.Call("elbv2.DescribeRules",
                          {{"ListenerArn", listener_["ListenerArn"]}, {"PageSize", 99}});
  EXPECT_EQ(page["Rules"][98]["Priority"], "99");
  page = world_.Call("elbv2.DescribeRules",
                     {{"ListenerArn", listener_["ListenerArn"]}, {"Marker", page["NextMarker"]}});
  EXPECT_EQ(page["Rules"].size(), 2u);
}

TEST_F(RuleTest, ChangesPlaces) {
  const Json a = Rule(listener_, 1, Path("/a"), Fixed());
  const Json b = Rule(listener_, 2, Path("/b"), Fixed());
  Rule(listener_, 3, Path("/c"), Fixed());
  const auto pair = [](const Json& rule, int priority) {
    return Json{{"RuleArn", rule["RuleArn"]}, {"Priority", priority}};
  };
  const auto set = [&](const Json& pairs) { return Json{{"RulePriorities", pairs}}; };
  world_.Call("elbv2.SetRulePriorities", set(Json::array({pair(a, 2), pair(b, 1)})));
  const Json rules =
      world_.Call("elbv2.DescribeRules", {{"ListenerArn", listener_["ListenerArn"]}})["Rules"];
  EXPECT_EQ(rules[0]["RuleArn"], b["RuleArn"]);
  EXPECT_EQ(Refusal("elbv2.SetRulePriorities", set(Json::array({pair(a, 3)}))),
            "PriorityInUse: Priority '3' is currently in use");
  EXPECT_EQ(Refusal("elbv2.SetRulePriorities", set(Json::array({pair(a, 7), pair(b, 7)}))),
            "ValidationError: Priority '7' was provided multiple times");
  EXPECT_THAT(Refusal("elbv2.SetRulePriorities", set(Json::array({pair(rules[3], 7)}))),
              StartsWith("OperationNotPermitted"));
}

TEST_F(RuleTest, ChangesAndGoes) {
  const Json group = Group();
  const Json rule = Rule(listener_, 1, Path("/a"), Fixed());
  const Json arn = rule["RuleArn"];
  EXPECT_EQ(Refusal("elbv2.ModifyRule", {{"RuleArn", arn}}),
            "ValidationError: Either conditions or actions must be specified");
  Json changed = world_.Call("elbv2.ModifyRule", {{"RuleArn", arn}, {"Conditions", Path("/b")}});
  EXPECT_EQ(changed["Rules"][0]["Conditions"][0]["Values"][0], "/b");
  EXPECT_EQ(changed["Rules"][0]["Actions"][0]["Type"], "fixed-response");
  world_.Call("elbv2.ModifyRule", {{"RuleArn", arn}, {"Actions", Forward(group)}});
  EXPECT_THAT(Refusal("elbv2.DeleteTargetGroup", {{"TargetGroupArn", group["TargetGroupArn"]}}),
              StartsWith("ResourceInUse"));
  world_.Call("elbv2.DeleteRule", {{"RuleArn", arn}});
  EXPECT_EQ(Refusal("elbv2.DeleteRule", {{"RuleArn", arn}}),
            "RuleNotFound: One or more rules not found");
  const Json rules =
      world_.Call("elbv2.DescribeRules", {{"ListenerArn", listener_["ListenerArn"]}})["Rules"];
  ASSERT_EQ(rules.size(), 1u);
  EXPECT_THAT(Refusal("elbv2.DeleteRule", {{"RuleArn", rules[0]["RuleArn"]}}),
              StartsWith("OperationNotPermitted"));
  EXPECT_THAT(
      Refusal("elbv2.ModifyRule", {{"RuleArn", rules[0]["RuleArn"]}, {"Conditions", Path("/b")}}),
      StartsWith("OperationNotPermitted"));
}

TEST_F(RuleTest, MayRewrite) {
  Json request = {
      {"ListenerArn", listener_["ListenerArn"]},
      {"Priority", 1},
      {"Conditions", Path("/a")},
      {"Actions", Fixed()},
      {"Transforms",
       {{{"Type", "url-rewrite"},
         {"UrlRewriteConfig", {{"Rewrites", {{{"Regex", "^/a"}, {"Replace", "/b"}}}}}}}}}};
  const Json rule = world_.Call("elbv2.CreateRule", request)["Rules"][0];
  EXPECT_EQ(rule["Transforms"][0]["UrlRewriteConfig"]["Rewrites"][0]["Replace"], "/b");
  const Json reset = world_.Call(
      "elbv2.ModifyRule", {{"RuleArn", rule["RuleArn"]}, {"ResetTransforms", true}})["Rules"][0];
  EXPECT_EQ(reset["Transforms"], Json::array());
  request["Priority"] = 2;
  request["Transforms"].push_back(request["Transforms"][0]);
  EXPECT_THAT(Refusal("elbv2.CreateRule", request), HasSubstr("only have one 'url-rewrite'"));
}

}  // namespace
}  // namespace wt::elbv2
