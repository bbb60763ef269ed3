#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "emulator/base/strings.h"
#include "emulator/laws/metric_math/node.h"

namespace wt::laws::metric_math {
namespace {

using Arguments = std::vector<Value>;
using Function = Result<Value> (*)(std::string_view name, Arguments& in,
                                   const Environment& environment);

// --- Arithmetic ----------------------------------------------------------------------------------

double Apply(std::string_view op, double a, double b) {
  if (op == "+") return a + b;
  if (op == "-") return a - b;
  if (op == "*") return a * b;
  if (op == "/") return a / b;
  if (op == "^") return std::pow(a, b);
  if (op == "==") return a == b ? 1 : 0;
  if (op == "!=") return a != b ? 1 : 0;
  if (op == "<") return a < b ? 1 : 0;
  if (op == "<=") return a <= b ? 1 : 0;
  if (op == ">") return a > b ? 1 : 0;
  if (op == ">=") return a >= b ? 1 : 0;
  if (op == "&&") return a != 0 && b != 0 ? 1 : 0;
  return a != 0 || b != 0 ? 1 : 0;
}

// A result that is no number is no point.
void Add(std::vector<Point>& points, Instant at, double value) {
  if (std::isfinite(value)) points.push_back({at, value});
}

template <class F>
Series MapSeries(const Series& in, const F& f) {
  Series out{in.label, in.period, {}};
  out.points.reserve(in.points.size());
  for (const Point& point : in.points) Add(out.points, point.at, f(point.value));
  return out;
}

template <class F>
Result<Value> MapValue(const Value& in, const F& f) {
  if (const auto* number = std::get_if<double>(&in)) return Value(f(*number));
  if (const auto* series = std::get_if<Series>(&in)) return Value(MapSeries(*series, f));
  const auto* array = std::get_if<Array>(&in);
  if (array == nullptr) return Wrong("A function of numbers was given a string");
  Array out;
  for (const Series& series : *array) out.push_back(MapSeries(series, f));
  return Value(std::move(out));
}

// Points that both have.
Series Join(std::string_view op, const Series& a, const Series& b) {
  Series out{a.label, std::max(a.period, b.period), {}};
  auto right = b.points.begin();
  for (const Point& left : a.points) {
    while (right != b.points.end() && right->at < left.at) ++right;
    if (right == b.points.end()) break;
    if (right->at == left.at) Add(out.points, left.at, Apply(op, left.value, right->value));
  }
  return out;
}

// --- Aggregates ----------------------------------------------------------------------------------

double Fold(std::string_view name, const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  const double mean = sum / static_cast<double>(values.size());
  if (name == "SUM") return sum;
  if (name == "AVG") return mean;
  if (name == "MIN") return *std::min_element(values.begin(), values.end());
  if (name == "MAX") return *std::max_element(values.begin(), values.end());
  if (name == "DATAPOINT_COUNT") return static_cast<double>(values.size());
  double squares = 0;  // STDDEV, of the population.
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / static_cast<double>(values.size()));
}

Result<Value> Aggregate(std::string_view name, const Value& in) {
  if (const auto* number = std::get_if<double>(&in)) return Value(Fold(name, {*number}));
  if (const auto* series = std::get_if<Series>(&in)) {
    std::vector<double> values;
    for (const Point& point : series->points) values.push_back(point.value);
    return Value(values.empty() ? (name == "DATAPOINT_COUNT" ? 0.0 : std::nan(""))
                                : Fold(name, values));
  }
  const auto* array = std::get_if<Array>(&in);
  if (array == nullptr) return Wrong(StrCat(name, " does not take a string"));
  std::map<Instant, std::vector<double>> by_time;
  Series out;
  out.label = std::string(name);
  for (const Series& series : *array) {
    out.period = std::max(out.period, series.period);
    for (const Point& point : series.points) by_time[point.at].push_back(point.value);
  }
  for (const auto& [at, values] : by_time) Add(out.points, at, Fold(name, values));
  return Value(std::move(out));
}

// --- Functions of one series, or of each in an array ---------------------------------------------

template <class F>
Result<Value> Each(std::string_view name, const Value& in, const F& f) {
  if (const auto* series = std::get_if<Series>(&in)) return Value(f(*series));
  if (const auto* array = std::get_if<Array>(&in)) {
    Array out;
    for (const Series& series : *array) out.push_back(f(series));
    return Value(std::move(out));
  }
  return Wrong(StrCat(name, " needs a time series, not a ", TypeName(in)));
}

template <class F>
Series Steps(const Series& in, const F& f) {
  Series out{in.label, in.period, {}};
  for (size_t i = 1; i < in.points.size(); ++i) {
    const Point& before = in.points[i - 1];
    const Point& now = in.points[i];
    Add(out.points, now.at, f(now.value - before.value, (now.at - before.at).seconds()));
  }
  return out;
}

Result<Value> Rate(std::string_view name, Arguments& in, const Environment&) {
  return Each(name, in[0], [](const Series& series) {
    return Steps(series, [](double change, double seconds) { return change / seconds; });
  });
}

Result<Value> Diff(std::string_view name, Arguments& in, const Environment&) {
  const bool of_time = name == "DIFF_TIME";
  return Each(name, in[0], [&](const Series& series) {
    return Steps(series, [&](double change, double seconds) { return of_time ? seconds : change; });
  });
}

Result<Value> RunningSum(std::string_view name, Arguments& in, const Environment&) {
  return Each(name, in[0], [](const Series& series) {
    double sum = 0;
    return MapSeries(series, [&](double value) { return sum += value; });
  });
}

Result<Value> PeriodOf(std::string_view, Arguments& in, const Environment&) {
  const auto* series = std::get_if<Series>(&in[0]);
  if (series == nullptr) return Wrong("PERIOD needs a time series");
  return Value(series->period.seconds());
}

Result<Value> Number(std::string_view name, Arguments& in, const Environment&) {
  return MapValue(in[0], [&](double value) {
    if (name == "ABS") return std::abs(value);
    if (name == "CEIL") return std::ceil(value);
    if (name == "FLOOR") return std::floor(value);
    return name == "LOG" ? std::log(value) : std::log10(value);
  });
}

Result<Value> AggregateOf(std::string_view name, Arguments& in, const Environment&) {
  return Aggregate(name, in[0]);
}

// --- Time ----------------------------------------------------------------------------------------

double Field(std::string_view name, Instant at) {
  const std::string iso = FormatIso8601(at);  // 2024-01-31T10:20:30Z
  const auto number = [&](size_t from, size_t digits) {
    return static_cast<double>(ParseInt(std::string_view(iso).substr(from, digits)).value_or(0));
  };
  if (name == "MINUTE") return number(14, 2);
  if (name == "HOUR") return number(11, 2);
  if (name == "DATE") return number(8, 2);
  if (name == "MONTH") return number(5, 2);
  if (name == "YEAR") return number(0, 4);
  if (name == "EPOCH") return static_cast<double>(at.micros / Seconds(1).micros);
  // DAY: Monday is 1 and Sunday 7; the epoch was a Thursday.
  return static_cast<double>((at.micros / Days(1).micros + 3) % 7 + 1);
}

Result<Value> TimeField(std::string_view name, Arguments& in, const Environment&) {
  return Each(name, in[0], [&](const Series& series) {
    Series out{series.label, series.period, {}};
    for (const Point& point : series.points)
      out.points.push_back({point.at, Field(name, point.at)});
    return out;
  });
}

// --- Points that are not there -------------------------------------------------------------------

std::vector<Instant> Grid(const Environment& environment, Duration period) {
  std::vector<Instant> grid;
  const int64_t first = environment.start.micros - environment.start.micros % period.micros;
  for (Instant at{first}; at < environment.end; at = at + period) grid.push_back(at);
  return grid;
}

const Point* PointAt(const Series& series, Instant at) {
  const auto found = std::lower_bound(series.points.begin(), series.points.end(), at,
                                      [](const Point& point, Instant t) { return point.at < t; });
  return found != series.points.end() && found->at == at ? &*found : nullptr;
}

// Between the real points on both sides; nothing outside of them.
std::optional<double> Interpolated(const Series& series, Instant at) {
  const auto after = std::lower_bound(series.points.begin(), series.points.end(), at,
                                      [](const Point& point, Instant t) { return point.at < t; });
  if (after == series.points.begin() || after == series.points.end()) return std::nullopt;
  const Point& before = *(after - 1);
  const double share = (at - before.at).seconds() / (after->at - before.at).seconds();
  return before.value + (after->value - before.value) * share;
}

Series FillOne(const Series& series, const Value& with, const Environment& environment) {
  Series out{series.label, series.period, {}};
  const auto* word = std::get_if<std::string>(&with);
  const auto* number = std::get_if<double>(&with);
  const auto* other = std::get_if<Series>(&with);
  std::optional<double> last;
  for (const Instant at : Grid(environment, series.period)) {
    if (const Point* there = PointAt(series, at)) {
      out.points.push_back(*there);
      last = there->value;
      continue;
    }
    std::optional<double> value;
    if (number != nullptr) value = *number;
    if (word != nullptr) value = *word == "REPEAT" ? last : Interpolated(series, at);
    if (other != nullptr) {
      if (const Point* there = PointAt(*other, at)) value = there->value;
    }
    if (value) Add(out.points, at, *value);
  }
  return out;
}

Result<Value> Fill(std::string_view name, Arguments& in, const Environment& environment) {
  if (const auto* word = std::get_if<std::string>(&in[1])) {
    if (*word != "REPEAT" && *word != "LINEAR") {
      return Wrong("FILL takes a number, a time series, REPEAT or LINEAR");
    }
  }
  if (std::holds_alternative<Array>(in[1])) return Wrong("FILL cannot fill from an array");
  return Each(name, in[0],
              [&](const Series& series) { return FillOne(series, in[1], environment); });
}

Series Line(double value, const Environment& environment) {
  Series out{"", environment.period, {}};
  for (const Instant at : Grid(environment, environment.period)) Add(out.points, at, value);
  return out;
}

Result<Value> TimeSeries(std::string_view, Arguments& in, const Environment& environment) {
  const auto* number = std::get_if<double>(&in[0]);
  if (number == nullptr) return Wrong("TIME_SERIES needs a number");
  return Value(Line(*number, environment));
}

// --- IF ------------------------------------------------------------------------------------------

std::optional<double> ValueAt(const Value& value, Instant at) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* series = std::get_if<Series>(&value)) {
    if (const Point* there = PointAt(*series, at)) return there->value;
  }
  return std::nullopt;
}

Result<Value> If(std::string_view, Arguments& in, const Environment&) {
  for (const Value& value : in) {
    if (!std::holds_alternative<double>(value) && !std::holds_alternative<Series>(value)) {
      return Wrong(StrCat("IF takes numbers and time series, not a ", TypeName(value)));
    }
  }
  // 1. A number decides for all times at once.
  const bool has_else = in.size() == 3;
  if (const auto* number = std::get_if<double>(&in[0])) {
    if (*number != 0) return in[1];
    return has_else ? in[2] : Value(Series{});
  }
  // 2. A series decides at each of its points; without an else there is none where it is false.
  const Series& condition = std::get<Series>(in[0]);
  Series out{condition.label, condition.period, {}};
  for (const Point& point : condition.points) {
    if (point.value == 0 && !has_else) continue;
    const std::optional<double> value = ValueAt(point.value != 0 ? in[1] : in[2], point.at);
    if (value) Add(out.points, point.at, *value);
  }
  return Value(std::move(out));
}

// --- Arrays --------------------------------------------------------------------------------------

Result<Value> Ends(std::string_view name, Arguments& in, const Environment&) {
  const auto* array = std::get_if<Array>(&in[0]);
  if (array == nullptr) return Wrong(StrCat(name, " needs an array of time series"));
  if (array->empty()) return Value(Series{});
  return Value(name == "FIRST" ? array->front() : array->back());
}

Result<Value> MetricCount(std::string_view, Arguments& in, const Environment&) {
  const auto* array = std::get_if<Array>(&in[0]);
  if (array == nullptr) return Wrong("METRIC_COUNT needs an array of time series");
  return Value(static_cast<double>(array->size()));
}

Result<Value> RemoveEmpty(std::string_view, Arguments& in, const Environment&) {
  auto* array = std::get_if<Array>(&in[0]);
  if (array == nullptr) return Wrong("REMOVE_EMPTY needs an array of time series");
  std::erase_if(*array, [](const Series& series) { return series.points.empty(); });
  return Value(std::move(*array));
}

Result<Value> Slice(std::string_view, Arguments& in, const Environment&) {
  const auto* array = std::get_if<Array>(&in[0]);
  const auto* from = std::get_if<double>(&in[1]);
  const auto* to = in.size() > 2 ? std::get_if<double>(&in[2]) : nullptr;
  if (array == nullptr || from == nullptr || (in.size() > 2 && to == nullptr)) {
    return Wrong("SLICE needs an array of time series and one or two numbers");
  }
  const auto size = static_cast<double>(array->size());
  const auto first = static_cast<size_t>(std::clamp(*from, 0.0, size));
  const auto last = static_cast<size_t>(std::clamp(to != nullptr ? *to : size, 0.0, size));
  Array out;
  for (size_t i = first; i < last; ++i) out.push_back((*array)[i]);
  return Value(std::move(out));
}

Result<Value> Sort(std::string_view, Arguments& in, const Environment&) {
  auto* array = std::get_if<Array>(&in[0]);
  const auto* by = std::get_if<std::string>(&in[1]);
  const auto* order = std::get_if<std::string>(&in[2]);
  const auto* limit = in.size() > 3 ? std::get_if<double>(&in[3]) : nullptr;
  static const std::set<std::string_view> kBy = {"AVG", "MIN", "MAX", "SUM"};
  if (array == nullptr || by == nullptr || order == nullptr || !kBy.contains(*by) ||
      (*order != "ASC" && *order != "DESC") || (in.size() > 3 && limit == nullptr)) {
    return Wrong("SORT needs an array, one of AVG, MIN, MAX and SUM, and ASC or DESC");
  }
  std::vector<std::pair<double, size_t>> keys;
  for (size_t i = 0; i < array->size(); ++i) {
    std::vector<double> values;
    for (const Point& point : (*array)[i].points) values.push_back(point.value);
    if (!values.empty()) keys.emplace_back(Fold(*by, values), i);
  }
  const bool up = *order == "ASC";
  std::stable_sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
    return up ? a.first < b.first : b.first < a.first;
  });
  Array out;
  for (const auto& [key, index] : keys) {
    if (limit != nullptr && static_cast<double>(out.size()) >= *limit) break;
    out.push_back(std::move((*array)[index]));
  }
  return Value(std::move(out));
}

Result<Value> Metrics(std::string_view, Arguments& in, const Environment& environment) {
  const auto* part = in.empty() ? nullptr : std::get_if<std::string>(&in[0]);
  if (!in.empty() && part == nullptr) return Wrong("METRICS takes a string");
  return Value(environment.metrics(part != nullptr ? std::string_view(*part) : ""));
}

Result<Value> Search(std::string_view, Arguments& in, const Environment& environment) {
  const auto* search = std::get_if<std::string>(&in[0]);
  const auto* statistic = std::get_if<std::string>(&in[1]);
  const auto* period = in.size() > 2 ? std::get_if<double>(&in[2]) : nullptr;
  if (search == nullptr || statistic == nullptr || (in.size() > 2 && period == nullptr)) {
    return Wrong("SEARCH needs a search expression, a statistic and a period");
  }
  if (!environment.search) return Wrong("SEARCH is not allowed here");
  return Value(WT_TRY(environment.search(
      *search, *statistic,
      period != nullptr ? Seconds(static_cast<int64_t>(*period)) : environment.period)));
}

struct Entry {
  std::string_view name;
  size_t min, max;
  Function call;
};

constexpr Entry kFunctions[] = {
    {"ABS", 1, 1, Number},
    {"CEIL", 1, 1, Number},
    {"FLOOR", 1, 1, Number},
    {"LOG", 1, 1, Number},
    {"LOG10", 1, 1, Number},
    {"AVG", 1, 1, AggregateOf},
    {"SUM", 1, 1, AggregateOf},
    {"MIN", 1, 1, AggregateOf},
    {"MAX", 1, 1, AggregateOf},
    {"STDDEV", 1, 1, AggregateOf},
    {"DATAPOINT_COUNT", 1, 1, AggregateOf},
    {"RATE", 1, 1, Rate},
    {"DIFF", 1, 1, Diff},
    {"DIFF_TIME", 1, 1, Diff},
    {"RUNNING_SUM", 1, 1, RunningSum},
    {"PERIOD", 1, 1, PeriodOf},
    {"MINUTE", 1, 1, TimeField},
    {"HOUR", 1, 1, TimeField},
    {"DAY", 1, 1, TimeField},
    {"DATE", 1, 1, TimeField},
    {"MONTH", 1, 1, TimeField},
    {"YEAR", 1, 1, TimeField},
    {"EPOCH", 1, 1, TimeField},
    {"FILL", 2, 2, Fill},
    {"TIME_SERIES", 1, 1, TimeSeries},
    {"IF", 2, 3, If},
    {"FIRST", 1, 1, Ends},
    {"LAST", 1, 1, Ends},
    {"METRIC_COUNT", 1, 1, MetricCount},
    {"REMOVE_EMPTY", 1, 1, RemoveEmpty},
    {"SLICE", 2, 3, Slice},
    {"SORT", 3, 4, Sort},
    {"METRICS", 0, 1, Metrics},
    {"SEARCH", 2, 3, Search},
};

const Entry* FindFunction(std::string_view name) {
  for (const Entry& entry : kFunctions) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

}  // namespace

std::string_view TypeName(const Value& value) {
  static constexpr std::string_view kNames[] = {"Scalar", "TimeSeries", "TimeSeries[]", "String"};
  return kNames[value.index()];
}

Result<Value> Combine(std::string_view op, const Value& a, const Value& b) {
  const auto unsupported = [&] {
    return Wrong(StrCat("Unsupported operand type(s) for ", op, ": '", TypeName(a), "', '",
                        TypeName(b), "'"));
  };
  const auto* left = std::get_if<double>(&a);
  const auto* right = std::get_if<double>(&b);
  if (std::holds_alternative<std::string>(a) || std::holds_alternative<std::string>(b)) {
    return unsupported();
  }
  // 1. With a number: each point on its own.
  if (left != nullptr && right != nullptr) return Value(Apply(op, *left, *right));
  if (right != nullptr) return MapValue(a, [&](double x) { return Apply(op, x, *right); });
  if (left != nullptr) return MapValue(b, [&](double x) { return Apply(op, *left, x); });

  // 2. Two series: the points that both have. An array: each of its series with the other one.
  const auto* one = std::get_if<Series>(&a);
  const auto* other = std::get_if<Series>(&b);
  if (one != nullptr && other != nullptr) return Value(Join(op, *one, *other));
  Array out;
  if (one != nullptr) {
    for (const Series& series : std::get<Array>(b)) {
      out.push_back(Join(op, *one, series));
      out.back().label = series.label;
    }
    return Value(std::move(out));
  }
  if (other != nullptr) {
    for (const Series& series : std::get<Array>(a)) out.push_back(Join(op, series, *other));
    return Value(std::move(out));
  }
  return unsupported();
}

bool IsFunction(std::string_view name) { return FindFunction(name) != nullptr; }

bool IsUnbuilt(std::string_view name) {
  static const std::set<std::string_view> kUnbuilt = {
      "ANOMALY_DETECTION_BAND", "DB_PERF_INSIGHTS", "INSIGHT_RULE_METRIC", "LAMBDA", "MAP",
      "SERVICE_QUOTA"};
  return kUnbuilt.contains(name);
}

Result<Value> CallFunction(const std::string& name, std::vector<Value> arguments,
                           const Environment& environment) {
  const Entry* entry = FindFunction(name);
  if (entry == nullptr) return Wrong(StrCat("Unsupported function '", name, "'"));
  if (arguments.size() < entry->min || arguments.size() > entry->max) {
    return Wrong(StrCat("Invalid number of arguments for ", name));
  }
  return entry->call(name, arguments, environment);
}

Array ToSeries(const Value& value, const Environment& environment) {
  if (const auto* series = std::get_if<Series>(&value)) return {*series};
  if (const auto* array = std::get_if<Array>(&value)) return *array;
  if (const auto* number = std::get_if<double>(&value)) return {Line(*number, environment)};
  return {};
}

}  // namespace wt::laws::metric_math
