#include "services/ecs/placement_view.h"

#include <gtest/gtest.h>

#include "services/ecs/container_instance.h"
#include "tests/services/ecs/ecs_world.h"

namespace wt {
namespace {

// Whatever happened, the view shows what the rows say.
void ExpectAsRows(EcsWorld& world, const std::string& cluster) {
  Context ctx = world.context();
  laws::placement::PlacementIndex& view = ecs::PlacementView::Of(ctx).Instances(ctx, cluster, "");
  size_t active = 0;
  for (const ecs::ContainerInstanceRow& row : ctx.Scan<ecs::ContainerInstanceRow>(cluster)) {
    if (row.status == "INACTIVE") continue;
    ++active;
    const laws::placement::Instance* seen = view.Find(row.id);
    ASSERT_NE(seen, nullptr);
    laws::placement::Instance wanted = ecs::ToLaw(ctx, row);
    EXPECT_EQ(seen->remaining, wanted.remaining);
    EXPECT_EQ(seen->tcp_ports_used, wanted.tcp_ports_used);
    EXPECT_EQ(seen->running_tasks_count, wanted.running_tasks_count);
    EXPECT_EQ(seen->active, wanted.active);
    EXPECT_EQ(seen->attributes, wanted.attributes);
    int64_t tasks = 0, wanted_tasks = 0;
    for (const auto& group : seen->task_groups) tasks += group.tasks;
    for (const auto& group : wanted.task_groups) wanted_tasks += group.tasks;
    EXPECT_EQ(tasks, wanted_tasks);
  }
  EXPECT_EQ(view.size(), active);
}

TEST(PlacementView, FollowsTheRowsThroughALife) {
  EcsWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  world.Define("app", 128, 128);
  const auto ids = world.Join("web", 3);
  ExpectAsRows(world, "web");
  const Json ran =
      world.Call("ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "app"}, {"count", 6}});
  ExpectAsRows(world, "web");
  world.Settle();
  world.Call("ecs.StopTask", {{"cluster", "web"}, {"task", ran["tasks"][0]["taskArn"]}});
  ExpectAsRows(world, "web");
  world.Settle();
  ExpectAsRows(world, "web");
  world.Call("ecs.UpdateContainerInstancesState",
             {{"cluster", "web"},
              {"containerInstances", {world.ContainerInstances("web")[0]}},
              {"status", "DRAINING"}});
  ExpectAsRows(world, "web");
  world.Call("ec2.TerminateInstances", {{"InstanceIds", {ids[1]}}});
  world.Settle();
  ExpectAsRows(world, "web");
  world.Join("web", 1);
  ExpectAsRows(world, "web");
}

TEST(PlacementView, ForgetsWhatAnUndoneTurnDid) {
  EcsWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  world.Join("web", 1);
  world.Define("app", 128, 128);
  world.Call("ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "app"}});
  // The tenth attribute fits, the eleventh undoes the call.
  Json attributes = Json::array();
  for (int i = 0; i < 10; ++i) {
    attributes.push_back(
        {{"name", "a" + std::to_string(i)}, {"targetId", world.ContainerInstances("web")[0]}});
  }
  world.Call("ecs.PutAttributes", {{"cluster", "web"}, {"attributes", {attributes[0]}}});
  attributes[0]["name"] = "b";
  attributes.push_back(attributes[1]);
  attributes.erase(9);
  attributes.push_back({{"name", "c"}, {"targetId", "gone"}});
  attributes.erase(0);
  EXPECT_EQ(world.Fail("ecs.PutAttributes", {{"cluster", "web"}, {"attributes", attributes}}).code,
            "TargetNotFoundException");
  ExpectAsRows(world, "web");
}

TEST(PlacementView, IsMadeAnewAfterAReset) {
  EcsWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  world.Join("web", 2);
  ExpectAsRows(world, "web");
  world.world().Reset(2);
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  ExpectAsRows(world, "web");
}

}  // namespace
}  // namespace wt
