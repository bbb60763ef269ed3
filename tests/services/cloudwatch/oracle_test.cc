// Many alarms over random series, against an evaluator that looks at everything each time.

#include <algorithm>
#include <map>

#include "emulator/sim/rng.h"
#include "tests/services/cloudwatch/fixture.h"

namespace wt::cloudwatch {
namespace {

struct Alarm {
  std::string name, metric, comparison, missing, state = "INSUFFICIENT_DATA";
  double threshold = 0;
  int64_t periods = 1, datapoints = 1, minutes = 1;
};

using Series = std::vector<std::optional<double>>;  // One a minute.

bool Breaches(const Alarm& alarm, double value) {
  if (alarm.comparison == "GreaterThanThreshold") return value > alarm.threshold;
  if (alarm.comparison == "GreaterThanOrEqualToThreshold") return value >= alarm.threshold;
  if (alarm.comparison == "LessThanThreshold") return value < alarm.threshold;
  return value <= alarm.threshold;
}

// The averages of the whole periods up to now, oldest first.
Series PeriodsOf(const Alarm& alarm, const Series& minutes) {
  Series out;
  const auto length = static_cast<size_t>(alarm.minutes);
  for (size_t begin = 0; begin + length <= minutes.size(); begin += length) {
    double sum = 0;
    int64_t count = 0;
    for (size_t i = begin; i < begin + length; ++i) {
      if (!minutes[i]) continue;
      sum += *minutes[i];
      ++count;
    }
    out.push_back(count == 0 ? std::nullopt : std::optional(sum / static_cast<double>(count)));
  }
  return out;
}

std::string Next(const Alarm& alarm, const Series& minutes) {
  const Series periods = PeriodsOf(alarm, minutes);
  const int64_t range = std::max<int64_t>(5, alarm.periods + 2);
  int64_t real = 0, breaching = 0, oldest = 0;
  for (int64_t age = 1; age <= range && real < alarm.periods; ++age) {
    const int64_t index = static_cast<int64_t>(periods.size()) - age;
    if (index < 0 || !periods[static_cast<size_t>(index)]) continue;
    ++real;
    if (!Breaches(alarm, *periods[static_cast<size_t>(index)])) continue;
    ++breaching;
    oldest = age;
  }
  const int64_t lacking = alarm.periods - real;
  const bool fills = alarm.missing == "breaching" || alarm.missing == "notBreaching";
  if (alarm.missing == "breaching") breaching += lacking;
  if (breaching >= alarm.datapoints) return "ALARM";
  if (lacking == 0 || fills || real > breaching) return "OK";
  if (alarm.missing == "ignore") return alarm.state;
  if (real == 0) return "INSUFFICIENT_DATA";
  return oldest >= alarm.datapoints ? "ALARM" : alarm.state;
}

TEST(AlarmOracleTest, StatesAgreeWithANaiveEvaluatorOverRandomSeries) {
  constexpr int kMetrics = 8, kAlarms = 60, kMinutes = 150;
  TestWorld world;
  sim::Rng rng(11, "oracle");
  std::vector<Alarm> alarms;
  for (int i = 0; i < kAlarms; ++i) {
    Alarm one;
    one.name = "a" + std::to_string(i);
    one.metric = "m" + std::to_string(rng.Below(kMetrics));
    const char* comparisons[] = {"GreaterThanThreshold", "GreaterThanOrEqualToThreshold",
                                 "LessThanThreshold", "LessThanOrEqualToThreshold"};
    const char* treatments[] = {"missing", "ignore", "breaching", "notBreaching"};
    one.comparison = comparisons[rng.Below(4)];
    one.missing = treatments[rng.Below(4)];
    one.threshold = static_cast<double>(rng.Below(4));
    one.periods = rng.Between(int64_t{1}, int64_t{6});
    one.datapoints = rng.Between(int64_t{1}, one.periods);
    one.minutes = rng.Below(3) == 0 ? 5 : 1;
    world.Call("cloudwatch.PutMetricAlarm", {{"AlarmName", one.name},
                                             {"Namespace", "App"},
                                             {"MetricName", one.metric},
                                             {"Statistic", "Average"},
                                             {"Period", 60 * one.minutes},
                                             {"EvaluationPeriods", one.periods},
                                             {"DatapointsToAlarm", one.datapoints},
                                             {"Threshold", one.threshold},
                                             {"ComparisonOperator", one.comparison},
                                             {"TreatMissingData", one.missing}});
    alarms.push_back(std::move(one));
  }
  std::map<std::string, Series> series;
  for (int minute = 0; minute < kMinutes; ++minute) {
    // 1. What every alarm is by what is over, at the end of the minute in which it was looked at.
    world.Advance(Millis(59'990));
    std::map<std::string, std::string> states;
    const Json answer = world.Call("cloudwatch.DescribeAlarms", {{"MaxRecords", 100}});
    for (const Json& one : answer["MetricAlarms"]) states[one["AlarmName"]] = one["StateValue"];
    for (Alarm& alarm : alarms) {
      alarm.state = Next(alarm, series[alarm.metric]);
      ASSERT_EQ(states[alarm.name], alarm.state)
          << alarm.name << ", minute " << minute << ": " << alarm.datapoints << " of "
          << alarm.periods << " x " << alarm.minutes << " min, " << alarm.missing;
    }
    // 2. The minute's own data, in its last moment.
    for (int i = 0; i < kMetrics; ++i) {
      const std::string name = "m" + std::to_string(i);
      std::optional<double> value;
      // Some metrics are whole, some are full of holes.
      if (rng.Below(8) >= static_cast<uint64_t>(i)) value = static_cast<double>(rng.Below(4));
      series[name].push_back(value);
      if (!value) continue;
      world.Call(
          "cloudwatch.PutMetricData",
          {{"Namespace", "App"}, {"MetricData", {{{"MetricName", name}, {"Value", *value}}}}});
    }
    world.Advance(Millis(10));
  }
}

}  // namespace
}  // namespace wt::cloudwatch
