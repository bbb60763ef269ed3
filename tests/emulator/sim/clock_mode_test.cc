#include "emulator/sim/clock_mode.h"

#include <gtest/gtest.h>

namespace wt::sim {
namespace {

TEST(ClockMode, ReadsBackWhatItPrints) {
  for (const char* text : {"real", "manual", "eager", "scaled 60", "scaled 0.5", "scaled 1.25"}) {
    const auto setting = ParseClockSetting(text);
    ASSERT_TRUE(setting) << text;
    EXPECT_EQ(FormatClockSetting(*setting), text);
  }
  EXPECT_EQ(ParseClockSetting("scaled:60"), ParseClockSetting("scaled 60"));
}

TEST(ClockMode, RefusesOtherWords) {
  for (const char* text : {"", "fast", "scaled", "scaled 0", "scaled -1", "scaled 1.2345",
                           "scaled 2000000", "scaled x", "scaled 1."}) {
    EXPECT_FALSE(ParseClockSetting(text)) << text;
  }
}

TEST(ClockMode, ScaledTimeGoesThereAndBack) {
  const Pacing pacing{*ParseClockSetting("scaled 60"), Instant{1000}, 500};
  EXPECT_EQ(VirtualAt(pacing, 500 + 1'000'000), Instant{1000} + Minutes(1));
  EXPECT_EQ(WallAt(pacing, Instant{1000} + Minutes(1)), 500 + 1'000'000);
  EXPECT_EQ(VirtualAt(pacing, 0), Instant{1000});
  EXPECT_EQ(VirtualAt(pacing, INT64_MAX), kInstantMax);
}

TEST(ClockMode, ManualTimeStandsStill) {
  const Pacing pacing{{ClockMode::kManual}, Instant{1000}, 0};
  EXPECT_EQ(VirtualAt(pacing, 1'000'000'000), Instant{1000});
  EXPECT_FALSE(WallAt(pacing, Instant{1001}));
}

}  // namespace
}  // namespace wt::sim
