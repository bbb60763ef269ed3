#include <gtest/gtest.h>

#include "tests/services/ecs/ecs_world.h"

namespace wt {
namespace {

TEST(Tags, OfAClusterComeAndGo) {
  TestWorld world;
  const Json cluster =
      world.Call("ecs.CreateCluster",
                 {{"clusterName", "web"}, {"tags", {{{"key", "a"}, {"value", "1"}}}}})["cluster"];
  const Json arn = cluster["clusterArn"];
  world.Call("ecs.TagResource", {{"resourceArn", arn}, {"tags", {{{"key", "b"}, {"value", "2"}}}}});
  EXPECT_EQ(world.Call("ecs.ListTagsForResource", {{"resourceArn", arn}})["tags"].size(), 2u);
  world.Call("ecs.UntagResource", {{"resourceArn", arn}, {"tagKeys", {"a"}}});
  EXPECT_EQ(world.Call("ecs.DescribeClusters",
                       {{"clusters", {"web"}}, {"include", {"TAGS"}}})["clusters"][0]["tags"],
            (Json{{{"key", "b"}, {"value", "2"}}}));
}

TEST(Tags, AreFiftyAtMost) {
  TestWorld world;
  const Json arn =
      world.Call("ecs.CreateCluster", {{"clusterName", "web"}})["cluster"]["clusterArn"];
  Json tags = Json::array();
  for (int i = 0; i < 50; ++i) tags.push_back({{"key", std::to_string(i)}, {"value", ""}});
  world.Call("ecs.TagResource", {{"resourceArn", arn}, {"tags", tags}});
  EXPECT_EQ(world
                .Fail("ecs.TagResource",
                      {{"resourceArn", arn}, {"tags", {{{"key", "more"}, {"value", ""}}}}})
                .code,
            "LimitExceededException");
}

TEST(Tags, AreRefusedForWhatIsNotThere) {
  TestWorld world;
  const Json tags = {{{"key", "a"}, {"value", "1"}}};
  EXPECT_EQ(world
                .Fail("ecs.TagResource",
                      {{"resourceArn", "arn:aws:ecs:us-east-1:123456789012:cluster/gone"},
                       {"tags", tags}})
                .code,
            "ResourceNotFoundException");
  EXPECT_EQ(world.Fail("ecs.TagResource", {{"resourceArn", "gone"}, {"tags", tags}}).code,
            "InvalidParameterException");
}

TEST(Tags, OfADefinitionReachItsTasksWhenAskedFor) {
  EcsWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  world.Join("web", 1);
  world.Define("app", 128, 128, {{"tags", {{{"key", "team"}, {"value", "x"}}}}});
  const Json ran = world.Call("ecs.RunTask", {{"cluster", "web"},
                                              {"taskDefinition", "app"},
                                              {"propagateTags", "TASK_DEFINITION"},
                                              {"tags", {{{"key", "own"}, {"value", "y"}}}}});
  EXPECT_EQ(ran["tasks"][0]["tags"].size(), 2u);
}

}  // namespace
}  // namespace wt
