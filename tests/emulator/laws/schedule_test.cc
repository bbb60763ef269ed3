#include "emulator/laws/schedule/schedule.h"

#include <gtest/gtest.h>

namespace wt::laws::schedule {
namespace {

Instant At(std::string_view text) { return *ParseTimestamp(text); }

std::string NextText(std::string_view expression, std::string_view after,
                     std::string_view zone = "", std::string_view anchor = "") {
  const auto parsed = Parse(expression);
  if (!parsed) return "invalid";
  const auto next =
      Next(*parsed, *TimeZone::Named(zone), At(after), anchor.empty() ? At(after) : At(anchor));
  return next ? FormatIso8601(*next) : "never";
}

TEST(ScheduleTest, CronGoesByItsSixFields) {
  struct Case {
    std::string_view expression, after, next;
  };
  for (const Case& one : {
           Case{"cron(0 9 * * ? *)", "2024-01-01T00:00:00Z", "2024-01-01T09:00:00Z"},
           Case{"cron(0 9 * * ? *)", "2024-01-01T09:00:00Z", "2024-01-02T09:00:00Z"},
           Case{"cron(15 10 ? * MON-FRI *)", "2024-01-05T11:00:00Z", "2024-01-08T10:15:00Z"},
           Case{"cron(15 10 ? * 2-6 *)", "2024-01-05T11:00:00Z", "2024-01-08T10:15:00Z"},
           Case{"cron(0/15 * * * ? *)", "2024-01-01T10:16:00Z", "2024-01-01T10:30:00Z"},
           Case{"cron(0 18 L * ? *)", "2024-02-01T00:00:00Z", "2024-02-29T18:00:00Z"},
           Case{"cron(0 0 15W * ? *)", "2024-06-01T00:00:00Z", "2024-06-14T00:00:00Z"},
           Case{"cron(0 0 LW * ? *)", "2024-06-01T00:00:00Z", "2024-06-28T00:00:00Z"},
           Case{"cron(0 12 ? * 6L *)", "2024-01-01T00:00:00Z", "2024-01-26T12:00:00Z"},
           Case{"cron(0 12 ? * 3#2 *)", "2024-01-01T00:00:00Z", "2024-01-09T12:00:00Z"},
           Case{"cron(0 0 29 2 ? *)", "2024-03-01T00:00:00Z", "2028-02-29T00:00:00Z"},
           Case{"cron(0 0 1 1 ? 2025)", "2025-01-01T00:00:00Z", "never"},
           Case{"cron(5 0 9 * * ? *)", "2024-01-01T00:00:00Z", "2024-01-01T09:00:00Z"},
           Case{"cron(0 9 * JAN,MAR ? *)", "2024-01-31T10:00:00Z", "2024-03-01T09:00:00Z"},
       }) {
    EXPECT_EQ(NextText(one.expression, one.after), one.next) << one.expression;
  }
}

TEST(ScheduleTest, RefusesWhatIsNoSchedule) {
  for (const char* text :
       {"", "cron()", "cron(0 9 * * *)", "cron(60 9 * * ? *)", "cron(0 9 1 * MON *)",
        "cron(0 9 * * ? *", "rate(0 minutes)", "rate(5)", "rate(5 weeks)", "rate(-1 minutes)",
        "at(2024-01-01)", "at(2024-13-01T00:00:00)", "every day", "cron(0 9 32 * ? *)",
        "cron(a 9 * * ? *)"}) {
    EXPECT_FALSE(Parse(text)) << text;
  }
}

TEST(ScheduleTest, ARateCountsFromItsAnchor) {
  EXPECT_EQ(NextText("rate(5 minutes)", "2024-01-01T00:00:00Z"), "2024-01-01T00:05:00Z");
  EXPECT_EQ(NextText("rate(1 hour)", "2024-01-01T02:30:00Z", "", "2024-01-01T00:10:00Z"),
            "2024-01-01T03:10:00Z");
  EXPECT_EQ(NextText("rate(1 day)", "2024-01-01T00:00:00Z", "", "2024-01-05T00:00:00Z"),
            "2024-01-06T00:00:00Z");
}

TEST(ScheduleTest, AtRunsOnceInItsZone) {
  EXPECT_EQ(NextText("at(2024-07-01T09:00:00)", "2024-01-01T00:00:00Z", "Europe/Berlin"),
            "2024-07-01T07:00:00Z");
  EXPECT_EQ(NextText("at(2024-07-01T09:00:00)", "2024-08-01T00:00:00Z"), "never");
}

TEST(ScheduleTest, LocalTimeFollowsTheChangesOfClocks) {
  struct Case {
    std::string_view zone, after, next;
  };
  for (const Case& one : {
           Case{"America/New_York", "2024-03-09T15:00:00Z", "2024-03-10T13:00:00Z"},
           Case{"America/New_York", "2024-03-08T15:00:00Z", "2024-03-09T14:00:00Z"},
           Case{"Europe/London", "2024-03-31T00:00:00Z", "2024-03-31T08:00:00Z"},
           Case{"Asia/Kolkata", "2024-01-01T04:00:00Z", "2024-01-02T03:30:00Z"},
           Case{"Australia/Sydney", "2024-01-01T00:00:00Z", "2024-01-01T22:00:00Z"},
           Case{"Pacific/Kiritimati", "2024-01-01T00:00:00Z", "2024-01-01T19:00:00Z"},
       }) {
    EXPECT_EQ(NextText("cron(0 9 * * ? *)", one.after, one.zone), one.next) << one.zone;
  }
}

TEST(ScheduleTest, ATimeLeftOutMovesAndOneThatComesTwiceRunsOnce) {
  EXPECT_EQ(NextText("cron(30 2 31 3 ? *)", "2024-03-30T00:00:00Z", "Europe/Berlin"),
            "2024-03-31T01:30:00Z");
  EXPECT_EQ(NextText("cron(30 2 27 10 ? *)", "2024-10-26T00:00:00Z", "Europe/Berlin"),
            "2024-10-27T00:30:00Z");
  EXPECT_EQ(NextText("cron(30 2 27 10 ? 2024)", "2024-10-27T00:30:00Z", "Europe/Berlin"), "never");
}

TEST(ScheduleTest, KnowsZonesByName) {
  EXPECT_TRUE(TimeZone::Named("Etc/GMT+9"));
  EXPECT_TRUE(TimeZone::Named("America/Argentina/Buenos_Aires"));
  EXPECT_FALSE(TimeZone::Named("Mars/Olympus"));
  EXPECT_FALSE(TimeZone::Named("Europe"));
}

TEST(ScheduleTest, GroupsTakeFiveFieldsAsUnixDoes) {
  const auto next = [](std::string_view text, std::string_view after) -> std::string {
    const auto cron = ParseUnixCron(text);
    if (!cron) return "invalid";
    const auto at = Next(*cron, *TimeZone::Named(""), At(after));
    return at ? FormatIso8601(*at) : "never";
  };
  EXPECT_EQ(next("30 0 1 1,6,12 *", "2024-01-02T00:00:00Z"), "2024-06-01T00:30:00Z");
  EXPECT_EQ(next("0 9 * * 1-5", "2024-01-05T10:00:00Z"), "2024-01-08T09:00:00Z");
  EXPECT_EQ(next("0 9 * * 0", "2024-01-01T00:00:00Z"), "2024-01-07T09:00:00Z");
  EXPECT_EQ(next("0 9 * * 7", "2024-01-01T00:00:00Z"), "2024-01-07T09:00:00Z");
  // Where both are named either is enough.
  EXPECT_EQ(next("0 9 13 * FRI", "2024-01-06T00:00:00Z"), "2024-01-12T09:00:00Z");
  EXPECT_EQ(next("0 9 13 * FRI", "2024-01-12T10:00:00Z"), "2024-01-13T09:00:00Z");
  EXPECT_EQ(next("*/10 * * * *", "2024-01-01T00:01:00Z"), "2024-01-01T00:10:00Z");
  EXPECT_EQ(next("0 9 * * ? *", "2024-01-01T00:00:00Z"), "invalid");
  EXPECT_EQ(next("0 25 * * *", "2024-01-01T00:00:00Z"), "invalid");
}

}  // namespace
}  // namespace wt::laws::schedule
