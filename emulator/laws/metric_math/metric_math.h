#pragma once

// CloudWatch's metric math: expressions over time series. See README.md.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/base/time.h"

namespace wt::laws::metric_math {

struct Point {
  Instant at;
  double value = 0;

  friend bool operator==(const Point&, const Point&) = default;
};

struct Series {
  std::string label;
  Duration period = Seconds(60);
  std::vector<Point> points;  // Oldest first.
};

using Array = std::vector<Series>;
using Value = std::variant<double, Series, Array, std::string>;

// What an expression is evaluated in.
struct Environment {
  Instant start, end;             // Of the whole request.
  Duration period = Seconds(60);  // Of the points that FILL and TIME_SERIES make.
  std::function<Result<Value>(std::string_view id)> find;
  // METRICS("part"): the metrics, not the expressions, whose id contains `part`.
  std::function<Array(std::string_view part)> metrics;
  // SEARCH('…', 'Average', 300).
  std::function<Result<Array>(std::string_view search, std::string_view statistic, Duration period)>
      search;
};

class Expression {
 public:
  // Errors: code "ValidationError", with what is wrong.
  static Result<Expression> Parse(std::string_view text);

  // The ids it names, each once.
  const std::vector<std::string>& references() const { return references_; }
  // Whether it calls METRICS, and so depends on every metric.
  bool uses_metrics() const { return uses_metrics_; }
  Result<Value> Evaluate(const Environment& environment) const;

  struct Node;

 private:
  std::shared_ptr<const Node> root_;
  std::vector<std::string> references_;
  bool uses_metrics_ = false;
};

// A result as series: a number becomes a line over the whole time.
Array ToSeries(const Value& value, const Environment& environment);

}  // namespace wt::laws::metric_math
