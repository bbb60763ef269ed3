#include "emulator/laws/placement/zone_rebalancing.h"

#include <vector>

#include <gtest/gtest.h>

namespace wt::laws::placement {
namespace {

TEST(ZoneMove, GoesFromTheFullestToTheEmptiest) {
  const auto decide = [](std::vector<ZoneTasks> zones) { return DecideZoneMove(zones); };
  EXPECT_EQ(decide({}), std::nullopt);
  EXPECT_EQ(decide({{"a", 5}}), std::nullopt);
  EXPECT_EQ(decide({{"a", 2}, {"b", 0}}), (ZoneMove{"a", "b"}));
  EXPECT_EQ(decide({{"a", 1}, {"b", 2}}), std::nullopt);
  EXPECT_EQ(decide({{"a", 1}, {"b", 0}}), std::nullopt);
  EXPECT_EQ(decide({{"a", 3}, {"b", 1}, {"c", 2}}), (ZoneMove{"a", "b"}));
  EXPECT_EQ(decide({{"a", 3}, {"b", 3}, {"c", 2}}), std::nullopt);
}

}  // namespace
}  // namespace wt::laws::placement
