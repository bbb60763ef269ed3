#include "scenarios/engine/run/words.h"

#include <gtest/gtest.h>

namespace wt::scenario {
namespace {

TEST(WordsTest, TimesAreToTheSecond) {
  EXPECT_EQ(TimeText(Hours(2) + Minutes(45)), "2h45m00s");
  EXPECT_EQ(TimeText(Minutes(3) + Seconds(32)), "3m32s");
  EXPECT_EQ(TimeText(Seconds(45)), "45s");
  EXPECT_EQ(TimeText(Minutes(-2)), "-2m00s");
  EXPECT_EQ(ShortTime(Hours(24)), "24h");
  EXPECT_EQ(ShortTime(Hours(2) + Minutes(30)), "2h30m");
  EXPECT_EQ(ShortTime(Duration{}), "0s");
}

TEST(WordsTest, ValuesReadAsTheirUnits) {
  EXPECT_EQ(ValueText(0.214, "s"), "214ms");
  EXPECT_EQ(ValueText(0.0005, "%"), "0.05%");
  EXPECT_EQ(ValueText(150, "/s"), "150/s");
  EXPECT_EQ(ValueText(143.04, "instance-hours"), "143 instance-hours");
  EXPECT_EQ(ValueText(10, ""), "10");
  EXPECT_EQ(ValueText(125, "s"), "2m05s");
}

TEST(WordsTest, NumbersHaveNoMoreDigitsThanAsked) {
  EXPECT_EQ(NumberText(1.0 / 3, 5), "0.33333");
  EXPECT_EQ(NumberText(123456, 5), "123460");
  EXPECT_EQ(NumberText(0, 5), "0");
  EXPECT_EQ(GroupedText(210000), "210,000");
  EXPECT_EQ(GroupedText(999), "999");
  EXPECT_EQ(GroupedText(-1000), "-1,000");
}

}  // namespace
}  // namespace wt::scenario
