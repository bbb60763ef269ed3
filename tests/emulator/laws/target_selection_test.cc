#include "emulator/laws/target_selection/target_selection.h"

#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wt::laws::target_selection {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

const std::vector<std::string> kZones = {"a", "b"};

TEST(TargetSelection, GivesGroupsTheirWeights) {
  EXPECT_EQ(PickGroup({10, 20}, 9), 0u);
  EXPECT_EQ(PickGroup({10, 20}, 10), 1u);
  EXPECT_EQ(PickGroup({0, 5}, 0), 1u);
  EXPECT_EQ(PickGroup({0, 0}, 0), std::nullopt);
}

TEST(TargetSelection, TakesTurns) {
  Policy policy;
  std::vector<Candidate> targets(3);
  std::vector<size_t> picks;
  for (int i = 0; i < 6; ++i) {
    const size_t pick = *Pick(policy, targets, UsableFrom(policy, targets, "a"), 0);
    ++targets[pick].served;
    picks.push_back(pick);
  }
  EXPECT_THAT(picks, ElementsAre(0, 1, 2, 0, 1, 2));
}

TEST(TargetSelection, PrefersWhoHasLeastToDo) {
  Policy policy{.algorithm = Algorithm::kLeastOutstandingRequests};
  const std::vector<Candidate> targets = {
      {.outstanding = 3}, {.outstanding = 1}, {.outstanding = 1}};
  const Usable usable = UsableFrom(policy, targets, "a");
  EXPECT_EQ(Pick(policy, targets, usable, 0.0), 1u);
  EXPECT_EQ(Pick(policy, targets, usable, 0.9), 2u);
}

TEST(TargetSelection, UsesHealthyTargetsUntilThereAreTooFew) {
  Policy policy;
  std::vector<Candidate> targets = {{.healthy = false}, {}, {.accepts = false}};
  EXPECT_THAT(UsableFrom(policy, targets, "a").targets, ElementsAre(1));

  policy.routing = {.count = 2};
  Usable usable = UsableFrom(policy, targets, "a");
  EXPECT_TRUE(usable.fail_open);
  EXPECT_THAT(usable.targets, ElementsAre(0, 1));

  policy.routing = {.count = 1, .percentage = 60};
  EXPECT_TRUE(UsableFrom(policy, targets, "a").fail_open);

  targets[1].healthy = false;
  policy.routing = {};
  usable = UsableFrom(policy, targets, "a");
  EXPECT_TRUE(usable.fail_open);
  EXPECT_THAT(usable.targets, ElementsAre(0, 1));
}

TEST(TargetSelection, RefusesWhereNobodyIsRegistered) {
  const Policy policy;
  EXPECT_EQ(Pick(policy, {}, UsableFrom(policy, {}, "a"), 0), std::nullopt);
  EXPECT_EQ(SharesOf(policy, {}, kZones).refused, 1);
}

TEST(TargetSelection, DnsFailoverGoesByItsOwnThresholds) {
  struct Case {
    const char* name;
    Threshold dns;
    std::vector<Candidate> targets;
    std::vector<std::string> zones;
  };
  const Candidate good_a{.zone = "a"}, good_b{.zone = "b"};
  const Candidate sick_a{.zone = "a", .healthy = false}, sick_b{.zone = "b", .healthy = false};
  for (const Case& c : {
           Case{"count met in both", {.count = 1}, {good_a, good_b}, {"a", "b"}},
           Case{"too few in one", {.count = 2}, {good_a, good_a, good_b}, {"a"}},
           Case{"too small a share in one",
                {.count = 1, .percentage = 60},
                {good_a, good_b, sick_b},
                {"a"}},
           Case{"just the share", {.count = 1, .percentage = 50}, {good_a, good_b, sick_b}, kZones},
           Case{"all zones fail, all stay in", {.count = 1}, {sick_a, sick_b}, {"a", "b"}},
       }) {
    const Policy policy{.cross_zone = false, .dns = c.dns};
    EXPECT_EQ(ZonesInDns(policy, c.targets, kZones), c.zones) << c.name;
  }
  // With cross-zone on the test is over all zones together.
  const Policy across{.dns = {.count = 2}};
  EXPECT_EQ(ZonesInDns(across, {good_a, good_b}, kZones), kZones);
}

TEST(TargetSelection, RoutesToAllOfAZoneWithTooFewHealthyWhereZonesKeepToThemselves) {
  const Policy policy{.cross_zone = false, .routing = {.count = 2}};
  const std::vector<Candidate> targets = {{.zone = "a"},
                                          {.zone = "a"},
                                          {.zone = "a", .healthy = false},
                                          {.zone = "b"},
                                          {.zone = "b", .healthy = false}};
  EXPECT_FALSE(UsableFrom(policy, targets, "a").fail_open);
  EXPECT_THAT(UsableFrom(policy, targets, "a").targets, ElementsAre(0, 1));
  EXPECT_TRUE(UsableFrom(policy, targets, "b").fail_open);
  EXPECT_THAT(UsableFrom(policy, targets, "b").targets, ElementsAre(3, 4));
}

TEST(TargetSelection, SlowStartGrowsLinearly) {
  const Policy policy{.slow_start = Seconds(60)};
  const auto weight = [&](int64_t seconds) {
    return Weight(policy, {.in_slow_start = true, .healthy_for = Seconds(seconds)});
  };
  EXPECT_DOUBLE_EQ(weight(0), 1.0 / 60);  // Never nothing.
  EXPECT_DOUBLE_EQ(weight(15), 0.25);
  EXPECT_DOUBLE_EQ(weight(30), 0.5);
  EXPECT_DOUBLE_EQ(weight(60), 1);
  EXPECT_DOUBLE_EQ(weight(600), 1);
  EXPECT_DOUBLE_EQ(Weight(policy, {.healthy_for = Seconds(1)}), 1);
  EXPECT_DOUBLE_EQ(Weight({}, {.in_slow_start = true}), 1);
}

TEST(TargetSelection, RoundRobinGivesASlowStarterItsShareOfTurns) {
  const Policy policy{.slow_start = Seconds(100)};
  std::vector<Candidate> targets{{}, {.in_slow_start = true, .healthy_for = Seconds(25)}};
  for (int i = 0; i < 100; ++i)
    ++targets[*Pick(policy, targets, UsableFrom(policy, targets, "a"), 0)].served;
  EXPECT_EQ(targets[0].served, 80);
  EXPECT_EQ(targets[1].served, 20);
}

TEST(TargetSelection, WeightedRandomGoesByTheDraw) {
  const Policy policy{.algorithm = Algorithm::kWeightedRandom};
  const std::vector<Candidate> targets(4);
  const Usable usable = UsableFrom(policy, targets, "a");
  EXPECT_EQ(Pick(policy, targets, usable, 0.0), 0u);
  EXPECT_EQ(Pick(policy, targets, usable, 0.25), 1u);
  EXPECT_EQ(Pick(policy, targets, usable, 0.74), 2u);
  EXPECT_EQ(Pick(policy, targets, usable, 0.999999999), 3u);
}

TEST(TargetSelection, SharesOfRandomGroupsMakeOneAndNeverReachTheSickWhileEnoughAreWell) {
  for (uint64_t seed = 1; seed <= 3000; ++seed) {
    uint64_t word = seed * 0x9e3779b97f4a7c15ULL;
    const auto below = [&word](uint64_t bound) {
      word ^= word << 13;
      word ^= word >> 7;
      word ^= word << 17;
      return word % bound;
    };
    Policy policy;
    policy.algorithm = static_cast<Algorithm>(below(3));
    policy.cross_zone = below(2) == 0;
    policy.slow_start = Seconds(static_cast<int64_t>(below(2) * 60));
    std::vector<Candidate> targets(below(8));
    for (Candidate& one : targets) {
      one.zone = kZones[below(2)];
      one.healthy = below(3) > 0;
      one.accepts = below(5) > 0;
      one.in_slow_start = below(4) == 0;
      one.healthy_for = Seconds(static_cast<int64_t>(below(90)));
      one.outstanding = static_cast<int64_t>(below(5));
    }
    const Shares shares = SharesOf(policy, targets, kZones);
    EXPECT_THAT(std::accumulate(shares.of.begin(), shares.of.end(), shares.refused),
                DoubleNear(1, 1e-9))
        << "seed " << seed;
    for (size_t i = 0; i < targets.size(); ++i) {
      EXPECT_GE(shares.of[i], 0) << "seed " << seed;
      if (!targets[i].accepts || (!targets[i].healthy && !shares.fail_open)) {
        EXPECT_EQ(shares.of[i], 0) << "seed " << seed << ", target " << i;
      }
    }
  }
}

struct ShareCase {
  const char* name;
  Policy policy;
  std::vector<Candidate> targets;
  std::vector<double> shares;
  double refused;
};

TEST(TargetSelection, SharesRequestsOut) {
  const Policy own_zone{.cross_zone = false};
  const ShareCase cases[] = {
      {"evenly", {}, {{.zone = "a"}, {.zone = "a"}, {.zone = "b"}}, {1 / 3., 1 / 3., 1 / 3.}, 0},
      {"zone by zone", own_zone, {{.zone = "a"}, {.zone = "a"}, {.zone = "b"}}, {.25, .25, .5}, 0},
      {"an empty zone leaves DNS", own_zone, {{.zone = "a"}}, {1}, 0},
      {"a sick zone leaves DNS",
       own_zone,
       {{.zone = "a"}, {.zone = "b", .healthy = false}},
       {1, 0},
       0},
      {"all sick, all used",
       own_zone,
       {{.zone = "a", .healthy = false}, {.zone = "b", .healthy = false}},
       {.5, .5},
       0},
      {"a sick zone beside an empty one", own_zone, {{.zone = "a", .healthy = false}}, {.5}, .5},
      {"slow start",
       {.slow_start = Seconds(100)},
       {{.zone = "a"}, {.zone = "b", .in_slow_start = true, .healthy_for = Seconds(25)}},
       {.8, .2},
       0},
      {"busy ones get less",
       {.algorithm = Algorithm::kLeastOutstandingRequests},
       {{.zone = "a", .outstanding = 3}, {.zone = "b"}},
       {.2, .8},
       0},
  };
  for (const ShareCase& c : cases) {
    const Shares shares = SharesOf(c.policy, c.targets, kZones);
    ASSERT_EQ(shares.of.size(), c.shares.size());
    for (size_t i = 0; i < c.shares.size(); ++i) {
      EXPECT_THAT(shares.of[i], DoubleNear(c.shares[i], 1e-9)) << c.name << " " << i;
    }
    EXPECT_THAT(shares.refused, DoubleNear(c.refused, 1e-9)) << c.name;
    EXPECT_THAT(std::accumulate(shares.of.begin(), shares.of.end(), shares.refused),
                DoubleNear(1, 1e-9));
  }
}

}  // namespace
}  // namespace wt::laws::target_selection
