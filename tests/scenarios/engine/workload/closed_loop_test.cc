// The loop: load, metric, alarm, policy, desired count, placement, capacity, load.

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/engine/workload/load_world.h"

namespace wt {
namespace {

using testing::Contains;
using testing::HasSubstr;

TEST(ClosedLoopTest, LoadBringsTasksAndInstancesAndItsEndTakesThemAway) {
  LoadWorld world;
  world.MakeStack();
  const int64_t before = world.Instances();
  EXPECT_EQ(world.AlarmState("AlarmHigh"), "OK");

  // 1. 300/s × 15 ms are 4.5 vCPUs: nine tasks at 100 %, eighteen at the target of 50 %.
  world.Load("web", R"({"rate": "300/s", "cpu": "15ms"})");
  world.Advance(Minutes(3));
  EXPECT_EQ(world.AlarmState("AlarmHigh"), "OK");  // Three datapoints are wanted.
  world.Advance(Minutes(2));
  EXPECT_EQ(world.AlarmState("AlarmHigh"), "ALARM");
  const Json activities = world.Call("application_autoscaling.DescribeScalingActivities",
                                     {{"ServiceNamespace", "ecs"}});
  const std::string description = activities["ScalingActivities"][0]["Description"];
  EXPECT_THAT(description, HasSubstr("Setting desired count to "));

  // 2. Tasks find no room; the provider says what it needs; the group grows.
  double reservation = 0;
  for (int minute = 0; minute < 30; ++minute) {
    world.Advance(Minutes(1));
    for (const double value :
         world.Metric("AWS/ECS/ManagedScaling", "CapacityProviderReservation",
                      {{"CapacityProviderName", "main"}, {"ClusterName", "main"}}, "Average", 1)) {
      reservation = std::max(reservation, value);
    }
  }
  EXPECT_GT(reservation, 100);
  EXPECT_GT(world.Instances(), before);
  const int64_t tasks = world.Service()["runningCount"];
  EXPECT_GE(tasks, 18);
  EXPECT_LE(tasks, 22);
  EXPECT_LT(world.ServiceCpu(), 52);
  EXPECT_GT(world.ServiceCpu(), 35);

  // 3. The load ends: fifteen minutes below the target's nine tenths, then inward, slowly.
  world.Clear("web");
  world.Advance(Minutes(14));
  EXPECT_EQ(world.Service()["desiredCount"], tasks);
  world.Advance(Minutes(60));
  EXPECT_EQ(world.Service()["desiredCount"], 4);
  EXPECT_EQ(world.Service()["runningCount"], 4);
  world.Advance(Minutes(60));
  EXPECT_LE(world.Instances(), before + 1);
}

TEST(ClosedLoopTest, WhyLeadsFromATaskBackToTheLoad) {
  LoadWorld world;
  world.MakeStack();
  world.Load("web", R"({"rate": "300/s", "cpu": "15ms"})");
  world.Advance(Minutes(30));
  // The newest task: it waited for an instance that came because of it.
  Context ctx = world.context();
  const Json arns = world.Call("ecs.ListTasks", {{"cluster", "main"}})["taskArns"];
  int reached = 0, by_capacity = 0;
  for (const Json& arn : arns) {
    const std::string text = arn;
    const std::vector<std::string> events = world.Why("task/" + text.substr(text.rfind('/') + 1));
    ASSERT_FALSE(events.empty());
    if (events.back() != "load_set") continue;
    ++reached;
    EXPECT_THAT(events, Contains("task_placed"));
    EXPECT_THAT(events, Contains("policy_decided"));
    EXPECT_THAT(events, Contains("alarm_state_changed"));
    EXPECT_THAT(events, Contains("metric_evaluated"));
    const bool waited =
        std::find(events.begin(), events.end(), "capacity_provider_needs") != events.end();
    by_capacity += waited ? 1 : 0;
  }
  EXPECT_GE(reached, static_cast<int>(arns.size()) - 4);  // All but those of the beginning.
  EXPECT_GT(by_capacity, 0);
}

TEST(ClosedLoopTest, TheJournalDoesNotGrowWhileNothingHappens) {
  LoadWorld world;
  world.MakeStack();
  world.Load("web", R"({"rate": "80/s", "cpu": "10ms"})");
  world.Advance(Hours(1));
  const int64_t before = world.world().newest_entry();
  world.Advance(Hours(24));
  EXPECT_LE(world.world().newest_entry() - before, 20);
}

}  // namespace
}  // namespace wt
