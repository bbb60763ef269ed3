// Alarms that fail a deployment.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/service_world.h"

namespace wt {
namespace {

using ::testing::EndsWith;

class DeploymentAlarm : public ::testing::Test {
 protected:
  DeploymentAlarm() : world_(2) { PutAlarm("errors"); }

  void PutAlarm(const std::string& name) {
    world_.Call("cloudwatch.PutMetricAlarm", {{"AlarmName", name},
                                              {"Namespace", "App"},
                                              {"MetricName", name},
                                              {"Statistic", "Sum"},
                                              {"Period", 60},
                                              {"EvaluationPeriods", 2},
                                              {"Threshold", 1.0},
                                              {"TreatMissingData", "ignore"},
                                              {"ComparisonOperator", "GreaterThanThreshold"}});
  }
  void Set(const std::string& name, const std::string& state) {
    world_.Call("cloudwatch.SetAlarmState",
                {{"AlarmName", name}, {"StateValue", state}, {"StateReason", "test"}});
  }
  Json Watching(bool rollback) {
    return {
        {"deploymentConfiguration",
         {{"alarms",
           {{"alarmNames", Json::array({"errors"})}, {"enable", true}, {"rollback", rollback}}}}}};
  }
  Json Record() {
    const Json listed =
        world_.Call("ecs.ListServiceDeployments", {{"cluster", "web"}, {"service", "site"}});
    const Json arn = listed["serviceDeployments"][0]["serviceDeploymentArn"];
    return world_.Call("ecs.DescribeServiceDeployments",
                       {{"serviceDeploymentArns", {arn}}})["serviceDeployments"][0];
  }

  ServiceWorld world_;
};

TEST_F(DeploymentAlarm, RollsTheServiceBack) {
  const Json created = world_.Create(2, Watching(true));
  world_.Settle();
  EXPECT_EQ(world_.Describe()["deployments"][0]["rolloutState"], "COMPLETED");
  EXPECT_EQ(Record()["alarms"]["status"], "MONITORING_COMPLETE");
  world_.Define("app", 128, 256);
  const Json updated = world_.Update({{"taskDefinition", "app"}});
  world_.Advance(Seconds(5));
  Set("errors", "ALARM");
  world_.Advance(Seconds(20));
  Json record = Record();
  EXPECT_EQ(record["rollback"]["reason"], "alarm detected.");
  EXPECT_EQ(record["alarms"]["status"], "TRIGGERED");
  EXPECT_EQ(record["alarms"]["triggeredAlarmNames"], (Json::array({"errors"})));
  EXPECT_TRUE(world_.HasMessage("(deployment " +
                                updated["deployments"][0]["id"].get<std::string>() +
                                ") deployment failed: alarm detected."));
  world_.Settle();
  const Json service = world_.Describe();
  EXPECT_THAT(service["taskDefinition"].get<std::string>(), EndsWith("app:1"));
  EXPECT_EQ(service["deployments"][0]["id"], created["deployments"][0]["id"]);
  EXPECT_EQ(Record()["status"], "ROLLBACK_SUCCESSFUL");
}

TEST_F(DeploymentAlarm, WithoutRollbackTheDeploymentStops) {
  world_.Create(2, Watching(false));
  world_.Settle();
  world_.Update({{"forceNewDeployment", true}});
  Set("errors", "ALARM");
  world_.Advance(Minutes(2));
  EXPECT_EQ(world_.Describe()["deployments"][0]["rolloutState"], "FAILED");
}

TEST_F(DeploymentAlarm, IsIgnoredWhereItWasRaisedBefore) {
  world_.Create(2, Watching(true));
  world_.Settle();
  Set("errors", "ALARM");
  world_.Update({{"forceNewDeployment", true}});
  world_.Advance(Seconds(30));
  EXPECT_EQ(world_.Describe()["deployments"][0]["rolloutState"], "IN_PROGRESS");
  EXPECT_EQ(world_.CountMessages("alarm detected"), 0);
}

TEST_F(DeploymentAlarm, IsWatchedForAWhileAfterTheLastOldTask) {
  world_.Create(1, Watching(true));
  world_.Advance(Seconds(80));
  EXPECT_EQ(world_.Describe()["runningCount"], 1);
  EXPECT_EQ(world_.Describe()["deployments"][0]["rolloutState"], "IN_PROGRESS");
  world_.Advance(Minutes(3));
  EXPECT_EQ(world_.Describe()["deployments"][0]["rolloutState"], "COMPLETED");
  EXPECT_TRUE(world_.HasMessage("steady"));
}

}  // namespace
}  // namespace wt
