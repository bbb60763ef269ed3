// The operations about services: what they take, refuse and answer.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/service_world.h"

namespace wt {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(CreateService, AnswersAnActiveServiceWithItsFirstDeployment) {
  ServiceWorld world;
  const Json service = world.Create(2);
  EXPECT_EQ(service["serviceArn"], "arn:aws:ecs:us-east-1:123456789012:service/web/site");
  EXPECT_EQ(service["status"], "ACTIVE");
  EXPECT_EQ(service["desiredCount"], 2);
  EXPECT_EQ(service["runningCount"], 0);
  EXPECT_EQ(service["launchType"], "EC2");
  EXPECT_EQ(service["schedulingStrategy"], "REPLICA");
  EXPECT_EQ(service["deploymentController"]["type"], "ECS");
  EXPECT_EQ(service["deploymentConfiguration"]["maximumPercent"], 200);
  EXPECT_EQ(service["deploymentConfiguration"]["minimumHealthyPercent"], 100);
  EXPECT_EQ(service["propagateTags"], "NONE");
  EXPECT_EQ(service["availabilityZoneRebalancing"], "ENABLED");
  EXPECT_FALSE(service.contains("networkConfiguration"));
  EXPECT_FALSE(service.contains("capacityProviderStrategy"));
  ASSERT_EQ(service["deployments"].size(), 1u);
  const Json deployment = service["deployments"][0];
  EXPECT_THAT(deployment["id"].get<std::string>(), StartsWith("ecs-svc/"));
  EXPECT_EQ(deployment["status"], "PRIMARY");
  EXPECT_EQ(deployment["rolloutState"], "IN_PROGRESS");
  EXPECT_EQ(deployment["desiredCount"], 2);
}

TEST(CreateService, TakesAnEmptyNetworkConfigurationAsNone) {
  ServiceWorld world;
  EXPECT_FALSE(
      world.Create(0, {{"networkConfiguration", Json::object()}}).contains("networkConfiguration"));
}

TEST(CreateService, AnswersTheSameForTheSameTokenAlone) {
  ServiceWorld world;
  const Json first = world.Create(1, {{"clientToken", "t"}});
  const Json again = world.Create(1, {{"clientToken", "t"}});
  EXPECT_EQ(again["deployments"][0]["id"], first["deployments"][0]["id"]);
  const Json other = {
      {"cluster", "web"}, {"serviceName", "site"}, {"taskDefinition", "app"}, {"desiredCount", 1}};
  EXPECT_EQ(world.Fail("ecs.CreateService", other).message,
            "Creation of service was not idempotent.");
}

struct Refusal {
  const char* name;
  Json more;
  std::string code, part;
};

class CreateServiceRefuses : public ::testing::TestWithParam<Refusal> {};

TEST_P(CreateServiceRefuses, AndLeavesNothing) {
  ServiceWorld world;
  Json request = {
      {"cluster", "web"}, {"serviceName", "site"}, {"taskDefinition", "app"}, {"desiredCount", 1}};
  request.merge_patch(GetParam().more);
  const std::string before = world.Digest();
  const Error error = world.Fail("ecs.CreateService", request);
  EXPECT_EQ(error.code, GetParam().code);
  EXPECT_THAT(error.message, HasSubstr(GetParam().part));
  EXPECT_EQ(world.Digest(), before);
}

INSTANTIATE_TEST_SUITE_P(
    , CreateServiceRefuses,
    ::testing::Values(
        Refusal{
            "NoCluster", {{"cluster", "gone"}}, "ClusterNotFoundException", "Cluster not found."},
        Refusal{"NoDefinition",
                {{"taskDefinition", "gone"}},
                "ClientException",
                "TaskDefinition not found."},
        Refusal{"BadName", {{"serviceName", "two words"}}, "InvalidParameterException", "names"},
        Refusal{
            "NoCount", {{"desiredCount", nullptr}}, "InvalidParameterException", "DesiredCount"},
        Refusal{"TooMany", {{"desiredCount", 5001}}, "InvalidParameterException", "desiredCount"},
        Refusal{"DaemonWithCount",
                {{"schedulingStrategy", "DAEMON"}},
                "InvalidParameterException",
                "daemon scheduling strategy"},
        Refusal{"DaemonAboveHundred",
                {{"schedulingStrategy", "DAEMON"},
                 {"desiredCount", nullptr},
                 {"deploymentConfiguration", {{"maximumPercent", 200}}}},
                "InvalidParameterException",
                "maximumPercent"},
        Refusal{
            "LaunchTypeAndStrategy",
            {{"launchType", "EC2"}, {"capacityProviderStrategy", {{{"capacityProvider", "x"}}}}},
            "InvalidParameterException",
            "but not both"},
        Refusal{"ProviderNotOfTheCluster",
                {{"capacityProviderStrategy", {{{"capacityProvider", "x"}, {"weight", 1}}}}},
                "InvalidParameterException",
                "not associated with the cluster"},
        Refusal{"NoTargetGroup",
                {{"loadBalancers",
                  {{{"targetGroupArn",
                     "arn:aws:elasticloadbalancing:us-east-1:"
                     "123456789012:targetgroup/x/1"},
                    {"containerName", "app"},
                    {"containerPort", 80}}}}},
                "InvalidParameterException",
                "does not exist"},
        Refusal{"GraceWithoutBalancer",
                {{"healthCheckGracePeriodSeconds", 30}},
                "InvalidParameterException",
                "Health check grace period is only valid"},
        Refusal{"NetworkForBridge",
                {{"networkConfiguration", {{"awsvpcConfiguration", {{"subnets", {"subnet-1"}}}}}}},
                "InvalidParameterException",
                "Network Configuration is not valid"},
        Refusal{"BadPlacement",
                {{"placementStrategy", {{{"type", "spread"}, {"field", "nowhere"}}}}},
                "InvalidParameterException",
                "spread"}),
    [](const auto& param_info) { return param_info.param.name; });

TEST(DescribeServices, TellsWhatIsMissing) {
  ServiceWorld world;
  world.Create(0);
  const Json answer =
      world.Call("ecs.DescribeServices", {{"cluster", "web"}, {"services", {"site", "gone"}}});
  EXPECT_EQ(answer["services"].size(), 1u);
  EXPECT_EQ(answer["failures"][0]["reason"], "MISSING");
  EXPECT_EQ(answer["failures"][0]["arn"], "arn:aws:ecs:us-east-1:123456789012:service/web/gone");
  EXPECT_EQ(
      world.Fail("ecs.DescribeServices", {{"cluster", "web"}, {"services", Json(11, "x")}}).code,
      "InvalidParameterException");
}

TEST(ListServices, PagesByTen) {
  ServiceWorld world;
  for (int i = 0; i < 12; ++i) {
    world.Create(0, {{"serviceName", "s" + std::to_string(100 + i)}});
  }
  const Json first = world.Call("ecs.ListServices", {{"cluster", "web"}});
  EXPECT_EQ(first["serviceArns"].size(), 10u);
  const Json rest =
      world.Call("ecs.ListServices", {{"cluster", "web"}, {"nextToken", first["nextToken"]}});
  EXPECT_EQ(rest["serviceArns"].size(), 2u);
  EXPECT_EQ(world.Call("ecs.ListServices", {{"cluster", "web"}, {"maxResults", 100}})["serviceArns"]
                .size(),
            12u);
  EXPECT_EQ(
      world.Call("ecs.ListServices", {{"cluster", "web"}, {"launchType", "FARGATE"}})["serviceArns"]
          .size(),
      0u);
}

TEST(UpdateService, KnowsActiveServicesAlone) {
  ServiceWorld world;
  EXPECT_EQ(world.Fail("ecs.UpdateService", {{"cluster", "web"}, {"service", "gone"}}).code,
            "ServiceNotFoundException");
  world.Create(0);
  world.Call("ecs.DeleteService", {{"cluster", "web"}, {"service", "site"}});
  EXPECT_EQ(
      world
          .Fail("ecs.UpdateService", {{"cluster", "web"}, {"service", "site"}, {"desiredCount", 1}})
          .code,
      "ServiceNotActiveException");
}

TEST(UpdateService, AnotherCountIsNoDeployment) {
  ServiceWorld world;
  const Json before = world.Create(1);
  const Json after = world.Update({{"desiredCount", 3}});
  EXPECT_EQ(after["desiredCount"], 3);
  ASSERT_EQ(after["deployments"].size(), 1u);
  EXPECT_EQ(after["deployments"][0]["id"], before["deployments"][0]["id"]);
  EXPECT_EQ(after["deployments"][0]["desiredCount"], 3);
}

TEST(UpdateService, AnotherDefinitionAndForceAre) {
  ServiceWorld world(1);
  world.Create(1);
  world.Settle();
  world.Define("app", 128, 256);
  const Json changed = world.Update({{"taskDefinition", "app"}});
  EXPECT_EQ(changed["deployments"].size(), 2u);
  EXPECT_EQ(changed["deployments"][0]["status"], "PRIMARY");
  EXPECT_EQ(changed["deployments"][1]["status"], "ACTIVE");
  EXPECT_THAT(changed["taskDefinition"].get<std::string>(), ::testing::EndsWith("app:2"));
  world.Settle();
  EXPECT_EQ(world.Update({{"taskDefinition", "app:2"}})["deployments"].size(), 1u);
  EXPECT_EQ(world.Update({{"forceNewDeployment", true}})["deployments"].size(), 2u);
}

TEST(DeleteService, NeedsNoTasksOrForce) {
  ServiceWorld world(1);
  world.Create(2);
  world.Settle();
  EXPECT_EQ(world.Fail("ecs.DeleteService", {{"cluster", "web"}, {"service", "site"}}).message,
            "The service cannot be stopped while it is scaled above 0.");
  world.Update({{"desiredCount", 0}});
  // The article's script deletes at once, tasks or not.
  const Json gone = world.Call("ecs.DeleteService", {{"cluster", "web"}, {"service", "site"}});
  EXPECT_EQ(gone["service"]["status"], "DRAINING");
  world.Settle();
  EXPECT_EQ(world.Describe()["status"], "INACTIVE");
  EXPECT_EQ(world.Describe()["runningCount"], 0);
  EXPECT_EQ(world.Call("ecs.ListServices", {{"cluster", "web"}})["serviceArns"].size(), 0u);
  EXPECT_EQ(world.Fail("ecs.DeleteService", {{"cluster", "web"}, {"service", "site"}}).code,
            "ServiceNotFoundException");
}

TEST(DeleteService, ForceDrainsAndTheNameIsFreeAgain) {
  ServiceWorld world(1);
  world.Create(2);
  world.Settle();
  world.Call("ecs.DeleteService", {{"cluster", "web"}, {"service", "site"}, {"force", true}});
  const Json again = {
      {"cluster", "web"}, {"serviceName", "site"}, {"taskDefinition", "app"}, {"desiredCount", 1}};
  EXPECT_EQ(world.Fail("ecs.CreateService", again).message,
            "Unable to Start a service that is still Draining.");
  world.Settle();
  EXPECT_EQ(world.Call("ecs.CreateService", again)["service"]["status"], "ACTIVE");
}

TEST(DeleteService, TheRecordGoesAfterAWhile) {
  ServiceWorld world;
  world.Create(0);
  world.Call("ecs.DeleteService", {{"cluster", "web"}, {"service", "site"}});
  world.Advance(Hours(2));
  EXPECT_EQ(
      world.Call("ecs.DescribeServices", {{"cluster", "web"}, {"services", {"site"}}})["failures"]
          .size(),
      1u);
}

TEST(DeleteCluster, RefusesOneWithServices) {
  ServiceWorld world;
  world.Create(0);
  EXPECT_EQ(world.Fail("ecs.DeleteCluster", {{"cluster", "web"}}).code,
            "ClusterContainsServicesException");
  world.Call("ecs.DeleteService", {{"cluster", "web"}, {"service", "site"}});
  world.Settle();
  world.Call("ecs.DeleteCluster", {{"cluster", "web"}});
}

TEST(ServiceTags, AreSeenWhenAskedForAndReachItsTasks) {
  ServiceWorld world(1);
  world.Create(1, {{"tags", {{{"key", "team"}, {"value", "x"}}}},
                   {"propagateTags", "SERVICE"},
                   {"enableECSManagedTags", true}});
  world.Settle();
  EXPECT_EQ(world.Call("ecs.DescribeServices", {{"cluster", "web"},
                                                {"services", {"site"}},
                                                {"include", {"TAGS"}}})["services"][0]["tags"],
            (Json{{{"key", "team"}, {"value", "x"}}}));
  const Json task = world.Call("ecs.DescribeTasks", {{"cluster", "web"},
                                                     {"tasks", {world.Tasks()[0]["taskArn"]}},
                                                     {"include", {"TAGS"}}})["tasks"][0];
  EXPECT_EQ(task["tags"].size(), 3u);
}

TEST(ServiceDeployments, AreRecorded) {
  ServiceWorld world(1);
  world.Create(1);
  const Json listed = world.Call("ecs.ListServiceDeployments",
                                 {{"cluster", "web"}, {"service", "site"}})["serviceDeployments"];
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(listed[0]["status"], "IN_PROGRESS");
  world.Settle();
  world.Update({{"forceNewDeployment", true}});
  world.Settle();
  const Json both = world.Call("ecs.ListServiceDeployments",
                               {{"cluster", "web"}, {"service", "site"}})["serviceDeployments"];
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(both[0]["status"], "SUCCESSFUL");
  EXPECT_EQ(both[1]["serviceDeploymentArn"], listed[0]["serviceDeploymentArn"]);
  const Json full = world.Call("ecs.DescribeServiceDeployments",
                               {{"serviceDeploymentArns", {both[0]["serviceDeploymentArn"], "x"}}});
  EXPECT_EQ(full["failures"].size(), 1u);
  const Json deployment = full["serviceDeployments"][0];
  EXPECT_EQ(deployment["sourceServiceRevisions"].size(), 1u);
  const Json revision = world.Call(
      "ecs.DescribeServiceRevisions",
      {{"serviceRevisionArns", {deployment["targetServiceRevision"]["arn"]}}})["serviceRevisions"];
  EXPECT_THAT(revision[0]["taskDefinition"].get<std::string>(), ::testing::EndsWith("app:1"));
  EXPECT_EQ(world
                .Fail("ecs.StopServiceDeployment",
                      {{"serviceDeploymentArn", both[0]["serviceDeploymentArn"]}})
                .code,
            "ConflictException");
  EXPECT_EQ(world.Fail("ecs.StopServiceDeployment", {{"serviceDeploymentArn", "x"}}).code,
            "ServiceDeploymentNotFoundException");
}

TEST(ServiceDeployments, StopGoesBackToTheLastCompletedOne) {
  ServiceWorld world(1);
  world.Create(2);
  world.Settle();
  world.Define("app", 128, 256);
  world.Update({{"taskDefinition", "app"}});
  world.Advance(Seconds(15));
  const Json arn = world.Call(
      "ecs.ListServiceDeployments",
      {{"cluster", "web"}, {"service", "site"}})["serviceDeployments"][0]["serviceDeploymentArn"];
  world.Call("ecs.StopServiceDeployment", {{"serviceDeploymentArn", arn}});
  world.Settle();
  EXPECT_THAT(world.Describe()["taskDefinition"].get<std::string>(), ::testing::EndsWith("app:1"));
  EXPECT_EQ(world.Describe()["deployments"].size(), 1u);
  EXPECT_EQ(world.Call("ecs.DescribeServiceDeployments",
                       {{"serviceDeploymentArns", {arn}}})["serviceDeployments"][0]["status"],
            "ROLLBACK_SUCCESSFUL");
}

TEST(ExecuteCommand, FindsNobodyConnected) {
  ServiceWorld world(1);
  world.Create(1, {{"enableExecuteCommand", true}});
  world.Settle();
  const Json request = {{"cluster", "web"},
                        {"task", world.Tasks()[0]["taskArn"]},
                        {"command", "/bin/sh"},
                        {"interactive", true}};
  EXPECT_EQ(world.Fail("ecs.ExecuteCommand", request).code, "TargetNotConnectedException");
}

}  // namespace
}  // namespace wt
