#include "scenarios/engine/file/quantity.h"

#include <gtest/gtest.h>

#include "scenarios/engine/file/moment.h"

namespace wt::scenario {
namespace {

template <class T>
std::string Said(const Result<T>& result) {
  return result.ok() ? "" : result.error().message;
}

TEST(Quantity, ReadsItsUnitAndPrintsItBack) {
  struct Case {
    const char* text;
    double value;
    Unit unit;
    const char* printed;
  };
  const Case cases[] = {
      {"3", 3, Unit::kNone, "3"},
      {"-1.5", -1.5, Unit::kNone, "-1.5"},
      {"90s", 90, Unit::kTime, "1m30s"},
      {"2h30m", 9000, Unit::kTime, "2h30m"},
      {"250ms", 0.25, Unit::kTime, "0.25s"},
      {"150/s", 150, Unit::kRate, "150/s"},
      {"9000/min", 150, Unit::kRate, "150/s"},
      {"50%", 0.5, Unit::kShare, "50%"},
      {"0.05%", 0.0005, Unit::kShare, "0.05%"},
      {"512MiB", 536870912, Unit::kSize, "512MiB"},
      {"1GiB", 1073741824, Unit::kSize, "1GiB"},
      {"1000B", 1000, Unit::kSize, "1000B"},
      {"20 USD", 20, Unit::kMoney, "20 USD"},
      {"0.05 USD/h", 0.05, Unit::kMoneyRate, "0.05 USD/h"},
      {"155 instance-hours", 155, Unit::kInstanceHours, "155 instance-hours"},
  };
  for (const Case& c : cases) {
    const std::optional<Quantity> read = ParseQuantity(c.text);
    ASSERT_TRUE(read.has_value()) << c.text;
    EXPECT_DOUBLE_EQ(read->value, c.value) << c.text;
    EXPECT_EQ(read->unit, c.unit) << c.text;
    EXPECT_EQ(FormatQuantity(*read), c.printed);
    EXPECT_EQ(ParseQuantity(c.printed)->unit, c.unit) << c.printed;
  }
}

TEST(Quantity, IsNothingElse) {
  for (const char* text : {"", "s", "1e3", "12:30", "no", "1 2", "0x10", "nan", "inf",
                           "99999999999999999", "5 m", "--5", "5%%", "/s"}) {
    EXPECT_FALSE(ParseQuantity(text).has_value()) << text;
  }
}

TEST(Quantity, ShowsTheFixOfABareNumber) {
  EXPECT_EQ(Said(ReadDuration("10")), "'10' has no unit: write 10s or 10m");
  EXPECT_EQ(Said(ReadRate("150")), "'150' has no unit: write 150/s or 150/min");
  EXPECT_EQ(Said(ReadShare("50")), "'50' has no unit: write 50%");
  EXPECT_EQ(Said(ReadSize("512")), "'512' has no unit: write 512MiB");
  EXPECT_EQ(Said(ReadDuration("soon")), "'soon' is not a duration such as 90s or 2h30m");
  EXPECT_EQ(Said(ReadRate("150/week")), "'150/week' is not a rate such as 150/s or 9000/min");
  EXPECT_EQ(Said(ReadDuration("-5m")), "'-5m' is below 0");
  EXPECT_EQ(Said(ReadInteger("1.5")), "'1.5' is not a whole number");
  EXPECT_EQ(Said(ReadBoolean("yes")), "'yes' is neither true nor false");
}

TEST(Quantity, ReadsDurationsAsFisHasThem) {
  EXPECT_EQ(ReadIsoDuration("PT45M")->micros, Minutes(45).micros);
  EXPECT_EQ(ReadIsoDuration("P1DT2H")->micros, Hours(26).micros);
  for (const char* text : {"P", "PT", "45M", "PT45", "PTM", "P1H", "PT1D", "PT5X"}) {
    EXPECT_EQ(Said(ReadIsoDuration(text)),
              std::string("'") + text + "' is not a duration such as PT45M");
  }
}

TEST(Moment, IsATimeOfTheRunOrOfAnEvent) {
  struct Case {
    const char* text;
    const char* event;
    Moment::Edge edge;
    Duration offset;
    const char* printed;
  };
  using enum Moment::Edge;
  const Case cases[] = {
      {"2h", "", kStart, Hours(2), "2h"},
      {"end", "", kEnd, {}, "end"},
      {"end-30m", "", kEnd, Minutes(-30), "end-30m"},
      {"az-b-down", "az-b-down", kStart, {}, "az-b-down"},
      {"az-b-down+10m", "az-b-down", kStart, Minutes(10), "az-b-down+10m"},
      {"az-b-down.end + 30m", "az-b-down", kEnd, Minutes(30), "az-b-down.end+30m"},
      {"release.done", "release", kDone, {}, "release.done"},
  };
  for (const Case& c : cases) {
    const Result<Moment> read = ReadMoment(c.text);
    ASSERT_TRUE(read.ok()) << c.text << ": " << Said(read);
    EXPECT_EQ(read->event, c.event);
    EXPECT_EQ(read->edge, c.edge);
    EXPECT_EQ(read->offset, c.offset) << c.text;
    EXPECT_EQ(FormatMoment(*read), c.printed);
  }
  EXPECT_EQ(Said(ReadMoment("10")), "'10' has no unit: write 10s or 10m");
  EXPECT_EQ(Said(ReadMoment("release.over")), "'.over' is neither .end nor .done of an event");
  EXPECT_EQ(Said(ReadMoment("a b")),
            "'a b' is not a time such as 2h, end, az-b-down+10m or release.done");
}

TEST(Window, HasTwoEnds) {
  EXPECT_EQ(ReadWindow("a .. a+10m")->text, "a .. a+10m");
  EXPECT_EQ(ReadWindow("a+5m .. +10m")->text, "a+5m .. a+15m");
  EXPECT_EQ(ReadWindow("release .. release.done")->to.edge, Moment::Edge::kDone);
  EXPECT_EQ(Said(ReadWindow("2h .. 1h")), "'2h .. 1h' ends before it begins");
  EXPECT_EQ(Said(ReadWindow("2h")), "'2h' is not a window such as release .. release+10m");
}

TEST(Hold, SaysHowMuch) {
  EXPECT_EQ(ReadHold("always")->kind, Hold::Kind::kAlways);
  EXPECT_DOUBLE_EQ(ReadHold("99% of minutes")->share, 0.99);
  EXPECT_EQ(ReadHold("99% of 10s")->step, Seconds(10));
  EXPECT_EQ(ReadHold("except 60s")->except, Seconds(60));
  EXPECT_EQ(ReadHold("at least once")->kind, Hold::Kind::kOnce);
  EXPECT_EQ(Said(ReadHold("mostly")),
            "'mostly' is none of: always, 99% of minutes, except 60s, at least once");
  EXPECT_EQ(Said(ReadHold("120% of minutes")), "a share of minutes is between 0% and 100%");
}

TEST(Distribution, HasItsForms) {
  const Result<Distribution> normal = ReadDistribution("normal(95s, 15s) floor 60s");
  ASSERT_TRUE(normal.ok());
  EXPECT_EQ(normal->kind, Distribution::Kind::kNormal);
  EXPECT_EQ(normal->a, Seconds(95));
  EXPECT_EQ(normal->floor, Seconds(60));
  EXPECT_EQ(ReadDistribution("lognormal(p50 90s, p99 4m) cap 10m")->cap, Minutes(10));
  EXPECT_EQ(ReadDistribution("45s")->kind, Distribution::Kind::kFixed);
  EXPECT_EQ(Said(ReadDistribution("uniform(60s, 30s)")), "'30s' is less than '60s'");
  EXPECT_EQ(Said(ReadDistribution("gamma(1s, 2s)")),
            "'gamma' is none of uniform, normal, lognormal, empirical");
  EXPECT_EQ(Said(ReadDistribution("normal(95s)")), "normal takes two durations: normal(95s, 15s)");
  EXPECT_EQ(Said(ReadDistribution("45s ceiling 60s")),
            "'ceiling 60s' is neither 'floor 60s' nor 'cap 5m'");
}

TEST(RandomRate, IsTimesOverATime) {
  EXPECT_DOUBLE_EQ(ReadRandomRate("1/30d per instance")->rate, 1 / (30 * 86400.0));
  EXPECT_EQ(ReadRandomRate("1/30d per instance")->per, "instance");
  EXPECT_DOUBLE_EQ(ReadRandomRate("2/h")->rate, 2 / 3600.0);
  EXPECT_EQ(Said(ReadRandomRate("often")), "'often' is not how often, such as 1/30d per instance");
}

}  // namespace
}  // namespace wt::scenario
