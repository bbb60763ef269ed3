#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/autoscaling/support.h"

namespace wt::autoscaling_test {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::SizeIs;

Json Web(Json more) {
  more["AutoScalingGroupName"] = "web";
  return more;
}

Json Policy(std::string_view name, Json more) {
  more["PolicyName"] = std::string(name);
  return Web(more);
}

Json CpuTarget(double target) {
  return Policy(
      "cpu",
      {{"PolicyType", "TargetTrackingScaling"},
       {"TargetTrackingConfiguration",
        {{"PredefinedMetricSpecification", {{"PredefinedMetricType", "ASGAverageCPUUtilization"}}},
         {"TargetValue", target}}}});
}

TEST(PutScalingPolicyTest, TargetTrackingKeepsTwoAlarms) {
  TestWorld world;
  MakeGroup(world, 0, 4);
  const Json answer = world.Call("autoscaling.PutScalingPolicy", CpuTarget(50));
  EXPECT_THAT(answer["PolicyARN"].get<std::string>(),
              MatchesRegex("arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:"
                           "[0-9a-f-]{36}:autoScalingGroupName/web:policyName/cpu"));
  ASSERT_THAT(answer["Alarms"], SizeIs(2));
  EXPECT_THAT(answer["Alarms"][0]["AlarmName"].get<std::string>(),
              MatchesRegex("TargetTracking-web-AlarmHigh-[0-9a-f-]{36}"));
  const Json alarms = world.Call("cloudwatch.DescribeAlarms")["MetricAlarms"];
  ASSERT_THAT(alarms, SizeIs(2));
  EXPECT_EQ(alarms[0]["ComparisonOperator"], "GreaterThanThreshold");
  EXPECT_EQ(alarms[0]["Threshold"], 50);
  EXPECT_EQ(alarms[0]["EvaluationPeriods"], 3);
  EXPECT_EQ(alarms[0]["Namespace"], "AWS/EC2");
  EXPECT_EQ(alarms[0]["MetricName"], "CPUUtilization");
  EXPECT_EQ(alarms[0]["AlarmActions"][0], answer["PolicyARN"]);
  EXPECT_EQ(alarms[1]["ComparisonOperator"], "LessThanThreshold");
  EXPECT_EQ(alarms[1]["Threshold"], 35);  // 0.7 of it on a small group.
  EXPECT_EQ(alarms[1]["EvaluationPeriods"], 15);
  world.Call("autoscaling.DeletePolicy", Policy("cpu", Json::object()));
  EXPECT_THAT(world.Call("cloudwatch.DescribeAlarms")["MetricAlarms"], SizeIs(0));
}

TEST(PutScalingPolicyTest, APolicyOfTheSameNameKeepsItsArn) {
  TestWorld world;
  MakeGroup(world, 0, 4);
  const Json first = world.Call("autoscaling.PutScalingPolicy", CpuTarget(50));
  const Json second = world.Call("autoscaling.PutScalingPolicy", CpuTarget(60));
  EXPECT_EQ(first["PolicyARN"], second["PolicyARN"]);
  EXPECT_NE(first["Alarms"], second["Alarms"]);
  EXPECT_THAT(world.Call("cloudwatch.DescribeAlarms")["MetricAlarms"], SizeIs(2));
}

TEST(PutScalingPolicyTest, RefusesSettingsThatDoNotGoTogether) {
  TestWorld world;
  MakeGroup(world, 0, 4);
  for (const Json& one : {
           Json{{"PolicyType", "Nothing"}},
           Json{{"PolicyType", "SimpleScaling"}},
           Json{{"AdjustmentType", "ChangeInCapacity"}},
           Json{{"PolicyType", "StepScaling"}, {"AdjustmentType", "ChangeInCapacity"}},
           Json{{"PolicyType", "StepScaling"},
                {"AdjustmentType", "ChangeInCapacity"},
                {"StepAdjustments", {{{"ScalingAdjustment", 1}}}}},
           Json{{"AdjustmentType", "ChangeInCapacity"},
                {"ScalingAdjustment", 1},
                {"MinAdjustmentMagnitude", 2}},
           Json{{"PolicyType", "TargetTrackingScaling"}},
       }) {
    EXPECT_EQ(world.Fail("autoscaling.PutScalingPolicy", Policy("p", one)).code, "ValidationError")
        << one;
  }
}

TEST(ExecutePolicyTest, ASimplePolicyWaitsForItsCooldown) {
  TestWorld world;
  MakeGroup(world, 0, 10, {{"DesiredCapacity", 1}});
  world.Settle();
  world.Call("autoscaling.PutScalingPolicy", Policy("more", {{"AdjustmentType", "ChangeInCapacity"},
                                                             {"ScalingAdjustment", 2},
                                                             {"Cooldown", 120}}));
  world.Call("autoscaling.ExecutePolicy", Policy("more", {{"HonorCooldown", true}}));
  EXPECT_EQ(Group(world)["DesiredCapacity"], 3);
  EXPECT_EQ(world.Fail("autoscaling.ExecutePolicy", Policy("more", {{"HonorCooldown", true}})).code,
            "ScalingActivityInProgress");
  world.Settle();
  world.Advance(Seconds(125));
  world.Call("autoscaling.ExecutePolicy", Policy("more", {{"HonorCooldown", true}}));
  EXPECT_EQ(Group(world)["DesiredCapacity"], 5);
}

TEST(ExecutePolicyTest, AStepPolicyTakesTheStepOfTheBreach) {
  TestWorld world;
  MakeGroup(world, 0, 20, {{"DesiredCapacity", 10}});
  world.Settle();
  world.Advance(Minutes(10));  // All are warm.
  const Json steps{{{"MetricIntervalLowerBound", 0},
                    {"MetricIntervalUpperBound", 10},
                    {"ScalingAdjustment", 10}},
                   {{"MetricIntervalLowerBound", 10}, {"ScalingAdjustment", 30}}};
  world.Call("autoscaling.PutScalingPolicy",
             Policy("steps", {{"PolicyType", "StepScaling"},
                              {"AdjustmentType", "PercentChangeInCapacity"},
                              {"StepAdjustments", steps}}));
  const auto execute = [&](double metric) {
    world.Call("autoscaling.ExecutePolicy",
               Policy("steps", {{"MetricValue", metric}, {"BreachThreshold", 60}}));
    return Group(world)["DesiredCapacity"].get<int64_t>();
  };
  EXPECT_EQ(execute(65), 11);
  world.Settle();
  // The same step again adds nothing while the instance warms up; a larger one the difference.
  EXPECT_EQ(execute(65), 11);
  EXPECT_EQ(execute(75), 13);
  EXPECT_EQ(world
                .Fail("autoscaling.ExecutePolicy",
                      Policy("steps", {{"MetricValue", 50}, {"BreachThreshold", 60}}))
                .message,
            "No step adjustment found for metric value [50.0] and breach threshold 60.0");
}

TEST(TargetTrackingTest, AnAlarmRaisesTheDesiredCapacity) {
  TestWorld world;
  MakeGroup(world, 2, 10, {{"DefaultInstanceWarmup", 60}});
  world.Settle();
  world.Advance(Minutes(2));
  const Json put = world.Call(
      "autoscaling.PutScalingPolicy",
      Policy("load", {{"PolicyType", "TargetTrackingScaling"},
                      {"TargetTrackingConfiguration",
                       {{"CustomizedMetricSpecification",
                         {{"MetricName", "Load"}, {"Namespace", "App"}, {"Statistic", "Average"}}},
                        {"TargetValue", 50}}}}));
  for (int minute = 0; minute < 6; ++minute) {
    world.Call("cloudwatch.PutMetricData",
               {{"Namespace", "App"}, {"MetricData", {{{"MetricName", "Load"}, {"Value", 75.0}}}}});
    world.Advance(Minutes(1));
  }
  EXPECT_EQ(Group(world)["DesiredCapacity"], 3);
  EXPECT_THAT(Activities(world)[0]["Cause"].get<std::string>(),
              HasSubstr("a monitor alarm " + put["Alarms"][0]["AlarmName"].get<std::string>() +
                        " in state ALARM triggered policy load changing the desired capacity from "
                        "2 to 3."));
}

TEST(ScheduledActionTest, SetsTheCapacityAtItsTime) {
  TestWorld world;
  MakeGroup(world, 0, 5);
  world.Call("autoscaling.PutScheduledUpdateGroupAction", Web({{"ScheduledActionName", "morning"},
                                                               {"Recurrence", "0 9 * * *"},
                                                               {"TimeZone", "Europe/Berlin"},
                                                               {"DesiredCapacity", 2}}));
  Json action = world.Call("autoscaling.DescribeScheduledActions",
                           Web(Json::object()))["ScheduledUpdateGroupActions"][0];
  EXPECT_EQ(action["StartTime"], (kStart + Hours(8)).micros);
  world.Advance(Hours(8));
  EXPECT_EQ(Group(world)["DesiredCapacity"], 2);
  action = world.Call("autoscaling.DescribeScheduledActions",
                      Web(Json::object()))["ScheduledUpdateGroupActions"][0];
  EXPECT_EQ(action["StartTime"], (kStart + Hours(32)).micros);
}

TEST(ScheduledActionTest, OneThatRunsOnceIsGoneAfterwards) {
  TestWorld world;
  MakeGroup(world, 0, 5);
  world.Call("autoscaling.PutScheduledUpdateGroupAction",
             Web({{"ScheduledActionName", "once"},
                  {"StartTime", FormatIso8601(kStart + Hours(1))},
                  {"MinSize", 1},
                  {"MaxSize", 3}}));
  world.Advance(Hours(2));
  EXPECT_EQ(Group(world)["MaxSize"], 3);
  EXPECT_EQ(Group(world)["DesiredCapacity"], 1);
  EXPECT_THAT(world.Call("autoscaling.DescribeScheduledActions",
                         Web(Json::object()))["ScheduledUpdateGroupActions"],
              SizeIs(0));
}

TEST(ScheduledActionTest, RefusesWhatNeverRuns) {
  TestWorld world;
  MakeGroup(world, 0, 5);
  for (const Json& one : {
           Json{{"Recurrence", "0 9 * * *"}},
           Json{{"Recurrence", "whenever"}, {"MinSize", 1}},
           Json{{"Recurrence", "0 9 * * *"}, {"TimeZone", "Mars/Olympus"}, {"MinSize", 1}},
           Json{{"StartTime", FormatIso8601(kStart - Hours(1))}, {"MinSize", 1}},
           Json{{"MinSize", 1}},
       }) {
    Json request = Web(one);
    request["ScheduledActionName"] = "x";
    EXPECT_EQ(world.Fail("autoscaling.PutScheduledUpdateGroupAction", request).code,
              "ValidationError")
        << one;
  }
  const Json batch =
      world.Call("autoscaling.BatchDeleteScheduledAction", Web({{"ScheduledActionNames", {"x"}}}));
  EXPECT_EQ(batch["FailedScheduledActions"][0]["ErrorMessage"], "Scheduled action name not found");
}

TEST(GroupMetricsTest, AreThereOnlyOnceEnabled) {
  TestWorld world;
  MakeGroup(world, 2, 5);
  world.Settle();
  world.Call("autoscaling.EnableMetricsCollection",
             Web({{"Granularity", "1Minute"}, {"Metrics", {"GroupInServiceInstances"}}}));
  EXPECT_THAT(Group(world)["EnabledMetrics"], SizeIs(1));
  world.Advance(Minutes(3));
  const Json answer =
      world.Call("cloudwatch.GetMetricStatistics",
                 {{"Namespace", "AWS/AutoScaling"},
                  {"MetricName", "GroupInServiceInstances"},
                  {"Dimensions", {{{"Name", "AutoScalingGroupName"}, {"Value", "web"}}}},
                  {"StartTime", FormatIso8601(kStart)},
                  {"EndTime", FormatIso8601(world.now())},
                  {"Period", 60},
                  {"Statistics", {"Average"}}});
  ASSERT_GE(answer["Datapoints"].size(), 2u);
  EXPECT_EQ(answer["Datapoints"][0]["Average"], 2);
  world.Call("autoscaling.DisableMetricsCollection", Web(Json::object()));
  EXPECT_THAT(Group(world)["EnabledMetrics"], SizeIs(0));
}

TEST(TagsTest, AreCreatedListedAndDeleted) {
  TestWorld world;
  MakeGroup(world, 0, 1);
  const Json tag{{"ResourceId", "web"},
                 {"ResourceType", "auto-scaling-group"},
                 {"Key", "a"},
                 {"Value", "1"},
                 {"PropagateAtLaunch", true}};
  world.Call("autoscaling.CreateOrUpdateTags", {{"Tags", {tag}}});
  const Json listed =
      world.Call("autoscaling.DescribeTags",
                 {{"Filters", {{{"Name", "auto-scaling-group"}, {"Values", {"web"}}}}}});
  EXPECT_EQ(listed["Tags"][0], tag);
  world.Call("autoscaling.DeleteTags", {{"Tags", {{{"ResourceId", "web"}, {"Key", "a"}}}}});
  EXPECT_THAT(world.Call("autoscaling.DescribeTags")["Tags"], SizeIs(0));
  EXPECT_EQ(world
                .Fail("autoscaling.CreateOrUpdateTags",
                      {{"Tags", {{{"ResourceId", "web"}, {"Key", "aws:x"}}}}})
                .code,
            "ValidationError");
}

TEST(NotificationsTest, AreKept) {
  TestWorld world;
  MakeGroup(world, 0, 1);
  const std::string topic = "arn:aws:sns:us-east-1:123456789012:t";
  world.Call(
      "autoscaling.PutNotificationConfiguration",
      Web({{"TopicARN", topic}, {"NotificationTypes", {"autoscaling:EC2_INSTANCE_LAUNCH"}}}));
  EXPECT_THAT(
      world.Call("autoscaling.DescribeNotificationConfigurations")["NotificationConfigurations"],
      SizeIs(1));
  world.Call("autoscaling.DeleteNotificationConfiguration", Web({{"TopicARN", topic}}));
  EXPECT_THAT(
      world.Call("autoscaling.DescribeNotificationConfigurations")["NotificationConfigurations"],
      SizeIs(0));
  EXPECT_EQ(world
                .Fail("autoscaling.PutNotificationConfiguration",
                      Web({{"TopicARN", topic}, {"NotificationTypes", {"x"}}}))
                .code,
            "ValidationError");
}

TEST(TypesTest, AreListed) {
  TestWorld world;
  EXPECT_THAT(world.Call("autoscaling.DescribeAdjustmentTypes")["AdjustmentTypes"], SizeIs(3));
  EXPECT_THAT(world.Call("autoscaling.DescribeTerminationPolicyTypes")["TerminationPolicyTypes"],
              SizeIs(7));
  EXPECT_THAT(world.Call("autoscaling.DescribeScalingProcessTypes")["Processes"], SizeIs(9));
  EXPECT_THAT(world.Call("autoscaling.DescribeLifecycleHookTypes")["LifecycleHookTypes"],
              SizeIs(2));
  EXPECT_THAT(world.Call("autoscaling.DescribeMetricCollectionTypes")["Metrics"], SizeIs(21));
  EXPECT_THAT(
      world.Call(
          "autoscaling.DescribeAutoScalingNotificationTypes")["AutoScalingNotificationTypes"],
      SizeIs(5));
  EXPECT_EQ(world.Call("autoscaling.DescribeAccountLimits")["MaxNumberOfAutoScalingGroups"], 500);
}

TEST(LaunchConfigurationTest, LaunchesAGroupAndIsKeptFromDeletionByIt) {
  TestWorld world;
  world.Call("autoscaling.CreateLaunchConfiguration", {{"LaunchConfigurationName", "lc"},
                                                       {"ImageId", "ami-0123456789abcdef0"},
                                                       {"InstanceType", "t3.micro"}});
  world.Call("autoscaling.CreateAutoScalingGroup", {{"AutoScalingGroupName", "web"},
                                                    {"LaunchConfigurationName", "lc"},
                                                    {"MinSize", 1},
                                                    {"MaxSize", 1},
                                                    {"AvailabilityZones", {"us-east-1a"}}});
  world.Settle();
  EXPECT_EQ(Instances(world)[0]["LaunchConfigurationName"], "lc");
  EXPECT_EQ(
      world.Fail("autoscaling.DeleteLaunchConfiguration", {{"LaunchConfigurationName", "lc"}}).code,
      "ResourceInUse");
  EXPECT_EQ(
      world.Fail("autoscaling.DeleteLaunchConfiguration", {{"LaunchConfigurationName", "x"}}).code,
      "ValidationError");
  EXPECT_THAT(world.Call("autoscaling.DescribeLaunchConfigurations")["LaunchConfigurations"],
              SizeIs(1));
}

}  // namespace
}  // namespace wt::autoscaling_test
