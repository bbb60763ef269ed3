#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/ecs_world.h"

namespace wt {
namespace {

class ContainerInstances : public ::testing::Test {
 protected:
  ContainerInstances() {
    world_.Call("ecs.CreateCluster", {{"clusterName", "web"}});
    world_.Define("app", 128, 128);
    ec2_ids_ = world_.Join("web", 3);
    arns_ = world_.ContainerInstances("web");
  }

  EcsWorld world_;
  std::vector<std::string> ec2_ids_, arns_;
};

TEST_F(ContainerInstances, DescribeTellsWhatIsMissing) {
  const Json answer = world_.Call("ecs.DescribeContainerInstances",
                                  {{"cluster", "web"}, {"containerInstances", {arns_[0], "gone"}}});
  EXPECT_EQ(answer["containerInstances"].size(), 1u);
  EXPECT_EQ(answer["failures"][0]["arn"],
            "arn:aws:ecs:us-east-1:123456789012:container-instance/web/gone");
  EXPECT_EQ(answer["failures"][0]["reason"], "MISSING");
  EXPECT_EQ(world_
                .Fail("ecs.DescribeContainerInstances",
                      {{"cluster", "web"}, {"containerInstances", Json::array()}})
                .message,
            "Container Instances cannot be empty.");
}

TEST_F(ContainerInstances, ListFiltersByStatusAndQuery) {
  const auto list = [&](const Json& more) {
    Json request = {{"cluster", "web"}};
    if (!more.is_null()) request.update(more);
    return world_.Call("ecs.ListContainerInstances", request)["containerInstanceArns"].size();
  };
  EXPECT_EQ(list({}), 3u);
  EXPECT_EQ(list({{"status", "DRAINING"}}), 0u);
  EXPECT_EQ(list({{"filter", "attribute:ecs.availability-zone == us-east-1b"}}), 1u);
  EXPECT_EQ(list({{"filter", "ec2InstanceId == " + ec2_ids_[0]}}), 1u);
  EXPECT_EQ(list({{"filter", "runningTasksCount > 0"}}), 0u);
  EXPECT_EQ(world_.Fail("ecs.ListContainerInstances", {{"cluster", "web"}, {"filter", "=="}}).code,
            "InvalidParameterException");
}

TEST_F(ContainerInstances, DrainingOnesTakeNoTasksAndKeepThoseThatStandAlone) {
  const Json task = world_.Call("ecs.StartTask", {{"cluster", "web"},
                                                  {"taskDefinition", "app"},
                                                  {"containerInstances", {arns_[0]}}})["tasks"][0];
  world_.Settle();
  const Json answer = world_.Call(
      "ecs.UpdateContainerInstancesState",
      {{"cluster", "web"}, {"containerInstances", {arns_[0], "gone"}}, {"status", "DRAINING"}});
  EXPECT_EQ(answer["containerInstances"][0]["status"], "DRAINING");
  EXPECT_EQ(answer["failures"][0]["reason"], "MISSING");
  world_.Settle();
  EXPECT_EQ(world_.Task("web", task["taskArn"])["lastStatus"], "RUNNING");
  const Json placed = world_.Call(
      "ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "app"}, {"count", 6}})["tasks"];
  for (const Json& one : placed) EXPECT_NE(one["containerInstanceArn"], arns_[0]);
  EXPECT_EQ(placed.size(), 6u);
}

TEST_F(ContainerInstances, StateTakesNothingButActiveAndDraining) {
  EXPECT_EQ(world_
                .Fail("ecs.UpdateContainerInstancesState", {{"cluster", "web"},
                                                            {"containerInstances", {arns_[0]}},
                                                            {"status", "DEREGISTERING"}})
                .message,
            "Container instance status should be one of [ACTIVE, DRAINING]");
}

TEST_F(ContainerInstances, DeregisterRefusesABusyOneUnlessForced) {
  const Json task = world_.Call("ecs.StartTask", {{"cluster", "web"},
                                                  {"taskDefinition", "app"},
                                                  {"containerInstances", {arns_[0]}}})["tasks"][0];
  world_.Settle();
  EXPECT_EQ(world_
                .Fail("ecs.DeregisterContainerInstance",
                      {{"cluster", "web"}, {"containerInstance", arns_[0]}})
                .message,
            "Found running tasks on the instance.");
  const Json gone =
      world_.Call("ecs.DeregisterContainerInstance",
                  {{"cluster", "web"}, {"containerInstance", arns_[0]}, {"force", true}});
  EXPECT_EQ(gone["containerInstance"]["status"], "INACTIVE");
  EXPECT_EQ(world_.Task("web", task["taskArn"])["stoppedReason"],
            "Container instance deregistration forced by user");
  EXPECT_EQ(world_
                .Fail("ecs.DeregisterContainerInstance",
                      {{"cluster", "web"}, {"containerInstance", arns_[0]}})
                .code,
            "InvalidParameterException");
  EXPECT_EQ(world_.ContainerInstances("web").size(), 2u);
}

TEST_F(ContainerInstances, CountTheirTasksAndWhatIsLeft) {
  const Json task = world_.Call("ecs.StartTask", {{"cluster", "web"},
                                                  {"taskDefinition", "app"},
                                                  {"containerInstances", {arns_[0]}}})["tasks"][0];
  Json instance = world_.DescribeInstance("web", arns_[0]);
  EXPECT_EQ(instance["pendingTasksCount"], 1);
  EXPECT_EQ(Amount(instance["remainingResources"], "CPU"), 2048 - 128);
  world_.Settle();
  instance = world_.DescribeInstance("web", arns_[0]);
  EXPECT_EQ(instance["runningTasksCount"], 1);
  EXPECT_EQ(instance["pendingTasksCount"], 0);
  world_.Call("ecs.StopTask", {{"cluster", "web"}, {"task", task["taskArn"]}});
  world_.Settle();
  instance = world_.DescribeInstance("web", arns_[0]);
  EXPECT_EQ(instance["runningTasksCount"], 0);
  EXPECT_EQ(Amount(instance["remainingResources"], "CPU"), 2048);
  EXPECT_GT(instance["version"], 3);
}

}  // namespace
}  // namespace wt
