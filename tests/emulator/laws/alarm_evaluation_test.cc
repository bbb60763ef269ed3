#include "emulator/laws/alarm_evaluation/alarm_evaluation.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "emulator/laws/alarm_evaluation/alarm_rule.h"

namespace wt::laws::alarm_evaluation {
namespace {

// "0" does not breach, "X" does, "-" is missing; the newest is on the right, as AWS writes it.
std::vector<std::optional<double>> Slots(std::string_view row) {
  std::vector<std::optional<double>> slots;
  for (size_t i = row.size(); i-- > 0;) {
    if (row[i] == '-') slots.emplace_back();
    if (row[i] == '0') slots.emplace_back(0);
    if (row[i] == 'X') slots.emplace_back(100);
  }
  return slots;
}

std::string_view Verdict(int64_t n, int64_t m, Missing missing, std::string_view row) {
  const Rule rule{.comparison = Comparison::kGreater,
                  .threshold = 50,
                  .periods = n,
                  .datapoints = m,
                  .missing = missing};
  const Decision decision = Decide(rule, Slots(row));
  return decision.state ? StateName(*decision.state) : "keep";
}

struct Row {
  int64_t n, m;
  std::string_view data;
  std::string_view missing, ignore, breaching, not_breaching;
};

constexpr std::string_view kNoData = "INSUFFICIENT_DATA";

// The tables of "Configuring how CloudWatch alarms treat missing data", and their edges.
constexpr Row kRows[] = {
    {3, 3, "0-X-X", "OK", "OK", "OK", "OK"},
    {3, 3, "----0", "OK", "OK", "OK", "OK"},
    {3, 3, "-----", kNoData, "keep", "ALARM", "OK"},
    {3, 3, "0XX-X", "ALARM", "ALARM", "ALARM", "ALARM"},
    {3, 3, "--X--", "ALARM", "keep", "ALARM", "OK"},
    {3, 2, "00X0X", "ALARM", "ALARM", "ALARM", "ALARM"},
    {3, 2, "0-X--", "OK", "OK", "ALARM", "OK"},
    {3, 2, "----X", "keep", "keep", "ALARM", "OK"},
    {3, 3, "----X", "keep", "keep", "ALARM", "OK"},
    {3, 3, "XXXXX", "ALARM", "ALARM", "ALARM", "ALARM"},
    {3, 3, "XXXX0", "OK", "OK", "OK", "OK"},
    {1, 1, "----0", "OK", "OK", "OK", "OK"},
    {1, 1, "----X", "ALARM", "ALARM", "ALARM", "ALARM"},
    {1, 1, "X----", "ALARM", "ALARM", "ALARM", "ALARM"},
    {3, 3, "--XX-", "ALARM", "keep", "ALARM", "OK"},
    {3, 1, "---0X", "ALARM", "ALARM", "ALARM", "ALARM"},
    {3, 3, "---X0", "OK", "OK", "OK", "OK"},
};

TEST(AlarmEvaluationTest, TreatsMissingDataAsTheTablesOfAwsSay) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.data);
    EXPECT_EQ(Verdict(row.n, row.m, Missing::kMissing, row.data), row.missing);
    EXPECT_EQ(Verdict(row.n, row.m, Missing::kIgnore, row.data), row.ignore);
    EXPECT_EQ(Verdict(row.n, row.m, Missing::kBreaching, row.data), row.breaching);
    EXPECT_EQ(Verdict(row.n, row.m, Missing::kNotBreaching, row.data), row.not_breaching);
  }
}

// --- The same said once more, slowly: what the guide says in words, one fill after the other -----

using Series = std::vector<std::optional<double>>;  // Oldest first, as they came.

std::optional<State> Naively(const Rule& rule, const Series& series) {
  // The newest periods, of which AWS looks at some more than N.
  const size_t range = static_cast<size_t>(std::max<int64_t>(5, rule.periods + 2));
  Series seen;
  for (size_t back = 0; back < range; ++back) {
    const bool there = back < series.size();
    seen.push_back(there ? series[series.size() - 1 - back] : std::nullopt);
  }
  // The newest N of those with data; what lacks is filled as the alarm says.
  std::vector<bool> breaching;
  size_t oldest_age = 0;
  for (size_t age = 1; age <= seen.size(); ++age) {
    if (!seen[age - 1]) continue;
    if (static_cast<int64_t>(breaching.size()) == rule.periods) break;
    breaching.push_back(Breaches(rule, *seen[age - 1]));
    oldest_age = age;
  }
  const bool any_data = !breaching.empty();
  const bool any_good = std::count(breaching.begin(), breaching.end(), false) > 0;
  const bool enough = static_cast<int64_t>(breaching.size()) == rule.periods;
  if (rule.missing == Missing::kBreaching || rule.missing == Missing::kNotBreaching) {
    breaching.resize(static_cast<size_t>(rule.periods), rule.missing == Missing::kBreaching);
  }
  const bool alarm = std::count(breaching.begin(), breaching.end(), true) >= rule.datapoints;
  if (alarm) return State::kAlarm;
  const bool filled = static_cast<int64_t>(breaching.size()) == rule.periods;
  if (enough || filled || any_good) return State::kOk;
  if (rule.missing == Missing::kIgnore) return std::nullopt;
  if (!any_data) return State::kInsufficientData;
  // Breaching points alone, fewer than M: it waits until the oldest is M periods old.
  if (static_cast<int64_t>(oldest_age) >= rule.datapoints) return State::kAlarm;
  return std::nullopt;
}

TEST(AlarmEvaluationTest, AgreesWithANaiveEvaluatorOverRandomSeries) {
  for (uint64_t seed = 1; seed <= 4000; ++seed) {
    uint64_t word = seed * 0x9e3779b97f4a7c15ULL;
    const auto below = [&word](uint64_t bound) {
      word ^= word << 13;
      word ^= word >> 7;
      word ^= word << 17;
      return word % bound;
    };
    Rule rule;
    rule.comparison = static_cast<Comparison>(below(4));
    rule.threshold = static_cast<double>(below(4));
    rule.periods = static_cast<int64_t>(1 + below(8));
    rule.datapoints = static_cast<int64_t>(1 + below(static_cast<uint64_t>(rule.periods)));
    rule.missing = static_cast<Missing>(below(4));
    const uint64_t gaps = below(5);  // Of five periods, how many lack data.
    const size_t range = static_cast<size_t>(EvaluationRange(rule.periods));
    Series series;
    State ours = State::kInsufficientData, theirs = State::kInsufficientData;
    for (int minute = 0; minute < 40; ++minute) {
      const bool missing = below(5) < gaps;
      series.push_back(missing ? std::nullopt : std::optional(static_cast<double>(below(4))));
      Series slots;
      for (size_t back = 0; back < range; ++back) {
        slots.push_back(back < series.size() ? series[series.size() - 1 - back] : std::nullopt);
      }
      ours = Decide(rule, slots).state.value_or(ours);
      theirs = Naively(rule, series).value_or(theirs);
      ASSERT_EQ(StateName(ours), StateName(theirs))
          << "seed " << seed << ", minute " << minute << ": " << rule.datapoints << " of "
          << rule.periods;
    }
  }
}

TEST(AlarmEvaluationTest, LooksAtMorePeriodsThanItEvaluates) {
  EXPECT_EQ(EvaluationRange(1), 5);
  EXPECT_EQ(EvaluationRange(3), 5);
  EXPECT_EQ(EvaluationRange(15), 17);
}

TEST(AlarmEvaluationTest, ComparesAsItsOperatorSays) {
  const auto breaches = [](std::string_view name, double value) {
    return Breaches({.comparison = *ParseComparison(name), .threshold = 50}, value);
  };
  EXPECT_TRUE(breaches("GreaterThanOrEqualToThreshold", 50));
  EXPECT_FALSE(breaches("GreaterThanThreshold", 50));
  EXPECT_TRUE(breaches("LessThanOrEqualToThreshold", 50));
  EXPECT_FALSE(breaches("LessThanThreshold", 50));
}

TEST(AlarmEvaluationTest, NumbersAreAsJavaPrintsThem) {
  EXPECT_EQ(FormatNumber(50), "50.0");
  EXPECT_EQ(FormatNumber(0.3666666), "0.3666666");
  EXPECT_EQ(FormatNumber(0), "0.0");
  EXPECT_EQ(FormatNumber(1e10), "1.0E10");
  EXPECT_EQ(FormatNumber(1234567.5), "1234567.5");
  EXPECT_EQ(FormatNumber(0.00025), "2.5E-4");
  EXPECT_EQ(FormatNumber(-3), "-3.0");
}

std::vector<Point> Points(std::initializer_list<double> newest_first) {
  std::vector<Point> points;
  Instant at = *ParseTimestamp("2018-09-16T00:22:00Z");
  for (const double value : newest_first) {
    points.push_back({at, value, 2});
    at = at - Minutes(1);
  }
  return points;
}

std::string ReasonOf(const Rule& rule, State to, const std::vector<Point>& points) {
  std::vector<std::optional<double>> slots;
  for (const Point& point : points) slots.push_back(point.value);
  return Reason(rule, Decide(rule, slots), to, points);
}

TEST(AlarmEvaluationTest, SaysWhyInTheWordsOfAws) {
  EXPECT_EQ(ReasonOf({.threshold = 50}, State::kOk, Points({12.5})),
            "Threshold Crossed: 1 datapoint [12.5 (16/09/18 00:22:00)] was not greater than the "
            "threshold (50.0).");
  EXPECT_EQ(ReasonOf({.threshold = 50, .periods = 3, .datapoints = 3}, State::kAlarm,
                     Points({70, 80, 90})),
            "Threshold Crossed: 3 datapoints [70.0 (16/09/18 00:22:00), 80.0 (16/09/18 00:21:00), "
            "90.0 (16/09/18 00:20:00)] were greater than the threshold (50.0).");
  EXPECT_EQ(ReasonOf({.threshold = 50, .periods = 3, .datapoints = 2}, State::kAlarm,
                     Points({70, 10, 90})),
            "Threshold Crossed: 2 out of the last 3 datapoints [70.0 (16/09/18 00:22:00), 90.0 "
            "(16/09/18 00:20:00)] were greater than the threshold (50.0) (minimum 2 datapoints for "
            "OK -> ALARM transition).");
  EXPECT_EQ(
      ReasonOf({.comparison = Comparison::kLess, .threshold = 45, .periods = 7, .datapoints = 7},
               State::kAlarm, Points({1, 2, 3, 4, 5, 6, 7})),
      "Threshold Crossed: 7 datapoints were less than the threshold (45.0). The most recent "
      "datapoints which crossed the threshold: [1.0 (16/09/18 00:22:00), 2.0 (16/09/18 "
      "00:21:00), 3.0 (16/09/18 00:20:00), 4.0 (16/09/18 00:19:00), 5.0 (16/09/18 "
      "00:18:00)].");
}

TEST(AlarmEvaluationTest, SaysWhatItMadeOfMissingData) {
  std::vector<Point> none(5);
  EXPECT_EQ(ReasonOf({.periods = 1}, State::kInsufficientData, none),
            "Insufficient Data: 1 datapoint was unknown.");
  EXPECT_EQ(ReasonOf({.periods = 3, .datapoints = 3}, State::kInsufficientData, none),
            "Insufficient Data: 3 datapoints were unknown.");
  EXPECT_EQ(ReasonOf({.periods = 2, .datapoints = 2, .missing = Missing::kBreaching}, State::kAlarm,
                     none),
            "Threshold Crossed: no datapoints were received for 2 periods and 2 missing datapoints "
            "were treated as [Breaching].");
  EXPECT_EQ(ReasonOf({.missing = Missing::kNotBreaching}, State::kOk, none),
            "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint "
            "was treated as [NonBreaching].");
}

TEST(AlarmEvaluationTest, CarriesItsDataAsJson) {
  const ReasonDataInput in{.query_at = *ParseTimestamp("2018-09-16T00:23:06.053Z"),
                           .unit = "Percent",
                           .statistic = "Average",
                           .period = 60};
  EXPECT_EQ(ReasonData({.threshold = 50, .periods = 2, .datapoints = 2}, in, Points({70, 80})),
            "{\"version\":\"1.0\",\"queryDate\":\"2018-09-16T00:23:06.053+0000\",\"startDate\":"
            "\"2018-09-16T00:21:00.000+0000\",\"unit\":\"Percent\",\"statistic\":\"Average\","
            "\"period\":60,\"recentDatapoints\":[80.0,70.0],\"threshold\":50.0,"
            "\"evaluatedDatapoints\":[{\"timestamp\":\"2018-09-16T00:22:00.000+0000\","
            "\"sampleCount\":2.0,\"value\":70.0},{\"timestamp\":\"2018-09-16T00:21:00.000+0000\","
            "\"sampleCount\":2.0,\"value\":80.0}]}");
}

// --- Composite alarms ----------------------------------------------------------------------------

bool RuleHolds(std::string_view text) {
  const Result<AlarmRule> rule = AlarmRule::Parse(text);
  EXPECT_TRUE(rule.ok()) << text << ": " << (rule.ok() ? "" : rule.error().message);
  return rule.ok() && rule->Holds([](std::string_view alarm) -> std::optional<State> {
    if (alarm == "on" || alarm == "an alarm") return State::kAlarm;
    if (alarm == "off") return State::kOk;
    if (alarm == "new") return State::kInsufficientData;
    return std::nullopt;
  });
}

TEST(AlarmRuleTest, JoinsStatesWithItsOperators) {
  EXPECT_TRUE(RuleHolds("ALARM(on)"));
  EXPECT_TRUE(RuleHolds("ALARM(\"an alarm\")"));
  EXPECT_FALSE(RuleHolds("OK(on)"));
  EXPECT_TRUE(RuleHolds("NOT OK(on) AND INSUFFICIENT_DATA(new)"));
  EXPECT_TRUE(RuleHolds("ALARM(on) OR ALARM(off) AND FALSE"));
  EXPECT_FALSE(RuleHolds("(ALARM(on) OR ALARM(off)) AND FALSE"));
  EXPECT_TRUE(RuleHolds("TRUE"));
  EXPECT_FALSE(RuleHolds("ALARM(nobody)"));
}

TEST(AlarmRuleTest, CountsAlarms) {
  EXPECT_TRUE(RuleHolds("AT_LEAST(1, ALARM, (on, off, new))"));
  EXPECT_FALSE(RuleHolds("AT_LEAST(2, ALARM, (on, off, new))"));
  EXPECT_TRUE(RuleHolds("AT_LEAST(2, NOT ALARM, (on, off, new))"));
  EXPECT_TRUE(RuleHolds("AT_LEAST(50%, OK, (on, off))"));
}

TEST(AlarmRuleTest, RefusesWhatCannotBeRead) {
  for (const std::string_view text :
       {"", "ALARM", "ALARM(", "ALARM()", "ALARM(a) AND", "ALARM(a) ALARM(b)", "(ALARM(a)",
        "AT_LEAST(0, ALARM, (a))", "AT_LEAST(3, ALARM, (a, b))", "ALARM(\"a)", "alarm(a)"}) {
    EXPECT_FALSE(AlarmRule::Parse(text).ok()) << text;
  }
  EXPECT_FALSE(AlarmRule::Parse(std::string(5000, '(')).ok());
}

TEST(AlarmRuleTest, NamesItsAlarmsOnce) {
  const Result<AlarmRule> rule = AlarmRule::Parse("ALARM(b) OR OK(a) OR OK(b)");
  ASSERT_TRUE(rule.ok());
  EXPECT_EQ(rule->alarms(), (std::vector<std::string>{"b", "a"}));
}

}  // namespace
}  // namespace wt::laws::alarm_evaluation
