#include "emulator/world/timing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "emulator/world/world.h"
#include "tests/emulator/harbour/harbour.h"

namespace wt {
namespace {

using ::testing::HasSubstr;

constexpr Timing kLoad{"harbour.load", Seconds(20), Seconds(40), "assumed", "a test"};
constexpr Timing kSail{"harbour.sail", Seconds(5), Seconds(5), "observed", "a test"};
constexpr Timing kAll[] = {kLoad, kSail};

class TimingTest : public ::testing::Test {
 protected:
  TimingTest() {
    harbour::Install(world_);
    RegisterTimings(world_, kAll);
    EXPECT_TRUE(world_.Open("").ok());
  }
  Duration Takes(const Timing& timing) {
    Duration out;
    world_.RunTurn("test", [&](Turn& turn) { out = HowLong(turn, timing, "harbour.timing"); });
    return out;
  }
  std::string Apply(const TimingOptions& options) {
    std::string problem;
    world_.RunTurn("test", [&](Turn& turn) {
      if (const Result<void> done = ApplyTimings(turn, options); !done.ok()) {
        problem = done.error().message;
      }
    });
    return problem;
  }

  World world_{WorldOptions{}};
};

TEST_F(TimingTest, AwsSpreadsFixedTakesTheMiddleAndFastNearlyNothing) {
  bool differs = false;
  const Duration first = Takes(kLoad);
  for (int i = 0; i < 20; ++i) {
    const Duration one = Takes(kLoad);
    EXPECT_GE(one, Seconds(20));
    EXPECT_LE(one, Seconds(40));
    differs = differs || one != first;
  }
  EXPECT_TRUE(differs);
  EXPECT_EQ(Apply({.profile = TimingProfile::kFixed}), "");
  EXPECT_EQ(Takes(kLoad), Seconds(30));
  EXPECT_EQ(Apply({.profile = TimingProfile::kFast}), "");
  EXPECT_EQ(Takes(kLoad), Millis(200));
  EXPECT_EQ(Takes(kSail), Millis(50));
}

TEST_F(TimingTest, ADurationIsSetAndTakenBack) {
  EXPECT_EQ(Apply({.assignments = {"harbour.load=3s", "harbour.sail=1m..2m"}}), "");
  EXPECT_EQ(Takes(kLoad), Seconds(3));
  EXPECT_GE(Takes(kSail), Minutes(1));
  EXPECT_EQ(Apply({.profile = TimingProfile::kFixed}), "");
  EXPECT_EQ(Takes(kSail), Seconds(90));
  EXPECT_EQ(Apply({.profile = TimingProfile::kFast}), "");
  EXPECT_EQ(Takes(kSail), Minutes(1));  // What was asked for is not shortened.
  EXPECT_EQ(Apply({.profile = TimingProfile::kAws, .assignments = {"harbour.load="}}), "");
  EXPECT_GE(Takes(kLoad), Seconds(20));
}

TEST_F(TimingTest, AnUnknownNameIsToldTheNearestAndNothingIsSet) {
  EXPECT_THAT(Apply({.profile = TimingProfile::kFast,
                     .assignments = {"harbour.sail=1s", "harbour.lod=1s"}}),
              HasSubstr("Did you mean 'harbour.load'?"));
  EXPECT_EQ(Takes(kSail), Seconds(5));
  EXPECT_THAT(Apply({.assignments = {"harbour.load=soon"}}), HasSubstr("not a duration"));
  EXPECT_THAT(Apply({.assignments = {"harbour.load=9s..3s"}}), HasSubstr("not a duration"));
  EXPECT_THAT(Apply({.assignments = {"harbour.load"}}), HasSubstr("NAME=DURATION"));
}

TEST_F(TimingTest, DefaultsOutliveAReset) {
  SetTimingDefaults(world_, {.profile = TimingProfile::kFixed, .assignments = {"harbour.sail=9s"}});
  world_.Reset(2);
  EXPECT_EQ(Takes(kLoad), Seconds(30));
  EXPECT_EQ(Takes(kSail), Seconds(9));
}

}  // namespace
}  // namespace wt
