#include "emulator/base/time.h"

#include <gtest/gtest.h>

namespace wt {
namespace {

TEST(Time, FormatsTheEpochAndALeapDay) {
  EXPECT_EQ(FormatIso8601(Instant{0}), "1970-01-01T00:00:00Z");
  EXPECT_EQ(FormatIso8601(Instant{1709209845'678901}, true), "2024-02-29T12:30:45.678Z");
  EXPECT_EQ(FormatHttpDate(Instant{1709209845'000000}), "Thu, 29 Feb 2024 12:30:45 GMT");
  EXPECT_EQ(FormatIso8601(Instant{-1'000000}), "1969-12-31T23:59:59Z");
}

TEST(Time, ReadsBackWhatItPrints) {
  for (const int64_t seconds : {0LL, 951782400LL, 1704067200LL, 4102444799LL}) {
    const Instant at{seconds * 1'000'000};
    EXPECT_EQ(ParseTimestamp(FormatIso8601(at)), at);
    EXPECT_EQ(ParseTimestamp(FormatHttpDate(at)), at);
  }
}

TEST(Time, ReadsOffsetsFractionsAndBareDates) {
  EXPECT_EQ(ParseTimestamp("2024-01-01T02:00:00+02:00"), Instant{1704067200'000000});
  EXPECT_EQ(ParseTimestamp("2024-01-01T00:00:00.25Z"), Instant{1704067200'250000});
  EXPECT_EQ(ParseTimestamp("2024-01-01"), Instant{1704067200'000000});
}

TEST(Time, RefusesWhatIsNoDate) {
  for (const char* text : {"", "2024", "2024-13-01", "2023-02-29T00:00:00Z", "2024-01-01T25:00:00Z",
                           "2024-01-01T00:00:00Zx", "2024-01-01T00:00:00.Z", "yesterday"}) {
    EXPECT_FALSE(ParseTimestamp(text)) << text;
  }
}

TEST(Time, DurationsGoThereAndBack) {
  EXPECT_EQ(ParseDuration("1h2m3.5s"), Hours(1) + Minutes(2) + Millis(3500));
  EXPECT_EQ(ParseDuration("250ms"), Millis(250));
  EXPECT_EQ(FormatDuration(Hours(25) + Micros(5)), "1d1h0.000005s");
  EXPECT_EQ(FormatDuration(Duration{}), "0s");
  for (const char* text : {"", "5", "s", "1x", "1.s", "99999999999s"}) {
    EXPECT_FALSE(ParseDuration(text)) << text;
  }
}

}  // namespace
}  // namespace wt
