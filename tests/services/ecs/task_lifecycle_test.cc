#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/ecs_world.h"

namespace wt {
namespace {

class TaskLifecycle : public ::testing::Test {
 protected:
  TaskLifecycle() {
    world_.Call("ecs.CreateCluster", {{"clusterName", "web"}});
    world_.Define("app", 128, 128);
    world_.Join("web", 1);
  }
  std::string Run() {
    return world_.Call("ecs.RunTask",
                       {{"cluster", "web"}, {"taskDefinition", "app"}})["tasks"][0]["taskArn"];
  }

  EcsWorld world_;
};

TEST_F(TaskLifecycle, GoesFromPendingToRunning) {
  const std::string arn = Run();
  const Json pending = world_.Task("web", arn);
  EXPECT_FALSE(pending.contains("startedAt"));
  EXPECT_FALSE(pending.contains("pullStartedAt"));
  world_.Advance(Seconds(20));
  const Json running = world_.Task("web", arn);
  EXPECT_EQ(running["lastStatus"], "RUNNING");
  EXPECT_EQ(running["connectivity"], "CONNECTED");
  EXPECT_GT(running["startedAt"], running["pullStoppedAt"]);
  EXPECT_EQ(running["containers"][0]["lastStatus"], "RUNNING");
  EXPECT_EQ(running["version"], 2);
}

TEST_F(TaskLifecycle, PullsAnImageOnceOnAnInstance) {
  const std::string first = Run();
  world_.Settle();
  const std::string second = Run();
  world_.Settle();
  const auto pulled = [&](const std::string& arn) {
    const Json task = world_.Task("web", arn);
    return task["pullStoppedAt"].get<int64_t>() - task["pullStartedAt"].get<int64_t>();
  };
  EXPECT_GE(pulled(first), Seconds(3).micros);
  EXPECT_LT(pulled(second), Seconds(1).micros);
}

TEST_F(TaskLifecycle, StopsWithTheReasonGiven) {
  const std::string arn = Run();
  world_.Settle();
  const Json stopping = world_.Call(
      "ecs.StopTask", {{"cluster", "web"}, {"task", arn}, {"reason", "enough"}})["task"];
  EXPECT_EQ(stopping["desiredStatus"], "STOPPED");
  EXPECT_EQ(stopping["stopCode"], "UserInitiated");
  EXPECT_EQ(stopping["stoppedReason"], "enough");
  world_.Settle();
  const Json stopped = world_.Task("web", arn);
  EXPECT_EQ(stopped["lastStatus"], "STOPPED");
  EXPECT_EQ(stopped["containers"][0]["exitCode"], 143);
  EXPECT_TRUE(stopped.contains("executionStoppedAt"));
}

TEST_F(TaskLifecycle, ATaskStoppedWhilePendingNeverRan) {
  const std::string arn = Run();
  world_.Call("ecs.StopTask", {{"cluster", "web"}, {"task", arn}});
  world_.Settle();
  const Json stopped = world_.Task("web", arn);
  EXPECT_EQ(stopped["lastStatus"], "STOPPED");
  EXPECT_EQ(stopped["stoppedReason"], "Task stopped by user");
  EXPECT_FALSE(stopped["containers"][0].contains("exitCode"));
  EXPECT_FALSE(stopped.contains("startedAt"));
}

TEST_F(TaskLifecycle, StoppingTwiceIsNoError) {
  const std::string arn = Run();
  world_.Settle();
  world_.Call("ecs.StopTask", {{"cluster", "web"}, {"task", arn}, {"reason", "one"}});
  world_.Call("ecs.StopTask", {{"cluster", "web"}, {"task", arn}, {"reason", "two"}});
  world_.Settle();
  EXPECT_EQ(world_.Task("web", arn)["stoppedReason"], "one");
  EXPECT_EQ(world_.Fail("ecs.StopTask", {{"cluster", "web"}, {"task", "gone"}}).message,
            "The referenced task was not found.");
}

TEST_F(TaskLifecycle, StoppedTasksAreSeenForAnHour) {
  const std::string arn = Run();
  world_.Settle();
  world_.Call("ecs.StopTask", {{"cluster", "web"}, {"task", arn}});
  world_.Advance(Minutes(59));
  EXPECT_EQ(
      world_.Call("ecs.ListTasks", {{"cluster", "web"}, {"desiredStatus", "STOPPED"}})["taskArns"]
          .size(),
      1u);
  world_.Advance(Minutes(2));
  EXPECT_EQ(world_.Call("ecs.DescribeTasks",
                        {{"cluster", "web"}, {"tasks", {arn}}})["failures"][0]["reason"],
            "MISSING");
}

}  // namespace
}  // namespace wt
