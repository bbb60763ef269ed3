#include "emulator/laws/metric_statistics/metric_statistics.h"

#include <gtest/gtest.h>

namespace wt::laws::metric_statistics {
namespace {

Summary OneTo(int64_t last) {
  Summary all;
  for (int64_t value = 1; value <= last; ++value) Merge(OfValue(static_cast<double>(value)), all);
  return all;
}

struct Row {
  std::string_view statistic;
  double value;
};

constexpr Row kOneToHundred[] = {
    {"SampleCount", 100}, {"Sum", 5050},       {"Average", 50.5},
    {"Minimum", 1},       {"Maximum", 100},    {"p50", 50},
    {"p99", 99},          {"p99.9", 100},      {"p0", 1},
    {"p100", 100},        {"tm90", 45.5},      {"TM(10%:90%)", 50.5},
    {"IQM", 50.5},        {"tc90", 90},        {"ts90", 4095},
    {"TC(80:90)", 10},    {"TS(80:90)", 855},  {"TM(:10)", 5.5},
    {"TM(90:)", 95.5},    {"PR(:50)", 50},     {"PR(10:20)", 10},
    {"wm90", 49.95},      {"WM(10:90)", 50.4},
};

TEST(MetricStatisticsTest, EachStatisticOfOneToAHundred) {
  const Summary summary = OneTo(100);
  for (const Row& row : kOneToHundred) {
    const std::optional<Statistic> statistic = ParseStatistic(row.statistic);
    ASSERT_TRUE(statistic) << row.statistic;
    const std::optional<double> value = Evaluate(*statistic, summary);
    ASSERT_TRUE(value) << row.statistic;
    EXPECT_NEAR(*value, row.value, 1e-9) << row.statistic;
  }
}

TEST(MetricStatisticsTest, RefusesWhatIsNoStatistic) {
  for (const std::string_view text :
       {"", "average", "p", "p101", "p-1", "tm", "TM", "TM()", "TM(:)", "TM(90%:10%)", "TM(10%:90)",
        "TM(-1%:90%)", "PR(10%:90%)", "pr50", "q50", "p50x"}) {
    EXPECT_FALSE(ParseStatistic(text)) << text;
  }
}

TEST(MetricStatisticsTest, ASpreadOfWhichOnlyTheSetIsKnownHasNoPercentiles) {
  const Summary set = OfStatisticSet(10, 100, 1, 50);
  EXPECT_EQ(Evaluate(*ParseStatistic("Average"), set), 10);
  EXPECT_FALSE(Evaluate(*ParseStatistic("p50"), set));
  Summary both = OfValue(5);
  Merge(set, both);
  EXPECT_FALSE(Evaluate(*ParseStatistic("p50"), both));
  EXPECT_EQ(Evaluate(*ParseStatistic("SampleCount"), both), 11);
}

TEST(MetricStatisticsTest, ASetOfEqualValuesHasThem) {
  EXPECT_EQ(Evaluate(*ParseStatistic("p90"), OfStatisticSet(4, 20, 5, 5)), 5);
  EXPECT_EQ(Evaluate(*ParseStatistic("p90"), OfStatisticSet(1, 7, 7, 7)), 7);
}

TEST(MetricStatisticsTest, NothingMeasuredIsNothingSaid) {
  EXPECT_FALSE(Evaluate(*ParseStatistic("Sum"), Summary{}));
}

TEST(MetricStatisticsTest, ManyDistinctValuesAreRoundedToAHundredth) {
  const Summary summary = OneTo(5000);
  EXPECT_LE(summary.values.size(), 1200U);
  EXPECT_NEAR(*Evaluate(*ParseStatistic("p50"), summary), 2500, 25);
  EXPECT_EQ(Evaluate(*ParseStatistic("SampleCount"), summary), 5000);
}

TEST(MetricStatisticsTest, PercentilesFarOutNeedMoreSamples) {
  EXPECT_NEAR(SamplesNeeded(*ParseStatistic("p99")), 1000, 1e-6);
  EXPECT_NEAR(SamplesNeeded(*ParseStatistic("p10")), 100, 1e-6);
  EXPECT_EQ(SamplesNeeded(*ParseStatistic("Average")), 0);
}

}  // namespace
}  // namespace wt::laws::metric_statistics
