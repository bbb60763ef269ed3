#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/application_autoscaling/support.h"

namespace wt::application_autoscaling_test {
namespace {

using ::testing::MatchesRegex;
using ::testing::SizeIs;

TEST(RegisterScalableTargetTest, AnswersAsAwsDescribesATarget) {
  TestWorld world;
  MakeService(world);
  const Json answer =
      world.Call("application_autoscaling.RegisterScalableTarget",
                 Target({{"MinCapacity", 1}, {"MaxCapacity", 10}, {"Tags", {{"a", "b"}}}}));
  const std::string arn = answer["ScalableTargetARN"];
  EXPECT_THAT(arn, MatchesRegex("arn:aws:application-autoscaling:us-east-1:123456789012:"
                                "scalable-target/0ec5[0-9a-f]{32}"));
  const Json target = world.Call("application_autoscaling.DescribeScalableTargets",
                                 {{"ServiceNamespace", "ecs"}})["ScalableTargets"][0];
  EXPECT_EQ(target["RoleARN"],
            "arn:aws:iam::123456789012:role/aws-service-role/"
            "ecs.application-autoscaling.amazonaws.com/"
            "AWSServiceRoleForApplicationAutoScaling_ECSService");
  EXPECT_EQ(target["SuspendedState"], Json({{"DynamicScalingInSuspended", false},
                                            {"DynamicScalingOutSuspended", false},
                                            {"ScheduledScalingSuspended", false}}));
  EXPECT_EQ(
      world.Call("application_autoscaling.ListTagsForResource", {{"ResourceARN", arn}})["Tags"],
      Json({{"a", "b"}}));
}

TEST(RegisterScalableTargetTest, MovesTheCountInsideItsBounds) {
  TestWorld world;
  MakeService(world);
  Register(world, 4, 10);
  world.Settle();
  EXPECT_EQ(DesiredCount(world), 4);
  world.Advance(Seconds(15));
  const Json activity = Activities(world)[0];
  EXPECT_EQ(activity["Description"], "Setting desired count to 4.");
  EXPECT_EQ(activity["Cause"], "minimum capacity was set to 4");
  EXPECT_EQ(activity["StatusCode"], "Successful");
  EXPECT_EQ(activity["StatusMessage"],
            "Successfully set desired count to 4. Change successfully fulfilled by ecs.");
  world.Call("application_autoscaling.RegisterScalableTarget",
             Target({{"MinCapacity", 1}, {"MaxCapacity", 3}}));
  world.Settle();
  EXPECT_EQ(DesiredCount(world), 3);
  EXPECT_EQ(Activities(world)[0]["Cause"], "maximum capacity was set to 3");
}

TEST(RegisterScalableTargetTest, AnUpdateKeepsWhatItLeavesOut) {
  TestWorld world;
  MakeService(world);
  Register(world, 1, 10);
  world.Call(
      "application_autoscaling.RegisterScalableTarget",
      Target({{"MaxCapacity", 5}, {"SuspendedState", {{"ScheduledScalingSuspended", true}}}}));
  const Json target = world.Call("application_autoscaling.DescribeScalableTargets",
                                 {{"ServiceNamespace", "ecs"}})["ScalableTargets"][0];
  EXPECT_EQ(target["MinCapacity"], 1);
  EXPECT_EQ(target["MaxCapacity"], 5);
  EXPECT_EQ(target["SuspendedState"]["ScheduledScalingSuspended"], true);
  EXPECT_EQ(target["SuspendedState"]["DynamicScalingInSuspended"], false);
}

TEST(RegisterScalableTargetTest, RefusesInAwsWords) {
  TestWorld world;
  MakeService(world);
  struct Case {
    Json change;
    std::string code, message;
  };
  const auto text = "ValidationException";
  for (const Case& one : {
           Case{{{"MaxCapacity", 1}}, text, "Minimum capacity must be specified"},
           Case{{{"MinCapacity", 1}}, text, "Maximum capacity must be specified"},
           Case{{{"MinCapacity", -1}, {"MaxCapacity", 1}},
                text,
                "Minimum capacity cannot be less than 0"},
           Case{{{"MinCapacity", 2}, {"MaxCapacity", 1}},
                text,
                "Maximum capacity cannot be less than minimum capacity"},
           Case{{{"MinCapacity", 1}, {"MaxCapacity", 1}, {"ResourceId", "service/shop/none"}},
                text,
                "ECS service doesn't exist: service/shop/none"},
           Case{{{"MinCapacity", 1},
                 {"MaxCapacity", 1},
                 {"ResourceId", "arn:aws:ecs:us-east-1:123456789012:service/shop/web"}},
                text,
                "Unsupported service namespace, resource type or scalable dimension"},
           Case{{{"MinCapacity", 1},
                 {"MaxCapacity", 1},
                 {"ScalableDimension", "dynamodb:table:ReadCapacityUnits"}},
                "AccessDeniedException",
                "Account is not authorized"},
           Case{{{"MinCapacity", 1}, {"MaxCapacity", 1}, {"RoleARN", "me"}},
                text,
                "'me' is not a valid ARN"},
       }) {
    const Error error =
        world.Fail("application_autoscaling.RegisterScalableTarget", Target(one.change));
    EXPECT_EQ(error.code, one.code);
    EXPECT_EQ(error.message, one.message);
  }
  Register(world, 1, 2);
  EXPECT_EQ(
      world.Fail("application_autoscaling.RegisterScalableTarget", Target({{"Tags", {{"a", "b"}}}}))
          .message,
      "The scalable target that you tried to tag already exists. To update tags on an "
      "existing scalable target, use the TagResource API.");
  EXPECT_EQ(
      world
          .Fail("application_autoscaling.DescribeScalableTargets",
                {{"ServiceNamespace", "ecs"}, {"ScalableDimension", "ecs:service:DesiredCount"}})
          .message,
      "ResourceIds must be specified when ScalableDimension is specified");
}

TEST(DeregisterScalableTargetTest, TakesPoliciesAlarmsAndSchedulesAlong) {
  TestWorld world;
  MakeService(world);
  Register(world, 1, 10);
  world.Call("application_autoscaling.PutScalingPolicy",
             Target({{"PolicyName", "cpu"},
                     {"PolicyType", "TargetTrackingScaling"},
                     {"TargetTrackingScalingPolicyConfiguration",
                      {{"TargetValue", 50},
                       {"PredefinedMetricSpecification",
                        {{"PredefinedMetricType", "ECSServiceAverageCPUUtilization"}}}}}}));
  world.Call("application_autoscaling.DeregisterScalableTarget", kTarget);
  EXPECT_THAT(world.Call("cloudwatch.DescribeAlarms")["MetricAlarms"], SizeIs(0));
  EXPECT_THAT(world.Call("application_autoscaling.DescribeScalingPolicies",
                         {{"ServiceNamespace", "ecs"}})["ScalingPolicies"],
              SizeIs(0));
  const Error error = world.Fail("application_autoscaling.DeregisterScalableTarget", kTarget);
  EXPECT_EQ(error.code, "ObjectNotFoundException");
  EXPECT_EQ(error.message,
            "No scalable target found for service namespace: ecs, resource ID: service/shop/web, "
            "scalable dimension: ecs:service:DesiredCount");
}

TEST(PutScheduledActionTest, SetsTheBoundsAtItsTime) {
  TestWorld world;
  MakeService(world);
  Register(world, 1, 10);
  world.Call("application_autoscaling.PutScheduledAction",
             Target({{"ScheduledActionName", "morning"},
                     {"Schedule", "cron(0 9 * * ? *)"},
                     {"Timezone", "Europe/Berlin"},
                     {"ScalableTargetAction", {{"MinCapacity", 5}}}}));
  EXPECT_THAT(world
                  .Call("application_autoscaling.DescribeScheduledActions",
                        {{"ServiceNamespace", "ecs"}})["ScheduledActions"][0]["ScheduledActionARN"]
                  .get<std::string>(),
              MatchesRegex("arn:aws:autoscaling:us-east-1:123456789012:scheduledAction:"
                           "[0-9a-f-]{36}:resource/ecs/service/shop/web:scheduledActionName/"
                           "morning"));
  world.world().RunUntil(kStart + Hours(8) + Minutes(5));
  EXPECT_EQ(DesiredCount(world), 5);
  const Json activities = Activities(world);
  ASSERT_THAT(activities, SizeIs(2));
  EXPECT_EQ(activities[0]["Cause"], "minimum capacity was set to 5");
  EXPECT_EQ(activities[1]["Cause"], "scheduled action name morning was triggered");
  EXPECT_EQ(activities[1]["Description"], "Setting min capacity to 5 and max capacity to 10");
  EXPECT_EQ(activities[1]["StatusMessage"],
            "Successfully set min capacity to 5 and max capacity to 10");
}

TEST(PutScheduledActionTest, RefusesWhatIsNoSchedule) {
  TestWorld world;
  MakeService(world);
  Register(world, 1, 10);
  for (const Json& one : {
           Json{{"ScalableTargetAction", {{"MinCapacity", 1}}}},
           Json{{"Schedule", "whenever"}, {"ScalableTargetAction", {{"MinCapacity", 1}}}},
           Json{{"Schedule", "rate(1 hour)"}},
           Json{{"Schedule", "cron(0 9 * * ? *)"},
                {"Timezone", "Mars/Olympus"},
                {"ScalableTargetAction", {{"MinCapacity", 1}}}},
           Json{{"Schedule", "rate(1 hour)"},
                {"ScalableTargetAction", {{"MinCapacity", 5}, {"MaxCapacity", 4}}}},
       }) {
    Json request = Target(one);
    request["ScheduledActionName"] = "x";
    EXPECT_EQ(world.Fail("application_autoscaling.PutScheduledAction", request).code,
              "ValidationException")
        << one;
  }
  EXPECT_EQ(world
                .Fail("application_autoscaling.DeleteScheduledAction",
                      Target({{"ScheduledActionName", "x"}}))
                .code,
            "ObjectNotFoundException");
}

TEST(TagResourceTest, TagsAreSetListedAndTakenAway) {
  TestWorld world;
  MakeService(world);
  const Json made = world.Call("application_autoscaling.RegisterScalableTarget",
                               Target({{"MinCapacity", 1}, {"MaxCapacity", 2}}));
  const Json arn = made["ScalableTargetARN"];
  world.Call("application_autoscaling.TagResource",
             {{"ResourceARN", arn}, {"Tags", {{"a", "1"}, {"b", "2"}}}});
  world.Call("application_autoscaling.UntagResource", {{"ResourceARN", arn}, {"TagKeys", {"a"}}});
  EXPECT_EQ(
      world.Call("application_autoscaling.ListTagsForResource", {{"ResourceARN", arn}})["Tags"],
      Json({{"b", "2"}}));
  const std::string unknown =
      "arn:aws:application-autoscaling:us-east-1:123456789012:scalable-target/0ec5";
  EXPECT_EQ(
      world.Fail("application_autoscaling.ListTagsForResource", {{"ResourceARN", unknown}}).code,
      "ResourceNotFoundException");
}

}  // namespace
}  // namespace wt::application_autoscaling_test
