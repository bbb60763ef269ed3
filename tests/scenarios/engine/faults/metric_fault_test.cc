#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenarios/engine/faults/fault_world.h"

namespace wt {
namespace {

using testing::SizeIs;

const Json kWeb = {{"ClusterName", "main"}, {"ServiceName", "web"}};

TEST(MetricFaultTest, AGapLeavesAlarmsWithoutData) {
  FaultWorld world;
  world.MakeStack();
  world.Load("web", R"({"rate": "40/s", "cpu": "10ms"})");
  world.Advance(Minutes(20));
  EXPECT_EQ(world.AlarmState("AlarmHigh"), "OK");
  const std::string fault =
      world.Fault(R"({"wt:metrics:gap": {"namespace": "AWS/ECS", "metric": "CPUUtilization"}})");
  world.Advance(Minutes(10));
  EXPECT_THAT(world.Metric("AWS/ECS", "CPUUtilization", kWeb, "Average", 5), SizeIs(0));
  EXPECT_THAT(world.Metric("AWS/ECS", "MemoryUtilization", kWeb, "Average", 5), SizeIs(5));
  EXPECT_EQ(world.AlarmState("AlarmHigh"), "INSUFFICIENT_DATA");
  world.ThroughASnapshot();
  world.EndFault(fault);
  world.Advance(Minutes(6));
  EXPECT_THAT(world.Metric("AWS/ECS", "CPUUtilization", kWeb, "Average", 5), SizeIs(5));
  EXPECT_EQ(world.AlarmState("AlarmHigh"), "OK");
}

TEST(MetricFaultTest, ADelayShowsThePastLateAndLosesNothing) {
  FaultWorld world;
  world.MakeStack();
  world.Load("web", R"({"rate": "40/s", "cpu": "10ms"})");
  world.Advance(Minutes(10));
  world.Fault(R"({"wt:metrics:delay": {"by": "PT3M"}, "for": "10m"})");
  world.Advance(Minutes(5));
  EXPECT_THAT(world.Metric("AWS/ECS", "CPUUtilization", kWeb, "Average", 5), SizeIs(2));
  world.Advance(Minutes(6));
  EXPECT_THAT(world.Metric("AWS/ECS", "CPUUtilization", kWeb, "Average", 5), SizeIs(5));
}

}  // namespace
}  // namespace wt
