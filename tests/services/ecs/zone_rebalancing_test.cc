// Tasks move between Availability Zones until they are in balance.

#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/service_world.h"

namespace wt {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

std::map<std::string, int> Zones(ServiceWorld& world) {
  std::map<std::string, int> counts;
  for (const Json& task : world.Tasks()) ++counts[task["availabilityZone"].get<std::string>()];
  return counts;
}

TEST(ZoneRebalancing, MovesTasksToAZoneThatComesLater) {
  ServiceWorld world(1);
  world.Create(3);
  world.Settle();
  EXPECT_THAT(Zones(world), ElementsAre(Pair("us-east-1a", 3)));
  world.Launch("ECS_CLUSTER=web", 3);
  for (int i = 0; i < 100; ++i) {
    world.Advance(Seconds(3));
    EXPECT_GE(world.Describe()["runningCount"], 3);
    EXPECT_LE(world.Describe()["runningCount"], 4);
  }
  EXPECT_THAT(Zones(world),
              ElementsAre(Pair("us-east-1a", 1), Pair("us-east-1b", 1), Pair("us-east-1c", 1)));
  EXPECT_TRUE(world.HasMessage("(service site) is not AZ balanced with 3 tasks in us-east-1a"));
  EXPECT_TRUE(world.HasMessage(". AZ Rebalancing in progress."));
  EXPECT_TRUE(
      world.HasMessage("(service site) has started 1 tasks in us-east-1b to AZ Rebalance: "
                       "(task "));
  EXPECT_TRUE(
      world.HasMessage("(service site) has stopped 1 running tasks in us-east-1a due to AZ "
                       "rebalancing: (task "));
  EXPECT_TRUE(
      world.HasMessage("(service site) is AZ balanced with 1 tasks in us-east-1a, 1 tasks "
                       "in us-east-1b, and 1 tasks in us-east-1c."));
}

TEST(ZoneRebalancing, IsOffWhereItIsSaid) {
  ServiceWorld world(1);
  world.Create(3, {{"availabilityZoneRebalancing", "DISABLED"}});
  world.Settle();
  world.Join("web", 3);
  world.Settle();
  EXPECT_THAT(Zones(world), ElementsAre(Pair("us-east-1a", 3)));
}

TEST(ZoneRebalancing, SaysThatThereIsNoRoomAndGoesOnWhenThereIs) {
  ServiceWorld world(1);
  world.Create(2);
  world.Settle();
  // The instance of the other zone is full.
  const auto ids = world.Launch("ECS_CLUSTER=web", 2);
  world.Define("big", 2048, 128);
  world.Advance(Seconds(25));
  Json full;
  for (int i = 0; i < 40 && full.is_null(); ++i) {
    world.Advance(Seconds(1));
    for (const std::string& arn : world.ContainerInstances("web")) {
      if (world.DescribeInstance("web", arn)["ec2InstanceId"] == ids[1]) full = arn;
    }
  }
  const Json filler =
      world.Call("ecs.StartTask",
                 {{"cluster", "web"}, {"taskDefinition", "big"}, {"containerInstances", {full}}});
  world.Advance(Minutes(5));
  if (Zones(world).size() == 1) {
    EXPECT_TRUE(
        world.HasMessage("is unable to place a task in us-east-1b because no container "
                         "instance met all of its requirements."));
    world.Call("ecs.StopTask", {{"cluster", "web"}, {"task", filler["tasks"][0]["taskArn"]}});
    world.Advance(Minutes(5));
  }
  EXPECT_THAT(Zones(world), ElementsAre(Pair("us-east-1a", 1), Pair("us-east-1b", 1)));
}

}  // namespace
}  // namespace wt
