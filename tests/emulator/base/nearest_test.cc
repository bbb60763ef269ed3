#include "emulator/base/nearest.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace wt {
namespace {

TEST(NearestTest, CountsLettersToChangeAddOrLeaveOut) {
  EXPECT_EQ(EditDistance("", ""), 0u);
  EXPECT_EQ(EditDistance("web", ""), 3u);
  EXPECT_EQ(EditDistance("kitten", "sitting"), 3u);
  EXPECT_EQ(EditDistance("ec2.boot", "ec2.bot"), 1u);
}

TEST(NearestTest, TakesTheFirstOfTheNearest) {
  const std::vector<std::string> names = {"shop", "web", "wax"};
  EXPECT_EQ(NearestName("wex", names), "web");
  EXPECT_EQ(NearestName("shops", names), "shop");
  EXPECT_EQ(NearestName("web", {}), "");
}

}  // namespace
}  // namespace wt
