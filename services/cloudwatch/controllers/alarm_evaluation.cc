#include "services/cloudwatch/controllers/alarm_evaluation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <vector>

#include "services/cloudwatch/composite.h"
#include "services/cloudwatch/metric.h"
#include "services/cloudwatch/query.h"

namespace wt::cloudwatch {
namespace {

namespace law = laws::alarm_evaluation;

// Slots that fit without asking for memory: nearly every alarm.
constexpr size_t kSlotsInPlace = 40;

struct Slots {
  std::array<law::Point, kSlotsInPlace> in_place;
  std::vector<law::Point> more;
  std::array<std::optional<double>, kSlotsInPlace> values_in_place;
  std::vector<std::optional<double>> more_values;
  std::span<law::Point> points;
  std::span<std::optional<double>> values;
};

// The newest complete period of the alarm.
Instant NewestPeriod(const AlarmRow& row, Instant now) {
  const Duration period = Seconds(row.period);
  return AlignDown(now, period) - period;
}

void ReadMetricSlots(Turn& turn, const AlarmRow& row, Instant newest, size_t count, Slots& slots) {
  if (count <= kSlotsInPlace) {
    slots.points = std::span(slots.in_place).first(count);
    slots.values = std::span(slots.values_in_place).first(count);
  } else {
    slots.more.resize(count);
    slots.more_values.resize(count);
    slots.points = slots.more;
    slots.values = slots.more_values;
  }
  const Duration period = Seconds(row.period);
  for (size_t i = 0; i < count; ++i) {
    law::Point& point = slots.points[i];
    point.at = newest - period * static_cast<int64_t>(i);
    point.value = PeriodStatistic(turn, row.metric, row.unit, point.at, period, row.statistic,
                                  &point.samples);
    slots.values[i] = point.value;
  }
}

void ReadMathSlots(Context& ctx, const AlarmRow& row, Instant newest, size_t count, Slots& slots) {
  slots.more = MathPoints(ctx, row, newest, static_cast<int64_t>(count));
  slots.more_values.clear();
  for (const law::Point& point : slots.more) slots.more_values.push_back(point.value);
  slots.points = slots.more;
  slots.values = slots.more_values;
}

std::vector<Sample> Recent(const AlarmRow& row, std::span<const law::Point> newest_first) {
  std::vector<Sample> recent;
  for (const law::Point& point : newest_first) {
    if (point.value && static_cast<int64_t>(recent.size()) < row.rule.periods) {
      recent.push_back({.at = point.at, .value = *point.value});
    }
  }
  std::reverse(recent.begin(), recent.end());
  return recent;
}

std::string DataOf(const AlarmRow& row, Instant now, std::span<const law::Point> points) {
  const MetricAlarm& config = *row.config;
  const std::string_view statistic = config.statistic            ? *config.statistic
                                     : config.extended_statistic ? *config.extended_statistic
                                                                 : std::string_view();
  return law::ReasonData(row.rule,
                         {.query_at = now,
                          .unit = config.unit ? std::string_view(*config.unit) : "",
                          .statistic = statistic,
                          .period = row.period},
                         points);
}

// Too few samples under a percentile, and the alarm says that it does not trust them.
bool TooFewSamples(const AlarmRow& row, std::span<const law::Point> points) {
  if (row.statistic.kind != laws::metric_statistics::Kind::kPercentile) return false;
  if (row.config->evaluate_low_sample_count_percentile != "ignore") return false;
  double samples = 0;
  int64_t real = 0;
  for (const law::Point& point : points) {
    if (!point.value || real == row.rule.periods) continue;
    samples += point.samples;
    ++real;
  }
  return real > 0 && samples < laws::metric_statistics::SamplesNeeded(row.statistic);
}

// The journal entry behind what the alarm sees: of its metric's newest publisher; of metric math,
// the newest of them all.
int64_t CauseOfData(Context& ctx, const AlarmRow& row) {
  if (row.metric != 0) return CauseOf(ctx, row.metric);
  int64_t newest = 0;
  for (const MetricDataQuery& query : row.config->metrics) {
    if (!query.metric_stat) continue;
    const Metric& metric = query.metric_stat->metric;
    const auto id = FindMetric(ctx, metric.namespace_.value_or(""), metric.metric_name.value_or(""),
                               metric.dimensions);
    if (id) newest = std::max(newest, CauseOf(ctx, *id));
  }
  return newest;
}

std::string MetricWords(const AlarmRow& row) {
  const MetricAlarm& config = *row.config;
  if (!config.metric_name) return "metric math";
  std::string words = StrCat(config.namespace_.value_or(""), " ", *config.metric_name);
  for (const Dimension& dimension : config.dimensions) {
    StrAppend(words, " ", dimension.name, "=", dimension.value);
  }
  return words;
}

// A change of state is because of the metric, and that because of who published it.
void Change(Context& ctx, const AlarmRow& row, NewState state) {
  const int64_t cause = CauseOfData(ctx, row);
  const Because because(ctx, cause != 0 ? cause : ctx.cause());
  if (!state.recent.empty()) {
    char number[32];
    const auto end = std::to_chars(number, number + sizeof number, state.recent.back().value,
                                   std::chars_format::fixed, 2);
    ctx.Trace("metric_evaluated", {{"alarm", row.name},
                                   {"metric", MetricWords(row)},
                                   {"value", std::string(number, end.ptr)}});
  }
  ChangeState(ctx, row, std::move(state));
}

void Evaluate(Context& ctx, const AlarmRow& row) {
  // 1. The evaluation range, from the newest complete period backward.
  const auto count = static_cast<size_t>(law::EvaluationRange(row.rule.periods));
  const Instant newest = NewestPeriod(row, ctx.now());
  Slots slots;
  if (row.metric != 0) {
    ReadMetricSlots(ctx, row, newest, count, slots);
  } else {
    ReadMathSlots(ctx, row, newest, count, slots);
  }

  // 2. What the law says; an anomaly band has no model here, so nothing is known of it.
  if (TooFewSamples(row, slots.points)) return;
  law::Decision decision = law::Decide(row.rule, slots.values);
  if (law::IsBand(row.rule.comparison)) decision = {.state = law::State::kInsufficientData};

  // 3. A change, or once more what a scaling policy is to do.
  if (decision.state && *decision.state != row.state) {
    Change(ctx, row,
           {.to = *decision.state,
            .reason = law::Reason(row.rule, decision, *decision.state, slots.points),
            .reason_data = DataOf(row, ctx.now(), slots.points),
            .recent = Recent(row, slots.points)});
  } else if (row.repeats && RepeatsIn(row, row.state)) {
    const Because because(ctx, row.entry != 0 ? row.entry : ctx.cause());
    RepeatActions(ctx, row, DataOf(row, ctx.now(), slots.points), Recent(row, slots.points));
  }
}

}  // namespace

void AlarmEvaluation::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const AlarmRow* row = ctx.Peek<AlarmRow>(scope.rest);
  if (row == nullptr) return;  // Deleted since this wake-up was set, so it is not set again.
  if (row->composite) {
    EvaluateComposite(ctx, scope.rest, "");
    SettleSuppression(ctx, scope.rest);
    return;
  }
  // The next look first: what follows may delete the alarm.
  turn.WakeIn(row->period < 60 ? Seconds(10) : Seconds(60), key);
  Evaluate(ctx, *row);
}

}  // namespace wt::cloudwatch
