// Every scenario of the library, its calls checked against the API models.

#include "scenarios/engine/file/library.h"

#include <gtest/gtest.h>

#include "scenarios/engine/file/load.h"
#include "scenarios/engine/file/references.h"
#include "tests/support/test_world.h"

namespace wt::scenario {
namespace {

LoadOptions WithModels(TestWorld& world) {
  LoadOptions options;
  options.router = &world.world().router();
  return options;
}

TEST(Library, IsRight) {
  TestWorld world;
  for (const std::string& name : LibraryNames("")) {
    const Loaded loaded = LoadFile(name, WithModels(world));
    EXPECT_EQ(ToString(loaded.problems), "") << name;
    if (!loaded.scenario) continue;
    EXPECT_EQ(loaded.scenario->name, name);
    EXPECT_FALSE(loaded.scenario->expectations.empty()) << name;
  }
}

// As a run makes them, one after the other; with the last step the service is steady.
TEST(Library, HasAStackThatComesUp) {
  TestWorld world;
  LoadOptions options = WithModels(world);
  options.overrides = {{"region", "us-east-1"}};
  const Loaded loaded = LoadFile("steady-day", options);
  ASSERT_EQ(ToString(loaded.problems), "");
  Json answers = Json::object();
  for (const StackStep& step : loaded.scenario->stack.steps) {
    if (!step.call) continue;
    const std::string name = step.call->service + "." + step.call->operation;
    const Result<Json> parameters = Resolve(step.call->parameters, answers);
    ASSERT_TRUE(parameters.ok()) << name << ": " << parameters.error().message;
    Keep(*step.call, world.Call(name, *parameters), answers);
  }
  world.Advance(Minutes(15));
  const Json services =
      world.Call("ecs.DescribeServices", {{"cluster", "main"}, {"services", Json::array({"web"})}});
  EXPECT_EQ(services["services"][0]["runningCount"], 9) << services.dump(1);
  const Json health =
      world.Call("elbv2.DescribeTargetHealth",
                 {{"TargetGroupArn", answers["targets"]["TargetGroups"][0]["TargetGroupArn"]}});
  EXPECT_EQ(health["TargetHealthDescriptions"].size(), 9u);
  EXPECT_EQ(health["TargetHealthDescriptions"][0]["TargetHealth"]["State"], "healthy");
}

TEST(Calls, AreTypedByTheModels) {
  TestWorld world;
  const Loaded loaded = LoadFile("zone-loss-then-deploy", WithModels(world));
  ASSERT_EQ(ToString(loaded.problems), "");
  const auto find = [&](std::string_view operation) {
    for (const StackStep& step : loaded.scenario->stack.steps) {
      if (step.call && step.call->operation == operation) return step.call->parameters;
    }
    return Json();
  };
  EXPECT_EQ(
      find("CreateCapacityProvider")["autoScalingGroupProvider"]["managedTerminationProtection"],
      "ENABLED");
  EXPECT_EQ(find("CreateAutoScalingGroup")["NewInstancesProtectedFromScaleIn"], true);
  EXPECT_EQ(find("CreateService")["deploymentConfiguration"].dump(),
            R"({"minimumHealthyPercent":100,"maximumPercent":200,)"
            R"("deploymentCircuitBreaker":{"enable":true,"rollback":true}})");
  EXPECT_EQ(find("CreateService")["placementStrategy"][1].dump(),
            R"({"type":"binpack","field":"memory"})");
  EXPECT_EQ(
      find("PutScalingPolicy")["TargetTrackingScalingPolicyConfiguration"]["ScaleOutCooldown"], 60);
}

TEST(Calls, AreRefusedWhereTheModelsHaveNoSuchThing) {
  TestWorld world;
  const std::pair<const char*, const char*> cases[] = {
      {"ecz.CreateCluster: {}", "there is no service 'ecz'"},
      {"ecs.CreateClustr: {}",
       "ecs has no operation 'CreateClustr'; did you mean 'CreateCluster'?"},
      {"ecs.CreateCluster: { clusterNam: x }",
       "ecs.CreateCluster.clusterNam: there is no such parameter; did you mean 'clusterName'?"},
      {"ecs.RegisterTaskDefinition: { family: x }",
       "the parameter 'containerDefinitions' is missing"},
      {"ecs.CreateService: { serviceName: x, desiredCount: many }",
       "ecs.CreateService.desiredCount: 'many' is not a whole number"},
      {"ecs.CreateService: { serviceName: x, launchType: EC3 }", "'EC3' is not one of its values"},
      {"ecs.CreateService: { serviceName: [x] }", "is a list, and must be text"},
      {"ecs.CreateService: { serviceName: x, loadBalancers: x }", "is text, and must be a list"},
      {"ec2.CreateLocalGatewayRoute: {}",
       "Windtunnel does not implement ec2.CreateLocalGatewayRoute"},
  };
  for (const auto& [call, message] : cases) {
    const std::string text =
        std::string("scenario: s\nlength: 1h\nstack:\n  calls:\n    - ") + call + "\n";
    const std::string said = ToString(LoadText(text, "s.yaml", WithModels(world)).problems);
    EXPECT_NE(said.find(message), std::string::npos) << call << "\n" << said;
  }
}

}  // namespace
}  // namespace wt::scenario
