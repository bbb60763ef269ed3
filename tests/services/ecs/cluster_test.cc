#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/ecs_world.h"

namespace wt {
namespace {

TEST(CreateCluster, AnswersTheClusterWithItsArn) {
  TestWorld world;
  const Json cluster = world.Call("ecs.CreateCluster", {{"clusterName", "web"}})["cluster"];
  EXPECT_EQ(cluster["clusterArn"], "arn:aws:ecs:us-east-1:123456789012:cluster/web");
  EXPECT_EQ(cluster["status"], "ACTIVE");
  EXPECT_EQ(cluster["registeredContainerInstancesCount"], 0);
  EXPECT_EQ(cluster["settings"][0]["value"], "disabled");
}

TEST(CreateCluster, IsNamedDefaultWithoutAName) {
  TestWorld world;
  EXPECT_EQ(world.Call("ecs.CreateCluster")["cluster"]["clusterName"], "default");
}

TEST(CreateCluster, AnswersTheOneThatIsThere) {
  TestWorld world;
  world.Call("ecs.CreateCluster",
             {{"clusterName", "web"},
              {"settings", {{{"name", "containerInsights"}, {"value", "enabled"}}}}});
  const Json again = world.Call("ecs.CreateCluster", {{"clusterName", "web"}})["cluster"];
  EXPECT_EQ(again["settings"][0]["value"], "enabled");
  EXPECT_EQ(world.Call("ecs.ListClusters")["clusterArns"].size(), 1u);
}

TEST(CreateCluster, RefusesNamesAndSettingsThatEcsDoesNotTake) {
  TestWorld world;
  for (const Json& request :
       {Json{{"clusterName", "two words"}}, Json{{"clusterName", std::string(256, 'a')}},
        Json{{"settings", {{{"name", "containerInsights"}, {"value", "maybe"}}}}},
        Json{{"tags", {{{"key", "aws:x"}, {"value", "1"}}}}}}) {
    EXPECT_EQ(world.Fail("ecs.CreateCluster", request).code, "InvalidParameterException");
  }
}

TEST(DescribeClusters, TellsWhatIsMissing) {
  TestWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  const Json answer = world.Call("ecs.DescribeClusters", {{"clusters", {"web", "gone"}}});
  EXPECT_EQ(answer["clusters"].size(), 1u);
  EXPECT_EQ(answer["failures"][0]["reason"], "MISSING");
  EXPECT_EQ(answer["failures"][0]["arn"], "arn:aws:ecs:us-east-1:123456789012:cluster/gone");
}

TEST(DescribeClusters, CountsInstancesAndTasks) {
  EcsWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  world.Join("web", 2);
  world.Define("app", 128, 128);
  world.Call("ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "app"}, {"count", 3}});
  Json cluster = world.Call("ecs.DescribeClusters", {{"clusters", {"web"}}})["clusters"][0];
  EXPECT_EQ(cluster["pendingTasksCount"], 3);
  EXPECT_EQ(cluster["statistics"].size(), 0u);
  world.Settle();
  cluster = world.Call("ecs.DescribeClusters",
                       {{"clusters", {"web"}}, {"include", {"STATISTICS"}}})["clusters"][0];
  EXPECT_EQ(cluster["registeredContainerInstancesCount"], 2);
  EXPECT_EQ(cluster["runningTasksCount"], 3);
  EXPECT_EQ(cluster["statistics"][0], (Json{{"name", "runningEC2TasksCount"}, {"value", "3"}}));
}

TEST(ListClusters, Pages) {
  TestWorld world;
  for (const char* name : {"a", "b", "c"}) {
    world.Call("ecs.CreateCluster", {{"clusterName", name}});
  }
  const Json first = world.Call("ecs.ListClusters", {{"maxResults", 2}});
  EXPECT_EQ(first["clusterArns"].size(), 2u);
  const Json rest = world.Call("ecs.ListClusters", {{"nextToken", first["nextToken"]}});
  EXPECT_EQ(rest["clusterArns"][0], "arn:aws:ecs:us-east-1:123456789012:cluster/c");
  EXPECT_FALSE(rest.contains("nextToken"));
  EXPECT_EQ(world.Fail("ecs.ListClusters", {{"maxResults", 101}}).code,
            "InvalidParameterException");
  EXPECT_EQ(world.Fail("ecs.ListClusters", {{"nextToken", "?"}}).code, "InvalidParameterException");
}

TEST(UpdateClusterSettings, SwitchesContainerInsights) {
  TestWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  const Json changed = world.Call(
      "ecs.UpdateClusterSettings",
      {{"cluster", "web"}, {"settings", {{{"name", "containerInsights"}, {"value", "enhanced"}}}}});
  EXPECT_EQ(changed["cluster"]["settings"][0]["value"], "enhanced");
  EXPECT_EQ(world
                .Fail("ecs.UpdateClusterSettings",
                      {{"cluster", "gone"},
                       {"settings", {{{"name", "containerInsights"}, {"value", "enabled"}}}}})
                .code,
            "ClusterNotFoundException");
}

TEST(UpdateCluster, KeepsWhatIsNotGiven) {
  TestWorld world;
  world.Call("ecs.CreateCluster",
             {{"clusterName", "web"},
              {"settings", {{{"name", "containerInsights"}, {"value", "enabled"}}}}});
  world.Call("ecs.UpdateCluster",
             {{"cluster", "web"},
              {"configuration", {{"executeCommandConfiguration", {{"logging", "DEFAULT"}}}}}});
  const Json cluster = world.Call(
      "ecs.DescribeClusters",
      {{"clusters", {"web"}}, {"include", {"SETTINGS", "CONFIGURATIONS"}}})["clusters"][0];
  EXPECT_EQ(cluster["settings"][0]["value"], "enabled");
  EXPECT_EQ(cluster["configuration"]["executeCommandConfiguration"]["logging"], "DEFAULT");
}

TEST(DeleteCluster, LeavesAnInactiveOneBehind) {
  TestWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  EXPECT_EQ(world.Call("ecs.DeleteCluster", {{"cluster", "web"}})["cluster"]["status"], "INACTIVE");
  EXPECT_EQ(world.Call("ecs.ListClusters")["clusterArns"].size(), 0u);
  const Json seen = world.Call("ecs.DescribeClusters", {{"clusters", {"web"}}});
  EXPECT_EQ(seen["clusters"][0]["status"], "INACTIVE");
  EXPECT_EQ(world.Fail("ecs.DeleteCluster", {{"cluster", "gone"}}).code,
            "ClusterNotFoundException");
  EXPECT_EQ(world.Call("ecs.CreateCluster", {{"clusterName", "web"}})["cluster"]["status"],
            "ACTIVE");
}

TEST(DeleteCluster, RefusesOneWithInstancesOrTasks) {
  EcsWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  const auto ids = world.Join("web", 1);
  EXPECT_EQ(world.Fail("ecs.DeleteCluster", {{"cluster", "web"}}).code,
            "ClusterContainsContainerInstancesException");
  world.Call("ec2.TerminateInstances", {{"InstanceIds", ids}});
  world.Settle();
  world.Call("ecs.DeleteCluster", {{"cluster", "web"}});
}

}  // namespace
}  // namespace wt
