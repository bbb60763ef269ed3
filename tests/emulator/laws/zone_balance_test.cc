#include "emulator/laws/zone_balance/zone_balance.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wt::laws::zone_balance {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Zone> Zones(const std::vector<int64_t>& counts) {
  std::vector<Zone> zones;
  for (const int64_t count : counts) {
    zones.push_back(
        {.name = std::string(1, static_cast<char>('a' + zones.size())), .instances = count});
  }
  return zones;
}

TEST(ZoneBalanceTest, LaunchesWhereFewestAre) {
  EXPECT_THAT(Candidates(Zones({2, 1, 2}), false), ElementsAre(1));
  EXPECT_THAT(Candidates(Zones({1, 1, 2}), false), ElementsAre(0, 1));
  EXPECT_THAT(Candidates(Zones({}), false), IsEmpty());
}

TEST(ZoneBalanceTest, PassesOverAZoneThatFails) {
  std::vector<Zone> zones = Zones({0, 1, 2});
  zones[0].failing = true;
  EXPECT_THAT(Candidates(zones, false), ElementsAre(1));
  // Balanced-only goes on trying there, and so does everybody where all fail.
  EXPECT_THAT(Candidates(zones, true), ElementsAre(0));
  zones[1].failing = zones[2].failing = true;
  EXPECT_THAT(Candidates(zones, false), ElementsAre(0));
}

TEST(ZoneBalanceTest, CountsTheMovesUntilZonesAreWithinOne) {
  struct Case {
    std::vector<int64_t> counts;
    int64_t moves;
  };
  for (const Case& one :
       {Case{{}, 0}, Case{{5}, 0}, Case{{2, 2, 2}, 0}, Case{{3, 2}, 0}, Case{{3, 1}, 1},
        Case{{4, 0}, 2}, Case{{6, 0, 0}, 4}, Case{{0, 3, 3}, 2}}) {
    EXPECT_EQ(Moves(Zones(one.counts)), one.moves);
  }
}

TEST(ZoneBalanceTest, MayPassTheMaximumByATenthOrOne) {
  EXPECT_EQ(Headroom(0), 1);
  EXPECT_EQ(Headroom(9), 1);
  EXPECT_EQ(Headroom(10), 1);
  EXPECT_EQ(Headroom(35), 3);
}

}  // namespace
}  // namespace wt::laws::zone_balance
