// Task sets: services whose deployments somebody else makes.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/service_world.h"

namespace wt {
namespace {

using ::testing::HasSubstr;

class TaskSetTest : public ::testing::Test {
 protected:
  TaskSetTest() : world_(3) {}

  void MakeService(int desired = 2) {
    world_.Create(desired,
                  {{"taskDefinition", nullptr}, {"deploymentController", {{"type", "EXTERNAL"}}}});
  }
  Json Set(const Json& more = Json::object()) {
    Json request = {{"cluster", "web"}, {"service", "site"}};
    request.merge_patch(more);
    return request;
  }
  Json Make(double percent, const Json& more = Json::object()) {
    Json request =
        Set({{"taskDefinition", "app"}, {"scale", {{"value", percent}, {"unit", "PERCENT"}}}});
    request.merge_patch(more);
    return world_.Call("ecs.CreateTaskSet", request)["taskSet"];
  }
  Json Describe(const std::string& id) {
    const Json answer = world_.Call("ecs.DescribeTaskSets", Set({{"taskSets", {id}}}));
    return answer["taskSets"].empty() ? Json() : answer["taskSets"][0];
  }

  ServiceWorld world_;
};

TEST_F(TaskSetTest, OneTakesOverFromAnother) {
  MakeService();
  const std::string blue = Make(100)["id"];
  world_.Call("ecs.UpdateServicePrimaryTaskSet", Set({{"primaryTaskSet", blue}}));
  world_.Advance(Minutes(3));
  EXPECT_EQ(Describe(blue)["status"], "PRIMARY");
  EXPECT_EQ(Describe(blue)["stabilityStatus"], "STEADY_STATE");
  EXPECT_EQ(world_.Describe()["runningCount"], 2);

  // The next one comes up beside it, gets the traffic, and the first one goes.
  world_.Define("app", 64, 64);
  const std::string green = Make(100)["id"];
  world_.Advance(Minutes(3));
  EXPECT_EQ(world_.Describe()["runningCount"], 4);
  world_.Call("ecs.UpdateServicePrimaryTaskSet", Set({{"primaryTaskSet", green}}));
  EXPECT_EQ(Describe(blue)["status"], "ACTIVE");
  const Error kept = world_.Fail("ecs.DeleteTaskSet", Set({{"taskSet", blue}}));
  EXPECT_EQ(kept.code, "InvalidParameterException");
  EXPECT_THAT(kept.message, HasSubstr("while its scale is above 0"));
  world_.Call("ecs.UpdateTaskSet",
              Set({{"taskSet", blue}, {"scale", {{"value", 0}, {"unit", "PERCENT"}}}}));
  world_.Advance(Minutes(2));
  EXPECT_EQ(world_.Describe()["runningCount"], 2);
  world_.Call("ecs.DeleteTaskSet", Set({{"taskSet", blue}}));
  world_.Advance(Minutes(2));
  EXPECT_TRUE(Describe(blue).is_null());
  const Json service = world_.Describe();
  EXPECT_EQ(service["taskSets"].size(), 1u);
  EXPECT_EQ(service["taskDefinition"], Describe(green)["taskDefinition"]);
}

TEST_F(TaskSetTest, FollowsTheDesiredCount) {
  MakeService(3);
  const std::string set = Make(50)["id"];
  EXPECT_EQ(Describe(set)["computedDesiredCount"], 2);  // Rounded up.
  world_.Update({{"desiredCount", 4}});
  world_.Advance(Minutes(3));
  EXPECT_EQ(Describe(set)["computedDesiredCount"], 2);
  world_.Update({{"desiredCount", 5}});
  world_.Advance(Minutes(3));
  EXPECT_EQ(Describe(set)["computedDesiredCount"], 3);
  EXPECT_EQ(Describe(set)["runningCount"], 3);
  world_.Call("ecs.DeleteTaskSet", Set({{"taskSet", set}, {"force", true}}));
  world_.Advance(Minutes(2));
  EXPECT_EQ(world_.Describe()["runningCount"], 0);
}

TEST_F(TaskSetTest, RefusesWhatCannotBe) {
  MakeService();
  const std::string set = Make(0)["id"];
  const auto code = [&](const char* operation, const Json& more) {
    return world_.Fail(std::string("ecs.") + operation, Set(more)).code;
  };
  const Json half = {{"value", 50}, {"unit", "PERCENT"}};
  EXPECT_EQ(code("UpdateTaskSet", {{"taskSet", "ecs-svc/1"}, {"scale", half}}),
            "TaskSetNotFoundException");
  EXPECT_EQ(code("DeleteTaskSet", {{"taskSet", "ecs-svc/1"}}), "TaskSetNotFoundException");
  EXPECT_EQ(code("UpdateServicePrimaryTaskSet", {{"primaryTaskSet", "ecs-svc/1"}}),
            "TaskSetNotFoundException");
  EXPECT_EQ(code("CreateTaskSet", {{"taskDefinition", "gone"}}), "ClientException");
  EXPECT_EQ(code("CreateTaskSet", {{"taskDefinition", "app"}, {"service", "gone"}}),
            "ServiceNotFoundException");
  EXPECT_EQ(code("UpdateTaskSet", {{"taskSet", set}, {"scale", {{"value", 101}}}}),
            "InvalidParameterException");
  EXPECT_EQ(code("UpdateService", {{"taskDefinition", "app"}}), "InvalidParameterException");
  EXPECT_EQ(code("DeleteService", Json::object()), "InvalidParameterException");
  const Json missing =
      world_.Call("ecs.DescribeTaskSets", Set({{"taskSets", {"ecs-svc/1"}}}))["failures"];
  EXPECT_EQ(missing[0]["reason"], "MISSING");
  // A deleted service has none.
  world_.Call("ecs.DeleteService", Set({{"force", true}}));
  EXPECT_EQ(code("CreateTaskSet", {{"taskDefinition", "app"}}), "ServiceNotActiveException");
}

TEST_F(TaskSetTest, BelongToServicesWithAnExternalControllerAlone) {
  world_.Create(1);
  EXPECT_EQ(world_.Fail("ecs.CreateTaskSet", Set({{"taskDefinition", "app"}})).code,
            "InvalidParameterException");
  EXPECT_EQ(world_.Fail("ecs.DescribeTaskSets", Set()).code, "InvalidParameterException");
  // Nobody is here who would make a CodeDeploy deployment.
  const Error error =
      world_.Fail("ecs.CreateService", {{"cluster", "web"},
                                        {"serviceName", "other"},
                                        {"taskDefinition", "app"},
                                        {"desiredCount", 1},
                                        {"deploymentController", {{"type", "CODE_DEPLOY"}}}});
  EXPECT_EQ(error.code, "UnsupportedFeatureException");
  EXPECT_EQ(error.message, "Windtunnel does not implement the deployment controller CODE_DEPLOY.");
}

}  // namespace
}  // namespace wt
