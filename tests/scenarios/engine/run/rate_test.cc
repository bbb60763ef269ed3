#include "scenarios/engine/run/rate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wt::scenario {
namespace {

using testing::ElementsAre;

constexpr Instant kMidnight{1709596800'000000};  // 2024-03-05T00:00:00Z, a Tuesday.

RateForm Constant(double value) { return {.kind = RateForm::Kind::kConstant, .value = value}; }

struct Fixture {
  Load load{.name = "browsers"};

  Rate Made(Instant start = kMidnight, uint64_t seed = 1) const {
    return Rate(load, start, Days(1), seed,
                [](const Moment& moment) { return std::optional<Duration>(moment.offset); });
  }
};

TEST(RateTest, StagesAreStraightBetween) {
  Fixture it;
  it.load.rate = {{.kind = RateForm::Kind::kStages,
                   .from = 100,
                   .stages = {{200, Minutes(10)}, {200, Minutes(5)}, {0, Minutes(5)}}}};
  const Rate rate = it.Made();
  EXPECT_DOUBLE_EQ(rate.At(Duration{}), 100);
  EXPECT_DOUBLE_EQ(rate.At(Minutes(5)), 150);
  EXPECT_DOUBLE_EQ(rate.At(Minutes(12)), 200);
  EXPECT_DOUBLE_EQ(rate.At(Minutes(30)), 0);
  EXPECT_THAT(rate.Knots(Duration{}, Hours(1)), ElementsAre(Minutes(10), Minutes(15), Minutes(20)));
}

TEST(RateTest, ACurveGoesByTheClock) {
  Fixture it;
  RateForm curve{.kind = RateForm::Kind::kCurve, .low = 100, .high = 200, .step = Hours(1)};
  curve.points.assign(24, 0);
  curve.points[20] = 1;
  it.load.rate = {curve};
  EXPECT_DOUBLE_EQ(it.Made().At(Hours(20)), 200);
  EXPECT_DOUBLE_EQ(it.Made().At(Hours(20) + Minutes(30)), 150);
  EXPECT_DOUBLE_EQ(it.Made(kMidnight + Hours(4)).At(Hours(16)), 200);
}

TEST(RateTest, ASpikeMultipliesWhatIsAbove) {
  Fixture it;
  RateForm spike{.kind = RateForm::Kind::kSpike};
  spike.at.offset = Hours(1);
  spike.ramp = spike.fall = Minutes(2);
  spike.hold = Minutes(20);
  spike.times = 1.5;
  it.load.rate = {Constant(100), spike};
  const Rate rate = it.Made();
  EXPECT_DOUBLE_EQ(rate.At(Minutes(59)), 100);
  EXPECT_DOUBLE_EQ(rate.At(Minutes(61)), 125);
  EXPECT_DOUBLE_EQ(rate.At(Minutes(70)), 150);
  EXPECT_DOUBLE_EQ(rate.At(Minutes(83)), 125);
  EXPECT_DOUBLE_EQ(rate.At(Minutes(84)), 100);
}

TEST(RateTest, ReplacesInAWindowAlone) {
  Fixture it;
  RateForm replace{.kind = RateForm::Kind::kReplace, .with = {Constant(7)}};
  replace.window = {.whole = false};
  replace.window.from.offset = Minutes(10);
  replace.window.to.offset = Minutes(20);
  it.load.rate = {Constant(100), replace};
  EXPECT_DOUBLE_EQ(it.Made().At(Minutes(9)), 100);
  EXPECT_DOUBLE_EQ(it.Made().At(Minutes(10)), 7);
  EXPECT_DOUBLE_EQ(it.Made().At(Minutes(20)), 100);
}

TEST(RateTest, NoiseIsOfTheSeedAndNotOfTheOrderOfAsking) {
  Fixture it;
  RateForm noise{.kind = RateForm::Kind::kNoise, .amount = 0.1, .correlation = Minutes(5)};
  it.load.rate = {Constant(100), noise};
  const Rate one = it.Made(), same = it.Made(), other = it.Made(kMidnight, 2);
  const double late = one.At(Hours(3));
  EXPECT_NE(late, 100);
  same.At(Minutes(1));
  EXPECT_DOUBLE_EQ(same.At(Hours(3)), late);
  EXPECT_NE(other.At(Hours(3)), late);
}

}  // namespace
}  // namespace wt::scenario
