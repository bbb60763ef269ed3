#include <gtest/gtest.h>

#include "tests/services/ecs/ecs_world.h"

namespace wt {
namespace {

class StartTask : public ::testing::Test {
 protected:
  StartTask() {
    world_.Call("ecs.CreateCluster", {{"clusterName", "web"}});
    world_.Define("app", 128, 128);
    world_.Join("web", 2);
    arns_ = world_.ContainerInstances("web");
  }
  Json Start(const Json& instances, const std::string& definition = "app") {
    return world_.Call(
        "ecs.StartTask",
        {{"cluster", "web"}, {"taskDefinition", definition}, {"containerInstances", instances}});
  }

  EcsWorld world_;
  std::vector<std::string> arns_;
};

TEST_F(StartTask, PutsATaskOnEachInstanceNamed) {
  const Json started = Start(arns_);
  ASSERT_EQ(started["tasks"].size(), 2u);
  EXPECT_EQ(started["tasks"][0]["containerInstanceArn"], arns_[0]);
  EXPECT_EQ(started["tasks"][1]["containerInstanceArn"], arns_[1]);
}

TEST_F(StartTask, FailsWhereThereIsNoRoomOrNoInstance) {
  world_.Define("huge", 128, 100000);
  EXPECT_EQ(Start({arns_[0]}, "huge")["failures"][0]["reason"], "RESOURCE:MEMORY");
  EXPECT_EQ(Start({"gone"})["failures"][0]["reason"], "MISSING");
  world_.Call("ecs.DeregisterContainerInstance",
              {{"cluster", "web"}, {"containerInstance", arns_[0]}});
  EXPECT_EQ(Start({arns_[0]})["failures"][0]["reason"], "INACTIVE");
}

TEST_F(StartTask, RefusesNoneAndMoreThanTen) {
  EXPECT_EQ(world_
                .Fail("ecs.StartTask", {{"cluster", "web"},
                                        {"taskDefinition", "app"},
                                        {"containerInstances", Json::array()}})
                .message,
            "Container Instances cannot be empty.");
  EXPECT_EQ(world_
                .Fail("ecs.StartTask", {{"cluster", "web"},
                                        {"taskDefinition", "app"},
                                        {"containerInstances", Json(11, "x")}})
                .code,
            "InvalidParameterException");
}

}  // namespace
}  // namespace wt
