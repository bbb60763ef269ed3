#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/engine/faults/fault_world.h"

namespace wt {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::SizeIs;

constexpr char kGone[] =
    "an instance was taken out of service in response to an EC2 health check indicating it has "
    "been terminated or stopped";

TEST(InstanceFaultTest, TerminatedInstancesAreReplacedAndTheirTasksToo) {
  FaultWorld world;
  world.MakeStack();
  const std::vector<std::string> before = world.InstancesIn();
  const std::string id = world.Fault(
      R"j({"aws:ec2:terminate-instances": {"filters": [{"path": "State.Name",
          "values": ["running"]}], "selectionMode": "COUNT(1)"
}
})j");
  const Json fault = world.FaultOf(id);
  EXPECT_EQ(fault["status"], "completed");
  ASSERT_THAT(fault["affected"], SizeIs(1));
  EXPECT_THAT(before, Contains(fault["affected"][0].get<std::string>()));
  EXPECT_THAT(world.InstancesIn(), SizeIs(before.size() - 1));
  world.Advance(Minutes(10));
  EXPECT_THAT(world.InstancesIn(), SizeIs(before.size()));
  EXPECT_EQ(world.Service()["runningCount"], 4);
  EXPECT_THAT(world.Activities(), Contains(HasSubstr(kGone)));
  EXPECT_THAT(world.Why("instance/" + fault["affected"][0].get<std::string>()),
              Contains("fault_started"));
}

TEST(InstanceFaultTest, TargetsAreFoundByTagsAndArns) {
  FaultWorld world;
  world.MakeStack();
  const std::string one = world.InstancesIn()[0];
  world.Call("ec2.CreateTags", {{"Resources", Json::array({one})},
                                {"Tags", Json::array({{{"Key", "Role"}, {"Value", "ecs"}}})}});
  const std::string by_tag =
      world.Fault(R"({"aws:ec2:stop-instances": {"resourceTags": {"Role": "ecs"}}})");
  EXPECT_EQ(world.FaultOf(by_tag)["affected"], Json::array({one}));
  const std::string other = world.InstancesIn()[0];
  const std::string by_arn = world.Fault(
      R"({"aws:ec2:reboot-instances": {"resourceArns":
          ["arn:aws:ec2:us-east-1:123456789012:instance/)" +
      other + R"("]}})");
  EXPECT_EQ(world.FaultOf(by_arn)["affected"], Json::array({other}));
  const std::string half =
      world.Fault(R"j({"aws:ec2:reboot-instances": {"selectionMode": "PERCENT(100)",
          "filters": [{"path": "Placement.AvailabilityZone", "values": [")j" +
                  world.ZoneOf(other) + R"("]}]}})");
  EXPECT_THAT(world.FaultOf(half)["affected"], Contains(other));
}

TEST(InstanceFaultTest, StoppedInstancesStartAgainWhenTold) {
  FaultWorld world;
  world.Call("ec2.RunInstances", {{"ImageId", "ami-0123456789abcdef0"},
                                  {"InstanceType", "t3.micro"},
                                  {"MinCount", 1},
                                  {"MaxCount", 1}});
  world.Settle();
  world.Fault(R"({"aws:ec2:stop-instances": {"selectionMode": "ALL",
                  "startInstancesAfterDuration": "PT5M"}})");
  world.Advance(Minutes(2));
  EXPECT_THAT(world.InstancesIn(), SizeIs(0));
  world.ThroughASnapshot();
  world.Advance(Minutes(4));
  EXPECT_THAT(world.InstancesIn(), SizeIs(1));
}

TEST(InstanceFaultTest, ARebootEndsTheTasksAndTheAgentComesBack) {
  FaultWorld world;
  world.MakeStack();
  const std::string fault =
      world.Fault(R"j({"aws:ec2:reboot-instances": {"selectionMode": "COUNT(1)"}
})j");
  const std::string instance = world.FaultOf(fault)["affected"][0];
  EXPECT_EQ(world.AgentOf(instance), false);
  world.Advance(Minutes(5));
  EXPECT_EQ(world.AgentOf(instance), true);
  EXPECT_EQ(world.Service()["runningCount"], 4);
  int64_t killed = 0;
  for (const std::string& arn : world.Tasks("STOPPED")) {
    const Json task = world.TaskOf(arn);
    if (task["stopCode"] != "EssentialContainerExited") continue;
    EXPECT_EQ(task["containers"][0]["exitCode"], 137);
    ++killed;
  }
  EXPECT_GT(killed, 0);
}

TEST(InstanceFaultTest, ImpairedInstancesFailStatusChecksAndAreReplaced) {
  FaultWorld world;
  world.MakeStack();
  const std::string id = world.Fault(
      R"j({"wt:instance:impaired": {"selectionMode": "COUNT(1)", "check": "system"
}
})j");
  const std::string instance = world.FaultOf(id)["affected"][0];
  world.Advance(Minutes(2));
  const Json status =
      world.Call("ec2.DescribeInstanceStatus", {{"InstanceIds", Json::array({instance})}});
  EXPECT_EQ(status["InstanceStatuses"][0]["SystemStatus"]["Status"], "impaired");
  EXPECT_EQ(status["InstanceStatuses"][0]["SystemStatus"]["Details"][0]["Status"], "failed");
  EXPECT_EQ(status["InstanceStatuses"][0]["InstanceStatus"]["Status"], "ok");
  EXPECT_THAT(world.InstancesIn(), Contains(instance));
  world.ThroughASnapshot();
  world.Advance(Minutes(8));
  EXPECT_THAT(world.InstancesIn(), testing::Not(Contains(instance)));
  EXPECT_THAT(world.Activities(),
              Contains(HasSubstr("in response to an EC2 instance status check failure")));
}

TEST(InstanceFaultTest, AnImpairmentThatEndsInTimeReplacesNothing) {
  FaultWorld world;
  world.MakeStack();
  const std::vector<std::string> before = world.InstancesIn();
  world.Fault(R"({"wt:instance:impaired": {"selectionMode": "ALL"}, "for": "2m"})");
  world.Advance(Minutes(15));
  EXPECT_EQ(world.InstancesIn(), before);
}

TEST(InstanceFaultTest, ASlowBootDelaysTheRegistration) {
  FaultWorld world;
  world.MakeStack();
  const std::string fault = world.Fault(R"({"wt:instance:slow-boot": {"by": "10m"}})");
  world.Call("autoscaling.SetDesiredCapacity",
             {{"AutoScalingGroupName", "main"}, {"DesiredCapacity", 4}});
  const std::vector<std::string> old = world.InstancesIn();
  world.Advance(Minutes(5));
  std::vector<std::string> fresh = world.InstancesIn();
  std::erase_if(fresh, [&](const std::string& id) {
    return std::find(old.begin(), old.end(), id) != old.end();
  });
  ASSERT_FALSE(fresh.empty());
  EXPECT_EQ(world.AgentOf(fresh[0]), std::nullopt);
  world.Advance(Minutes(8));
  EXPECT_EQ(world.AgentOf(fresh[0]), true);
  world.EndFault(fault);
}

TEST(InstanceFaultTest, ADisconnectedAgentKeepsItsTasksAndGetsNoMore) {
  FaultWorld world;
  world.MakeStack();
  const std::string fault = world.Fault(R"j({"wt:agent:disconnect": {"selectionMode": "COUNT(1)"
}
, "name" : "lost"
})j");
  const std::string instance = world.FaultOf(fault)["affected"][0];
  EXPECT_EQ(world.AgentOf(instance), false);
  world.ThroughASnapshot();
  world.Advance(Minutes(10));
  EXPECT_EQ(world.AgentOf(instance), false);
  EXPECT_EQ(world.Service()["runningCount"], 4);
  EXPECT_EQ(world.Targets("healthy"), 4);
  // What is to stop there does not: nobody tells it.
  world.Call("ecs.UpdateService",
             {{"cluster", "main"}, {"service", "web"}, {"forceNewDeployment", true}});
  world.Advance(Minutes(10));
  size_t lingering = 0;
  for (const std::string& arn : world.Tasks("STOPPED")) {
    if (world.TaskOf(arn)["lastStatus"] != "STOPPED") ++lingering;
  }
  EXPECT_GT(lingering, 0u);
  world.EndFault("lost");
  world.Advance(Minutes(5));
  EXPECT_EQ(world.AgentOf(instance), true);
  for (const std::string& arn : world.Tasks("STOPPED")) {
    EXPECT_EQ(world.TaskOf(arn)["lastStatus"], "STOPPED");
  }
}

TEST(InstanceFaultTest, SpotInstancesAreNoticedAndThenGo) {
  FaultWorld world;
  world.Call("ec2.RunInstances", {{"ImageId", "ami-0123456789abcdef0"},
                                  {"InstanceType", "t3.micro"},
                                  {"MinCount", 2},
                                  {"MaxCount", 2},
                                  {"InstanceMarketOptions", {{"MarketType", "spot"}}}});
  world.Settle();
  world.Fault(R"j({"aws:ec2:send-spot-instance-interruptions":
                  {"durationBeforeInterruption": "PT2M", "selectionMode": "COUNT(1)"
}
})j");
  world.Advance(Seconds(110));
  EXPECT_THAT(world.InstancesIn(), SizeIs(2));
  world.Advance(Seconds(20));
  EXPECT_THAT(world.InstancesIn(), SizeIs(1));
}

TEST(InstanceFaultTest, DrainedInstancesAreActiveAgainAtTheEnd) {
  FaultWorld world;
  world.MakeStack();
  world.Fault(R"({"aws:ecs:drain-container-instances":
                  {"drainagePercentage": 50, "resourceArns": ["main"]}, "for": "5m"})");
  const auto draining = [&] {
    return world
        .Call("ecs.ListContainerInstances",
              {{"cluster", "main"}, {"status", "DRAINING"}})["containerInstanceArns"]
        .size();
  };
  EXPECT_EQ(draining(), 1u);
  world.Advance(Minutes(6));
  EXPECT_EQ(draining(), 0u);
}

}  // namespace
}  // namespace wt
