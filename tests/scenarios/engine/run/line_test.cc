#include "scenarios/engine/run/line.h"

#include <cmath>

#include <gtest/gtest.h>

namespace wt::scenario {
namespace {

Line Made(std::initializer_list<std::pair<int64_t, double>> points) {
  Line line;
  for (const auto& [at, value] : points) line.Add(Seconds(at), value);
  return line;
}

TEST(LineTest, HoldsAValueUntilTheNext) {
  const Line line = Made({{0, 3}, {10, 5}});
  EXPECT_TRUE(std::isnan(line.At(Seconds(-1))));
  EXPECT_EQ(line.At(Seconds(0)), 3);
  EXPECT_EQ(line.At(Seconds(9)), 3);
  EXPECT_EQ(line.At(Seconds(10)), 5);
  EXPECT_EQ(line.At(Hours(10)), 5);
}

TEST(LineTest, TakesTheLastOfAMomentAndNoChangeThatIsNone) {
  EXPECT_EQ(Made({{0, 3}, {5, 4}, {5, 3}}).points().size(), 1u);
  EXPECT_EQ(Made({{0, 3}, {5, 3}, {6, 4}}).points().size(), 2u);
}

TEST(LineTest, MeansWeighTimeAndLeaveOutWhatIsNotThere) {
  EXPECT_DOUBLE_EQ(Made({{0, 2}, {10, 4}}).Mean(Seconds(0), Seconds(40)), 3.5);
  EXPECT_DOUBLE_EQ(Made({{10, 4}}).Mean(Seconds(0), Seconds(20)), 4);
  EXPECT_TRUE(std::isnan(Line().Mean(Seconds(0), Seconds(20))));
}

TEST(LineTest, CombinesAtEveryChangeOfEither) {
  const Line sum =
      Combine(Made({{0, 1}, {10, 2}}), Made({{5, 10}}), [](double a, double b) { return a + b; });
  EXPECT_TRUE(std::isnan(sum.At(Seconds(0))));
  EXPECT_EQ(sum.At(Seconds(5)), 11);
  EXPECT_EQ(sum.At(Seconds(10)), 12);
}

TEST(LineTest, VisitsTheStretchesOfAWindow) {
  double sum = 0;
  Duration covered;
  EachStretch(Made({{0, 1}, {10, 2}, {20, 3}}), Seconds(5), Seconds(15),
              [&](Duration from, Duration to, double value) {
                covered = covered + (to - from);
                sum += value;
              });
  EXPECT_EQ(covered, Seconds(10));
  EXPECT_EQ(sum, 3);
}

}  // namespace
}  // namespace wt::scenario
