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
