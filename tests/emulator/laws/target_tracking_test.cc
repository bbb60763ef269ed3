#include "emulator/laws/target_tracking/target_tracking.h"

#include <gtest/gtest.h>

namespace wt::laws::target_tracking {
namespace {

constexpr Instant kNow{1'000'000'000'000};

Observation Seen(Direction direction, int64_t running, double metric) {
  Observation seen;
  seen.direction = direction;
  seen.metric = metric;
  seen.running = seen.desired = running;
  seen.capacity_min = 1;
  seen.capacity_max = 100;
  seen.now = kNow;
  return seen;
}

TEST(TargetTrackingTest, CapacityFollowsTheMetricInProportion) {
  struct Case {
    Direction direction;
    int64_t running;
    double metric, target;
    int64_t capacity;
    Reason reason;
  };
  for (const Case& one : {
           Case{Direction::kOut, 4, 75, 50, 6, Reason::kScaleOut},
           Case{Direction::kIn, 10, 40, 50, 8, Reason::kScaleIn},
           // 1.5 more is two more, 1.5 fewer is one fewer.
           Case{Direction::kOut, 3, 75, 50, 5, Reason::kScaleOut},
           Case{Direction::kIn, 3, 25, 50, 2, Reason::kScaleIn},
           // Whole products stay whole: no instance is added by an error of doubles.
           Case{Direction::kOut, 3, 110, 110, 3, Reason::kAlreadyAtDesired},
           Case{Direction::kOut, 9, 100, 90, 10, Reason::kScaleOut},
           // The low alarm is on and the formula changes nothing.
           Case{Direction::kIn, 2, 44, 50, 2, Reason::kAnticipatedFlapping},
           Case{Direction::kIn, 5, 0, 50, 1, Reason::kScaleIn},
       }) {
    const Decision decision =
        Decide({.target = one.target}, Seen(one.direction, one.running, one.metric));
    EXPECT_EQ(decision.capacity, one.capacity) << one.running << " at " << one.metric;
    EXPECT_EQ(ReasonName(decision.reason), ReasonName(one.reason));
  }
}

TEST(TargetTrackingTest, NoDataIsNoReasonToMove) {
  Observation seen = Seen(Direction::kOut, 4, 0);
  seen.metric.reset();
  EXPECT_EQ(Decide({.target = 50}, seen).reason, Reason::kNoData);
}

TEST(TargetTrackingTest, StaysWithinTheBounds) {
  Observation seen = Seen(Direction::kOut, 80, 100);
  EXPECT_EQ(Decide({.target = 50}, seen).capacity, 100);
  seen = Seen(Direction::kOut, 100, 100);
  EXPECT_EQ(Decide({.target = 50}, seen).reason, Reason::kAlreadyAtMax);
  seen = Seen(Direction::kIn, 1, 10);
  EXPECT_EQ(Decide({.target = 50}, seen).reason, Reason::kAlreadyAtMin);
}

TEST(TargetTrackingTest, ACountOutsideOfTheBoundsIsOnlyBroughtNearer) {
  // Below the minimum: out goes at least there, in leaves it alone.
  Observation seen = Seen(Direction::kOut, 1, 60);
  seen.capacity_min = 4;
  EXPECT_EQ(Decide({.target = 50}, seen).capacity, 4);
  seen.direction = Direction::kIn;
  EXPECT_EQ(Decide({.target = 50}, seen).reason, Reason::kAlreadyAtMin);
  // Above the maximum: the mirror image.
  seen = Seen(Direction::kIn, 120, 45);
  EXPECT_EQ(Decide({.target = 50}, seen).capacity, 100);
  seen.direction = Direction::kOut;
  seen.metric = 90;
  EXPECT_EQ(Decide({.target = 50}, seen).reason, Reason::kAlreadyAtMax);
}

TEST(TargetTrackingTest, FromZeroAServiceGoesToOneAndAProvidersGroupToTwo) {
  Observation seen = Seen(Direction::kOut, 0, 200);
  seen.capacity_min = 0;
  EXPECT_EQ(Decide({.target = 100}, seen).capacity, 1);
  EXPECT_EQ(Decide({.target = 100, .as_if_one = true}, seen).capacity, 2);
  // The one that was added runs, and its cooldown too.
  seen.running = seen.desired = seen.last_added = 1;
  seen.scaled_out_at = kNow - Minutes(1);
  EXPECT_EQ(Decide({.target = 100, .scale_out_cooldown = Minutes(5)}, seen).capacity, 1);
}

TEST(TargetTrackingTest, WhatTheLastScaleOutAddedCountsWhileItsCooldownRuns) {
  const Policy policy{.target = 50, .scale_out_cooldown = Minutes(5)};
  Observation seen = Seen(Direction::kOut, 6, 75);  // The breach that made 6 of 4.
  seen.scaled_out_at = kNow - Minutes(2);
  seen.last_added = 2;
  EXPECT_EQ(Decide(policy, seen).reason, Reason::kCooldown);
  EXPECT_EQ(Decide(policy, seen).capacity, 6);
  // A larger one, which would have added three: one more.
  seen.metric = 85;
  EXPECT_EQ(Decide(policy, seen).capacity, 7);
  // Nothing of it runs yet: the same.
  seen.running = 4;
  seen.scaled_out_at = kNow;
  EXPECT_EQ(Decide(policy, seen).capacity, 7);
  seen.running = 6;
  seen.metric = 75;
  seen.scaled_out_at = kNow - Minutes(5);
  EXPECT_EQ(Decide(policy, seen).capacity, 9);
}

TEST(TargetTrackingTest, OnlyDatapointsSinceTheLastChangeCount) {
  const std::vector<Datapoint> points{
      {kNow - Minutes(3), 90}, {kNow - Minutes(2), 50}, {kNow - Minutes(1), 30}};
  EXPECT_EQ(MetricSince(points, kNow - Minutes(2)), 40);
  EXPECT_EQ(MetricSince(points, kNow - Minutes(2) + Micros(1)), 30);
  EXPECT_EQ(MetricSince(points, kNow), std::nullopt);
  EXPECT_EQ(MetricSince({}, {}), std::nullopt);
  Observation seen = Seen(Direction::kIn, 4, 0);
  seen.metric.reset();
  seen.stale = true;
  EXPECT_EQ(Decide({.target = 50}, seen).reason, Reason::kStaleData);
}

TEST(TargetTrackingTest, TheScaleInCooldownHoldsScaleInAlone) {
  const Policy policy{.target = 50, .scale_in_cooldown = Minutes(5)};
  Observation seen = Seen(Direction::kIn, 10, 20);
  seen.scaled_in_at = kNow - Minutes(1);
  EXPECT_EQ(Decide(policy, seen).reason, Reason::kCooldown);
  seen.direction = Direction::kOut;
  seen.metric = 100;
  EXPECT_EQ(Decide(policy, seen).capacity, 20);
}

TEST(TargetTrackingTest, ScalesInNotAtAllWhereDisabled) {
  EXPECT_EQ(Decide({.target = 50, .scale_in_disabled = true}, Seen(Direction::kIn, 10, 1)).reason,
            Reason::kScaleInDisabled);
}

TEST(TargetTrackingTest, AProvidersGroupLosesAtMostHalfAtATime) {
  Observation seen = Seen(Direction::kIn, 20, 5);
  EXPECT_EQ(Decide({.target = 100, .scale_in_share_max = 0.5}, seen).capacity, 10);
  seen = Seen(Direction::kIn, 3, 100.0 * 2 / 3);
  EXPECT_EQ(Decide({.target = 100, .scale_in_share_max = 0.5}, seen).capacity, 2);
}

TEST(TargetTrackingTest, SeveralPoliciesGoOutIfOneWantsAndInIfAllDo) {
  const Wish out{.capacity = 8}, more{.capacity = 30}, in{.capacity = 3}, less{.capacity = 2};
  const Wish none{}, none_that_never_scales_in{.scales_in = false};
  const auto together = [](std::vector<Wish> wishes) {
    return Combine(5, wishes.data(), wishes.size());
  };
  EXPECT_EQ(together({out, none}), 8);
  EXPECT_EQ(together({out, more}), 30);
  EXPECT_EQ(together({out, in}), 8);
  EXPECT_EQ(together({in, less}), 3);
  EXPECT_EQ(together({in, none}), std::nullopt);
  EXPECT_EQ(together({in, none_that_never_scales_in}), 3);
  EXPECT_EQ(together({}), std::nullopt);
}

TEST(TargetTrackingTest, TheLowAlarmOfAGroupMovesWithItsSize) {
  EXPECT_DOUBLE_EQ(GroupLowFactor(0), 0.7);
  EXPECT_DOUBLE_EQ(GroupLowFactor(2), 0.7);
  EXPECT_DOUBLE_EQ(GroupLowFactor(4), 0.75);
  EXPECT_DOUBLE_EQ(GroupLowFactor(10), 0.9);
  EXPECT_DOUBLE_EQ(GroupLowFactor(500), 0.9);
}

}  // namespace
}  // namespace wt::laws::target_tracking
