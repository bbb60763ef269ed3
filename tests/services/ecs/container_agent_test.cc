#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/ecs/state.h"
#include "tests/services/ecs/ecs_world.h"

namespace wt {
namespace {

TEST(ContainerAgent, RegistersWithTheClusterOfItsUserData) {
  EcsWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  const auto ids = world.Join("web", 1);
  const auto arns = world.ContainerInstances("web");
  ASSERT_EQ(arns.size(), 1u);
  const Json instance = world.DescribeInstance("web", arns[0]);
  EXPECT_EQ(instance["ec2InstanceId"], ids[0]);
  EXPECT_EQ(instance["status"], "ACTIVE");
  EXPECT_EQ(instance["agentConnected"], true);
  EXPECT_EQ(instance["version"], 1);
  EXPECT_EQ(Amount(instance["registeredResources"], "CPU"), 2048);
  EXPECT_EQ(Amount(instance["remainingResources"], "CPU"), 2048);
  EXPECT_LT(Amount(instance["registeredResources"], "MEMORY"), 4096);
  EXPECT_EQ(instance["remainingResources"][2]["stringSetValue"].size(), 5u);
}

TEST(ContainerAgent, TakesSomeTimeToRegister) {
  EcsWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  world.Launch("ECS_CLUSTER=web", 1);
  world.Advance(Seconds(15));
  EXPECT_EQ(world.ContainerInstances("web").size(), 0u);
  world.Advance(Minutes(2));
  EXPECT_EQ(world.ContainerInstances("web").size(), 1u);
}

TEST(ContainerAgent, CreatesTheDefaultClusterAndNoOther) {
  EcsWorld world;
  world.Launch("#!/bin/bash\necho ECS_CLUSTER= > /etc/ecs/ecs.config", 1);
  world.Launch("#!/bin/bash\necho ECS_CLUSTER=nowhere > /etc/ecs/ecs.config", 1);
  world.Advance(Minutes(5));
  EXPECT_EQ(world.ContainerInstances("default").size(), 1u);
  EXPECT_EQ(world.Call("ecs.ListClusters")["clusterArns"].size(), 1u);
}

TEST(ContainerAgent, TriesAgainUntilItsClusterIsThereForAnHour) {
  EcsWorld world;
  world.Launch("ECS_CLUSTER=late", 1);
  world.Advance(Minutes(20));
  world.Call("ecs.CreateCluster", {{"clusterName", "late"}});
  world.Advance(Minutes(4));
  EXPECT_EQ(world.ContainerInstances("late").size(), 1u);
  world.Launch("ECS_CLUSTER=never", 1);
  world.Advance(Hours(2));
  world.Call("ecs.CreateCluster", {{"clusterName", "never"}});
  world.Advance(Hours(2));
  EXPECT_EQ(world.ContainerInstances("never").size(), 0u);
}

TEST(ContainerAgent, HonoursReservedMemoryPortsAndAttributes) {
  EcsWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  world.Join("web", 1);
  const int64_t whole = Amount(
      world.DescribeInstance("web", world.ContainerInstances("web")[0])["registeredResources"],
      "MEMORY");
  world.Call("ecs.CreateCluster", {{"clusterName", "less"}});
  world.Join("less", 1, "t3.medium",
             "cat <<'EOF' >> /etc/ecs/ecs.config\nECS_RESERVED_MEMORY=256\n"
             "ECS_RESERVED_PORTS=[22, 9100]\nECS_INSTANCE_ATTRIBUTES={\"stack\": \"blue\"}\nEOF\n");
  const Json instance = world.DescribeInstance("less", world.ContainerInstances("less")[0]);
  EXPECT_EQ(Amount(instance["registeredResources"], "MEMORY"), whole - 256);
  EXPECT_EQ(instance["remainingResources"][2]["stringSetValue"], (Json{"22", "9100"}));
  EXPECT_EQ(instance["attributes"].back(), (Json{{"name", "stack"}, {"value", "blue"}}));
}

TEST(ContainerAgent, TermDeregistersAndStopsTheTasks) {
  EcsWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  const auto ids = world.Join("web", 1);
  world.Define("app", 128, 128);
  const Json task =
      world.Call("ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "app"}})["tasks"][0];
  world.Settle();
  const std::string arn = world.ContainerInstances("web")[0];
  world.Call("ec2.TerminateInstances", {{"InstanceIds", ids}});
  world.Settle();
  EXPECT_EQ(world.ContainerInstances("web").size(), 0u);
  EXPECT_EQ(world.DescribeInstance("web", arn)["status"], "INACTIVE");
  const Json lost = world.Task("web", task["taskArn"]);
  EXPECT_EQ(lost["lastStatus"], "STOPPED");
  EXPECT_EQ(lost["stoppedReason"], "Host EC2 (instance " + ids[0] + ") terminated.");
}

TEST(ContainerAgent, AStoppedInstanceStaysRegisteredAndComesBack) {
  EcsWorld world;
  world.Call("ecs.CreateCluster", {{"clusterName", "web"}});
  const auto ids = world.Join("web", 1);
  world.Define("app", 128, 128);
  const Json task =
      world.Call("ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "app"}})["tasks"][0];
  world.Settle();
  const std::string arn = world.ContainerInstances("web")[0];
  world.Call("ec2.StopInstances", {{"InstanceIds", ids}});
  world.Settle();
  Json instance = world.DescribeInstance("web", arn);
  EXPECT_EQ(instance["status"], "ACTIVE");
  EXPECT_EQ(instance["agentConnected"], false);
  EXPECT_EQ(world.Task("web", task["taskArn"])["stoppedReason"],
            "Host EC2 (instance " + ids[0] + ") stopped.");
  const Json refused = world.Call("ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "app"}});
  EXPECT_EQ(refused["failures"][0]["reason"], "AGENT");
  world.Call("ec2.StartInstances", {{"InstanceIds", ids}});
  world.Settle();
  instance = world.DescribeInstance("web", arn);
  EXPECT_EQ(instance["agentConnected"], true);
  EXPECT_EQ(Amount(instance["remainingResources"], "CPU"), 2048);
}

}  // namespace
}  // namespace wt
