#include "tests/services/elbv2/elbv2_test.h"

namespace wt::elbv2 {
namespace {

using testing::StartsWith;

TEST_F(Elbv2Test, TagsBelongToEveryResource) {
  const Json balancer = Balancer();
  const Json group = Group();
  const Json listener = Listener(balancer, Fixed());
  const Json rule = Rule(listener, 1, Path("/a"), Forward(group));
  const Json arns = {balancer["LoadBalancerArn"], group["TargetGroupArn"], listener["ListenerArn"],
                     rule["RuleArn"]};
  world_.Call("elbv2.AddTags",
              {{"ResourceArns", arns}, {"Tags", {{{"Key", "a"}, {"Value", "1"}}, {{"Key", "b"}}}}});
  Json described = world_.Call("elbv2.DescribeTags", {{"ResourceArns", arns}})["TagDescriptions"];
  ASSERT_EQ(described.size(), 4u);
  EXPECT_EQ(described[3]["ResourceArn"], rule["RuleArn"]);
  EXPECT_EQ(described[3]["Tags"],
            (Json{{{"Key", "a"}, {"Value", "1"}}, {{"Key", "b"}, {"Value", ""}}}));
  world_.Call("elbv2.RemoveTags", {{"ResourceArns", arns}, {"TagKeys", {"a", "x"}}});
  described = world_.Call("elbv2.DescribeTags", {{"ResourceArns", arns}})["TagDescriptions"];
  EXPECT_EQ(described[0]["Tags"].size(), 1u);
}

TEST_F(Elbv2Test, TagsAreRefusedWhereNothingIs) {
  const std::string base = "arn:aws:elasticloadbalancing:us-east-1:123456789012:";
  const std::pair<const char*, const char*> cases[] = {
      {"loadbalancer/app/x/0123456789abcdef", "LoadBalancerNotFound"},
      {"targetgroup/x/0123456789abcdef", "TargetGroupNotFound"},
      {"listener/app/x/0123456789abcdef/0123456789abcdef", "ListenerNotFound"},
      {"listener-rule/app/x/0123456789abcdef/0123456789abcdef/0123456789abcdef", "RuleNotFound"},
      {"truststore/x/0123456789abcdef", "TrustStoreNotFound"},
      {"x", "ValidationError"},
  };
  for (const auto& [resource, code] : cases) {
    EXPECT_EQ(world_.Fail("elbv2.DescribeTags", {{"ResourceArns", {base + resource}}}).code, code);
  }
  const Json arns = {Group()["TargetGroupArn"]};
  EXPECT_THAT(Refusal("elbv2.AddTags",
                      {{"ResourceArns", arns}, {"Tags", {{{"Key", "a"}}, {{"Key", "a"}}}}}),
              StartsWith("DuplicateTagKeys"));
  Json tags = Json::array();
  for (int i = 0; i < 40; ++i) tags.push_back({{"Key", "k" + std::to_string(i)}});
  world_.Call("elbv2.AddTags", {{"ResourceArns", arns}, {"Tags", tags}});
  for (Json& tag : tags) tag["Key"] = tag["Key"].get<std::string>() + "x";
  EXPECT_THAT(Refusal("elbv2.AddTags", {{"ResourceArns", arns}, {"Tags", tags}}),
              StartsWith("TooManyTags"));
  EXPECT_EQ(
      world_.Call("elbv2.DescribeTags", {{"ResourceArns", arns}})["TagDescriptions"][0]["Tags"]
          .size(),
      40u);
}

}  // namespace
}  // namespace wt::elbv2
