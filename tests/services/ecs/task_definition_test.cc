#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/ecs_world.h"

namespace wt {
namespace {

Json Container(const Json& more = Json::object()) {
  Json container = {{"name", "app"}, {"image", "nginx"}, {"memory", 128}};
  container.merge_patch(more);
  return container;
}

Json Request(const Json& more = Json::object()) {
  Json request = {{"family", "app"}, {"containerDefinitions", {Container()}}};
  request.merge_patch(more);
  return request;
}

TEST(RegisterTaskDefinition, CountsRevisionsAndFillsInDefaults) {
  TestWorld world;
  world.Call("ecs.RegisterTaskDefinition", Request());
  const Json made = world.Call("ecs.RegisterTaskDefinition", Request())["taskDefinition"];
  EXPECT_EQ(made["taskDefinitionArn"], "arn:aws:ecs:us-east-1:123456789012:task-definition/app:2");
  EXPECT_EQ(made["revision"], 2);
  EXPECT_EQ(made["status"], "ACTIVE");
  EXPECT_EQ(made["containerDefinitions"][0]["essential"], true);
  EXPECT_EQ(made["containerDefinitions"][0]["cpu"], 0);
  EXPECT_EQ(made["compatibilities"], (Json{"EXTERNAL", "EC2"}));
}

TEST(RegisterTaskDefinition, NeverGivesARevisionTwice) {
  TestWorld world;
  world.Call("ecs.RegisterTaskDefinition", Request());
  world.Call("ecs.DeregisterTaskDefinition", {{"taskDefinition", "app:1"}});
  world.Call("ecs.DeleteTaskDefinitions", {{"taskDefinitions", {"app:1"}}});
  EXPECT_EQ(world.Call("ecs.RegisterTaskDefinition", Request())["taskDefinition"]["revision"], 2);
}

TEST(RegisterTaskDefinition, ReadsSizesWithUnits) {
  TestWorld world;
  const Json made = world.Call("ecs.RegisterTaskDefinition",
                               Request({{"cpu", ".5 vCPU"}, {"memory", "1 GB"}}))["taskDefinition"];
  EXPECT_EQ(made["cpu"], "512");
  EXPECT_EQ(made["memory"], "1024");
}

struct Refusal {
  const char* name;
  Json request;
  std::string code, message;
};

class Refused : public ::testing::TestWithParam<Refusal> {};

TEST_P(Refused, AndNothingIsRegistered) {
  TestWorld world;
  const Error error = world.Fail("ecs.RegisterTaskDefinition", GetParam().request);
  EXPECT_EQ(error.code, GetParam().code);
  EXPECT_THAT(error.message, ::testing::HasSubstr(GetParam().message));
  EXPECT_EQ(world.Call("ecs.ListTaskDefinitions")["taskDefinitionArns"].size(), 0u);
}

INSTANTIATE_TEST_SUITE_P(
    , Refused,
    ::testing::Values(
        Refusal{"NoContainers",
                {{"family", "app"}, {"containerDefinitions", Json::array()}},
                "ClientException",
                "Container list cannot be empty."},
        Refusal{"BadFamily", Request({{"family", "a b"}}), "ClientException", "Family"},
        Refusal{"NoName", Request({{"containerDefinitions", {Container({{"name", nullptr}})}}}),
                "ClientException", "Container.name should not be null or empty."},
        Refusal{"NoImage", Request({{"containerDefinitions", {Container({{"image", nullptr}})}}}),
                "ClientException", "Container.image should not be null or empty."},
        Refusal{"NoMemory", Request({{"containerDefinitions", {Container({{"memory", nullptr}})}}}),
                "ClientException",
                "Invalid setting for container 'app'. At least one of 'memory' or "
                "'memoryReservation' must be specified."},
        Refusal{"ReservationAboveLimit",
                Request({{"containerDefinitions", {Container({{"memoryReservation", 256}})}}}),
                "ClientException", "memoryReservation"},
        Refusal{"TooLittleMemory",
                Request({{"containerDefinitions", {Container({{"memory", 5}})}}}),
                "ClientException", "minimum memory"},
        Refusal{"TwiceTheName", Request({{"containerDefinitions", {Container(), Container()}}}),
                "ClientException", "duplicate names"},
        Refusal{"NothingEssential",
                Request({{"containerDefinitions", {Container({{"essential", false}})}}}),
                "ClientException", "essential"},
        Refusal{"HostPortsDiffer",
                Request({{"networkMode", "awsvpc"},
                         {"containerDefinitions",
                          {Container({{"portMappings",
                                       {{{"containerPort", 80}, {"hostPort", 8080}}}}})}}}),
                "ClientException",
                "When networkMode=awsvpc, the host ports and container ports in port mappings must "
                "match."},
        Refusal{"PortsInModeNone",
                Request({{"networkMode", "none"},
                         {"containerDefinitions",
                          {Container({{"portMappings", {{{"containerPort", 80}}}}})}}}),
                "ClientException", "networkMode"},
        Refusal{"CpuOfContainersAboveTask",
                Request({{"cpu", "256"}, {"containerDefinitions", {Container({{"cpu", 512}})}}}),
                "ClientException", "cpu"},
        Refusal{
            "FargateWithoutAwsvpc",
            Request({{"cpu", "256"}, {"memory", "512"}, {"requiresCompatibilities", {"FARGATE"}}}),
            "ClientException", "network mode"},
        Refusal{"FargateSize",
                Request({{"cpu", "256"},
                         {"memory", "4096"},
                         {"networkMode", "awsvpc"},
                         {"requiresCompatibilities", {"FARGATE"}}}),
                "ClientException", "No Fargate configuration exists for given values."},
        Refusal{"DependsInACircle",
                Request({{"containerDefinitions",
                          {Container({{"dependsOn",
                                       {{{"containerName", "b"}, {"condition", "START"}}}}}),
                           Container({{"name", "b"},
                                      {"dependsOn",
                                       {{{"containerName", "app"}, {"condition", "START"}}}}})}}}),
                "ClientException", "cycle"},
        Refusal{"BadConstraint",
                Request({{"placementConstraints", {{{"type", "distinctInstance"}}}}}),
                "InvalidParameterException", "memberOf"}),
    [](const auto& param_info) { return param_info.param.name; });

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
TEST(FargateSizes, AreThoseOfTheTable) {
  TestWorld world;
  const auto request = [](int64_t cpu, int64_t memory) {
    return Request({{"cpu", std::to_string(cpu)},
                    {"memory", std::to_string(memory)},
                    {"networkMode", "awsvpc"},
                    {"requiresCompatibilities", {"FARGATE"}}});
  };
  const auto fits = [&](int64_t cpu, std::initializer_list<int64_t> sizes) {
    for (const int64_t memory : sizes) {
      world.Call("ecs.RegisterTaskDefinition", request(cpu, memory));
    }
  };
  const auto does_not = [&](int64_t cpu, std::initializer_list<int64_t> sizes) {
    for (const int64_t memory : sizes) {
      EXPECT_EQ(world.Fail("ecs.RegisterTaskDefinition", request(cpu, memory)).message,
                "No Fargate configuration exists for given values.");
    }
  };
  fits(256, {512, 1024, 2048});
  does_not(256, {1536, 3072});
  fits(512, {1024, 2048, 3072, 4096});
  does_not(512, {512, 1536, 5120});
  fits(1024, {2048, 8192});
  does_not(1024, {1024, 9216});
  fits(2048, {4096, 16384});
  does_not(2048, {3072, 17408});
  fits(4096, {8192, 9216, 30720});
  does_not(4096, {7168, 31744});
  fits(8192, {16384, 20480, 61440});
  does_not(8192, {17408, 65536});
  fits(16384, {32768, 40960, 122880});
  does_not(16384, {36864, 131072});
  fits(32768, {61440, 122880, 249856});
  does_not(32768, {65536});
  EXPECT_EQ(world.Fail("ecs.RegisterTaskDefinition", request(300, 1024)).message,
            "Invalid 'cpu' setting for task.");
}

TEST(DescribeTaskDefinition, FindsTheLatestActiveRevision) {
  TestWorld world;
  for (int i = 0; i < 3; ++i) world.Call("ecs.RegisterTaskDefinition", Request());
  world.Call("ecs.DeregisterTaskDefinition", {{"taskDefinition", "app:3"}});
  const auto revision = [&](const std::string& name) {
    return world.Call("ecs.DescribeTaskDefinition",
                      {{"taskDefinition", name}})["taskDefinition"]["revision"];
  };
  EXPECT_EQ(revision("app"), 2);
  EXPECT_EQ(revision("app:3"), 3);
  EXPECT_EQ(revision("arn:aws:ecs:us-east-1:123456789012:task-definition/app:1"), 1);
  EXPECT_EQ(world.Fail("ecs.DescribeTaskDefinition", {{"taskDefinition", "gone"}}).message,
            "Unable to describe task definition.");
}

TEST(DeregisterTaskDefinition, NeedsARevision) {
  TestWorld world;
  world.Call("ecs.RegisterTaskDefinition", Request());
  EXPECT_EQ(world.Fail("ecs.DeregisterTaskDefinition", {{"taskDefinition", "app"}}).message,
            "Revision is missing.");
  EXPECT_EQ(world.Fail("ecs.DeregisterTaskDefinition", {{"taskDefinition", "app:x"}}).message,
            "Invalid revision number. Number: x");
  const Json gone = world.Call("ecs.DeregisterTaskDefinition", {{"taskDefinition", "app:1"}});
  EXPECT_EQ(gone["taskDefinition"]["status"], "INACTIVE");
}

TEST(ListTaskDefinitions, SortsByFamilyThenRevision) {
  TestWorld world;
  for (int i = 0; i < 11; ++i) world.Call("ecs.RegisterTaskDefinition", Request());
  world.Call("ecs.RegisterTaskDefinition", Request({{"family", "zoo"}}));
  const Json up = world.Call("ecs.ListTaskDefinitions", {{"maxResults", 11}});
  EXPECT_THAT(up["taskDefinitionArns"][1].get<std::string>(), ::testing::EndsWith("app:2"));
  EXPECT_THAT(up["taskDefinitionArns"][10].get<std::string>(), ::testing::EndsWith("app:11"));
  const Json rest = world.Call("ecs.ListTaskDefinitions", {{"nextToken", up["nextToken"]}});
  EXPECT_THAT(rest["taskDefinitionArns"][0].get<std::string>(), ::testing::EndsWith("zoo:1"));
  const Json down = world.Call("ecs.ListTaskDefinitions", {{"sort", "DESC"}, {"maxResults", 2}});
  EXPECT_THAT(down["taskDefinitionArns"][1].get<std::string>(), ::testing::EndsWith("app:11"));
  EXPECT_EQ(
      world.Call("ecs.ListTaskDefinitions", {{"familyPrefix", "zoo"}})["taskDefinitionArns"].size(),
      1u);
  EXPECT_EQ(world.Call("ecs.ListTaskDefinitionFamilies")["families"], (Json{"app", "zoo"}));
}

TEST(DeleteTaskDefinitions, TakesInactiveOnesAlone) {
  TestWorld world;
  world.Call("ecs.RegisterTaskDefinition", Request());
  world.Call("ecs.RegisterTaskDefinition", Request());
  world.Call("ecs.DeregisterTaskDefinition", {{"taskDefinition", "app:1"}});
  const Json answer =
      world.Call("ecs.DeleteTaskDefinitions", {{"taskDefinitions", {"app:1", "app:2", "app:9"}}});
  EXPECT_EQ(answer["taskDefinitions"].size(), 1u);
  EXPECT_EQ(answer["taskDefinitions"][0]["status"], "DELETE_IN_PROGRESS");
  EXPECT_EQ(answer["failures"].size(), 2u);
  EXPECT_EQ(world.Fail("ecs.DeleteTaskDefinitions", {{"taskDefinitions", Json::array()}}).message,
            "size of TaskDefinition references list must be greater than 0");
}

}  // namespace
}  // namespace wt
