#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/application_autoscaling/support.h"

namespace wt::application_autoscaling_test {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::SizeIs;

Json Tracking(std::string_view name, Json configuration) {
  return Target({{"PolicyName", std::string(name)},
                 {"PolicyType", "TargetTrackingScaling"},
                 {"TargetTrackingScalingPolicyConfiguration", configuration}});
}

Json Cpu(double target, Json more = Json::object()) {
  Json configuration{{"TargetValue", target},
                     {"PredefinedMetricSpecification",
                      {{"PredefinedMetricType", "ECSServiceAverageCPUUtilization"}}}};
  configuration.update(more);
  return configuration;
}

Json Custom(double target, Json more = Json::object()) {
  Json configuration{{"TargetValue", target},
                     {"CustomizedMetricSpecification",
                      {{"MetricName", "Load"}, {"Namespace", "App"}, {"Statistic", "Average"}}}};
  configuration.update(more);
  return configuration;
}

void Load(TestWorld& world, double value, int minutes) {
  for (int minute = 0; minute < minutes; ++minute) {
    world.Call(
        "cloudwatch.PutMetricData",
        {{"Namespace", "App"}, {"MetricData", {{{"MetricName", "Load"}, {"Value", value}}}}});
    world.Advance(Minutes(1));
  }
}

TEST(PutScalingPolicyTest, KeepsTwoAlarmsWithAwsNamesAndFigures) {
  TestWorld world;
  MakeService(world);
  Register(world, 1, 10);
  const Json answer =
      world.Call("application_autoscaling.PutScalingPolicy", Tracking("cpu", Cpu(70)));
  EXPECT_THAT(answer["PolicyARN"].get<std::string>(),
              MatchesRegex("arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:"
                           "[0-9a-f-]{36}:resource/ecs/service/shop/web:policyName/cpu"));
  ASSERT_THAT(answer["Alarms"], SizeIs(2));
  const Json alarms = world.Call("cloudwatch.DescribeAlarms")["MetricAlarms"];
  ASSERT_THAT(alarms, SizeIs(2));
  const Json& high = alarms[0];
  EXPECT_THAT(high["AlarmName"].get<std::string>(),
              MatchesRegex("TargetTracking-service/shop/web-AlarmHigh-[0-9a-f-]{36}"));
  EXPECT_EQ(high["ComparisonOperator"], "GreaterThanThreshold");
  EXPECT_EQ(high["Threshold"], 70);
  EXPECT_EQ(high["Period"], 60);
  EXPECT_EQ(high["EvaluationPeriods"], 3);
  EXPECT_EQ(high["Namespace"], "AWS/ECS");
  EXPECT_EQ(high["MetricName"], "CPUUtilization");
  EXPECT_EQ(high["Unit"], "Percent");
  EXPECT_THAT(high["AlarmActions"][0].get<std::string>(),
              HasSubstr(answer["PolicyARN"].get<std::string>() + ":createdBy/"));
  EXPECT_EQ(high["AlarmDescription"], "DO NOT EDIT OR DELETE. For TargetTrackingScaling policy " +
                                          high["AlarmActions"][0].get<std::string>() + ".");
  EXPECT_EQ(alarms[1]["ComparisonOperator"], "LessThanThreshold");
  EXPECT_EQ(alarms[1]["Threshold"], 63);
  EXPECT_EQ(alarms[1]["EvaluationPeriods"], 15);
}

TEST(PutScalingPolicyTest, AReplacedPolicyKeepsItsArnAndGetsNewAlarms) {
  TestWorld world;
  MakeService(world);
  Register(world, 1, 10);
  const Json first =
      world.Call("application_autoscaling.PutScalingPolicy", Tracking("cpu", Cpu(70)));
  const Json second = world.Call("application_autoscaling.PutScalingPolicy",
                                 Tracking("cpu", Cpu(50, {{"DisableScaleIn", true}})));
  EXPECT_EQ(first["PolicyARN"], second["PolicyARN"]);
  ASSERT_THAT(second["Alarms"], SizeIs(1));
  EXPECT_NE(first["Alarms"][0], second["Alarms"][0]);
  EXPECT_THAT(world.Call("cloudwatch.DescribeAlarms")["MetricAlarms"], SizeIs(1));
}

TEST(PutScalingPolicyTest, RefusesInAwsWords) {
  TestWorld world;
  MakeService(world);
  EXPECT_EQ(
      world.Fail("application_autoscaling.PutScalingPolicy", Tracking("cpu", Cpu(50))).message,
      "No scalable target registered for service namespace: ecs, resource ID: "
      "service/shop/web, scalable dimension: ecs:service:DesiredCount");
  Register(world, 1, 10);
  world.Call("application_autoscaling.PutScalingPolicy", Tracking("cpu", Cpu(50)));
  EXPECT_EQ(
      world.Fail("application_autoscaling.PutScalingPolicy", Tracking("cpu2", Cpu(60))).message,
      "Only one TargetTrackingScaling policy for a given metric specification is allowed.");
  const auto label = [&](Json more) {
    Json metric{{"PredefinedMetricType", "ALBRequestCountPerTarget"}};
    metric.update(more);
    return world
        .Fail("application_autoscaling.PutScalingPolicy",
              Tracking("alb", {{"TargetValue", 100}, {"PredefinedMetricSpecification", metric}}))
        .message;
  };
  EXPECT_EQ(label(Json::object()),
            "Resource label should be specified for predefined metric type "
            "ALBRequestCountPerTarget");
  EXPECT_EQ(label({{"ResourceLabel", "web"}}),
            "Invalid resource label 'web' for predefined metric type ALBRequestCountPerTarget");
  EXPECT_EQ(label({{"ResourceLabel", "app/a/1/targetgroup/t/2"}}),
            "Target group targetgroup/t/2 is not attached to resource service/shop/web");
  EXPECT_EQ(
      world.Fail("application_autoscaling.DeleteScalingPolicy", Target({{"PolicyName", "x"}})).code,
      "ObjectNotFoundException");
}

TEST(TargetTrackingTest, ScalesOutInProportionAndSaysSo) {
  TestWorld world;
  MakeService(world, 4);
  Register(world, 1, 20);
  const Json put =
      world.Call("application_autoscaling.PutScalingPolicy", Tracking("load", Custom(50)));
  Load(world, 75, 6);
  EXPECT_EQ(DesiredCount(world), 6);
  Json activities = Activities(world);
  const Json activity = activities.back();
  EXPECT_EQ(activity["Description"], "Setting desired count to 6.");
  EXPECT_EQ(activity["Cause"], "monitor alarm " + put["Alarms"][0]["AlarmName"].get<std::string>() +
                                   " in state ALARM triggered policy load");
  EXPECT_EQ(activity["StatusCode"], "Successful");
}

TEST(TargetTrackingTest, ScalesInAfterFifteenPeriodsAndItsCooldown) {
  TestWorld world;
  MakeService(world, 10);
  Register(world, 1, 20);
  world.Call("application_autoscaling.PutScalingPolicy", Tracking("load", Custom(50)));
  Load(world, 40, 14);
  EXPECT_EQ(DesiredCount(world), 10);
  Load(world, 40, 4);
  EXPECT_EQ(DesiredCount(world), 8);
  // 40 of 8 running would be 7, but the cooldown of five minutes holds it.
  Load(world, 40, 2);
  EXPECT_EQ(DesiredCount(world), 8);
}

TEST(TargetTrackingTest, ARepeatedAlarmDoesNotActOnOldDatapoints) {
  TestWorld world;
  MakeService(world, 10);
  Register(world, 1, 20);
  world.Call("application_autoscaling.PutScalingPolicy",
             Tracking("load", Custom(50, {{"ScaleInCooldown", 0}, {"ScaleOutCooldown", 0}})));
  for (int i = 0; i < 20 && DesiredCount(world) == 10; ++i) Load(world, 40, 1);
  EXPECT_EQ(DesiredCount(world), 8);
  Load(world, 50, 8);  // What eight tasks have to do now.
  EXPECT_EQ(DesiredCount(world), 8);
  for (int i = 0; i < 8 && DesiredCount(world) == 8; ++i) Load(world, 75, 1);
  EXPECT_EQ(DesiredCount(world), 12);
  Load(world, 50, 8);
  EXPECT_EQ(DesiredCount(world), 12);
}

TEST(TargetTrackingTest, ALargerBreachInTheCooldownAddsTheDifference) {
  TestWorld world;
  MakeService(world, 4);
  Register(world, 1, 20);
  world.Call("application_autoscaling.PutScalingPolicy", Tracking("load", Custom(50)));
  Load(world, 75, 5);
  EXPECT_EQ(DesiredCount(world), 6);
  // As large as before: six of four. Larger: ⌈4 × 100 ÷ 50⌉ of four.
  Load(world, 75, 2);
  EXPECT_EQ(DesiredCount(world), 6);
  Load(world, 100, 4);
  EXPECT_EQ(DesiredCount(world), 8);
}

TEST(TargetTrackingTest, SeveralPoliciesGoOutIfOneWantsAndInIfAllDo) {
  TestWorld world;
  MakeService(world, 4);
  Register(world, 1, 20);
  world.Call("application_autoscaling.PutScalingPolicy", Tracking("load", Custom(50)));
  world.Call(
      "application_autoscaling.PutScalingPolicy",
      Tracking("queue",
               {{"TargetValue", 10},
                {"CustomizedMetricSpecification",
                 {{"MetricName", "Queue"}, {"Namespace", "App"}, {"Statistic", "Average"}}}}));
  const auto both = [&](double load, double queue, int minutes) {
    for (int minute = 0; minute < minutes; ++minute) {
      world.Call("cloudwatch.PutMetricData", {{"Namespace", "App"},
                                              {"MetricData",
                                               {{{"MetricName", "Load"}, {"Value", load}},
                                                {{"MetricName", "Queue"}, {"Value", queue}}}}});
      world.Advance(Minutes(1));
    }
  };
  // One is far below its target and one above: out.
  both(10, 20, 5);
  EXPECT_EQ(DesiredCount(world), 8);
  // One wants in, the other is content: it stays.
  both(10, 10, 25);
  EXPECT_EQ(DesiredCount(world), 8);
  // Both want in: the larger of the two, ⌈8 × 5 ÷ 10⌉.
  both(10, 5, 18);
  EXPECT_EQ(DesiredCount(world), 4);
}

TEST(TargetTrackingTest, FromZeroItGoesToOne) {
  TestWorld world;
  MakeService(world, 0);
  Register(world, 0, 20);
  world.Call("application_autoscaling.PutScalingPolicy", Tracking("load", Custom(50)));
  Load(world, 500, 5);
  EXPECT_EQ(DesiredCount(world), 1);
}

TEST(TargetTrackingTest, MissingDataMoveNothing) {
  TestWorld world;
  MakeService(world, 4);
  Register(world, 1, 20);
  world.Call("application_autoscaling.PutScalingPolicy", Tracking("load", Custom(50)));
  Load(world, 48, 5);
  world.Advance(Hours(1));
  EXPECT_EQ(DesiredCount(world), 4);
  const Json alarms = world.Call("cloudwatch.DescribeAlarms")["MetricAlarms"];
  for (const Json& alarm : alarms) EXPECT_EQ(alarm["StateValue"], "INSUFFICIENT_DATA");
}

TEST(TargetTrackingTest, AFlatteningThatChangesNothingIsRecorded) {
  TestWorld world;
  MakeService(world, 2);
  Register(world, 1, 20);
  world.Call("application_autoscaling.PutScalingPolicy", Tracking("load", Custom(50)));
  Load(world, 44, 18);  // ⌈2 × 44 ÷ 50⌉ are two.
  EXPECT_EQ(DesiredCount(world), 2);
  const Json all = Activities(world, true);
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0]["NotScaledReasons"][0]["Code"], "AutoScalingAnticipatedFlapping");
}

TEST(TargetTrackingTest, ADeploymentIsNotScaledInButScaledOut) {
  TestWorld world;
  MakeService(world, 4);
  Register(world, 1, 20);
  world.Call("application_autoscaling.PutScalingPolicy", Tracking("load", Custom(50)));
  Load(world, 20, 13);
  // A deployment that cannot be finished: its tasks fit nowhere.
  world.Call("ecs.RegisterTaskDefinition",
             {{"family", "huge"},
              {"containerDefinitions",
               {{{"name", "web"}, {"image", "web:1"}, {"cpu", 99999}, {"memory", 128}}}}});
  world.Call("ecs.UpdateService",
             {{"cluster", "shop"}, {"service", "web"}, {"taskDefinition", "huge"}});
  Load(world, 20, 6);
  EXPECT_EQ(DesiredCount(world), 4);
  const Json all = Activities(world, true);
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0]["NotScaledReasons"][0]["Code"], "TargetServicePutResourceAsUnscalable");
  Load(world, 75, 5);
  EXPECT_EQ(DesiredCount(world), 6);
}

TEST(TargetTrackingTest, MetricMathMakesAlarmsOfQueries) {
  TestWorld world;
  MakeService(world, 2);
  Register(world, 1, 20);
  const Json stat{{"Metric", {{"Namespace", "App"}, {"MetricName", "Load"}}}, {"Stat", "Average"}};
  world.Call(
      "application_autoscaling.PutScalingPolicy",
      Tracking("math", {{"TargetValue", 50},
                        {"CustomizedMetricSpecification",
                         {{"Metrics",
                           {{{"Id", "m"}, {"MetricStat", stat}, {"ReturnData", false}},
                            {{"Id", "e"}, {"Expression", "m / 2"}, {"ReturnData", true}}}}}}}));
  const Json alarms = world.Call("cloudwatch.DescribeAlarms")["MetricAlarms"];
  ASSERT_THAT(alarms, SizeIs(2));
  EXPECT_THAT(alarms[0]["Metrics"], SizeIs(2));
  EXPECT_FALSE(alarms[0].contains("MetricName"));
  Load(world, 150, 5);  // 75 of 50.
  EXPECT_EQ(DesiredCount(world), 3);
}

TEST(TargetTrackingTest, SuspensionHoldsAndTheMaximumIsRecordedOnce) {
  TestWorld world;
  MakeService(world, 2);
  Register(world, 1, 2);
  world.Call("application_autoscaling.PutScalingPolicy", Tracking("load", Custom(50)));
  Load(world, 90, 8);
  EXPECT_EQ(DesiredCount(world), 2);
  EXPECT_THAT(Activities(world), SizeIs(0));
  const Json all = Activities(world, true);
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0]["Description"], "Attempting to scale due to alarm triggered");
  EXPECT_EQ(all[0]["StatusCode"], "Failed");
  EXPECT_EQ(all[0]["NotScaledReasons"][0],
            Json({{"Code", "AlreadyAtMaxCapacity"}, {"MaxCapacity", 2}}));
  world.Call(
      "application_autoscaling.RegisterScalableTarget",
      Target({{"MaxCapacity", 10}, {"SuspendedState", {{"DynamicScalingOutSuspended", true}}}}));
  Load(world, 90, 2);
  EXPECT_EQ(DesiredCount(world), 2);
}

TEST(StepScalingTest, AUsersAlarmTakesTheStepOfTheBreach) {
  TestWorld world;
  MakeService(world, 2);
  Register(world, 1, 20);
  const Json put =
      world.Call("application_autoscaling.PutScalingPolicy",
                 Target({{"PolicyName", "steps"},
                         {"PolicyType", "StepScaling"},
                         {"StepScalingPolicyConfiguration",
                          {{"AdjustmentType", "ChangeInCapacity"},
                           {"Cooldown", 60},
                           {"StepAdjustments",
                            {{{"MetricIntervalLowerBound", 0},
                              {"MetricIntervalUpperBound", 20},
                              {"ScalingAdjustment", 1}},
                             {{"MetricIntervalLowerBound", 20}, {"ScalingAdjustment", 3}}}}}}}));
  EXPECT_THAT(put["Alarms"], SizeIs(0));
  world.Call("cloudwatch.PutMetricAlarm", {{"AlarmName", "high"},
                                           {"Namespace", "App"},
                                           {"MetricName", "Load"},
                                           {"Statistic", "Average"},
                                           {"ComparisonOperator", "GreaterThanOrEqualToThreshold"},
                                           {"Threshold", 50},
                                           {"Period", 60},
                                           {"EvaluationPeriods", 1},
                                           {"AlarmActions", {put["PolicyARN"]}}});
  Load(world, 75, 3);
  EXPECT_EQ(DesiredCount(world), 5);
}

}  // namespace
}  // namespace wt::application_autoscaling_test
