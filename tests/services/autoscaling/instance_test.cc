#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/autoscaling/autoscaling.h"
#include "tests/services/autoscaling/support.h"

namespace wt::autoscaling_test {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

const Json kWeb{{"AutoScalingGroupName", "web"}};

Json Web(Json more) {
  more["AutoScalingGroupName"] = "web";
  return more;
}

TEST(SetInstanceHealthTest, AnUnhealthyInstanceIsReplaced) {
  TestWorld world;
  MakeGroup(world, 1, 1);
  world.Settle();
  const std::string id = Ids(world)[0];
  world.Call("autoscaling.SetInstanceHealth", {{"InstanceId", id}, {"HealthStatus", "Unhealthy"}});
  world.Settle();
  EXPECT_THAT(Ids(world, "InService"), SizeIs(1));
  EXPECT_THAT(Ids(world), Not(Contains(id)));
  const Json activities = Activities(world);
  EXPECT_THAT(activities[0]["Cause"].get<std::string>(),
              HasSubstr("an instance was launched in response to an unhealthy instance needing to "
                        "be replaced."));
  EXPECT_THAT(
      activities[1]["Cause"].get<std::string>(),
      HasSubstr("an instance was taken out of service in response to a user health-check."));
}

TEST(SetInstanceHealthTest, TheGracePeriodIsRespectedUnlessToldOtherwise) {
  TestWorld world;
  MakeGroup(world, 1, 1, {{"HealthCheckGracePeriod", 300}});
  world.Settle();
  const std::string id = Ids(world)[0];
  world.Call("autoscaling.SetInstanceHealth", {{"InstanceId", id}, {"HealthStatus", "Unhealthy"}});
  EXPECT_EQ(Instances(world)[0]["HealthStatus"], "Healthy");
  world.Call(
      "autoscaling.SetInstanceHealth",
      {{"InstanceId", id}, {"HealthStatus", "Unhealthy"}, {"ShouldRespectGracePeriod", false}});
  EXPECT_EQ(Instances(world)[0]["LifecycleState"], "Terminating");
  EXPECT_EQ(Instances(world)[0]["HealthStatus"], "Unhealthy");
}

TEST(HealthTest, AnInstanceEndedByHandIsReplaced) {
  TestWorld world;
  MakeGroup(world, 1, 1);
  world.Settle();
  const std::string id = Ids(world)[0];
  world.Call("ec2.TerminateInstances", {{"InstanceIds", {id}}});
  world.Settle();
  EXPECT_THAT(Ids(world, "InService"), SizeIs(1));
  EXPECT_THAT(Ids(world), Not(Contains(id)));
  EXPECT_THAT(Activities(world)[1]["Cause"].get<std::string>(),
              HasSubstr("an instance was taken out of service in response to an EC2 health check "
                        "indicating it has been terminated or stopped."));
}

TEST(TerminateInstanceInAutoScalingGroupTest, ReplacesOrDecrements) {
  TestWorld world;
  MakeGroup(world, 1, 2, {{"DesiredCapacity", 2}});
  world.Settle();
  const std::string id = Ids(world)[0];
  const Json answer = world.Call("autoscaling.TerminateInstanceInAutoScalingGroup",
                                 {{"InstanceId", id}, {"ShouldDecrementDesiredCapacity", true}});
  EXPECT_EQ(answer["Activity"]["StatusCode"], "InProgress");
  EXPECT_THAT(answer["Activity"]["Cause"].get<std::string>(),
              HasSubstr("was taken out of service in response to a user request, shrinking the "
                        "capacity from 2 to 1."));
  world.Settle();
  EXPECT_THAT(Instances(world), SizeIs(1));
  EXPECT_EQ(world
                .Fail("autoscaling.TerminateInstanceInAutoScalingGroup",
                      {{"InstanceId", Ids(world)[0]}, {"ShouldDecrementDesiredCapacity", true}})
                .code,
            "ValidationError");
  world.Call("autoscaling.TerminateInstanceInAutoScalingGroup",
             {{"InstanceId", Ids(world)[0]}, {"ShouldDecrementDesiredCapacity", false}});
  world.Settle();
  EXPECT_THAT(Ids(world, "InService"), SizeIs(1));
  EXPECT_EQ(
      world
          .Fail("autoscaling.TerminateInstanceInAutoScalingGroup",
                {{"InstanceId", "i-0123456789abcdef0"}, {"ShouldDecrementDesiredCapacity", true}})
          .code,
      "ValidationError");
}

TEST(StandbyTest, AnInstanceStepsAsideAndComesBack) {
  TestWorld world;
  MakeGroup(world, 0, 2, {{"DesiredCapacity", 2}});
  world.Settle();
  const std::string id = Ids(world)[0];
  const Json entered =
      world.Call("autoscaling.EnterStandby",
                 Web({{"InstanceIds", {id}}, {"ShouldDecrementDesiredCapacity", true}}));
  EXPECT_EQ(entered["Activities"][0]["Description"], "Moving EC2 instance to Standby: " + id);
  EXPECT_THAT(entered["Activities"][0]["Cause"].get<std::string>(),
              HasSubstr("was moved to standby in response to a user request, shrinking the "
                        "capacity from 2 to 1."));
  world.Settle();
  EXPECT_THAT(Ids(world, "Standby"), SizeIs(1));
  EXPECT_EQ(Group(world)["DesiredCapacity"], 1);
  EXPECT_THAT(Ids(world, "InService"), SizeIs(1));
  world.Call("autoscaling.ExitStandby", Web({{"InstanceIds", {id}}}));
  world.Settle();
  EXPECT_THAT(Ids(world, "InService"), SizeIs(2));
  EXPECT_EQ(Group(world)["DesiredCapacity"], 2);
}

TEST(DetachInstancesTest, TheInstanceRunsOnWithoutItsGroup) {
  TestWorld world;
  MakeGroup(world, 0, 2, {{"DesiredCapacity", 1}});
  world.Settle();
  const std::string id = Ids(world)[0];
  world.Call("autoscaling.DetachInstances",
             Web({{"InstanceIds", {id}}, {"ShouldDecrementDesiredCapacity", true}}));
  world.Settle();
  EXPECT_THAT(Instances(world), SizeIs(0));
  const Json answer = world.Call("ec2.DescribeInstances", {{"InstanceIds", {id}}});
  EXPECT_EQ(answer["Reservations"][0]["Instances"][0]["State"]["Name"], "running");
  // And back again.
  world.Call("autoscaling.AttachInstances", Web({{"InstanceIds", {id}}}));
  world.Settle();
  EXPECT_THAT(Ids(world, "InService"), SizeIs(1));
  EXPECT_EQ(Group(world)["DesiredCapacity"], 1);
  EXPECT_EQ(world.Fail("autoscaling.AttachInstances", Web({{"InstanceIds", {id}}})).code,
            "ValidationError");
}

TEST(LifecycleHookTest, ALaunchWaitsForItsHook) {
  TestWorld world;
  MakeGroup(world, 0, 2);
  world.Call("autoscaling.PutLifecycleHook",
             Web({{"LifecycleHookName", "ready"},
                  {"LifecycleTransition", "autoscaling:EC2_INSTANCE_LAUNCHING"},
                  {"HeartbeatTimeout", 300}}));
  const Json hook = world.Call("autoscaling.DescribeLifecycleHooks", kWeb)["LifecycleHooks"][0];
  EXPECT_EQ(hook["GlobalTimeout"], 30000);
  EXPECT_EQ(hook["DefaultResult"], "ABANDON");
  world.Call("autoscaling.SetDesiredCapacity", Web({{"DesiredCapacity", 1}}));
  world.Settle();
  ASSERT_THAT(Ids(world, "Pending:Wait"), SizeIs(1));
  EXPECT_EQ(Activities(world)[0]["StatusCode"], "MidLifecycleAction");
  EXPECT_EQ(Activities(world)[0]["Progress"], 40);
  world.Call("autoscaling.CompleteLifecycleAction", Web({{"LifecycleHookName", "ready"},
                                                         {"InstanceId", Ids(world)[0]},
                                                         {"LifecycleActionResult", "CONTINUE"}}));
  world.Settle();
  EXPECT_THAT(Ids(world, "InService"), SizeIs(1));
}

TEST(LifecycleHookTest, AnAbandonedLaunchIsReplaced) {
  TestWorld world;
  MakeGroup(world, 0, 2);
  world.Call("autoscaling.PutLifecycleHook",
             Web({{"LifecycleHookName", "ready"},
                  {"LifecycleTransition", "autoscaling:EC2_INSTANCE_LAUNCHING"},
                  {"HeartbeatTimeout", 60}}));
  world.Call("autoscaling.SetDesiredCapacity", Web({{"DesiredCapacity", 1}}));
  world.Settle();
  const std::string id = Ids(world)[0];
  world.Advance(Seconds(61));  // Nobody answers, so the default is taken.
  world.Settle();
  EXPECT_THAT(Ids(world), Not(Contains(id)));
  EXPECT_THAT(Ids(world, "Pending:Wait"), SizeIs(1));
  bool found = false;
  for (const Json& activity : Activities(world)) {
    if (activity["StatusCode"] != "Cancelled") continue;
    found = true;
    EXPECT_THAT(activity["StatusMessage"].get<std::string>(),
                HasSubstr("was abandoned: Lifecycle Action Completed with ABANDON Result"));
  }
  EXPECT_TRUE(found);
}

TEST(LifecycleHookTest, ATerminationWaitsAndAHeartbeatProlongsIt) {
  TestWorld world;
  MakeGroup(world, 0, 2, {{"DesiredCapacity", 1}});
  world.Call("autoscaling.PutLifecycleHook",
             Web({{"LifecycleHookName", "drain"},
                  {"LifecycleTransition", "autoscaling:EC2_INSTANCE_TERMINATING"},
                  {"HeartbeatTimeout", 60},
                  {"DefaultResult", "CONTINUE"}}));
  world.Settle();
  world.Call("autoscaling.SetDesiredCapacity", Web({{"DesiredCapacity", 0}}));
  world.Settle();
  ASSERT_THAT(Ids(world, "Terminating:Wait"), SizeIs(1));
  EXPECT_EQ(Activities(world)[0]["StatusCode"], "MidTerminatingLifecycleAction");
  EXPECT_EQ(Activities(world)[0]["Progress"], 60);
  world.Advance(Seconds(50));
  world.Call("autoscaling.RecordLifecycleActionHeartbeat",
             Web({{"LifecycleHookName", "drain"}, {"InstanceId", Ids(world)[0]}}));
  world.Advance(Seconds(50));
  EXPECT_THAT(Ids(world, "Terminating:Wait"), SizeIs(1));
  world.Advance(Seconds(11));
  world.Settle();
  EXPECT_THAT(Instances(world), SizeIs(0));
}

TEST(LifecycleHookTest, APeerMayCompleteAHookInTheTurnInWhichItHears) {
  TestWorld world;
  world.world().Subscribe<autoscaling::LifecycleActionStarted>(
      [](Turn& turn, const autoscaling::LifecycleActionStarted& news) {
        Context ctx(turn.world(), news.account, news.region);
        autoscaling::CompleteHook(ctx, news.instance_id, news.hook);
      });
  MakeGroup(world, 0, 2, {{"DesiredCapacity", 1}});
  for (const char* transition : {"LAUNCHING", "TERMINATING"}) {
    world.Call(
        "autoscaling.PutLifecycleHook",
        Web({{"LifecycleHookName", transition},
             {"LifecycleTransition", std::string("autoscaling:EC2_INSTANCE_") + transition}}));
  }
  world.Settle();
  EXPECT_THAT(Ids(world, "InService"), SizeIs(1));
  world.Call("autoscaling.SetDesiredCapacity", Web({{"DesiredCapacity", 0}}));
  world.Settle();
  EXPECT_THAT(Instances(world), SizeIs(0));
}

TEST(LifecycleHookTest, RefusesWhatIsNoHook) {
  TestWorld world;
  MakeGroup(world, 0, 1);
  const auto fail = [&](Json more) {
    Json request = Web({{"LifecycleHookName", "h"},
                        {"LifecycleTransition", "autoscaling:EC2_INSTANCE_LAUNCHING"}});
    request.update(more);
    return world.Fail("autoscaling.PutLifecycleHook", request).code;
  };
  EXPECT_EQ(fail({{"HeartbeatTimeout", 29}}), "ValidationError");
  EXPECT_EQ(fail({{"DefaultResult", "MAYBE"}}), "ValidationError");
  EXPECT_EQ(fail({{"LifecycleTransition", "x"}}), "ValidationError");
  EXPECT_EQ(world.Fail("autoscaling.DeleteLifecycleHook", Web({{"LifecycleHookName", "h"}})).code,
            "ValidationError");
  EXPECT_EQ(
      world
          .Fail("autoscaling.CompleteLifecycleAction", Web({{"LifecycleHookName", "h"},
                                                            {"InstanceId", "i-0123456789abcdef0"},
                                                            {"LifecycleActionResult", "CONTINUE"}}))
          .code,
      "ValidationError");
}

TEST(DescribeAutoScalingInstancesTest, HealthIsInCapitals) {
  TestWorld world;
  MakeGroup(world, 1, 1);
  world.Settle();
  const Json answer = world.Call("autoscaling.DescribeAutoScalingInstances");
  ASSERT_THAT(answer["AutoScalingInstances"], SizeIs(1));
  EXPECT_EQ(answer["AutoScalingInstances"][0]["HealthStatus"], "HEALTHY");
  EXPECT_EQ(answer["AutoScalingInstances"][0]["AutoScalingGroupName"], "web");
}

TEST(InstanceRefreshTest, EveryInstanceIsReplacedWithinTheHealthBounds) {
  TestWorld world;
  MakeGroup(world, 4, 4);
  world.Settle();
  const std::vector<std::string> before = Ids(world);
  world.Call("autoscaling.StartInstanceRefresh",
             Web({{"Preferences", {{"MinHealthyPercentage", 50}, {"InstanceWarmup", 60}}}}));
  EXPECT_EQ(world.Fail("autoscaling.StartInstanceRefresh", kWeb).code, "InstanceRefreshInProgress");
  world.Settle();
  const Json refresh =
      world.Call("autoscaling.DescribeInstanceRefreshes", kWeb)["InstanceRefreshes"][0];
  EXPECT_EQ(refresh["Status"], "Successful");
  EXPECT_EQ(refresh["PercentageComplete"], 100);
  EXPECT_THAT(Ids(world, "InService"), SizeIs(4));
  for (const std::string& id : before) EXPECT_THAT(Ids(world), Not(Contains(id)));
  EXPECT_EQ(world.Fail("autoscaling.CancelInstanceRefresh", kWeb).code,
            "ActiveInstanceRefreshNotFound");
}

TEST(InstanceRefreshTest, LaunchesFirstWhereMoreThanAllMayBeThere) {
  TestWorld world;
  MakeGroup(world, 2, 2);
  world.Settle();
  world.Call(
      "autoscaling.StartInstanceRefresh",
      Web({{"Preferences", {{"MinHealthyPercentage", 100}, {"MaxHealthyPercentage", 150}}}}));
  for (int i = 0; i < 60; ++i) {
    world.Advance(Seconds(5));
    EXPECT_GE(Ids(world, "InService").size(), 2u);
  }
  world.Settle();
  EXPECT_EQ(
      world.Call("autoscaling.DescribeInstanceRefreshes", kWeb)["InstanceRefreshes"][0]["Status"],
      "Successful");
}

TEST(InstanceRefreshTest, MatchingInstancesAreSkippedAndCheckpointsPause) {
  TestWorld world;
  MakeGroup(world, 2, 2);
  world.Settle();
  world.Call("autoscaling.StartInstanceRefresh", Web({{"Preferences", {{"SkipMatching", true}}}}));
  world.Settle();
  Json refresh = world.Call("autoscaling.DescribeInstanceRefreshes", kWeb)["InstanceRefreshes"][0];
  EXPECT_EQ(refresh["Status"], "Successful");
  EXPECT_THAT(Activities(world), SizeIs(2));
  // 10 is passed over, because the first replacement is half of two.
  world.Call(
      "autoscaling.StartInstanceRefresh",
      Web({{"Preferences", {{"CheckpointPercentages", {10, 40, 100}}, {"CheckpointDelay", 600}}}}));
  world.Advance(Minutes(5));
  refresh = world.Call("autoscaling.DescribeInstanceRefreshes", kWeb)["InstanceRefreshes"][0];
  EXPECT_EQ(refresh["Status"], "InProgress");
  EXPECT_EQ(refresh["PercentageComplete"], 50);
  world.Settle();
  EXPECT_EQ(
      world.Call("autoscaling.DescribeInstanceRefreshes", kWeb)["InstanceRefreshes"][0]["Status"],
      "Successful");
}

TEST(WarmPoolTest, InstancesWaitStoppedAndComeInWhenNeeded) {
  TestWorld world;
  MakeGroup(world, 1, 3);
  world.Settle();
  world.Call("autoscaling.PutWarmPool", kWeb);
  world.Settle();
  Json pool = world.Call("autoscaling.DescribeWarmPool", kWeb);
  ASSERT_THAT(pool["Instances"], SizeIs(2));
  EXPECT_EQ(pool["Instances"][0]["LifecycleState"], "Warmed:Stopped");
  EXPECT_EQ(Group(world)["WarmPoolSize"], 2);
  EXPECT_THAT(Instances(world), SizeIs(1));
  const std::string waiting = pool["Instances"][0]["InstanceId"];
  world.Call("autoscaling.SetDesiredCapacity", Web({{"DesiredCapacity", 2}}));
  world.Settle();
  EXPECT_THAT(Ids(world, "InService"), Contains(waiting));
  EXPECT_THAT(world.Call("autoscaling.DescribeWarmPool", kWeb)["Instances"], SizeIs(1));
  world.Call("autoscaling.DeleteWarmPool", Web({{"ForceDelete", true}}));
  world.Settle();
  EXPECT_FALSE(world.Call("autoscaling.DescribeWarmPool", kWeb).contains("WarmPoolConfiguration"));
}

}  // namespace
}  // namespace wt::autoscaling_test
