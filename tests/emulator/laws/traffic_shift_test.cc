#include "emulator/laws/traffic_shift/traffic_shift.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "emulator/base/strings.h"

namespace wt::laws::traffic_shift {
namespace {

TEST(TrafficShift, StepsAsTheStrategySays) {
  const auto shares = [](Plan plan) {
    std::vector<int64_t> out;
    for (int64_t share = 0; share < kAll;) out.push_back(share = NextShare(plan, share));
    return out;
  };
  EXPECT_EQ(shares({}), (std::vector<int64_t>{1000}));
  EXPECT_EQ(shares({.strategy = Strategy::kLinear, .step = 100}),
            (std::vector<int64_t>{100, 200, 300, 400, 500, 600, 700, 800, 900, 1000}));
  EXPECT_EQ(shares({.strategy = Strategy::kLinear, .step = 400}),
            (std::vector<int64_t>{400, 800, 1000}));
  EXPECT_EQ(shares({.strategy = Strategy::kCanary, .step = 100}),
            (std::vector<int64_t>{100, 1000}));
}

TEST(TrafficShift, GivesWeightsInWholePercentsWhereItCan) {
  EXPECT_EQ(WeightsOf(0), (Weights{100, 0}));
  EXPECT_EQ(WeightsOf(50), (Weights{95, 5}));
  EXPECT_EQ(WeightsOf(33), (Weights{967, 33}));
  EXPECT_EQ(WeightsOf(1000), (Weights{0, 100}));
}

TEST(TrafficShift, HasNineStagesOneAfterTheOther) {
  std::string stages;
  for (std::string_view stage = NextStage(""); !stage.empty(); stage = NextStage(stage)) {
    StrAppend(stages, stage, " ");
  }
  EXPECT_EQ(stages,
            "PRE_SCALE_UP SCALE_UP POST_SCALE_UP TEST_TRAFFIC_SHIFT POST_TEST_TRAFFIC_SHIFT "
            "PRODUCTION_TRAFFIC_SHIFT POST_PRODUCTION_TRAFFIC_SHIFT BAKE_TIME CLEAN_UP ");
}

}  // namespace
}  // namespace wt::laws::traffic_shift
