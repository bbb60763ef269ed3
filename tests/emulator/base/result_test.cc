#include "emulator/base/result.h"

#include <gtest/gtest.h>

#include "emulator/base/check.h"

namespace wt {
namespace {

Result<int> Half(int number) {
  if (number % 2 != 0) return Error{.code = "Odd", .message = "The number is odd."};
  return number / 2;
}

Result<int> Quarter(int number) {
  const int half = WT_TRY(Half(number));
  return Half(half);
}

TEST(Result, TryPassesValuesOnAndErrorsUp) {
  EXPECT_EQ(Quarter(12).value(), 3);
  EXPECT_EQ(Quarter(6).error().code, "Odd");
  EXPECT_EQ(Quarter(5).error().http_status, 400);
}

TEST(Result, VoidHoldsOnlyAnError) {
  const Result<void> fine;
  EXPECT_TRUE(fine.ok());
  const Result<void> failed = Error{.code = "Odd", .message = ""};
  EXPECT_FALSE(failed.ok());
}

TEST(CheckDeathTest, PrintsThePlaceAndTheContext) {
  SetCheckContext([] { return std::string("seed 7"); });
  EXPECT_DEATH(WT_CHECK(1 == 2), "check failed: 1 == 2\n.*seed 7");
  SetCheckContext(nullptr);
}

}  // namespace
}  // namespace wt
