#include "services/ecs/container_health.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/services/ecs/service_world.h"

namespace wt {
namespace {

ecs::HealthCheck Check(const std::string& command, int64_t start_period = 0) {
  ecs::HealthCheck check;
  check.command = {"CMD-SHELL", command};
  check.interval = 10;
  check.retries = 3;
  if (start_period > 0) check.start_period = start_period;
  return check;
}

TEST(ContainerHealth, IsKnownAfterTheFirstSuccessOrTheLastFailure) {
  using ecs::ContainerHealth;
  const auto after = [](const ecs::HealthCheck& check, int64_t seconds) {
    return ecs::HealthAfter(check, Seconds(seconds));
  };
  EXPECT_EQ(after(Check("curl -f http://localhost/"), 9), ContainerHealth::kUnknown);
  EXPECT_EQ(after(Check("curl -f http://localhost/"), 10), ContainerHealth::kHealthy);
  EXPECT_EQ(after(Check("exit 1"), 29), ContainerHealth::kUnknown);
  EXPECT_EQ(after(Check("exit 1"), 30), ContainerHealth::kUnhealthy);
  // Failures within the start period do not count.
  EXPECT_EQ(after(Check("exit 1", 60), 89), ContainerHealth::kUnknown);
  EXPECT_EQ(after(Check("exit 1", 60), 90), ContainerHealth::kUnhealthy);
  EXPECT_EQ(after(Check("exit 0"), 10), ContainerHealth::kHealthy);
  EXPECT_EQ(after(Check("curl -f http://localhost/ || exit 1"), 10), ContainerHealth::kHealthy);
}

Json Checked(const std::string& command) {
  return {{"containerDefinitions",
           {{{"name", "app"},
             {"image", "nginx"},
             {"memory", 128},
             {"healthCheck",
              {{"command", {"CMD-SHELL", command}}, {"interval", 10}, {"retries", 2}}}}}}};
}

TEST(ContainerHealth, AServiceWaitsForItsTasksToBeHealthy) {
  ServiceWorld world(1);
  world.Define("checked", 64, 64, Checked("curl -f http://localhost/"));
  world.Create(1, {{"taskDefinition", "checked"}});
  world.Settle();
  EXPECT_TRUE(world.HasMessage("steady"));
  const Json task = world.Tasks()[0];
  EXPECT_EQ(task["healthStatus"], "HEALTHY");
  EXPECT_EQ(task["containers"][0]["healthStatus"], "HEALTHY");
}

TEST(ContainerHealth, AServiceReplacesAnUnhealthyTask) {
  ServiceWorld world(1);
  world.Define("checked", 64, 64, Checked("exit 1"));
  world.Create(1, {{"taskDefinition", "checked"}});
  world.Advance(Minutes(3));
  const Json task = world.Stopped();
  ASSERT_FALSE(task.is_null());
  EXPECT_EQ(task["stoppedReason"], "Task failed container health checks");
  EXPECT_EQ(task["stopCode"], "ServiceSchedulerInitiated");
  const std::string arn = task["taskArn"];
  EXPECT_TRUE(world.HasMessage("(service site) (task " + arn.substr(arn.rfind('/') + 1) +
                               ") failed container health checks."));
  EXPECT_FALSE(world.HasMessage("steady"));
}

TEST(ContainerHealth, ATaskOfItsOwnStaysUnhealthy) {
  ServiceWorld world(1);
  world.Define("checked", 64, 64, Checked("exit 1"));
  const std::string arn = world.Call(
      "ecs.RunTask", {{"cluster", "web"}, {"taskDefinition", "checked"}})["tasks"][0]["taskArn"];
  world.Advance(Minutes(5));
  EXPECT_EQ(world.Task("web", arn)["lastStatus"], "RUNNING");
  EXPECT_EQ(world.Task("web", arn)["healthStatus"], "UNHEALTHY");
}

}  // namespace
}  // namespace wt
