#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/laws/load/curve.h"

namespace wt::laws::load {
namespace {

using testing::HasSubstr;

constexpr Instant kStart{1704067200'000000};  // 2024-01-01T00:00:00Z

double At(std::string_view text, Duration since) {
  const Result<Curve> curve = ParseCurve(text);
  EXPECT_TRUE(curve.ok()) << text << ": " << curve.error().message;
  return RateAt(*curve, kStart, kStart + since);
}

TEST(CurveTest, FollowsItsTable) {
  struct Case {
    const char* text;
    Duration since;
    double rate;
  };
  for (const Case& c : {
           Case{"250/s", Hours(9), 250},
           {"9000/min", Seconds(0), 150},
           {"36000/h", Seconds(1), 10},
           {"ramp(100/s, 500/s, 30m)", Seconds(0), 100},
           {"ramp(100/s, 500/s, 30m)", Minutes(15), 300},
           {"ramp(100/s, 500/s, 30m)", Hours(2), 500},
           {"step(100/s, 300/s, 10m)", Minutes(9), 100},
           {"step(100/s, 300/s, 10m)", Minutes(10), 300},
           {"diurnal(150/s, 330/s, 20)", Hours(20), 330},
           {"diurnal(150/s, 330/s, 20)", Hours(8), 150},
           {"diurnal(150/s, 330/s, 20)", Hours(26), 240},
           {"100/s spike(11h, 2m, 20m, 2m, 1.5)", Hours(11), 100},
           {"100/s spike(11h, 2m, 20m, 2m, 1.5)", Hours(11) + Minutes(1), 125},
           {"100/s spike(11h, 2m, 20m, 2m, 1.5)", Hours(11) + Minutes(5), 150},
           {"100/s spike(11h, 2m, 20m, 2m, 1.5)", Hours(12), 100},
           {"diurnal(100/s, 100/s, 20) spike(1h, 0s, 1h, 0s, 2)", Hours(1), 200},
       }) {
    EXPECT_NEAR(At(c.text, c.since), c.rate, 1e-9) << c.text;
  }
}

TEST(CurveTest, MeansAreExactOverCornersAndJumps) {
  const auto mean = [](std::string_view text, Duration from, Duration to) {
    return MeanRate(*ParseCurve(text), kStart, kStart + from, kStart + to);
  };
  EXPECT_NEAR(mean("step(100/s, 300/s, 30s)", Seconds(0), Seconds(60)), 200, 1e-9);
  EXPECT_NEAR(mean("ramp(0/s, 600/s, 60s)", Seconds(0), Seconds(120)), 450, 1e-9);
  EXPECT_NEAR(mean("100/s spike(0s, 60s, 0s, 0s, 3)", Seconds(0), Seconds(60)), 200, 1e-9);
  EXPECT_NEAR(mean("diurnal(150/s, 330/s, 20)", Seconds(0), Days(1)), 240, 1e-3);
  EXPECT_NEAR(mean("ramp(0/s, 600/s, 60s)", Seconds(30), Seconds(30)), 300, 1e-9);
}

TEST(CurveTest, SaysWhatIsWrong) {
  struct Case {
    const char* text;
    const char* message;
  };
  for (const Case& c : {
           Case{"250", "lacks its unit: 250/s"},
           {"fast", "is not a rate such as 250/s"},
           {"-1/s", "is not a rate"},
           {"250/d", "'d' is none of s, min, h"},
           {"", "a rate such as 250/s is wanted"},
           {"sine(1/s, 2/s, 3)", "'sine' is none of ramp, step, diurnal, spike"},
           {"ramp(1/s, 2/s)", "ramp takes two rates and a duration"},
           {"ramp(1/s, 2/s, soon)", "'soon' is not a duration"},
           {"diurnal(1/s, 2/s, 25)", "'25' is not an hour of the day"},
           {"diurnal(1/s, 2/s, 5", "lacks a )"},
           {"1/s spike(1h)", "a spike is spike(AT, RAMP, HOLD, FALL, TIMES)"},
           {"1/s ramp(1/s, 2/s, 3m)", "'ramp' cannot follow a curve"},
       }) {
    const Result<Curve> curve = ParseCurve(c.text);
    ASSERT_FALSE(curve.ok()) << c.text;
    EXPECT_THAT(curve.error().message, HasSubstr(c.message)) << c.text;
  }
}

}  // namespace
}  // namespace wt::laws::load
