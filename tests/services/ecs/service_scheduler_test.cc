// What the scheduler does with services, step by step.

#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/service_world.h"

namespace wt {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

std::map<std::string, int> CountBy(const Json& tasks, const char* field) {
  std::map<std::string, int> counts;
  for (const Json& task : tasks) ++counts[task[field].get<std::string>()];
  return counts;
}

TEST(ReplicaService, StartsItsTasksAndComesToRest) {
  ServiceWorld world(3);
  world.Create(3);
  world.Settle();
  const Json service = world.Describe();
  EXPECT_EQ(service["runningCount"], 3);
  EXPECT_EQ(service["pendingCount"], 0);
  EXPECT_EQ(service["deployments"][0]["rolloutState"], "COMPLETED");
  const std::string id = service["deployments"][0]["id"];
  EXPECT_EQ(service["deployments"][0]["rolloutStateReason"],
            "ECS deployment " + id + " completed.");
  const auto messages = world.Messages();
  ASSERT_EQ(messages.size(), 3u);
  EXPECT_EQ(messages[0], "(service site) has reached a steady state.");
  EXPECT_EQ(messages[1], "(service site) (deployment " + id + ") deployment completed.");
  EXPECT_THAT(messages[2], ::testing::StartsWith("(service site) has started 3 tasks: (task "));
  const Json task = world.Tasks()[0];
  EXPECT_EQ(task["group"], "service:site");
  EXPECT_EQ(task["startedBy"], id);
}

TEST(ReplicaService, IsNotSteadyBeforeItsTasksRanFortySeconds) {
  ServiceWorld world(1);
  world.Create(1);
  world.Advance(Seconds(20));
  EXPECT_EQ(world.Describe()["runningCount"], 1);
  EXPECT_FALSE(world.HasMessage("steady"));
  world.Advance(Seconds(60));
  EXPECT_TRUE(world.HasMessage("steady"));
}

TEST(ReplicaService, SpreadsOverZonesWithoutAStrategy) {
  ServiceWorld world(6);
  world.Create(7);
  world.Settle();
  std::vector<int> counts;
  for (const auto& [zone, count] : CountBy(world.Tasks(), "availabilityZone")) {
    counts.push_back(count);
  }
  EXPECT_THAT(counts, ::testing::UnorderedElementsAre(3, 2, 2));
}

TEST(ReplicaService, ReplacesATaskThatIsStopped) {
  ServiceWorld world(2);
  world.Create(2);
  world.Settle();
  const Json task = world.Tasks()[0];
  world.Call("ecs.StopTask", {{"cluster", "web"}, {"task", task["taskArn"]}});
  world.Settle();
  EXPECT_EQ(world.Describe()["runningCount"], 2);
  for (const Json& now : world.Tasks()) EXPECT_NE(now["taskArn"], task["taskArn"]);
  EXPECT_EQ(world.Describe()["deployments"].size(), 1u);
}

TEST(ReplicaService, ReplacesTheTasksOfALostInstance) {
  ServiceWorld world;
  const auto ids = world.Join("web", 2);
  world.Create(4);
  world.Settle();
  world.Call("ec2.TerminateInstances", {{"InstanceIds", {ids[0]}}});
  world.Settle();
  EXPECT_EQ(world.Describe()["runningCount"], 4);
  EXPECT_EQ(CountBy(world.Tasks(), "containerInstanceArn").size(), 1u);
}

TEST(ReplicaService, SaysWhyATaskFindsNoPlaceAndTakesRoomWhenItComes) {
  ServiceWorld world;
  world.Create(2);
  world.Advance(Minutes(2));
  EXPECT_EQ(
      world.Messages()[0],
      "(service site) was unable to place a task because no container instance met all of its "
      "requirements. Reason: No Container Instances were found in your cluster. For more "
      "information, see the Troubleshooting section of the Amazon ECS Developer Guide.");
  EXPECT_EQ(world.Messages().size(), 1u);
  world.Join("web", 1);
  world.Settle();
  EXPECT_EQ(world.Describe()["runningCount"], 2);
}

TEST(ReplicaService, NamesTheClosestInstance) {
  ServiceWorld world(1);
  world.Define("huge", 128, 100000);
  world.Create(1, {{"taskDefinition", "huge"}});
  world.Settle();
  const std::string arn = world.ContainerInstances("web")[0];
  EXPECT_EQ(
      world.Messages()[0],
      "(service site) was unable to place a task because no container instance met all of its "
      "requirements. The closest matching (container-instance " +
          arn.substr(arn.rfind('/') + 1) +
          ") has insufficient memory available. For more information, see the "
          "Troubleshooting section of the Amazon ECS Developer Guide.");
}

TEST(ReplicaService, RoomThatATaskLeavesIsTaken) {
  ServiceWorld world(1);
  world.Define("big", 2048, 128);
  const Json alone = world.Call("ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "big"}});
  world.Create(1);
  world.Settle();
  EXPECT_EQ(world.Describe()["runningCount"], 0);
  world.Call("ecs.StopTask", {{"cluster", "web"}, {"task", alone["tasks"][0]["taskArn"]}});
  world.Settle();
  EXPECT_EQ(world.Describe()["runningCount"], 1);
}

TEST(ReplicaService, ScalesInFromTheFullestZone) {
  ServiceWorld world(3);
  world.Create(6);
  world.Settle();
  world.Update({{"desiredCount", 3}});
  world.Settle();
  EXPECT_THAT(CountBy(world.Tasks(), "availabilityZone"),
              ElementsAre(Pair("us-east-1a", 1), Pair("us-east-1b", 1), Pair("us-east-1c", 1)));
  EXPECT_TRUE(world.HasMessage("(service site) has stopped 3 running tasks: (task "));
  const Json stopped = world.Call(
      "ecs.ListTasks",
      {{"cluster", "web"}, {"serviceName", "site"}, {"desiredStatus", "STOPPED"}})["taskArns"];
  EXPECT_EQ(world.Task("web", stopped[0])["stoppedReason"],
            "Scaling activity initiated by (deployment " +
                world.Describe()["deployments"][0]["id"].get<std::string>() + ")");
}

TEST(ReplicaService, StartsAtMostFiveHundredTasksAMinute) {
  ServiceWorld world;
  world.Join("web", 6, "m5.24xlarge");
  world.Define("tiny", 10, 10);
  world.Create(1000, {{"taskDefinition", "tiny"}});
  world.Advance(Seconds(55));
  const Json service = world.Describe();
  EXPECT_LE(service["runningCount"].get<int>() + service["pendingCount"].get<int>(), 500);
  world.Settle();
  EXPECT_EQ(world.Describe()["runningCount"], 1000);
  EXPECT_EQ(world.Messages().size(), 100u);
}

TEST(ReplicaService, RepeatsItsSteadyStateEverySixHours) {
  ServiceWorld world(1);
  world.Create(1);
  world.Advance(Hours(13));
  const auto messages = world.Messages();
  EXPECT_EQ(
      std::count(messages.begin(), messages.end(), "(service site) has reached a steady state."),
      3);
}

TEST(Deployment, RollsWithinItsBounds) {
  ServiceWorld world(3);
  world.Create(4);
  world.Settle();
  world.Define("app", 128, 256);
  world.Update({{"taskDefinition", "app"}});
  for (int i = 0; i < 60; ++i) {
    world.Advance(Seconds(3));
    const Json service = world.Describe();
    EXPECT_GE(service["runningCount"], 4);
    EXPECT_LE(service["runningCount"].get<int>() + service["pendingCount"].get<int>(), 8);
  }
  const Json service = world.Describe();
  ASSERT_EQ(service["deployments"].size(), 1u);
  EXPECT_EQ(service["deployments"][0]["rolloutState"], "COMPLETED");
  for (const Json& task : world.Tasks()) {
    EXPECT_THAT(task["taskDefinitionArn"].get<std::string>(), ::testing::EndsWith("app:2"));
  }
}

TEST(Deployment, StopsFirstWhereItMay) {
  ServiceWorld world(1);
  const Json fixed = {{"containerDefinitions",
                       {{{"name", "app"},
                         {"image", "nginx"},
                         {"memory", 128},
                         {"portMappings", {{{"containerPort", 80}, {"hostPort", 80}}}}}}}};
  world.Define("fixed", 128, 128, fixed);
  world.Create(
      1, {{"taskDefinition", "fixed"},
          {"deploymentConfiguration", {{"minimumHealthyPercent", 0}, {"maximumPercent", 100}}}});
  world.Settle();
  world.Define("fixed", 128, 128, fixed);
  world.Update({{"taskDefinition", "fixed"}});
  world.Settle();
  const Json service = world.Describe();
  EXPECT_EQ(service["runningCount"], 1);
  EXPECT_EQ(service["deployments"].size(), 1u);
  EXPECT_THAT(world.Tasks()[0]["taskDefinitionArn"].get<std::string>(),
              ::testing::EndsWith("fixed:2"));
}

TEST(Deployment, TwoTasksOnOneStaticPortBlockIt) {
  ServiceWorld world(1);
  const Json fixed = {{"containerDefinitions",
                       {{{"name", "app"},
                         {"image", "nginx"},
                         {"memory", 128},
                         {"portMappings", {{{"containerPort", 80}, {"hostPort", 80}}}}}}}};
  world.Define("fixed", 128, 128, fixed);
  world.Create(1, {{"taskDefinition", "fixed"}});
  world.Settle();
  world.Update({{"forceNewDeployment", true}});
  world.Settle();
  EXPECT_EQ(world.Describe()["deployments"].size(), 2u);
  EXPECT_TRUE(world.HasMessage("is already using a port required by your task."));
}

TEST(Deployment, ItsBoundsCanBlockIt) {
  ServiceWorld world(1);
  world.Create(
      1, {{"deploymentConfiguration", {{"minimumHealthyPercent", 100}, {"maximumPercent", 100}}}});
  world.Settle();
  world.Update({{"forceNewDeployment", true}});
  world.Settle();
  EXPECT_TRUE(
      world.HasMessage("was unable to stop or start tasks during a deployment because of "
                       "the service deployment configuration."));
  EXPECT_EQ(world.Describe()["deployments"].size(), 2u);
}

TEST(Deployment, ANewerOneTakesOver) {
  ServiceWorld world(2);
  world.Create(2);
  world.Settle();
  world.Update({{"forceNewDeployment", true}});
  world.Advance(Seconds(12));
  world.Update({{"forceNewDeployment", true}});
  EXPECT_EQ(world.Describe()["deployments"].size(), 3u);
  world.Settle();
  EXPECT_EQ(world.Describe()["deployments"].size(), 1u);
  EXPECT_EQ(world.Describe()["runningCount"], 2);
  const Json records = world.Call("ecs.ListServiceDeployments",
                                  {{"cluster", "web"}, {"service", "site"}})["serviceDeployments"];
  EXPECT_EQ(records[1]["status"], "STOPPED");
  EXPECT_EQ(records[0]["status"], "SUCCESSFUL");
}

TEST(CircuitBreaker, RollsBackToTheLastCompletedDeployment) {
  ServiceWorld world(2);
  const Json created =
      world.Create(2, {{"deploymentConfiguration",
                        {{"deploymentCircuitBreaker", {{"enable", true}, {"rollback", true}}}}}});
  world.Settle();
  world.Define("app", 128, 256);
  const Json broken = world.Update({{"taskDefinition", "app"}});
  world.FailAllStarts(Minutes(5), "app:2");
  world.Settle();
  const Json service = world.Describe();
  EXPECT_THAT(service["taskDefinition"].get<std::string>(), ::testing::EndsWith("app:1"));
  EXPECT_EQ(service["runningCount"], 2);
  EXPECT_EQ(service["deployments"][0]["id"], created["deployments"][0]["id"]);
  EXPECT_TRUE(world.HasMessage("(deployment " + broken["deployments"][0]["id"].get<std::string>() +
                               ") deployment failed: tasks failed to start."));
}

TEST(CircuitBreaker, WithoutACompletedDeploymentNothingMoreStarts) {
  ServiceWorld world(1);
  world.Create(1, {{"deploymentConfiguration",
                    {{"deploymentCircuitBreaker", {{"enable", true}, {"rollback", true}}}}}});
  world.FailAllStarts(Minutes(5));
  const Json deployment = world.Describe()["deployments"][0];
  EXPECT_EQ(deployment["rolloutState"], "FAILED");
  EXPECT_EQ(deployment["rolloutStateReason"],
            "ECS deployment circuit breaker: tasks failed to start.");
  EXPECT_EQ(deployment["failedTasks"], 3);
  world.Advance(Hours(1));
  EXPECT_EQ(world.Tasks().size(), 0u);
}

TEST(FailedStarts, AreThrottledAndSaidSo) {
  ServiceWorld world(1);
  world.Create(1);
  world.FailAllStarts(Minutes(30));
  EXPECT_TRUE(
      world.HasMessage("(service site) is unable to consistently start tasks successfully."));
  const int failures = world.Describe()["deployments"][0]["failedTasks"];
  EXPECT_GE(failures, 5);
  EXPECT_LE(failures, 14);
  world.Advance(Hours(1));
  EXPECT_EQ(world.Describe()["runningCount"], 1);
  EXPECT_EQ(world.Describe()["deployments"][0]["failedTasks"], 0);
}

TEST(Draining, MovesServiceTasksWithinTheBounds) {
  ServiceWorld world(2);
  world.Create(4);
  world.Settle();
  const std::string drained = world.ContainerInstances("web")[0];
  world.Call("ecs.UpdateContainerInstancesState",
             {{"cluster", "web"}, {"containerInstances", {drained}}, {"status", "DRAINING"}});
  for (int i = 0; i < 40; ++i) {
    world.Advance(Seconds(3));
    EXPECT_GE(world.Describe()["runningCount"], 4);
  }
  EXPECT_EQ(world.DescribeInstance("web", drained)["runningTasksCount"], 0);
  EXPECT_EQ(world.DescribeInstance("web", drained)["status"], "DRAINING");
  EXPECT_EQ(world.Describe()["runningCount"], 4);
}

TEST(Draining, NeverEndsWithFullBounds) {
  ServiceWorld world(2);
  world.Create(
      2, {{"deploymentConfiguration", {{"minimumHealthyPercent", 100}, {"maximumPercent", 100}}}});
  world.Settle();
  const std::string drained = world.Tasks()[0]["containerInstanceArn"];
  world.Call("ecs.UpdateContainerInstancesState",
             {{"cluster", "web"}, {"containerInstances", {drained}}, {"status", "DRAINING"}});
  world.Advance(Minutes(10));
  EXPECT_GE(world.DescribeInstance("web", drained)["runningTasksCount"], 1);
}

TEST(TaskProtection, KeepsATaskFromScaleIn) {
  ServiceWorld world(1);
  world.Create(3);
  world.Settle();
  const Json kept = world.Tasks()[1]["taskArn"];
  const Json answer = world.Call("ecs.UpdateTaskProtection", {{"cluster", "web"},
                                                              {"tasks", {kept, "gone"}},
                                                              {"protectionEnabled", true},
                                                              {"expiresInMinutes", 60}});
  EXPECT_EQ(answer["protectedTasks"][0]["protectionEnabled"], true);
  EXPECT_EQ(answer["failures"][0]["reason"], "MISSING");
  world.Update({{"desiredCount", 0}});
  world.Settle();
  ASSERT_EQ(world.Tasks().size(), 1u);
  EXPECT_EQ(world.Tasks()[0]["taskArn"], kept);
  world.Call("ecs.UpdateTaskProtection",
             {{"cluster", "web"}, {"tasks", {kept}}, {"protectionEnabled", false}});
  world.Settle();
  EXPECT_EQ(world.Tasks().size(), 0u);
}

TEST(TaskProtection, IsForServiceTasksAlone) {
  ServiceWorld world(1);
  const Json alone = world.Call("ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "app"}});
  const Json task = alone["tasks"][0]["taskArn"];
  EXPECT_EQ(world.Call("ecs.GetTaskProtection",
                       {{"cluster", "web"}, {"tasks", {task}}})["failures"][0]["reason"],
            "TASK_NOT_VALID");
}

TEST(DaemonService, RunsATaskOnEachInstance) {
  ServiceWorld world(2);
  world.Create(0, {{"schedulingStrategy", "DAEMON"}, {"desiredCount", nullptr}});
  world.Settle();
  Json service = world.Describe();
  EXPECT_EQ(service["desiredCount"], 2);
  EXPECT_EQ(service["runningCount"], 2);
  EXPECT_EQ(CountBy(world.Tasks(), "containerInstanceArn").size(), 2u);
  EXPECT_EQ(service["deploymentConfiguration"]["maximumPercent"], 100);
  world.Join("web", 1);
  world.Settle();
  service = world.Describe();
  EXPECT_EQ(service["desiredCount"], 3);
  EXPECT_EQ(service["runningCount"], 3);
}

TEST(DaemonService, LeavesADrainingInstanceLast) {
  ServiceWorld world(2);
  world.Create(0, {{"schedulingStrategy", "DAEMON"}, {"desiredCount", nullptr}});
  const std::string drained = world.ContainerInstances("web")[0];
  world.Call("ecs.StartTask",
             {{"cluster", "web"}, {"taskDefinition", "app"}, {"containerInstances", {drained}}});
  world.Settle();
  world.Call("ecs.UpdateContainerInstancesState",
             {{"cluster", "web"}, {"containerInstances", {drained}}, {"status", "DRAINING"}});
  world.Advance(Minutes(5));
  EXPECT_EQ(world.DescribeInstance("web", drained)["runningTasksCount"], 2);
  const Json tasks = world.Call(
      "ecs.ListTasks",
      {{"cluster", "web"}, {"family", "app"}, {"containerInstance", drained}})["taskArns"];
  for (const Json& arn : tasks) {
    if (world.Task("web", arn)["group"] == "family:app") {
      world.Call("ecs.StopTask", {{"cluster", "web"}, {"task", arn}});
    }
  }
  world.Settle();
  EXPECT_EQ(world.DescribeInstance("web", drained)["runningTasksCount"], 0);
  EXPECT_EQ(world.Describe()["desiredCount"], 1);
}

TEST(DaemonService, FollowsItsConstraintsAndRolls) {
  ServiceWorld world(2);
  world.Create(0, {{"schedulingStrategy", "DAEMON"},
                   {"desiredCount", nullptr},
                   {"placementConstraints",
                    {{{"type", "memberOf"},
                      {"expression", "attribute:ecs.availability-zone == us-east-1b"}}}}});
  world.Settle();
  EXPECT_EQ(world.Describe()["runningCount"], 1);
  world.Define("app", 128, 256);
  world.Update({{"taskDefinition", "app"}});
  world.Settle();
  EXPECT_EQ(world.Describe()["deployments"].size(), 1u);
  EXPECT_THAT(world.Tasks()[0]["taskDefinitionArn"].get<std::string>(),
              ::testing::EndsWith("app:2"));
}

TEST(TaskSets, ShareTheDesiredCount) {
  ServiceWorld world(2);
  world.Create(4, {{"taskDefinition", nullptr}, {"deploymentController", {{"type", "EXTERNAL"}}}});
  const auto make = [&](int percent) {
    return world.Call("ecs.CreateTaskSet",
                      {{"cluster", "web"},
                       {"service", "site"},
                       {"taskDefinition", "app"},
                       {"scale", {{"value", percent}, {"unit", "PERCENT"}}}})["taskSet"];
  };
  const Json blue = make(100);
  EXPECT_EQ(blue["computedDesiredCount"], 4);
  EXPECT_EQ(blue["stabilityStatus"], "STABILIZING");
  const Json green = make(30);
  EXPECT_EQ(green["computedDesiredCount"], 2);
  world.Settle();
  EXPECT_EQ(world.Describe()["runningCount"], 6);
  EXPECT_EQ(world.Describe()["taskSets"].size(), 2u);
  world.Call("ecs.UpdateServicePrimaryTaskSet",
             {{"cluster", "web"}, {"service", "site"}, {"primaryTaskSet", green["id"]}});
  EXPECT_EQ(world
                .Fail("ecs.DeleteTaskSet",
                      {{"cluster", "web"}, {"service", "site"}, {"taskSet", blue["id"]}})
                .code,
            "InvalidParameterException");
  world.Call("ecs.DeleteTaskSet",
             {{"cluster", "web"}, {"service", "site"}, {"taskSet", blue["id"]}, {"force", true}});
  world.Settle();
  const Json left =
      world.Call("ecs.DescribeTaskSets", {{"cluster", "web"}, {"service", "site"}})["taskSets"];
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0]["status"], "PRIMARY");
  EXPECT_EQ(left[0]["stabilityStatus"], "STEADY_STATE");
  EXPECT_EQ(world.Describe()["runningCount"], 2);
}

TEST(FargateService, NeedsNoInstances) {
  ServiceWorld world;
  world.Define(
      "cloud", 0, 512,
      {{"networkMode", "awsvpc"},
       {"requiresCompatibilities", {"FARGATE"}},
       {"cpu", "256"},
       {"memory", "512"},
       {"containerDefinitions",
        {{{"name", "app"}, {"image", "nginx"}, {"portMappings", {{{"containerPort", 80}}}}}}}});
  world.Create(
      2,
      {{"taskDefinition", "cloud"},
       {"launchType", "FARGATE"},
       {"networkConfiguration",
        {{"awsvpcConfiguration", {{"subnets", world.subnets()}, {"assignPublicIp", "ENABLED"}}}}}});
  world.Settle();
  EXPECT_EQ(world.Describe()["runningCount"], 2);
  EXPECT_EQ(world.Tasks()[0]["launchType"], "FARGATE");
}

}  // namespace
}  // namespace wt
