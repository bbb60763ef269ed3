#include "emulator/laws/metric_math/metric_math.h"

#include <cmath>

#include <gtest/gtest.h>

#include "emulator/base/strings.h"
#include "emulator/laws/metric_math/search.h"

namespace wt::laws::metric_math {
namespace {

constexpr Instant kT0{1704067200'000000};  // A Monday.

// Values a minute apart; NaN leaves a gap.
Series Of(std::string label, std::vector<double> values) {
  Series series{std::move(label), Minutes(1), {}};
  for (size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(values[i])) {
      series.points.push_back({kT0 + Minutes(static_cast<int64_t>(i)), values[i]});
    }
  }
  return series;
}

const double kGap = std::nan("");

Environment World() {
  const auto find = [](std::string_view id) -> Result<Value> {
    if (id == "a") return Value(Of("a", {1, 2, 3, 4}));
    if (id == "b") return Value(Of("b", {10, kGap, 30, 0}));
    if (id == "none") return Value(Of("none", {}));
    if (id == "all") return Value(Array{Of("a", {1, 2, 3, 4}), Of("b", {10, kGap, 30, 0})});
    return Error{.code = "ValidationError", .message = "Undefined"};
  };
  return {.start = kT0,
          .end = kT0 + Minutes(4),
          .period = Minutes(1),
          .find = find,
          .metrics =
              [](std::string_view part) {
                Array out{Of("a", {1, 2, 3, 4}), Of("b", {10, kGap, 30, 0})};
                if (part == "a") out.pop_back();
                return out;
              },
          .search = {}};
}

std::string Text(double value) {
  std::string out = std::to_string(value);
  while (out.ends_with('0')) out.pop_back();
  if (out.ends_with('.')) out.pop_back();
  return out;
}

// "1 2 - 4" for a series, "…; …" for an array, the number for a number.
std::string Show(const Value& value) {
  if (const auto* number = std::get_if<double>(&value)) return "= " + Text(*number);
  if (const auto* series = std::get_if<Series>(&value)) {
    std::string out;
    for (int64_t i = 0; i < 4; ++i) {
      std::string cell = "-";
      for (const Point& point : series->points) {
        if (point.at == kT0 + Minutes(i)) cell = Text(point.value);
      }
      StrAppend(out, i > 0 ? " " : "", cell);
    }
    return out;
  }
  std::string out;
  if (const auto* array = std::get_if<Array>(&value)) {
    for (const Series& series : *array)
      StrAppend(out, out.empty() ? "" : "; ", Show(Value(series)));
  }
  return out;
}

std::string Evaluated(std::string_view text) {
  const Result<Expression> expression = Expression::Parse(text);
  if (!expression.ok()) return StrCat("! ", expression.error().message);
  const Result<Value> value = expression->Evaluate(World());
  return value.ok() ? Show(*value) : StrCat("! ", value.error().message);
}

struct Row {
  std::string_view expression, result;
};

constexpr Row kRows[] = {
    {"1 + 2 * 3", "= 7"},
    {"(1 + 2) * 3", "= 9"},
    {"2 ^ 3 ^ 2", "= 512"},
    {"-a", "-1 -2 -3 -4"},
    {"10 - 4 - 3", "= 3"},
    {"a * 2", "2 4 6 8"},
    {"a + b", "11 - 33 4"},
    {"b / a", "10 - 10 0"},
    {"a / b", "0.1 - 0.1 -"},  // Division by zero is no point.
    {"a > 2", "0 0 1 1"},
    {"a >= 2 AND a < 4", "0 1 1 0"},
    {"a == 1 || a == 4", "1 0 0 1"},
    {"all * 10", "10 20 30 40; 100 - 300 0"},
    {"all + a", "2 4 6 8; 11 - 33 4"},
    {"ABS(-3)", "= 3"},
    {"CEIL(a / 2)", "1 1 2 2"},
    {"FLOOR(a / 2)", "0 1 1 2"},
    {"LOG10(100)", "= 2"},
    {"AVG(a)", "= 2.5"},
    {"SUM([a, b])", "11 2 33 4"},
    {"MAX([a, b])", "10 2 30 4"},
    {"MIN(all)", "1 2 3 0"},
    {"AVG(METRICS())", "5.5 2 16.5 2"},
    {"SUM(METRICS(\"a\"))", "1 2 3 4"},
    {"STDDEV([a, a])", "0 0 0 0"},
    {"DATAPOINT_COUNT(b)", "= 3"},
    {"RATE(a * 60)", "- 1 1 1"},
    {"DIFF(a)", "- 1 1 1"},
    {"DIFF_TIME(a)", "- 60 60 60"},
    {"RUNNING_SUM(a)", "1 3 6 10"},
    {"PERIOD(a)", "= 60"},
    {"FILL(b, 7)", "10 7 30 0"},
    {"FILL(b, REPEAT)", "10 10 30 0"},
    {"FILL(b, LINEAR)", "10 20 30 0"},
    {"FILL(b, a)", "10 2 30 0"},
    {"FILL(none, 0)", "0 0 0 0"},
    {"FILL(METRICS(), 0)", "1 2 3 4; 10 0 30 0"},
    {"IF(a > 2, a, 0)", "0 0 3 4"},
    {"IF(a > 2, a)", "- - 3 4"},
    {"IF(a > 2, b, a)", "1 2 30 0"},
    {"IF(1, a, b)", "1 2 3 4"},
    {"FIRST(all)", "1 2 3 4"},
    {"LAST(all)", "10 - 30 0"},
    {"METRIC_COUNT(all)", "= 2"},
    {"REMOVE_EMPTY([a, none])", "1 2 3 4"},
    {"SLICE(all, 1)", "10 - 30 0"},
    {"SLICE(all, 0, 1)", "1 2 3 4"},
    {"SORT(all, MAX, DESC)", "10 - 30 0; 1 2 3 4"},
    {"SORT(all, AVG, ASC, 1)", "1 2 3 4"},
    {"TIME_SERIES(5)", "5 5 5 5"},
    {"MINUTE(a)", "0 1 2 3"},
    {"DAY(a)", "1 1 1 1"},
    {"YEAR(a)", "2024 2024 2024 2024"},
    {"100 * (b / (a + b))", "90.909091 - 90.909091 0"},
};

TEST(MetricMathTest, EvaluatesEachOperatorAndFunction) {
  for (const Row& row : kRows) EXPECT_EQ(Evaluated(row.expression), row.result) << row.expression;
}

TEST(MetricMathTest, RefusesWhatMakesNoSense) {
  for (const std::string_view text :
       {"", "a +", "(a", "a b", "NOSUCH(a)", "ABS()", "ABS(a, b)", "all + all", "'x' + 1", "[1, 2]",
        "IF(all, 1, 0)", "SLICE(a, 1)", "SORT(all, MAX, UP)", "FILL(a, SOMEHOW)", "missing + 1",
        "ANOMALY_DETECTION_BAND(a, 2)", "a $ b", "1..2"}) {
    EXPECT_TRUE(Evaluated(text).starts_with("!")) << text << " gave " << Evaluated(text);
  }
  EXPECT_TRUE(Evaluated(std::string(10000, '(')).starts_with("!"));
  EXPECT_TRUE(Evaluated(std::string(10000, '-')).starts_with("!"));
}

TEST(MetricMathTest, KnowsWhatAnExpressionDependsOn) {
  const Result<Expression> expression = Expression::Parse("FILL(m1, REPEAT) + m2 / m1");
  ASSERT_TRUE(expression.ok());
  EXPECT_EQ(expression->references(), (std::vector<std::string>{"m1", "m2"}));
}

bool Finds(std::string_view text) {
  const Result<SearchExpression> search = SearchExpression::Parse(text);
  EXPECT_TRUE(search.ok()) << text;
  return search.ok() &&
         search->Matches(
             {"AWS/ECS", "CPUUtilization", {{"ClusterName", "main"}, {"ServiceName", "web-1"}}});
}

TEST(SearchExpressionTest, FindsBySchemaAndTerms) {
  EXPECT_TRUE(Finds("{AWS/ECS,ServiceName,ClusterName} MetricName=\"CPUUtilization\""));
  EXPECT_FALSE(Finds("{AWS/ECS,ClusterName} MetricName=\"CPUUtilization\""));
  EXPECT_FALSE(Finds("{AWS/EC2,ServiceName,ClusterName}"));
  EXPECT_TRUE(Finds("{AWS/ECS,ServiceName,ClusterName} ServiceName=web"));
  EXPECT_FALSE(Finds("ServiceName=\"web\""));
  EXPECT_TRUE(Finds("MetricName=(\"CPUUtilization\" OR \"MemoryUtilization\") NOT api"));
  EXPECT_TRUE(Finds("cpu main"));
  EXPECT_FALSE(Finds("cpu AND NOT main"));
  EXPECT_TRUE(Finds("memory OR cpu"));
  EXPECT_TRUE(Finds(""));
}

}  // namespace
}  // namespace wt::laws::metric_math
