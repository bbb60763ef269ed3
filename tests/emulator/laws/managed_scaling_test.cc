#include "emulator/laws/managed_scaling/managed_scaling.h"

#include <gtest/gtest.h>

namespace wt::laws::managed_scaling {
namespace {

// An m5.large as in AWS's figures: 2,048 CPU units, about 7,800 MiB, two task interfaces.
constexpr Amounts kLarge{.cpu = 2048, .memory_mib = 7800, .enis = 2};

struct Case {
  const char* name;
  Observation seen;
  int64_t needed;
  double reservation;
};

class Reservations : public ::testing::TestWithParam<Case> {};

TEST_P(Reservations, AreAsAwsSays) {
  const Decision decision = Decide(GetParam().seen);
  EXPECT_EQ(decision.needed, GetParam().needed);
  EXPECT_NEAR(decision.reservation, GetParam().reservation, 0.05);
}

INSTANTIATE_TEST_SUITE_P(
    , Reservations,
    ::testing::Values(
        Case{"EmptyGroupWithNothingToDo", {}, 0, 100},
        Case{"EmptyGroupWithWaitingTasks",
             {.offered = {kLarge}, .waiting = {{10, {.cpu = 128, .memory_mib = 20}}}},
             1,
             200},
        Case{"EmptyGroupThatNeedsEight",
             {.offered = {kLarge}, .waiting = {{16, {.cpu = 1024, .memory_mib = 512}}}},
             8,
             200},
        Case{"TwoOfThreeBusy", {.instances = 3, .busy = 2}, 2, 66.7},
        Case{"TenWithTwoEmpty", {.instances = 10, .busy = 8}, 8, 80},
        Case{"ADaemonAloneIsNotBusy", {.instances = 2, .busy = 1}, 1, 50},
        Case{"AllBusyStaysAtAHundred", {.instances = 10, .busy = 10, .target = 80}, 10, 100},
        Case{"AfterTheStepAtTargetEighty", {.instances = 13, .busy = 10, .target = 80}, 10, 76.9},
        Case{"TenTasksTwoToAnInstance",
             {.instances = 4,
              .busy = 4,
              .offered = {kLarge},
              .waiting = {{10, {.cpu = 1024, .memory_mib = 2048}}}},
             9,
             225},
        Case{"InterfacesLimitThem",
             {.instances = 1,
              .busy = 1,
              .offered = {kLarge},
              .waiting = {{10, {.cpu = 128, .memory_mib = 128, .enis = 1}}}},
             6,
             600},
        Case{"TooLargeForTheSmallestType",
             {.instances = 3,
              .busy = 3,
              .offered = {{.cpu = 1024, .memory_mib = 2000}, {.cpu = 4096, .memory_mib = 8000}},
              .waiting = {{5, {.cpu = 2048, .memory_mib = 100}}}},
             3,
             100},
        Case{"StepNotBelowTheMinimum",
             {.instances = 3,
              .busy = 3,
              .offered = {kLarge},
              .waiting = {{1, {.cpu = 128, .memory_mib = 128}}},
              .step_min = 3},
             6,
             200},
        Case{"StepNotAboveTheMaximum",
             {.instances = 2,
              .busy = 2,
              .offered = {kLarge},
              .waiting = {{40, {.cpu = 1024, .memory_mib = 128}}},
              .step_max = 4},
             6,
             300},
        Case{"DistinctInstanceTakesOneEach",
             {.instances = 1,
              .busy = 1,
              .offered = {kLarge},
              .waiting = {{5, {.cpu = 128, .memory_mib = 128}, true}}},
             6,
             600},
        Case{"TheLargestGroupCounts",
             {.instances = 1,
              .busy = 1,
              .offered = {kLarge},
              .waiting = {{4, {.cpu = 1024, .memory_mib = 100}},
                          {9, {.cpu = 1024, .memory_mib = 200}}}},
             6,
             600}),
    [](const auto& param_info) { return param_info.param.name; });

TEST(CapacityFor, IsWholeArithmetic) {
  EXPECT_EQ(CapacityFor(10, 80), 13);
  EXPECT_EQ(CapacityFor(9, 90), 10);
  EXPECT_EQ(CapacityFor(9, 100), 9);
  EXPECT_EQ(CapacityFor(2, 100), 2);
  EXPECT_EQ(CapacityFor(0, 100), 0);
}

TEST(ScaleInTo, TakesAtMostHalfAndAtLeastOne) {
  EXPECT_EQ(ScaleInTo(3, 2), 2);
  EXPECT_EQ(ScaleInTo(10, 0), 5);
  EXPECT_EQ(ScaleInTo(1, 0), 0);
  EXPECT_EQ(ScaleInTo(4, 6), 4);
}

}  // namespace
}  // namespace wt::laws::managed_scaling
