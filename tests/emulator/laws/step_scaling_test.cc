#include "emulator/laws/step_scaling/step_scaling.h"

#include <gtest/gtest.h>

namespace wt::laws::step_scaling {
namespace {

constexpr Instant kNow{1'000'000'000'000};
constexpr std::nullopt_t kOpen = std::nullopt;

TEST(StepScalingTest, TheBoundsOfASecondStepBelongToOneSide) {
  // The guide's example at threshold 50: 50 ≤ m < 60, 60 ≤ m < 70, 70 ≤ m.
  const std::vector<Step> out{{0, 10, 0}, {10, 20, 10}, {20, kOpen, 30}};
  EXPECT_EQ(Choose(out, 50, 50)->adjustment, 0);
  EXPECT_EQ(Choose(out, 60, 50)->adjustment, 10);
  EXPECT_EQ(Choose(out, 69.9, 50)->adjustment, 10);
  EXPECT_EQ(Choose(out, 70, 50)->adjustment, 30);
  EXPECT_FALSE(Choose(out, 49, 50));
  // 40 < m ≤ 50, 30 < m ≤ 40, m ≤ 30.
  const std::vector<Step> in{{-10, 0, 0}, {-20, -10, -10}, {kOpen, -20, -30}};
  EXPECT_EQ(Choose(in, 45, 50)->adjustment, 0);
  EXPECT_EQ(Choose(in, 40, 50)->adjustment, -10);
  EXPECT_EQ(Choose(in, 30, 50)->adjustment, -30);
  EXPECT_FALSE(Choose(in, 51, 50));
}

TEST(StepScalingTest, PercentagesAreRoundedAsAwsDoes) {
  struct Case {
    int64_t capacity, percent, magnitude, result;
  };
  for (const Case& one : {Case{127, 10, 0, 139}, Case{7, 10, 0, 8}, Case{7, -10, 0, 6},
                          Case{667, -1, 0, 661}, Case{30, 10, 0, 33}, Case{10, 0, 0, 10},
                          Case{4, 25, 2, 6}, Case{4, -25, 2, 2}, Case{10, 200, 0, 30}}) {
    EXPECT_EQ(Adjusted(one.capacity, Adjustment::kPercent, one.percent, one.magnitude), one.result)
        << one.capacity << " by " << one.percent;
  }
  EXPECT_EQ(Adjusted(10, Adjustment::kChange, -3, 0), 7);
  EXPECT_EQ(Adjusted(10, Adjustment::kExact, 4, 0), 4);
}

TEST(StepScalingTest, RefusesStepsWithOverlapGapOrTwoOpenEnds) {
  EXPECT_EQ(Problem(std::vector<Step>{{0, 10, 1}, {10, kOpen, 2}}), "");
  EXPECT_EQ(Problem(std::vector<Step>{{kOpen, -10, -2}, {-10, 0, -1}}), "");
  EXPECT_NE(Problem({}), "");
  EXPECT_NE(Problem(std::vector<Step>{{kOpen, kOpen, 1}}), "");
  EXPECT_NE(Problem(std::vector<Step>{{0, 10, 1}, {5, kOpen, 2}}), "");
  EXPECT_NE(Problem(std::vector<Step>{{0, 10, 1}, {15, kOpen, 2}}), "");
  EXPECT_NE(Problem(std::vector<Step>{{0, kOpen, 1}, {10, kOpen, 2}}), "");
  EXPECT_NE(Problem(std::vector<Step>{{10, 5, 1}}), "");
  EXPECT_NE(Problem(std::vector<Step>{{-10, 0, -1}}), "");
  EXPECT_NE(Problem(std::vector<Step>{{0, 10, 1}}), "");
}

TEST(StepScalingTest, DatapointsAreAggregated) {
  const std::vector<double> points{1, 2, 6};
  EXPECT_EQ(Aggregate(points, Aggregation::kAverage), 3);
  EXPECT_EQ(Aggregate(points, Aggregation::kMinimum), 1);
  EXPECT_EQ(Aggregate(points, Aggregation::kMaximum), 6);
  EXPECT_FALSE(Aggregate({}, Aggregation::kAverage));
}

Observation Seen(int64_t desired) {
  Observation seen;
  seen.desired = desired;
  seen.capacity_min = 1;
  seen.capacity_max = 20;
  seen.now = kNow;
  seen.cooldown = Minutes(5);
  return seen;
}

TEST(StepScalingTest, ALargerBreachInTheCooldownAddsOnlyTheDifference) {
  Observation seen = Seen(6);
  seen.scaled_out_at = kNow - Minutes(1);
  seen.last_added = 2;
  EXPECT_EQ(Decide(Adjustment::kChange, 3, 0, seen).capacity, 7);
  EXPECT_EQ(Decide(Adjustment::kChange, 2, 0, seen).reason, Reason::kCooldown);
  // Half of the four that were there before is what was added.
  EXPECT_EQ(Decide(Adjustment::kPercent, 50, 0, seen).reason, Reason::kCooldown);
  EXPECT_EQ(Decide(Adjustment::kPercent, 100, 0, seen).capacity, 8);
  EXPECT_EQ(Decide(Adjustment::kExact, 9, 0, seen).capacity, 9);
}

TEST(StepScalingTest, TheScaleInCooldownHoldsScaleInAlone) {
  Observation seen = Seen(6);
  seen.scaled_in_at = kNow - Minutes(1);
  EXPECT_EQ(Decide(Adjustment::kChange, -1, 0, seen).reason, Reason::kCooldown);
  EXPECT_EQ(Decide(Adjustment::kChange, 1, 0, seen).capacity, 7);
}

TEST(StepScalingTest, StaysWithinTheBounds) {
  EXPECT_EQ(Decide(Adjustment::kChange, 50, 0, Seen(6)).capacity, 20);
  EXPECT_EQ(Decide(Adjustment::kChange, 1, 0, Seen(20)).reason, Reason::kAlreadyAtMax);
  EXPECT_EQ(Decide(Adjustment::kChange, -1, 0, Seen(1)).reason, Reason::kAlreadyAtMin);
  EXPECT_EQ(Decide(Adjustment::kExact, 6, 0, Seen(6)).reason, Reason::kAlreadyAtDesired);
}

}  // namespace
}  // namespace wt::laws::step_scaling
