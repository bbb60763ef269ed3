// Deployments that move traffic between two target groups.

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/service_world.h"

namespace wt {
namespace {

using ::testing::EndsWith;

class TrafficShift : public ::testing::Test {
 protected:
  TrafficShift() : world_(3) {
    blue_ = world_.Balance("blue");
    green_ = world_.Group("green");
    rule_ = Rule(1, "/*", blue_);
    test_rule_ = Rule(2, "/test", blue_);
  }

  std::string Rule(int priority, const std::string& path, const std::string& group) {
    return world_.Call(
        "elbv2.CreateRule",
        {{"ListenerArn", world_.listener()},
         {"Priority", priority},
         {"Conditions", {{{"Field", "path-pattern"}, {"Values", {path}}}}},
         {"Actions", {{{"Type", "forward"}, {"TargetGroupArn", group}}}}})["Rules"][0]["RuleArn"];
  }
  void Create(const Json& configuration) {
    Json request = world_.In(blue_);
    request["loadBalancers"][0]["advancedConfiguration"] = {
        {"alternateTargetGroupArn", green_},
        {"productionListenerRule", rule_},
        {"testListenerRule", test_rule_},
        {"roleArn", "arn:aws:iam::123456789012:role/ecs-infrastructure"}};
    request["deploymentConfiguration"] = configuration;
    world_.Create(2, request);
    world_.Settle();
  }
  void Deploy() {
    world_.Define("app", 128, 256);
    world_.Update({{"taskDefinition", "app"}});
  }
  // The weights of blue and green in a rule.
  std::pair<int, int> Weights(const std::string& rule) {
    const Json found = world_.Call("elbv2.DescribeRules", {{"RuleArns", {rule}}});
    std::map<std::string, int> weights;
    for (const Json& group : found["Rules"][0]["Actions"][0]["ForwardConfig"]["TargetGroups"]) {
      weights[group["TargetGroupArn"]] = group.value("Weight", 1);
    }
    return {weights[blue_], weights[green_]};
  }
  Json Record() {
    const Json listed =
        world_.Call("ecs.ListServiceDeployments", {{"cluster", "web"}, {"service", "site"}});
    const Json arn = listed["serviceDeployments"][0]["serviceDeploymentArn"];
    return world_.Call("ecs.DescribeServiceDeployments",
                       {{"serviceDeploymentArns", {arn}}})["serviceDeployments"][0];
  }
  // Advances until the record says that stage, for ten minutes at most.
  bool Reach(const std::string& stage) {
    for (int i = 0; i < 600; ++i) {
      if (Record().value("lifecycleStage", "") == stage) return true;
      world_.Advance(Seconds(1));
    }
    return false;
  }

  ServiceWorld world_;
  std::string blue_, green_, rule_, test_rule_;
};

TEST_F(TrafficShift, BlueGreenMovesAllAtOnceAndBakes) {
  Create({{"strategy", "BLUE_GREEN"}, {"bakeTimeInMinutes", 5}});
  EXPECT_EQ(world_.States(blue_).size(), 2u);
  Deploy();
  ASSERT_TRUE(Reach("SCALE_UP"));
  EXPECT_EQ(Weights(rule_), std::pair(100, 0));
  ASSERT_TRUE(Reach("BAKE_TIME"));
  EXPECT_EQ(Weights(rule_), std::pair(0, 100));
  EXPECT_EQ(Weights(test_rule_), std::pair(0, 100));
  EXPECT_EQ(world_.Describe()["runningCount"], 4);
  EXPECT_EQ(world_.States(green_), (std::vector<std::string>{"healthy", "healthy"}));
  EXPECT_EQ(Record()["targetServiceRevision"]["requestedProductionTrafficWeight"], 100.0);
  world_.Advance(Minutes(4));
  EXPECT_EQ(Record()["lifecycleStage"], "BAKE_TIME");
  world_.Settle();
  EXPECT_EQ(Record()["status"], "SUCCESSFUL");
  EXPECT_EQ(world_.Describe()["runningCount"], 2);
  EXPECT_EQ(world_.Describe()["deployments"].size(), 1u);
  EXPECT_EQ(world_.States(blue_).size(), 0u);
  // The next one goes the other way.
  Deploy();
  world_.Settle();
  EXPECT_EQ(Record()["status"], "SUCCESSFUL");
  EXPECT_EQ(Weights(rule_), std::pair(100, 0));
  EXPECT_EQ(world_.States(blue_).size(), 2u);
  EXPECT_EQ(world_.States(green_).size(), 0u);
}

TEST_F(TrafficShift, LinearStepsByItsPercentage) {
  Create({{"strategy", "LINEAR"},
          {"linearConfiguration", {{"stepPercent", 25.0}, {"stepBakeTimeInMinutes", 2}}}});
  Deploy();
  ASSERT_TRUE(Reach("PRODUCTION_TRAFFIC_SHIFT"));
  world_.Advance(Seconds(1));
  std::vector<int> seen;
  for (int i = 0; i < 120; ++i) {
    const int weight = Weights(rule_).second;
    if (seen.empty() || seen.back() != weight) seen.push_back(weight);
    world_.Advance(Seconds(10));
  }
  EXPECT_EQ(seen, (std::vector<int>{25, 50, 75, 100}));
  EXPECT_EQ(Record()["status"], "SUCCESSFUL");
}

TEST_F(TrafficShift, CanaryGivesALittleAndThenAll) {
  Create({{"strategy", "CANARY"},
          {"canaryConfiguration", {{"canaryPercent", 10.0}, {"canaryBakeTimeInMinutes", 3}}}});
  Deploy();
  ASSERT_TRUE(Reach("PRODUCTION_TRAFFIC_SHIFT"));
  world_.Advance(Minutes(1));
  EXPECT_EQ(Weights(rule_), std::pair(90, 10));
  world_.Settle();
  EXPECT_EQ(Weights(rule_), std::pair(0, 100));
  EXPECT_EQ(Record()["status"], "SUCCESSFUL");
}

TEST_F(TrafficShift, GoesBackWhereTheNewTasksDoNotStart) {
  Create({{"strategy", "BLUE_GREEN"},
          {"bakeTimeInMinutes", 1},
          {"deploymentCircuitBreaker", {{"enable", true}, {"rollback", true}}}});
  Deploy();
  world_.FailAllStarts(Minutes(5), "app:2");
  world_.Settle();
  EXPECT_EQ(Record()["status"], "ROLLBACK_SUCCESSFUL");
  EXPECT_THAT(world_.Describe()["taskDefinition"].get<std::string>(), EndsWith("app:1"));
  EXPECT_EQ(world_.Describe()["runningCount"], 2);
  EXPECT_EQ(Weights(rule_), std::pair(100, 0));
}

TEST_F(TrafficShift, AUserTakesItBackDuringTheBake) {
  Create({{"strategy", "BLUE_GREEN"}, {"bakeTimeInMinutes", 10}});
  Deploy();
  ASSERT_TRUE(Reach("BAKE_TIME"));
  world_.Call("ecs.StopServiceDeployment",
              {{"serviceDeploymentArn", Record()["serviceDeploymentArn"]}});
  EXPECT_EQ(Weights(rule_), std::pair(100, 0));
  world_.Settle();
  EXPECT_EQ(Record()["status"], "ROLLBACK_SUCCESSFUL");
  EXPECT_EQ(world_.Describe()["runningCount"], 2);
  EXPECT_EQ(world_.States(green_).size(), 0u);
}

TEST_F(TrafficShift, AHookPausesItUntilItIsTold) {
  Create({{"strategy", "BLUE_GREEN"},
          {"lifecycleHooks",
           {{{"targetType", "PAUSE"},
             {"lifecycleStages", Json::array({"POST_TEST_TRAFFIC_SHIFT"})}}}}});
  Deploy();
  ASSERT_TRUE(Reach("POST_TEST_TRAFFIC_SHIFT"));
  world_.Advance(Hours(2));
  const Json record = Record();
  EXPECT_EQ(record["lifecycleStage"], "POST_TEST_TRAFFIC_SHIFT");
  const Json hook = record["lifecycleHookDetails"][0];
  EXPECT_EQ(hook["status"], "AWAITING_ACTION");
  EXPECT_EQ(Weights(rule_), std::pair(100, 0));
  EXPECT_EQ(Weights(test_rule_), std::pair(0, 100));
  EXPECT_EQ(world_
                .Fail("ecs.ContinueServiceDeployment",
                      {{"serviceDeploymentArn", record["serviceDeploymentArn"]}, {"hookId", "x"}})
                .code,
            "InvalidParameterException");
  world_.Call(
      "ecs.ContinueServiceDeployment",
      {{"serviceDeploymentArn", record["serviceDeploymentArn"]}, {"hookId", hook["hookId"]}});
  world_.Settle();
  EXPECT_EQ(Record()["status"], "SUCCESSFUL");
  EXPECT_EQ(Record()["lifecycleHookDetails"][0]["status"], "SUCCEEDED");
  EXPECT_EQ(Weights(rule_), std::pair(0, 100));
}

TEST_F(TrafficShift, AHookThatNobodyAnswersTakesItBackAfterADay) {
  Create({{"strategy", "BLUE_GREEN"},
          {"lifecycleHooks",
           {{{"targetType", "PAUSE"}, {"lifecycleStages", Json::array({"POST_SCALE_UP"})}}}}});
  Deploy();
  world_.Advance(Hours(25));
  EXPECT_EQ(Record()["status"], "ROLLBACK_SUCCESSFUL");
  EXPECT_EQ(Record()["lifecycleHookDetails"][0]["status"], "TIMED_OUT");
}

TEST_F(TrafficShift, NeedsItsRules) {
  Json request = {{"cluster", "web"},
                  {"serviceName", "bare"},
                  {"taskDefinition", "app"},
                  {"desiredCount", 1},
                  {"deploymentConfiguration", {{"strategy", "BLUE_GREEN"}}}};
  request.update(world_.In(blue_));
  EXPECT_EQ(world_.Fail("ecs.CreateService", request).code, "InvalidParameterException");
  request["deploymentConfiguration"] = {{"strategy", "LINEAR"},
                                        {"linearConfiguration", {{"stepPercent", 1.0}}}};
  EXPECT_EQ(world_.Fail("ecs.CreateService", request).message,
            "stepPercent must be between 3.0 and 100.0.");
}

}  // namespace
}  // namespace wt
