#include "services/elbv2/elbv2.h"
#include "tests/services/elbv2/elbv2_test.h"

namespace wt::elbv2 {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class WayTest : public Elbv2Test {
 protected:
  WayTest() {
    OpenDefaultGroup();
    world_.Settle();
  }
  Way Follow(const laws::listener_rules::Request& request) {
    Context ctx = world_.context();
    const std::string name = balancer_["DNSName"];
    return FollowRequest(ctx, name, request).value_or(Way{});
  }
  static laws::listener_rules::Request Get(const std::string& path) {
    laws::listener_rules::Request request;
    request.host = "www.example.com";
    request.path = path;
    request.source_ip = "203.0.113.9";
    return request;
  }

  Json balancer_ = Balancer();
};

TEST_F(WayTest, EndsAtTheFirstRuleThatMatches) {
  const Json group = Group();
  const Json listener = Listener(balancer_, Fixed("403"));
  const Json rule = Rule(listener, 10, Path("/shop/*"), Forward(group));
  const Way shop = Follow(Get("/shop/cart"));
  EXPECT_EQ(shop.rule_arn, rule["RuleArn"]);
  EXPECT_EQ(shop.action, "forward");
  ASSERT_EQ(shop.groups.size(), 1u);
  EXPECT_EQ(shop.groups[0].group_arn, group["TargetGroupArn"]);

  const Way other = Follow(Get("/"));
  EXPECT_EQ(other.status, 403);
  EXPECT_THAT(other.steps, testing::Contains(HasSubstr("path-pattern is not one of '/shop/*'")));
}

TEST_F(WayTest, EndsWhereNothingListens) {
  const Way way = Follow(Get("/"));
  EXPECT_EQ(way.action, "");
  EXPECT_THAT(way.steps.back(), HasSubstr("No listener of web is on port 80"));
  Context ctx = world_.context();
  EXPECT_FALSE(FollowRequest(ctx, "no.such.elb.amazonaws.com", Get("/")));
}

TEST_F(WayTest, EndsAtASecurityGroup) {
  Listener(balancer_, Fixed("200"));
  const std::string closed =
      world_.Call("ec2.CreateSecurityGroup",
                  {{"GroupName", "closed"}, {"Description", "x"}, {"VpcId", vpc_}})["GroupId"];
  world_.Call("elbv2.SetSecurityGroups",
              {{"LoadBalancerArn", balancer_["LoadBalancerArn"]}, {"SecurityGroups", {closed}}});
  const Way way = Follow(Get("/"));
  EXPECT_EQ(way.status, 0);
  EXPECT_EQ(way.listener_arn, "");
  EXPECT_THAT(way.steps.back(), HasSubstr("security_group_ingress"));
}

TEST_F(WayTest, RedirectsSayWhereTo) {
  Listener(
      balancer_,
      {{{"Type", "redirect"},
        {"RedirectConfig", {{"StatusCode", "HTTP_301"}, {"Protocol", "HTTPS"}, {"Port", "443"}}}}});
  const Way way = Follow(Get("/a"));
  EXPECT_EQ(way.status, 301);
  EXPECT_EQ(way.location, "https://www.example.com:443/a");
}

TEST_F(WayTest, SelectionHasWhatTheLawTakes) {
  const Json group = Group();
  Listener(balancer_, Forward(group));
  Register(group, Instance());
  Register(group, Instance(subnet_b_));
  world_.Settle();
  Context ctx = world_.context();
  const Selection selection = SelectionOf(ctx, group["TargetGroupArn"].get<std::string>());
  EXPECT_THAT(selection.zones, ElementsAre("us-east-1a", "us-east-1b"));
  EXPECT_TRUE(selection.policy.cross_zone);
  const auto shares =
      laws::target_selection::SharesOf(selection.policy, selection.candidates, selection.zones);
  EXPECT_THAT(shares.of, ElementsAre(0.5, 0.5));
}

}  // namespace
}  // namespace wt::elbv2
