#include <gtest/gtest.h>

#include "tests/services/ecs/ecs_world.h"

namespace wt {
namespace {

class ListTasks : public ::testing::Test {
 protected:
  ListTasks() {
    world_.Call("ecs.CreateCluster", {{"clusterName", "web"}});
    world_.Define("app", 128, 128);
    world_.Define("job", 128, 128);
    world_.Join("web", 1);
    world_.Call("ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "app"}, {"count", 3}});
    world_.Call("ecs.RunTask",
                {{"cluster", "web"}, {"taskDefinition", "job"}, {"startedBy", "cron"}});
    world_.Settle();
  }
  Json List(const Json& more) {
    Json request = {{"cluster", "web"}};
    if (!more.is_null()) request.update(more);
    return world_.Call("ecs.ListTasks", request);
  }

  EcsWorld world_;
};

TEST_F(ListTasks, FiltersByFamilyInstanceAndWhoStartedThem) {
  EXPECT_EQ(List({})["taskArns"].size(), 4u);
  EXPECT_EQ(List({{"family", "app"}})["taskArns"].size(), 3u);
  EXPECT_EQ(List({{"startedBy", "cron"}})["taskArns"].size(), 1u);
  EXPECT_EQ(List({{"launchType", "FARGATE"}})["taskArns"].size(), 0u);
  EXPECT_EQ(List({{"containerInstance", world_.ContainerInstances("web")[0]}})["taskArns"].size(),
            4u);
  EXPECT_EQ(List({{"desiredStatus", "STOPPED"}})["taskArns"].size(), 0u);
}

TEST_F(ListTasks, Pages) {
  const Json first = List({{"maxResults", 3}});
  EXPECT_EQ(first["taskArns"].size(), 3u);
  EXPECT_EQ(List({{"nextToken", first["nextToken"]}})["taskArns"].size(), 1u);
}

TEST_F(ListTasks, RefusesWhatCannotBeAsked) {
  const auto code = [&](Json request) { return world_.Fail("ecs.ListTasks", request).code; };
  EXPECT_EQ(code({{"cluster", "gone"}}), "ClusterNotFoundException");
  EXPECT_EQ(code({{"cluster", "web"}, {"desiredStatus", "DONE"}}), "InvalidParameterException");
  EXPECT_EQ(code({{"cluster", "web"}, {"containerInstance", "gone"}}), "InvalidParameterException");
  EXPECT_EQ(code({{"cluster", "web"}, {"startedBy", "cron"}, {"family", "job"}}),
            "InvalidParameterException");
}

TEST_F(ListTasks, DescribeTellsWhatIsMissing) {
  const Json answer = world_.Call("ecs.DescribeTasks", {{"cluster", "web"}, {"tasks", {"gone"}}});
  EXPECT_EQ(answer["failures"][0]["arn"], "arn:aws:ecs:us-east-1:123456789012:task/web/gone");
  EXPECT_EQ(
      world_.Fail("ecs.DescribeTasks", {{"cluster", "web"}, {"tasks", Json::array()}}).message,
      "Tasks cannot be empty.");
}

}  // namespace
}  // namespace wt
