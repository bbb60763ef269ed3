#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/ecs_world.h"

namespace wt {
namespace {

class RunTask : public ::testing::Test {
 protected:
  RunTask() {
    world_.Call("ecs.CreateCluster", {{"clusterName", "web"}});
    world_.Define("app", 128, 256);
  }
  Json Run(int count, const Json& more = Json::object()) {
    Json request = {{"cluster", "web"}, {"taskDefinition", "app"}, {"count", count}};
    if (!more.is_null()) request.merge_patch(more);
    return world_.Call("ecs.RunTask", request);
  }
  Error Refuse(const Json& more) {
    Json request = {{"cluster", "web"}, {"taskDefinition", "app"}};
    if (!more.is_null()) request.merge_patch(more);
    return world_.Fail("ecs.RunTask", request);
  }

  EcsWorld world_;
};

TEST_F(RunTask, AnswersTasksThatArePending) {
  world_.Join("web", 1);
  const Json task = Run(1)["tasks"][0];
  EXPECT_EQ(task["lastStatus"], "PENDING");
  EXPECT_EQ(task["desiredStatus"], "RUNNING");
  EXPECT_EQ(task["launchType"], "EC2");
  EXPECT_EQ(task["group"], "family:app");
  EXPECT_EQ(task["cpu"], "128");
  EXPECT_EQ(task["memory"], "256");
  EXPECT_EQ(task["containers"][0]["lastStatus"], "PENDING");
  EXPECT_THAT(task["taskArn"].get<std::string>(),
              ::testing::StartsWith("arn:aws:ecs:us-east-1:123456789012:task/web/"));
}

TEST_F(RunTask, SpreadsOverZonesAndThenPacksByMemory) {
  world_.Join("web", 6);
  const Json strategies = {{{"type", "spread"}, {"field", "attribute:ecs.availability-zone"}},
                           {{"type", "binpack"}, {"field", "memory"}}};
  std::map<std::string, int> zones, instances;
  for (int call = 0; call < 2; ++call) {
    const Json tasks = Run(6, {{"placementStrategy", strategies}})["tasks"];
    for (const Json& task : tasks) {
      ++zones[task["availabilityZone"]];
      ++instances[task["containerInstanceArn"]];
    }
  }
  EXPECT_THAT(zones, ::testing::ElementsAre(::testing::Pair("us-east-1a", 4),
                                            ::testing::Pair("us-east-1b", 4),
                                            ::testing::Pair("us-east-1c", 4)));
  EXPECT_EQ(instances.size(), 3u);
}

TEST_F(RunTask, GivesEachContainerAHostPortOfItsOwn) {
  world_.Join("web", 1);
  const Json tasks = Run(4)["tasks"];
  world_.Settle();
  std::set<int> ports;
  for (const Json& task : tasks) {
    const Json binding = world_.Task("web", task["taskArn"])["containers"][0]["networkBindings"][0];
    EXPECT_EQ(binding["containerPort"], 80);
    EXPECT_GE(binding["hostPort"], 32768);
    ports.insert(binding["hostPort"].get<int>());
  }
  EXPECT_EQ(ports.size(), 4u);
}

TEST_F(RunTask, FailsTheTasksThatFindNoRoom) {
  world_.Join("web", 3);
  world_.Define("fixed", 128, 128,
                {{"containerDefinitions",
                  {{{"name", "app"},
                    {"image", "nginx"},
                    {"memory", 128},
                    {"portMappings", {{{"containerPort", 80}, {"hostPort", 80}}}}}}}});
  const Json ran = Run(5, {{"taskDefinition", "fixed"}});
  EXPECT_EQ(ran["tasks"].size(), 3u);
  for (const Json& failure : ran["failures"]) EXPECT_EQ(failure["reason"], "RESOURCE:PORTS");
  world_.Define("huge", 128, 100000);
  EXPECT_EQ(Run(1, {{"taskDefinition", "huge"}})["failures"][0]["reason"], "RESOURCE:MEMORY");
  world_.Define("wide", 9000, 128);
  EXPECT_EQ(Run(1, {{"taskDefinition", "wide"}})["failures"][0]["reason"], "RESOURCE:CPU");
}

TEST_F(RunTask, RefusesAClusterWithoutInstances) {
  const Error error = Refuse({});
  EXPECT_EQ(error.code, "InvalidParameterException");
  EXPECT_EQ(error.message, "No Container Instances were found in your cluster.");
}

TEST_F(RunTask, AnswersTheSameForTheSameToken) {
  world_.Join("web", 1);
  const Json first = Run(2, {{"clientToken", "t"}});
  const Json again = Run(2, {{"clientToken", "t"}});
  EXPECT_EQ(again["tasks"][0]["taskArn"], first["tasks"][0]["taskArn"]);
  EXPECT_EQ(again["tasks"].size(), 2u);
  EXPECT_EQ(Refuse({{"count", 3}, {"clientToken", "t"}}).code, "ConflictException");
  EXPECT_EQ(world_.Call("ecs.ListTasks", {{"cluster", "web"}})["taskArns"].size(), 2u);
}

TEST_F(RunTask, RefusesWhatMakesNoSense) {
  world_.Join("web", 1);
  EXPECT_EQ(Refuse({{"cluster", "gone"}}).code, "ClusterNotFoundException");
  EXPECT_EQ(Refuse({{"taskDefinition", "gone"}}).code, "ClientException");
  EXPECT_EQ(Refuse({{"count", 11}}).code, "InvalidParameterException");
  EXPECT_EQ(
      Refuse({{"launchType", "EC2"}, {"capacityProviderStrategy", {{{"capacityProvider", "x"}}}}})
          .message,
      "Specify either Launch Type or Capacity Provider Strategy, but not both.");
  EXPECT_EQ(Refuse({{"overrides", {{"containerOverrides", {{{"name", "b"}}}}}}}).code,
            "InvalidParameterException");
  EXPECT_EQ(Refuse({{"placementStrategy", {{{"type", "binpack"}, {"field", "disk"}}}}}).code,
            "InvalidParameterException");
  EXPECT_EQ(
      Refuse({{"networkConfiguration", {{"awsvpcConfiguration", {{"subnets", world_.subnets()}}}}}})
          .message,
      "Network Configuration is not valid for the given networkMode of this task definition.");
}

TEST_F(RunTask, RefusesAnInactiveDefinition) {
  world_.Join("web", 1);
  world_.Call("ecs.DeregisterTaskDefinition", {{"taskDefinition", "app:1"}});
  EXPECT_EQ(Refuse({{"taskDefinition", "app:1"}}).message, "TaskDefinition is inactive");
  EXPECT_EQ(Refuse({}).code, "ClientException");
}

TEST_F(RunTask, CountsOverridesForPlacement) {
  world_.Join("web", 1);
  const Json overrides = {
      {"containerOverrides", {{{"name", "app"}, {"cpu", 512}, {"memory", 1024}}}}};
  const Json task = Run(1, {{"overrides", overrides}})["tasks"][0];
  EXPECT_EQ(task["cpu"], "512");
  EXPECT_EQ(task["overrides"]["containerOverrides"][0]["memory"], 1024);
  const Json instance =
      world_.DescribeInstance("web", task["containerInstanceArn"].get<std::string>());
  EXPECT_EQ(Amount(instance["remainingResources"], "CPU"), 2048 - 512);
}

class Awsvpc : public RunTask {
 protected:
  Awsvpc() {
    world_.Define("app", 128, 128,
                  {{"networkMode", "awsvpc"},
                   {"containerDefinitions",
                    {{{"name", "app"},
                      {"image", "nginx"},
                      {"memory", 128},
                      {"portMappings", {{{"containerPort", 80}}}}}}}});
  }
  Json Network(std::vector<std::string> subnets) {
    return {{"networkConfiguration", {{"awsvpcConfiguration", {{"subnets", subnets}}}}}};
  }
};

TEST_F(Awsvpc, TasksAreProvisionedFirst) {
  world_.Join("web", 1);
  const Json task = Run(1, Network({world_.subnets()[0]}))["tasks"][0];
  EXPECT_EQ(task["lastStatus"], "PROVISIONING");
  world_.Settle();
  EXPECT_EQ(world_.Task("web", task["taskArn"])["lastStatus"], "RUNNING");
}

TEST_F(Awsvpc, GoesOnlyToTheZonesOfItsSubnets) {
  world_.Join("web", 1);
  EXPECT_EQ(Run(1, Network({world_.subnets()[1]}))["failures"][0]["reason"], "LOCATION");
}

TEST_F(Awsvpc, TakesAnInterfaceEach) {
  world_.Join("web", 1, "m5.large");
  const Json ran = Run(4, Network({world_.subnets()[0]}));
  EXPECT_EQ(ran["tasks"].size(), 2u);
  EXPECT_EQ(ran["failures"][0]["reason"], "RESOURCE:ENI");
}

TEST_F(Awsvpc, NeedsItsNetworkConfiguration) {
  world_.Join("web", 1);
  EXPECT_EQ(Refuse({}).message,
            "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  EXPECT_EQ(Refuse(Network({})).message, "subnets can not be empty.");
  EXPECT_EQ(Refuse(Network({"subnet-0123456789abcdef0"})).code, "InvalidParameterException");
}

}  // namespace
}  // namespace wt
