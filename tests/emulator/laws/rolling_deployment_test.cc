#include "emulator/laws/rolling_deployment/rolling_deployment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wt::laws::rolling_deployment {
namespace {

TEST(Bounds, AreRoundedToTheSafeSide) {
  EXPECT_EQ(BoundsOf(10, 50, 150), (Bounds{5, 15}));
  EXPECT_EQ(BoundsOf(1, 50, 100), (Bounds{1, 1}));
  EXPECT_EQ(BoundsOf(1, 0, 100), (Bounds{0, 1}));
  EXPECT_EQ(BoundsOf(9, 90, 115), (Bounds{9, 10}));
  EXPECT_EQ(BoundsOf(4, 100, 200), (Bounds{4, 8}));
  EXPECT_EQ(BoundsOf(0, 100, 200), (Bounds{0, 0}));
}

struct Case {
  const char* name;
  Observation seen;
  Decision decision;
};

class Steps : public ::testing::TestWithParam<Case> {};

TEST_P(Steps, AreAsAwsSays) {
  const Decision got = Decide(GetParam().seen);
  const Decision& want = GetParam().decision;
  EXPECT_EQ(got.start, want.start);
  EXPECT_EQ(got.stop_surplus, want.stop_surplus);
  EXPECT_EQ(got.stop_unhealthy, want.stop_unhealthy);
  EXPECT_EQ(got.stop_outgoing_unready, want.stop_outgoing_unready);
  EXPECT_EQ(got.stop_outgoing_healthy, want.stop_outgoing_healthy);
  EXPECT_EQ(got.blocked, want.blocked);
  EXPECT_EQ(got.done, want.done);
}

constexpr Tasks Pending(int64_t n) { return {.pending = n}; }
constexpr Tasks Healthy(int64_t n) { return {.healthy = n}; }

INSTANTIATE_TEST_SUITE_P(
    , Steps,
    ::testing::Values(
        Case{"StartsANewService", {.desired = 4}, {.start = 4}},
        Case{"WaitsForItsTasks", {.desired = 4, .newest = Pending(4)}, {}},
        Case{"IsDoneWhenAllAreHealthy", {.desired = 4, .newest = Healthy(4)}, {.done = true}},
        Case{"IsNotDoneBeforeTheyAre", {.desired = 4, .newest = {.unready = 1, .healthy = 3}}, {}},
        Case{"FourMayStartFirst", {.desired = 4, .outgoing = Healthy(4)}, {.start = 4}},
        Case{"TwoMayStopFirst",
             {.desired = 4,
              .minimum_healthy_percent = 50,
              .maximum_percent = 100,
              .outgoing = Healthy(4)},
             {.stop_outgoing_healthy = 2}},
        Case{"OldOnesGoAsNewOnesAreHealthy",
             {.desired = 6, .newest = Healthy(2), .outgoing = Healthy(6)},
             {.start = 4, .stop_outgoing_healthy = 2}},
        Case{"OldOnesStayWhileNewOnesAreNotHealthy",
             {.desired = 4, .newest = {.unready = 4}, .outgoing = Healthy(4)},
             {}},
        Case{"FullBoundsBlock",
             {.desired = 1,
              .minimum_healthy_percent = 50,
              .maximum_percent = 100,
              .outgoing = Healthy(1)},
             {.blocked = true}},
        Case{"StopThenStart",
             {.desired = 1,
              .minimum_healthy_percent = 0,
              .maximum_percent = 100,
              .outgoing = Healthy(1)},
             {.stop_outgoing_healthy = 1}},
        Case{"OneAtATime",
             {.desired = 9,
              .minimum_healthy_percent = 90,
              .maximum_percent = 115,
              .outgoing = Healthy(9)},
             {.start = 1}},
        Case{"SurplusStops", {.desired = 2, .newest = Healthy(5)}, {.stop_surplus = 3}},
        Case{"PendingOldOnesStopAtOnce",
             {.desired = 2, .outgoing = {.pending = 1, .healthy = 2}},
             {.start = 1, .stop_outgoing_unready = 1}},
        Case{"ToNothing",
             {.desired = 0, .newest = Healthy(2), .outgoing = Healthy(3)},
             {.stop_surplus = 2, .stop_outgoing_healthy = 3}},
        Case{"AnUnhealthyTaskIsReplacedFirst",
             {.desired = 4, .newest = {.healthy = 3, .unhealthy = 1}},
             {.start = 1}},
        Case{"AndThenStopped",
             {.desired = 4, .newest = {.healthy = 4, .unhealthy = 1}},
             {.stop_unhealthy = 1}},
        Case{"OrFirstWhereNothingCanStart",
             {.desired = 4, .maximum_percent = 100, .newest = {.healthy = 2, .unhealthy = 2}},
             {.stop_unhealthy = 1}},
        Case{"DrainedTasksGoWhenTheirReplacementsAreHealthy",
             {.desired = 3, .newest = Healthy(3), .outgoing = Healthy(1)},
             {.stop_outgoing_healthy = 1}}),
    [](const auto& param_info) { return param_info.param.name; });

// Whatever the bounds, the scheduler's own hand keeps to them.
TEST(RollingDeployment, NeverLeavesItsBounds) {
  for (int64_t desired = 0; desired <= 6; ++desired) {
    for (int64_t low : {0, 50, 90, 100}) {
      for (int64_t high : {100, 115, 150, 200}) {
        for (int64_t mine = 0; mine <= 6; ++mine) {
          for (int64_t old = 0; old <= 6; ++old) {
            const Decision decision = Decide({.desired = desired,
                                              .minimum_healthy_percent = low,
                                              .maximum_percent = high,
                                              .newest = Healthy(mine),
                                              .outgoing = Healthy(old)});
            const Bounds bounds = BoundsOf(desired, low, high);
            const int64_t left =
                mine + old - decision.stop_surplus - decision.stop_outgoing_healthy;
            EXPECT_GE(left, std::min(mine + old, bounds.lower));
            if (decision.start == 0) continue;
            EXPECT_LE(mine + old + decision.start, bounds.upper);
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace wt::laws::rolling_deployment
