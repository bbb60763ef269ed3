#include "services/cloudwatch/query.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "emulator/laws/metric_math/metric_math.h"
#include "emulator/laws/metric_math/search.h"
#include "services/cloudwatch/limits.h"
#include "services/cloudwatch/metric.h"

namespace wt::cloudwatch {
namespace {

namespace math = laws::metric_math;
namespace stats = laws::metric_statistics;

Error QueryError(std::string message) {
  return {.code = "ValidationError", .message = std::move(message)};
}

bool IsId(std::string_view id) {
  if (id.empty() || id[0] < 'a' || id[0] > 'z') return false;
  return std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool IsInsightsQuery(std::string_view expression) {
  return EqualsIgnoreCase(expression.substr(0, 7), "SELECT ");
}

}  // namespace

// --- What may be asked ---------------------------------------------------------------------------

std::optional<std::string> CheckQueries(const wire::List<MetricDataQuery>& queries) {
  std::set<std::string> ids;
  for (size_t i = 0; i < queries.size(); ++i) {
    const MetricDataQuery& query = queries[i];
    const std::string where = StrCat("MetricDataQueries.member.", i + 1);
    // 1. Ids: small letter first, each once.
    if (!IsId(query.id)) {
      return StrCat("The value ", query.id, " for parameter ", where,
                    ".Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$.");
    }
    if (!ids.insert(query.id).second) {
      return "The values for parameter id in MetricDataQueries are not unique.";
    }
    // 2. A metric or an expression.
    if (query.expression && query.metric_stat) {
      return StrCat("The parameters ", where, ".Expression and ", where,
                    ".MetricStat are mutually exclusive and you have specified both.");
    }
    if (!query.expression && !query.metric_stat) {
      return StrCat("At least one of the parameters ", where, ".Expression and ", where,
                    ".MetricStat must be specified.");
    }
    if (query.metric_stat) {
      const MetricStat& stat = *query.metric_stat;
      if (!stat.metric.metric_name || !stat.metric.namespace_) {
        return StrCat("The parameter ", where, ".MetricStat.Metric.",
                      stat.metric.namespace_ ? "MetricName" : "Namespace", " is required.");
      }
      if (!stats::ParseStatistic(stat.stat)) {
        return StrCat("The value ", stat.stat, " for parameter ", where,
                      ".MetricStat.Stat is not supported.");
      }
      const int64_t period = stat.period;
      const bool fine = period == 1 || period == 5 || period == 10 || period == 20 || period == 30;
      if (!fine && period % 60 != 0) {
        return StrCat("The parameter ", where,
                      ".MetricStat.Period must be 1, 5, 10, 20, 30 or a multiple of 60.");
      }
      continue;
    }
    // 3. An expression that can be read, over ids that are there.
    if (IsInsightsQuery(*query.expression)) {
      return "Windtunnel does not implement Metrics Insights queries yet.";
    }
    const Result<math::Expression> parsed = math::Expression::Parse(*query.expression);
    if (!parsed.ok()) {
      return StrCat("Error in expression '", query.id, "': ", parsed.error().message);
    }
    for (const std::string& name : parsed->references()) {
      const bool known = std::any_of(queries.begin(), queries.end(),
                                     [&](const auto& other) { return other.id == name; });
      if (!known) {
        return StrCat("Error in expression '", query.id, "': Undefined variable '", name, "'");
      }
    }
  }
  return std::nullopt;
}

// --- Evaluation ----------------------------------------------------------------------------------

namespace {

// One request's queries, each evaluated once, when it is first needed.
class Evaluation {
 public:
  Evaluation(Context& ctx, const wire::List<MetricDataQuery>& queries, Instant start, Instant end)
      : ctx_(ctx), queries_(queries), start_(start), end_(end) {}

  Result<math::Array> Run(const MetricDataQuery& query) {
    const math::Value value = WT_TRY(ValueOf(query));
    return math::ToSeries(value, EnvironmentOf(query));
  }

 private:
  Result<math::Value> ValueOf(const MetricDataQuery& query) {
    if (const auto known = values_.find(query.id); known != values_.end()) return known->second;
    if (!open_.insert(query.id).second) {
      return QueryError(StrCat("Error in expression '", query.id, "': Circular dependency"));
    }
    math::Value value;
    if (query.metric_stat) {
      value = OfMetric(query);
    } else {
      const math::Expression expression = WT_TRY(math::Expression::Parse(*query.expression));
      Result<math::Value> result = expression.Evaluate(EnvironmentOf(query));
      if (!result.ok()) {
        const bool told = result.error().message.starts_with("Error in expression");
        return told ? result.error()
                    : QueryError(
                          StrCat("Error in expression '", query.id, "': ", result.error().message));
      }
      value = *std::move(result);
    }
    open_.erase(query.id);
    values_.emplace(query.id, value);
    return value;
  }

  math::Series OfMetric(const MetricDataQuery& query) {
    const MetricStat& stat = *query.metric_stat;
    math::Series out{.label = query.label.value_or(*stat.metric.metric_name),
                     .period = Seconds(stat.period),
                     .points = {}};
    // Other accounts' metrics are not seen.
    if (query.account_id && *query.account_id != ctx_.account()) return out;
    const std::optional<MetricId> metric =
        FindMetric(ctx_, *stat.metric.namespace_, *stat.metric.metric_name, stat.metric.dimensions);
    const std::optional<stats::Statistic> statistic = stats::ParseStatistic(stat.stat);
    if (!metric || !statistic) return out;
    Read(*metric, stat.unit ? UnitNumber(*stat.unit) : kAnyUnit, *statistic, out);
    return out;
  }

  void Read(MetricId metric, int16_t unit, const stats::Statistic& statistic, math::Series& out) {
    EachPeriod(ctx_, metric, unit, AlignDown(start_, out.period), end_, out.period,
               [&](Instant at, const stats::Summary& summary) {
                 const std::optional<double> value = stats::Evaluate(statistic, summary);
                 if (value) out.points.push_back({at, *value});
               });
  }

  // The period of an expression: its own, or the longest of the metrics.
  Duration PeriodOf(const MetricDataQuery& query) const {
    if (query.period) return Seconds(*query.period);
    int64_t period = 0;
    for (const MetricDataQuery& other : queries_) {
      if (other.metric_stat) period = std::max(period, other.metric_stat->period);
    }
    return Seconds(period > 0 ? period : 60);
  }

  math::Environment EnvironmentOf(const MetricDataQuery& query) {
    return {.start = start_,
            .end = end_,
            .period = PeriodOf(query),
            .find = [this](std::string_view id) -> Result<math::Value> {
              for (const MetricDataQuery& other : queries_) {
                if (other.id == id) return ValueOf(other);
              }
              return QueryError(StrCat("Undefined variable '", id, "'"));
            },
            .metrics =
                [this](std::string_view part) {
                  math::Array out;
                  for (const MetricDataQuery& other : queries_) {
                    if (!other.metric_stat || other.id.find(part) == std::string::npos) continue;
                    const Result<math::Value> value = ValueOf(other);
                    if (value.ok()) out.push_back(std::get<math::Series>(*value));
                  }
                  return out;
                },
            .search = [this](std::string_view text, std::string_view statistic,
                             Duration period) { return Search(text, statistic, period); }};
  }

  Result<math::Array> Search(std::string_view text, std::string_view statistic, Duration period) {
    const math::SearchExpression search = WT_TRY(math::SearchExpression::Parse(text));
    const std::optional<stats::Statistic> parsed = stats::ParseStatistic(statistic);
    if (!parsed || period.micros <= 0) return QueryError("SEARCH has no such statistic or period");
    math::Array out;
    for (const MetricRow& row : ctx_.Rows<MetricRow>().Scan(ctx_.account(), ctx_.region())) {
      const wire::List<Dimension> dimensions = ParseDimensions(row.dimensions);
      math::Candidate candidate{row.name_space, row.name, {}};
      std::string label;
      for (const Dimension& dimension : dimensions) {
        candidate.dimensions.emplace_back(dimension.name, dimension.value);
        StrAppend(label, dimension.value, " ");
      }
      if (!search.Matches(candidate)) continue;
      const std::optional<Instant> newest = NewestDatapoint(ctx_, row.id);
      if (!newest || *newest + kListedFor < ctx_.now()) continue;
      math::Series series{.label = label + row.name, .period = period, .points = {}};
      Read(row.id, kAnyUnit, *parsed, series);
      out.push_back(std::move(series));
      if (out.size() == 100) break;  // AWS answers a hundred at most.
    }
    return out;
  }

  Context& ctx_;
  const wire::List<MetricDataQuery>& queries_;
  Instant start_, end_;
  std::map<std::string, math::Value, std::less<>> values_;
  std::set<std::string> open_;
};

}  // namespace

Result<std::vector<QueryResult>> RunQueries(Context& ctx,
                                            const wire::List<MetricDataQuery>& queries,
                                            Instant start, Instant end) {
  Evaluation evaluation(ctx, queries, start, end);
  std::vector<QueryResult> out;
  for (const MetricDataQuery& query : queries) {
    if (!query.return_data.value_or(true)) continue;
    const math::Array series = WT_TRY(evaluation.Run(query));
    for (const math::Series& one : series) {
      QueryResult& result = out.emplace_back();
      result.id = query.id;
      // A search names each series that it finds, be it one.
      const bool several =
          series.size() > 1 || query.expression.value_or("").starts_with("SEARCH(");
      result.label = query.metric_stat ? one.label
                     : several         ? one.label
                                       : query.label.value_or(query.id);
      if (several && query.label) result.label = StrCat(*query.label, " ", one.label);
      for (const math::Point& point : one.points) {
        if (point.at < AlignDown(start, one.period) || point.at >= end) continue;
        result.points.push_back({point.at, point.value});
      }
    }
    if (series.empty()) out.push_back({query.id, query.label.value_or(query.id), {}});
  }
  return out;
}

std::vector<laws::alarm_evaluation::Point> MathPoints(Context& ctx, const AlarmRow& row,
                                                      Instant newest, int64_t count) {
  const Duration period = Seconds(row.period);
  std::vector<laws::alarm_evaluation::Point> points(static_cast<size_t>(count));
  for (size_t i = 0; i < points.size(); ++i) {
    points[i].at = newest - period * static_cast<int64_t>(i);
  }
  // What cannot be evaluated has no data. RATE and DIFF look one period further back.
  const Result<std::vector<QueryResult>> results =
      RunQueries(ctx, row.config->metrics, newest - period * count, newest + period);
  if (!results.ok() || results->empty()) return points;
  for (const Sample& sample : results->front().points) {
    const int64_t back = (newest - AlignDown(sample.at, period)).micros / period.micros;
    if (back >= 0 && back < count) points[static_cast<size_t>(back)].value = sample.value;
  }
  return points;
}

}  // namespace wt::cloudwatch
