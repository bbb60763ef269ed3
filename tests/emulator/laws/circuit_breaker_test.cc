#include "emulator/laws/circuit_breaker/circuit_breaker.h"

#include <gtest/gtest.h>

namespace wt::laws::circuit_breaker {
namespace {

TEST(Threshold, IsHalfTheDesiredCountBetweenThreeAndTwoHundred) {
  EXPECT_EQ(Threshold(1), 3);
  EXPECT_EQ(Threshold(2), 3);
  EXPECT_EQ(Threshold(6), 3);
  EXPECT_EQ(Threshold(7), 4);
  EXPECT_EQ(Threshold(25), 13);
  EXPECT_EQ(Threshold(400), 200);
  EXPECT_EQ(Threshold(5000), 200);
}

TEST(CircuitBreaker, CountsTasksThatNeverRanUntilOneDoes) {
  Count count;
  count = After(count, Outcome::kNeverRan);
  count = After(count, Outcome::kNeverRan);
  EXPECT_FALSE(IsTripped(count, 1));
  EXPECT_TRUE(IsTripped(After(count, Outcome::kNeverRan), 1));
  count = After(count, Outcome::kRan);
  EXPECT_EQ(count, (Count{true, 0}));
  EXPECT_EQ(After(count, Outcome::kNeverRan).failures, 0);
}

TEST(CircuitBreaker, ThenCountsFailedChecks) {
  Count count{true, 0};
  for (int i = 0; i < 3; ++i) count = After(count, Outcome::kFailedChecks);
  EXPECT_TRUE(IsTripped(count, 2));
  EXPECT_EQ(After(count, Outcome::kHealthy).failures, 0);
  EXPECT_EQ(After(Count{}, Outcome::kFailedChecks).failures, 0);
}

}  // namespace
}  // namespace wt::laws::circuit_breaker
