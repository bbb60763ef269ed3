// What moves a group without a user: alarms, age, interruptions, load balancers, deletions.

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/world/page.h"
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

int64_t Desired(TestWorld& world) { return Group(world)["DesiredCapacity"]; }

void Measure(TestWorld& world, double value, int minutes) {
  for (int i = 0; i < minutes; ++i) {
    world.Call(
        "cloudwatch.PutMetricData",
        {{"Namespace", "App"}, {"MetricData", {{{"MetricName", "Load"}, {"Value", value}}}}});
    world.Advance(Minutes(1));
  }
}

// The same until the group moves.
void MeasureUntilMoved(TestWorld& world, double value) {
  const int64_t before = Desired(world);
  for (int i = 0; i < 30 && Desired(world) == before; ++i) Measure(world, value, 1);
}

void PutAlarm(TestWorld& world, std::string_view comparison, double threshold, const Json& action) {
  world.Call("cloudwatch.PutMetricAlarm", {{"AlarmName", "load"},
                                           {"Namespace", "App"},
                                           {"MetricName", "Load"},
                                           {"Statistic", "Average"},
                                           {"ComparisonOperator", std::string(comparison)},
                                           {"Threshold", threshold},
                                           {"Period", 60},
                                           {"EvaluationPeriods", 1},
                                           {"AlarmActions", Json::array({action})}});
}

std::string Causes(TestWorld& world) {
  std::string all;
  const Json activities = Activities(world);
  for (const Json& one : activities) all += one["Cause"].get<std::string>() + "\n";
  return all;
}

// --- Policies ------------------------------------------------------------------------------------

TEST(ManagedPolicyTest, ARepeatedLowAlarmDoesNotActOnOldDatapoints) {
  TestWorld world;
  MakeGroup(world, 0, 10, {{"DesiredCapacity", 4}});
  world.Settle();
  Context ctx = world.context();
  ASSERT_TRUE(autoscaling::PutManagedPolicy(ctx, "web",
                                            {.name = "managed",
                                             .metric_namespace = "App",
                                             .metric_name = "Load",
                                             .dimensions = {},
                                             .target = 100,
                                             .warmup_seconds = 60})
                  .ok());
  // Two of the four are busy.
  MeasureUntilMoved(world, 50);
  EXPECT_EQ(Desired(world), 2);
  // Both that are left are: the minutes before say nothing of that.
  Measure(world, 100, 12);
  EXPECT_EQ(Desired(world), 2);
}

TEST(TargetTrackingTest, ScaleInWaitsForDatapointsOfWhatIsLeft) {
  TestWorld world;
  MakeGroup(world, 1, 20, {{"DesiredCapacity", 10}, {"DefaultInstanceWarmup", 60}});
  world.Settle();
  world.Call("autoscaling.PutScalingPolicy",
             Web({{"PolicyName", "load"},
                  {"PolicyType", "TargetTrackingScaling"},
                  {"TargetTrackingConfiguration",
                   {{"CustomizedMetricSpecification",
                     {{"MetricName", "Load"}, {"Namespace", "App"}, {"Statistic", "Average"}}},
                    {"TargetValue", 50}}}}));
  MeasureUntilMoved(world, 40);
  EXPECT_EQ(Desired(world), 8);
  Measure(world, 50, 10);
  EXPECT_EQ(Desired(world), 8);
}

TEST(TargetTrackingTest, InstancesThatWarmUpHoldScaleInAndCountForScaleOut) {
  TestWorld world;
  MakeGroup(world, 2, 10, {{"DefaultInstanceWarmup", 600}});
  world.Settle();
  world.Advance(Minutes(11));
  world.Call("autoscaling.PutScalingPolicy",
             Web({{"PolicyName", "load"},
                  {"PolicyType", "TargetTrackingScaling"},
                  {"TargetTrackingConfiguration",
                   {{"CustomizedMetricSpecification",
                     {{"MetricName", "Load"}, {"Namespace", "App"}, {"Statistic", "Average"}}},
                    {"TargetValue", 50}}}}));
  Measure(world, 90, 5);
  EXPECT_EQ(Desired(world), 4);
  Measure(world, 90, 4);  // The same breach again adds nothing while they warm up.
  EXPECT_EQ(Desired(world), 4);
  Measure(world, 140, 4);  // A larger one the difference: ⌈2 × 140 ÷ 50⌉.
  EXPECT_EQ(Desired(world), 6);
}

TEST(SimplePolicyTest, ActsOnceABreachAndAgainAfterItsCooldown) {
  TestWorld world;
  MakeGroup(world, 1, 10);
  world.Settle();
  const Json put =
      world.Call("autoscaling.PutScalingPolicy", Web({{"PolicyName", "more"},
                                                      {"AdjustmentType", "ChangeInCapacity"},
                                                      {"ScalingAdjustment", 1},
                                                      {"Cooldown", 600}}));
  PutAlarm(world, "GreaterThanThreshold", 50, put["PolicyARN"]);
  Measure(world, 90, 4);
  EXPECT_EQ(Desired(world), 2);
  Measure(world, 90, 3);
  EXPECT_EQ(Desired(world), 2);
  Measure(world, 90, 9);
  EXPECT_EQ(Desired(world), 3);
}

TEST(StepPolicyTest, AnAlarmTakesItsStepAndWarmingInstancesHoldScaleIn) {
  TestWorld world;
  MakeGroup(world, 1, 20, {{"DesiredCapacity", 4}, {"DefaultInstanceWarmup", 600}});
  world.Settle();
  world.Advance(Minutes(11));
  const Json steps = Json::array({{{"MetricIntervalLowerBound", 0},
                                   {"MetricIntervalUpperBound", 20},
                                   {"ScalingAdjustment", 1}},
                                  {{"MetricIntervalLowerBound", 20}, {"ScalingAdjustment", 4}}});
  const Json put =
      world.Call("autoscaling.PutScalingPolicy", Web({{"PolicyName", "steps"},
                                                      {"PolicyType", "StepScaling"},
                                                      {"AdjustmentType", "ChangeInCapacity"},
                                                      {"StepAdjustments", steps}}));
  PutAlarm(world, "GreaterThanThreshold", 50, put["PolicyARN"]);
  Measure(world, 60, 3);
  EXPECT_EQ(Desired(world), 5);
  Measure(world, 80, 2);  // The larger step, of which one instance is there already.
  EXPECT_EQ(Desired(world), 8);
}

TEST(ProcessesTest, AlarmsAndSchedulesDoNothingWhileTheyAreSuspended) {
  TestWorld world;
  MakeGroup(world, 1, 10);
  world.Settle();
  const Json put =
      world.Call("autoscaling.PutScalingPolicy", Web({{"PolicyName", "more"},
                                                      {"AdjustmentType", "ChangeInCapacity"},
                                                      {"ScalingAdjustment", 1}}));
  PutAlarm(world, "GreaterThanThreshold", 50, put["PolicyARN"]);
  world.Call("autoscaling.PutScheduledUpdateGroupAction", Web({{"ScheduledActionName", "soon"},
                                                               {"Recurrence", "*/2 * * * *"},
                                                               {"DesiredCapacity", 5}}));
  world.Call("autoscaling.SuspendProcesses",
             Web({{"ScalingProcesses", {"AlarmNotification", "ScheduledActions"}}}));
  Measure(world, 90, 5);
  EXPECT_EQ(Desired(world), 1);
  world.Call("autoscaling.ResumeProcesses", Web({{"ScalingProcesses", {"AlarmNotification"}}}));
  Measure(world, 90, 2);  // Alarms in breach are considered again.
  EXPECT_EQ(Desired(world), 2);
  world.Call("autoscaling.ResumeProcesses", kWeb);
  Measure(world, 10, 3);
  EXPECT_EQ(Desired(world), 5);
}

TEST(ProcessesTest, MarkedInstancesAreReplacedOnceReplaceUnhealthyIsResumed) {
  TestWorld world;
  MakeGroup(world, 2, 2);
  world.Settle();
  const std::string id = Ids(world)[0];
  world.Call("autoscaling.SuspendProcesses",
             Web({{"ScalingProcesses", {"ReplaceUnhealthy", "AZRebalance"}}}));
  world.Call("autoscaling.SetInstanceHealth", {{"InstanceId", id}, {"HealthStatus", "Unhealthy"}});
  world.Advance(Minutes(5));
  EXPECT_THAT(Ids(world, "InService"), Contains(id));
  world.Call("autoscaling.ResumeProcesses", kWeb);
  world.Settle();
  EXPECT_THAT(Ids(world), Not(Contains(id)));
  EXPECT_THAT(Ids(world, "InService"), SizeIs(2));
}

TEST(ProcessesTest, HealthChecksMarkNothingWhileTheyAreSuspended) {
  TestWorld world;
  MakeGroup(world, 1, 1);
  world.Settle();
  const std::string id = Ids(world)[0];
  world.Call("autoscaling.SuspendProcesses", Web({{"ScalingProcesses", {"HealthCheck"}}}));
  world.Call("ec2.StopInstances", {{"InstanceIds", {id}}});
  world.Settle();
  EXPECT_EQ(Instances(world)[0]["HealthStatus"], "Healthy");
  world.Call("autoscaling.ResumeProcesses", kWeb);
  world.Settle();
  EXPECT_THAT(Ids(world), Not(Contains(id)));
  EXPECT_THAT(Ids(world, "InService"), SizeIs(1));
}

// --- Zones, age, interruptions -------------------------------------------------------------------

TEST(RebalanceTest, AGroupOutOfBalanceIsBroughtBackWithinOne) {
  TestWorld world;
  MakeGroup(world, 4, 8);
  world.Settle();
  // Two instances of one zone leave, and the group is smaller now.
  std::vector<std::string> there;
  const Json instances = Instances(world);
  for (const Json& one : instances) {
    if (one["AvailabilityZone"] == "us-east-1a") there.push_back(one["InstanceId"]);
  }
  ASSERT_THAT(there, SizeIs(2));
  world.Call("autoscaling.UpdateAutoScalingGroup", Web({{"MinSize", 2}}));
  for (const std::string& id : there) {
    world.Call("autoscaling.TerminateInstanceInAutoScalingGroup",
               {{"InstanceId", id}, {"ShouldDecrementDesiredCapacity", true}});
  }
  for (int i = 0; i < 60; ++i) {
    world.Advance(Seconds(10));
    EXPECT_GE(Ids(world, "InService").size(), 2u);  // It launches before it terminates.
  }
  EXPECT_EQ(CountIn(world, "us-east-1a"), 1);
  EXPECT_EQ(CountIn(world, "us-east-1b"), 1);
}

TEST(LifetimeTest, InstancesAreReplacedOneAfterAnother) {
  TestWorld world;
  MakeGroup(world, 3, 3, {{"MaxInstanceLifetime", 86400}});
  world.Settle();
  const std::vector<std::string> before = Ids(world);
  world.Advance(Hours(23));
  EXPECT_EQ(Ids(world), before);
  for (int i = 0; i < 120; ++i) {
    world.Advance(Minutes(1));
    EXPECT_GE(Ids(world, "InService").size(), 3u);
    EXPECT_LE(Ids(world, "InService").size(), 4u);
  }
  for (const std::string& id : before) EXPECT_THAT(Ids(world), Not(Contains(id)));
  EXPECT_THAT(Ids(world, "InService"), SizeIs(3));
}

class SpotTest : public ::testing::Test {
 protected:
  void Make(bool rebalances) {
    MakeTemplate(world_);
    Json request =
        GroupRequest(world_, 2, 4, {{"DesiredCapacity", 2}, {"CapacityRebalance", rebalances}});
    request.erase("LaunchTemplate");
    request["MixedInstancesPolicy"] = {
        {"LaunchTemplate",
         {{"LaunchTemplateSpecification", {{"LaunchTemplateName", "web"}}},
          {"Overrides", {{{"InstanceType", "t3.small"}}, {{"InstanceType", "t3.medium"}}}}}},
        {"InstancesDistribution", {{"OnDemandPercentageAboveBaseCapacity", 0}}}};
    world_.Call("autoscaling.CreateAutoScalingGroup", request);
    world_.Settle();
    id_ = Ids(world_)[0];
  }
  int Interrupt(const std::string& more = "") {
    wire::HttpRequest request{.method = "POST",
                              .target = "/_windtunnel/spot/interrupt?instance=" + id_ + more};
    std::optional<wire::HttpResponse> answer;
    world_.world().RunTurn("control", [&](Turn& turn) {
      turn.Publish(PageAsked{"spot/interrupt", request, answer});
    });
    return answer ? answer->status : 0;
  }

  TestWorld world_;
  std::string id_;
};

TEST_F(SpotTest, AnInterruptedInstanceGoesAfterTwoMinutesAndIsReplaced) {
  Make(false);
  EXPECT_EQ(Interrupt(), 200);
  world_.Advance(Seconds(119));
  EXPECT_THAT(Ids(world_, "InService"), Contains(id_));
  EXPECT_THAT(Instances(world_), SizeIs(2));
  world_.Advance(Minutes(5));
  EXPECT_THAT(Ids(world_), Not(Contains(id_)));
  EXPECT_THAT(Ids(world_, "InService"), SizeIs(2));
}

TEST_F(SpotTest, AGroupThatRebalancesLaunchesTheReplacementAtOnce) {
  Make(true);
  EXPECT_EQ(Interrupt(), 200);
  EXPECT_THAT(Instances(world_), SizeIs(3));
  std::set<std::string> launched;
  for (int i = 0; i < 60; ++i) {
    world_.Advance(Seconds(5));
    EXPECT_LE(Instances(world_).size(), 3u);
    EXPECT_GE(Ids(world_, "InService").size(), 2u);
    for (const std::string& id : Ids(world_)) launched.insert(id);
  }
  EXPECT_THAT(Ids(world_), Not(Contains(id_)));
  EXPECT_EQ(launched.size(), 3u);  // One replacement, not two.
  EXPECT_EQ(Desired(world_), 2);
}

TEST_F(SpotTest, TheReplacementCountsWhereTheInterruptionComesFirst) {
  Make(true);
  world_.Call("autoscaling.PutLifecycleHook",
              Web({{"LifecycleHookName", "slow"},
                   {"LifecycleTransition", "autoscaling:EC2_INSTANCE_LAUNCHING"},
                   {"HeartbeatTimeout", 300},
                   {"DefaultResult", "CONTINUE"}}));
  EXPECT_EQ(Interrupt(), 200);
  world_.Advance(Minutes(12));
  EXPECT_THAT(Ids(world_, "InService"), SizeIs(2));
  EXPECT_THAT(Instances(world_), SizeIs(2));
  EXPECT_THAT(Activities(world_), SizeIs(4));  // Three launches and an end.
}

TEST_F(SpotTest, OnlyARunningSpotInstanceIsInterrupted) {
  Make(false);
  EXPECT_EQ(Interrupt("&notice=soon"), 400);
  world_.Call("ec2.TerminateInstances", {{"InstanceIds", {id_}}});
  EXPECT_EQ(Interrupt(), 400);
  id_ = "i-0";
  EXPECT_EQ(Interrupt(), 400);
}

// --- Load balancers ------------------------------------------------------------------------------

TEST(ElbHealthTest, ATargetThatFailsItsChecksIsReplacedAfterTheGracePeriod) {
  TestWorld world;
  const std::vector<std::string> subnets = Subnets(world);
  const Json subnet = world.Call("ec2.DescribeSubnets", {{"SubnetIds", {subnets[0]}}});
  const Json target_group =
      world.Call("elbv2.CreateTargetGroup", {{"Name", "web"},
                                             {"Protocol", "HTTP"},
                                             {"Port", 80},
                                             {"VpcId", subnet["Subnets"][0]["VpcId"]},
                                             {"HealthCheckIntervalSeconds", 10}});
  const std::string arn = target_group["TargetGroups"][0]["TargetGroupArn"];
  const Json balancer = world.Call("elbv2.CreateLoadBalancer",
                                   {{"Name", "web"}, {"Subnets", {subnets[0], subnets[1]}}});
  world.Call("elbv2.CreateListener",
             {{"LoadBalancerArn", balancer["LoadBalancers"][0]["LoadBalancerArn"]},
              {"Protocol", "HTTP"},
              {"Port", 80},
              {"DefaultActions", {{{"Type", "forward"}, {"TargetGroupArn", arn}}}}});
  world.Call(
      "elbv2.ModifyTargetGroupAttributes",
      {{"TargetGroupArn", arn},
       {"Attributes", {{{"Key", "deregistration_delay.timeout_seconds"}, {"Value", "30"}}}}});
  world.Settle();
  MakeGroup(world, 1, 1,
            {{"TargetGroupARNs", Json::array({arn})},
             {"HealthCheckType", "ELB"},
             {"HealthCheckGracePeriod", 300}});
  world.Settle();
  const std::string id = Ids(world)[0];
  // It passes at first; then another code is wanted.
  world.Advance(Minutes(1));
  world.Call("elbv2.ModifyTargetGroup",
             {{"TargetGroupArn", arn}, {"Matcher", {{"HttpCode", "404"}}}});
  world.Advance(Minutes(3));
  EXPECT_THAT(Ids(world, "InService"), Contains(id));  // Within the grace period.
  world.Advance(Minutes(6));
  EXPECT_THAT(Ids(world), Not(Contains(id)));
  EXPECT_THAT(Causes(world), HasSubstr("an instance was taken out of service in response to an ELB "
                                       "system health check failure."));
}

// --- Hooks, warm pools, refreshes ----------------------------------------------------------------

TEST(LifecycleHookTest, ItsTimeOutGivesTheDefaultResult) {
  TestWorld world;
  MakeGroup(world, 0, 4);
  world.Call("autoscaling.PutLifecycleHook",
             Web({{"LifecycleHookName", "in"},
                  {"LifecycleTransition", "autoscaling:EC2_INSTANCE_LAUNCHING"},
                  {"HeartbeatTimeout", 60},
                  {"DefaultResult", "CONTINUE"}}));
  world.Call("autoscaling.SetDesiredCapacity", Web({{"DesiredCapacity", 1}}));
  world.Advance(Seconds(50));
  EXPECT_THAT(Ids(world, "Pending:Wait"), SizeIs(1));
  world.Advance(Minutes(2));
  EXPECT_THAT(Ids(world, "InService"), SizeIs(1));
  const Json hook = world.Call("autoscaling.DescribeLifecycleHooks", kWeb)["LifecycleHooks"][0];
  EXPECT_EQ(hook["GlobalTimeout"], 6000);  // A hundred heartbeats.
}

TEST(LifecycleHookTest, SeveralHooksOfATransitionAreAllWaitedFor) {
  TestWorld world;
  MakeGroup(world, 0, 4);
  for (const char* name : {"first", "second"}) {
    world.Call("autoscaling.PutLifecycleHook",
               Web({{"LifecycleHookName", name},
                    {"LifecycleTransition", "autoscaling:EC2_INSTANCE_LAUNCHING"}}));
  }
  world.Call("autoscaling.SetDesiredCapacity", Web({{"DesiredCapacity", 1}}));
  world.Settle();
  const std::string id = Ids(world, "Pending:Wait")[0];
  const auto complete = [&](const char* name) {
    world.Call("autoscaling.CompleteLifecycleAction", Web({{"LifecycleHookName", name},
                                                           {"InstanceId", id},
                                                           {"LifecycleActionResult", "CONTINUE"}}));
    world.Settle();
  };
  complete("first");
  EXPECT_THAT(Ids(world, "Pending:Wait"), SizeIs(1));
  complete("second");
  EXPECT_THAT(Ids(world, "InService"), SizeIs(1));
}

TEST(WarmPoolTest, AnInstanceThatIsReusedGoesBackAndComesAgain) {
  TestWorld world;
  MakeGroup(world, 0, 2, {{"DesiredCapacity", 1}});
  world.Settle();
  world.Call("autoscaling.PutWarmPool", Web({{"MaxGroupPreparedCapacity", 1},
                                             {"InstanceReusePolicy", {{"ReuseOnScaleIn", true}}}}));
  world.Settle();
  const std::string id = Ids(world, "InService")[0];
  world.Call("autoscaling.SetDesiredCapacity", Web({{"DesiredCapacity", 0}}));
  world.Settle();
  const Json pool = world.Call("autoscaling.DescribeWarmPool", kWeb)["Instances"];
  std::vector<std::string> pooled;
  for (const Json& one : pool) pooled.push_back(one["InstanceId"]);
  EXPECT_THAT(pooled, Contains(id));
  for (const Json& one : pool) EXPECT_EQ(one["LifecycleState"], "Warmed:Stopped");
  world.Call("autoscaling.SetDesiredCapacity", Web({{"DesiredCapacity", 1}}));
  world.Settle();
  EXPECT_THAT(pooled, Contains(Ids(world, "InService")[0]));
}

TEST(InstanceRefreshTest, ARollbackGoesBackToTheVersionBefore) {
  TestWorld world;
  MakeGroup(world, 2, 2);
  world.Call("autoscaling.UpdateAutoScalingGroup",
             Web({{"LaunchTemplate", {{"LaunchTemplateName", "web"}, {"Version", "1"}}}}));
  world.Settle();
  world.Call("ec2.CreateLaunchTemplateVersion",
             {{"LaunchTemplateName", "web"},
              {"SourceVersion", "1"},
              {"LaunchTemplateData", {{"InstanceType", "t3.small"}}}});
  world.Call("autoscaling.StartInstanceRefresh",
             Web({{"DesiredConfiguration",
                   {{"LaunchTemplate", {{"LaunchTemplateName", "web"}, {"Version", "2"}}}}},
                  {"Preferences", {{"MinHealthyPercentage", 50}, {"InstanceWarmup", 30}}}}));
  world.Advance(Minutes(2));
  EXPECT_THAT(Instances(world).dump(), HasSubstr("t3.small"));
  world.Call("autoscaling.RollbackInstanceRefresh", kWeb);
  world.Settle();
  const Json refresh =
      world.Call("autoscaling.DescribeInstanceRefreshes", kWeb)["InstanceRefreshes"][0];
  EXPECT_EQ(refresh["Status"], "RollbackSuccessful");
  const Json instances = Instances(world);
  ASSERT_THAT(instances, SizeIs(2));
  for (const Json& one : instances) {
    EXPECT_EQ(one["InstanceType"], "t3.micro");
    EXPECT_EQ(one["LaunchTemplate"]["Version"], "1");
  }
}

TEST(InstanceRefreshTest, CancelledItLeavesTheRestAsTheyAre) {
  TestWorld world;
  MakeGroup(world, 4, 4);
  world.Settle();
  const std::vector<std::string> before = Ids(world);
  world.Call("autoscaling.StartInstanceRefresh",
             Web({{"Preferences", {{"MinHealthyPercentage", 75}, {"InstanceWarmup", 60}}}}));
  world.Advance(Seconds(30));
  world.Call("autoscaling.CancelInstanceRefresh", kWeb);
  world.Settle();
  EXPECT_EQ(
      world.Call("autoscaling.DescribeInstanceRefreshes", kWeb)["InstanceRefreshes"][0]["Status"],
      "Cancelled");
  int64_t kept = 0;
  for (const std::string& id : Ids(world, "InService")) {
    kept += std::count(before.begin(), before.end(), id);
  }
  EXPECT_GE(kept, 2);
  EXPECT_THAT(Ids(world, "InService"), SizeIs(4));
}

TEST(TerminationPolicyTest, TheGroupsPoliciesChooseInTheirOrder) {
  TestWorld world;
  MakeGroup(world, 0, 6, {{"DesiredCapacity", 2}, {"TerminationPolicies", {"NewestInstance"}}});
  world.Settle();
  const std::vector<std::string> old = Ids(world);
  world.Call("autoscaling.SetDesiredCapacity", Web({{"DesiredCapacity", 4}}));
  world.Settle();
  world.Call("autoscaling.SetDesiredCapacity", Web({{"DesiredCapacity", 2}}));
  world.Settle();
  EXPECT_EQ(Ids(world), old);
  world.Call("autoscaling.UpdateAutoScalingGroup",
             Web({{"TerminationPolicies", {"OldestInstance"}}, {"DesiredCapacity", 4}}));
  world.Settle();
  world.Call("autoscaling.SetDesiredCapacity", Web({{"DesiredCapacity", 2}}));
  world.Settle();
  for (const std::string& id : old) EXPECT_THAT(Ids(world), Not(Contains(id)));
}

}  // namespace
}  // namespace wt::autoscaling_test
