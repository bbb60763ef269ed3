#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/engine/faults/fault_world.h"

namespace wt {
namespace {

using testing::Contains;
using testing::HasSubstr;

TEST(TaskFaultTest, StoppedTasksAreReplaced) {
  FaultWorld world;
  world.MakeStack();
  const std::string fault = world.Fault(
      R"j({"aws:ecs:stop-task": {"parameters": {"cluster": "main", "service": "web"},
          "selectionMode": "PERCENT(50)"
}
})j");
  EXPECT_EQ(world.FaultOf(fault)["affected"].size(), 2u);
  EXPECT_EQ(world.Tasks().size(), 2u);
  world.Advance(Minutes(5));
  EXPECT_EQ(world.Service()["runningCount"], 4);
}

TEST(TaskFaultTest, ACrashLoopGoesOnUntilItEnds) {
  FaultWorld world;
  world.MakeStack();
  const std::string fault =
      world.Fault(R"({"wt:task:crash-loop": {"service": "web", "after": "20s", "exitCode": 3}})");
  world.Advance(Minutes(1));
  const auto stopped = world.Tasks("STOPPED");
  ASSERT_FALSE(stopped.empty());
  const Json task = world.TaskOf(stopped[0]);
  EXPECT_EQ(task["stopCode"], "EssentialContainerExited");
  EXPECT_EQ(task["stoppedReason"], "Essential container in task exited");
  EXPECT_EQ(task["containers"][0]["exitCode"], 3);
  world.ThroughASnapshot();
  world.Advance(Minutes(10));
  EXPECT_GT(world.Happened("task_exited"), 8u);
  world.EndFault(fault);
  world.Advance(Minutes(10));
  EXPECT_EQ(world.Service()["runningCount"], 4);
  const size_t exits = world.Happened("task_exited");
  world.Advance(Minutes(10));
  EXPECT_EQ(world.Happened("task_exited"), exits);
}

TEST(TaskFaultTest, ALeakFillsMemoryUntilTheKernelKills) {
  FaultWorld world;
  world.MakeStack();
  // 1,024 MiB, of which a quarter is in use: 768 MiB at 100 a minute.
  world.Fault(R"({"wt:task:leak": {"service": "main/web", "perMinute": "100MiB"}})");
  world.Load("web", R"({"rate": "4/s", "cpu": "5ms"})");
  world.Advance(Minutes(6));
  const auto memory = world.Metric("AWS/ECS", "MemoryUtilization",
                                   {{"ClusterName", "main"}, {"ServiceName", "web"}}, "Average", 1);
  ASSERT_EQ(memory.size(), 1u);
  EXPECT_GT(memory[0], 60);
  EXPECT_EQ(world.Happened("task_exited"), 0u);
  world.Advance(Minutes(3));
  EXPECT_EQ(world.Happened("task_exited"), 4u);
  const Json task = world.TaskOf(world.Tasks("STOPPED")[0]);
  EXPECT_EQ(task["containers"][0]["exitCode"], 137);
  EXPECT_EQ(task["containers"][0]["reason"],
            "OutOfMemoryError: Container killed due to memory usage");
}

TEST(TaskFaultTest, SlowTasksUseMoreCpuForTheSameLoad) {
  FaultWorld world;
  world.MakeStack();
  world.Load("web", R"({"rate": "40/s", "cpu": "10ms"})");
  world.Advance(Minutes(2));
  const double before = world.ServiceCpu();
  world.Fault(R"({"wt:task:slow": {"service": "web", "times": 1.5}, "for": "3m"})");
  world.Advance(Minutes(2));
  EXPECT_NEAR(world.ServiceCpu(), 1.5 * before, 0.1 * before);
  world.Advance(Minutes(3));
  EXPECT_NEAR(world.ServiceCpu(), before, 0.05 * before);
}

TEST(TaskFaultTest, OnlyTheBadVersionFailsItsChecks) {
  FaultWorld world;
  world.MakeStack();
  world.Fault(R"({"wt:task:bad-version": {"service": "web", "taskDefinition": "web:2"}})");
  world.Call("ecs.RegisterTaskDefinition",
             {{"family", "web"},
              {"containerDefinitions",
               Json::array({{{"name", "web"},
                             {"image", "web:2"},
                             {"cpu", 512},
                             {"memory", 1024},
                             {"portMappings",
                              Json::array({{{"containerPort", 80}, {"hostPort", 0}}})}}})}});
  world.Call("ecs.UpdateService",
             {{"cluster", "main"},
              {"service", "web"},
              {"taskDefinition", "web:2"},
              {"deploymentConfiguration",
               {{"deploymentCircuitBreaker", {{"enable", true}, {"rollback", true}}}}}});
  world.ThroughASnapshot();
  world.Advance(Minutes(30));
  // The breaker opens, and the version before is back; it served all the while.
  EXPECT_THAT(world.ServiceEvents(), Contains(HasSubstr("rolling back to")));
  EXPECT_THAT(world.ServiceEvents(), Contains(HasSubstr("Health checks failed with these codes: "
                                                        "[503]")));
  const Json service = world.Service();
  EXPECT_THAT(service["taskDefinition"].get<std::string>(), HasSubstr("web:1"));
  EXPECT_EQ(world.Targets("healthy"), 4);
}

TEST(TaskFaultTest, ABadVersionFailsContainerChecksToo) {
  FaultWorld world;
  world.MakeStack();
  world.Call("ecs.RegisterTaskDefinition",
             {{"family", "alone"},
              {"containerDefinitions",
               Json::array({{{"name", "main"},
                             {"image", "alone:1"},
                             {"memory", 128},
                             {"healthCheck",
                              {{"command", Json::array({"CMD-SHELL", "curl localhost"})},
                               {"interval", 10},
                               {"retries", 2}}}}})}});
  world.Call("ecs.CreateService", {{"cluster", "main"},
                                   {"serviceName", "alone"},
                                   {"taskDefinition", "alone"},
                                   {"desiredCount", 0}});
  world.Fault(R"({"wt:task:bad-version": {"service": "alone"}})");
  world.Call("ecs.UpdateService", {{"cluster", "main"}, {"service", "alone"}, {"desiredCount", 1}});
  world.Advance(Minutes(5));
  // The one that failed its checks is stopped, and another has come.
  EXPECT_FALSE(world.Tasks("STOPPED").empty());
}

}  // namespace
}  // namespace wt
