#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/engine/faults/fault_world.h"

namespace wt {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

SeedStackSizes Six() {
  return {.instances_min = 3, .instances_max = 10, .tasks = 6, .tasks_min = 6, .tasks_max = 30};
}

TEST(NetworkFaultTest, ADarkSubnetHasInstancesThatRunUnheard) {
  FaultWorld world;
  world.MakeStack(Six());
  const std::vector<std::string> in_b = world.InstancesIn("us-east-1b");
  ASSERT_FALSE(in_b.empty());
  const std::string fault = world.Fault(
      R"({"aws:network:disrupt-connectivity":
          {"scope": "all", "parameters": {"availabilityZoneIdentifier": "us-east-1b"}}})");
  for (const std::string& id : in_b) EXPECT_EQ(world.AgentOf(id), false);
  world.Advance(Seconds(40));
  EXPECT_EQ(world.InstancesIn("us-east-1b"), in_b);
  EXPECT_LT(world.Targets("healthy"), 6);
  EXPECT_GT(world.Happened("health_check_failed"), 0u);
  world.Advance(Minutes(6));
  // Elsewhere the service has all its tasks again.
  EXPECT_EQ(world.Targets("healthy"), 6);
  EXPECT_EQ(world.InstancesIn("us-east-1b"), in_b);
  world.EndFault(fault);
  world.Advance(Minutes(3));
  for (const std::string& id : in_b) EXPECT_EQ(world.AgentOf(id), true);
}

TEST(NetworkFaultTest, RequestsToDarkTasksTimeOutUntilTheirChecksFail) {
  FaultWorld world;
  world.MakeStack(Six());
  world.Load("web", R"({"rate": "60/s", "cpu": "5ms"})");
  world.Advance(Minutes(5));
  world.Fault(R"({"aws:network:disrupt-connectivity":
      {"parameters": {"availabilityZoneIdentifier": "b"}}})");
  world.Advance(Minutes(2));
  const auto late = world.Metric("AWS/ApplicationELB", "HTTPCode_ELB_504_Count",
                                 {{"LoadBalancer", world.BalancerDimension()}}, "Sum", 3);
  double sum = 0;
  for (const double one : late) sum += one;
  EXPECT_GT(sum, 100);
  world.Advance(Minutes(10));
  EXPECT_LT(world.LoadOf("web")["now"]["error_percent"].get<double>(), 0.1);
}

TEST(NetworkFaultTest, AZoneWithoutPowerDiesAndComesBackEmpty) {
  FaultWorld world;
  world.MakeStack(Six());
  world.Load("web", R"({"rate": "60/s", "cpu": "5ms"})");
  world.Advance(Minutes(5));
  const std::vector<std::string> in_b = world.InstancesIn("us-east-1b");
  ASSERT_FALSE(in_b.empty());
  const std::string fault =
      world.Fault(R"({"wt:az:power-loss": {"zone": "b"}, "for": "45m", "name": "az-b-down"})");

  // 1. Nobody hears of them; EC2 gives them up within two minutes.
  for (const std::string& id : in_b) EXPECT_EQ(world.AgentOf(id), false);
  EXPECT_EQ(world.InstancesIn("us-east-1b"), in_b);
  world.Advance(Minutes(3));
  EXPECT_THAT(world.InstancesIn("us-east-1b"), IsEmpty());
  const Json gone = world.Call("ec2.DescribeInstances", {{"InstanceIds", Json::array({in_b[0]})}});
  EXPECT_EQ(gone["Reservations"][0]["Instances"][0]["StateReason"]["Code"], "Server.InternalError");

  // 2. Elsewhere there is room again within ten minutes; launches in the zone fail.
  world.ThroughASnapshot();
  world.Advance(Minutes(8));
  EXPECT_EQ(world.Service()["runningCount"], 6);
  EXPECT_EQ(world.Targets("healthy"), 6);
  EXPECT_THAT(world.InstancesIn("us-east-1b"), IsEmpty());
  EXPECT_THAT(world.Activities(),
              Contains(HasSubstr("in the Availability Zone you requested (us-east-1b)")));
  EXPECT_GE(world.InstancesIn().size(), 3u);

  // 3. It ends by itself; the zone is there for the taking.
  world.Advance(Minutes(40));
  EXPECT_EQ(world.FaultOf(fault)["status"], "completed");
  EXPECT_EQ(world.world().store().Get<TroubleRow>().size(), 0u);
  EXPECT_EQ(world.Happened("fault_ended"), 1u);
}

TEST(NetworkFaultTest, ALossThatEndsAtOnceKillsNothing) {
  FaultWorld world;
  world.MakeStack(Six());
  const std::vector<std::string> before = world.InstancesIn();
  const std::string fault = world.Fault(R"({"wt:az:power-loss": {"zone": "b"}})");
  world.Advance(Seconds(15));
  world.EndFault(fault);
  world.Advance(Minutes(5));
  EXPECT_EQ(world.InstancesIn(), before);
  for (const std::string& id : before) EXPECT_EQ(world.AgentOf(id), true);
  EXPECT_EQ(world.Targets("healthy"), 6);
}

}  // namespace
}  // namespace wt
