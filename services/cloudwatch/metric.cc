#include "services/cloudwatch/metric.h"

#include <algorithm>
#include <charconv>

#include "emulator/world/trouble.h"
#include "services/cloudwatch/limits.h"

namespace wt::cloudwatch {
namespace {

namespace stats = laws::metric_statistics;

constexpr char kUnit = '\x1f';
constexpr char kRecord = '\x1e';

template <class Pairs>
std::string PackDimensions(Pairs pairs) {
  std::sort(pairs.begin(), pairs.end());
  std::string out;
  for (const auto& [name, value] : pairs) StrAppend(out, name, kUnit, value, kRecord);
  return out;
}

MetricId Intern(Turn& turn, std::string_view account, std::string_view region,
                std::string_view name_space, std::string_view name, std::string dimensions) {
  state::Table<MetricRow>& metrics = turn.Rows<MetricRow>();
  if (const auto* row = metrics.Find(account, region, name_space, name, dimensions)) return row->id;
  const auto id = static_cast<MetricId>(metrics.size()) + 1;  // Metrics are never taken away.
  metrics.Put({std::string(account), std::string(region), std::string(name_space),
               std::string(name), std::move(dimensions), id});
  return id;
}

stats::Summary ToSummary(const DatapointRow& row) {
  return {row.samples, row.sum, row.minimum, row.maximum, row.opaque, row.values};
}

// Whether there is such trouble anywhere, scope by scope: a zone without power has a row for each
// of its instances, and each datum asks.
bool AnyTrouble(Turn& turn, TroubleKind kind) {
  const state::Table<TroubleRow>& rows = turn.Rows<TroubleRow>();
  for (auto at = rows.All().begin(); at != rows.All().end();
       at = rows.Scan(at->account, at->region).end()) {
    const auto of_kind = rows.Scan(at->account, at->region, static_cast<int64_t>(kind));
    if (!of_kind.empty()) return true;
  }
  return false;
}

// What stands in the way of a metric's data. There seldom is anything, so no index finds the words
// of a number.
const TroubleRow* TroubleOf(Turn& turn, TroubleKind kind, MetricId metric) {
  if (!AnyTrouble(turn, kind)) return nullptr;
  for (const MetricRow& row : turn.Rows<MetricRow>().All()) {
    if (row.id != metric) continue;
    for (const std::string_view subject : {std::string_view(row.name_space), std::string_view()}) {
      const auto* trouble = FindTrouble(turn, row.account, row.region, kind, subject, row.name);
      if (trouble != nullptr) return trouble;
    }
  }
  return nullptr;
}

// Data from then on have not arrived yet.
Instant SeenUntil(Turn& turn, MetricId metric) {
  const TroubleRow* trouble = TroubleOf(turn, TroubleKind::kMetricsDelay, metric);
  return trouble == nullptr ? Instant{INT64_MAX} : turn.now() - trouble->by;
}

// What is past its time at the finer resolution goes up into the coarser one, so that a metric
// does not grow for ever. Looked at when a new hour of it begins.
void Age(Turn& turn, MetricId metric, Instant now) {
  state::Table<DatapointRow>& rows = turn.Rows<DatapointRow>();
  // What the hours before have rolled up is passed over, but for once a day: after a gap nobody
  // has.
  const bool daily = now.micros % Days(1).micros < Hours(1).micros;
  const auto roll = [&](Duration from_age, Duration into) {
    const Instant horizon = AlignDown(now - from_age, into);
    const Instant since = daily ? Instant{} : horizon - Hours(1) - into;
    std::vector<DatapointRow> old;
    const auto end = rows.Scan(metric).end();
    for (auto at = rows.Scan(metric, since).begin(); at != end && at->at < horizon; ++at) {
      if (AlignDown(at->at, into) != at->at) old.push_back(*at);
    }
    for (const DatapointRow& row : old) {
      rows.Erase(row.metric, row.at, row.unit);
      AddDatapoint(turn, metric, AlignDown(row.at, into), row.unit, true, ToSummary(row));
    }
  };
  roll(kSecondsKept, Seconds(60));
  roll(kMinutesKept, Minutes(5));
  roll(kFiveMinutesKept, Hours(1));
  while (!rows.Scan(metric).empty() && rows.Scan(metric).begin()->at < now - kHoursKept) {
    const DatapointRow& oldest = *rows.Scan(metric).begin();
    rows.Erase(metric, Instant(oldest.at), uint8_t{oldest.unit});
  }
}

void Publish(Turn& turn, MetricId metric, Instant at, std::string_view unit, bool fine,
             const stats::Summary& summary) {
  const auto number = static_cast<uint8_t>(std::max<int16_t>(UnitNumber(unit), 0));
  if (IsMissing(turn, metric)) return;
  NoteCause(turn, metric);
  AddDatapoint(turn, metric, at, number, fine, summary);
  if (at.micros % Hours(1).micros < Seconds(60).micros) Age(turn, metric, at);
}

}  // namespace

bool IsMissing(Turn& turn, MetricId metric) {
  return TroubleOf(turn, TroubleKind::kMetricsGap, metric) != nullptr;
}

const std::vector<std::string_view>& StandardUnits() {
  static const std::vector<std::string_view> kUnits = {"None",
                                                       "Seconds",
                                                       "Microseconds",
                                                       "Milliseconds",
                                                       "Bytes",
                                                       "Kilobytes",
                                                       "Megabytes",
                                                       "Gigabytes",
                                                       "Terabytes",
                                                       "Bits",
                                                       "Kilobits",
                                                       "Megabits",
                                                       "Gigabits",
                                                       "Terabits",
                                                       "Percent",
                                                       "Count",
                                                       "Bytes/Second",
                                                       "Kilobytes/Second",
                                                       "Megabytes/Second",
                                                       "Gigabytes/Second",
                                                       "Terabytes/Second",
                                                       "Bits/Second",
                                                       "Kilobits/Second",
                                                       "Megabits/Second",
                                                       "Gigabits/Second",
                                                       "Terabits/Second",
                                                       "Count/Second"};
  return kUnits;
}

int16_t UnitNumber(std::string_view name) {
  const std::vector<std::string_view>& units = StandardUnits();
  const auto at = std::find(units.begin(), units.end(), name);
  return at == units.end() ? kAnyUnit : static_cast<int16_t>(at - units.begin());
}

std::string DimensionsText(const wire::List<Dimension>& dimensions) {
  std::vector<std::pair<std::string_view, std::string_view>> pairs;
  for (const Dimension& dimension : dimensions) pairs.emplace_back(dimension.name, dimension.value);
  return PackDimensions(std::move(pairs));
}

wire::List<Dimension> ParseDimensions(std::string_view text) {
  wire::List<Dimension> out;
  out.present = true;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(kRecord));
    const size_t unit = one.find(kUnit);
    out.push_back({std::string(one.substr(0, unit)), std::string(one.substr(unit + 1))});
    text.remove_prefix(one.size() + 1);
  }
  return out;
}

Metric ToMetric(const MetricRow& row) {
  return {.namespace_ = row.name_space,
          .metric_name = row.name,
          .dimensions = ParseDimensions(row.dimensions)};
}

MetricId InternMetric(Turn& turn, const MetricKey& key) {
  return Intern(turn, key.account, key.region, key.name_space, key.name,
                PackDimensions(key.dimensions));
}

std::optional<MetricId> FindMetric(Turn& turn, const MetricKey& key) {
  const auto* row = turn.Peek<MetricRow>(key.account, key.region, key.name_space, key.name,
                                         PackDimensions(key.dimensions));
  return row ? std::optional(row->id) : std::nullopt;
}

std::optional<MetricId> FindMetric(Context& ctx, std::string_view name_space, std::string_view name,
                                   const wire::List<Dimension>& dimensions) {
  const auto* row = ctx.Peek<MetricRow>(name_space, name, DimensionsText(dimensions));
  return row ? std::optional(row->id) : std::nullopt;
}

MetricId InternMetric(Context& ctx, std::string_view name_space, std::string_view name,
                      const wire::List<Dimension>& dimensions) {
  return Intern(ctx, ctx.account(), ctx.region(), name_space, name, DimensionsText(dimensions));
}

Instant AlignDown(Instant at, Duration period) {
  const int64_t rest = at.micros % period.micros;
  return {at.micros - (rest < 0 ? rest + period.micros : rest)};
}

void AddDatapoint(Turn& turn, MetricId metric, Instant at, uint8_t unit, bool fine,
                  const stats::Summary& summary) {
  const Instant start = AlignDown(at, fine ? Seconds(1) : Seconds(60));
  stats::Summary total;
  const DatapointRow* there = turn.Peek<DatapointRow>(metric, start, unit);
  if (there != nullptr) total = ToSummary(*there);
  stats::Merge(summary, total);
  turn.Put(DatapointRow{metric, start, unit, total.opaque, total.samples, total.sum, total.minimum,
                        total.maximum, std::move(total.values)});
}

void NoteCause(Turn& turn, MetricId metric) {
  const int64_t because = turn.cause();
  if (because == 0) return;
  const auto* known = turn.Peek<MetricCauseRow>(metric);
  if (known == nullptr || known->because != because) turn.Put(MetricCauseRow{metric, because});
}

int64_t CauseOf(Turn& turn, MetricId metric) {
  const auto* known = turn.Peek<MetricCauseRow>(metric);
  return known != nullptr ? known->because : 0;
}

void PutMetric(Turn& turn, MetricId metric, Instant at, double value, std::string_view unit,
               bool fine) {
  Publish(turn, metric, at, unit, fine, stats::OfValue(value));
}

void PutMetric(Turn& turn, MetricId metric, Instant at, const Statistics& set,
               std::string_view unit, bool fine) {
  if (set.samples <= 0) return;
  Publish(turn, metric, at, unit, fine,
          stats::OfStatisticSet(set.samples, set.sum, set.minimum, set.maximum));
}

void PutMetric(Turn& turn, MetricId metric, Instant at,
               const std::vector<std::pair<double, double>>& values_and_counts,
               std::string_view unit) {
  stats::Summary all;
  for (const auto& [value, count] : values_and_counts) {
    if (count > 0) stats::Merge(stats::OfValue(value, count), all);
  }
  if (!all.empty()) Publish(turn, metric, at, unit, false, all);
}

std::optional<Instant> NewestDatapoint(Turn& turn, MetricId metric) {
  const auto range = turn.Rows<DatapointRow>().Scan(metric);
  if (range.empty()) return std::nullopt;
  auto last = range.end();
  --last;
  return last->at;
}

void EachPeriod(Turn& turn, MetricId metric, int16_t unit, Instant start, Instant end,
                Duration period,
                const std::function<void(Instant at, const stats::Summary&)>& visit) {
  const state::Table<DatapointRow>& rows = turn.Rows<DatapointRow>();
  end = std::min(end, SeenUntil(turn, metric));
  const auto last = rows.Scan(metric).end();
  stats::Summary summary;
  Instant open;
  for (auto at = rows.Scan(metric, start).begin(); at != last && at->at < end; ++at) {
    if (unit != kAnyUnit && at->unit != unit) continue;
    const Instant of = start + Duration{(at->at - start).micros / period.micros * period.micros};
    if (of != open && !summary.empty()) {
      visit(open, summary);
      summary = {};
    }
    open = of;
    stats::Merge(ToSummary(*at), summary);
  }
  if (!summary.empty()) visit(open, summary);
}

std::vector<uint8_t> UnitsOf(Turn& turn, MetricId metric, Instant start, Instant end) {
  const state::Table<DatapointRow>& rows = turn.Rows<DatapointRow>();
  const auto last = rows.Scan(metric).end();
  std::vector<uint8_t> units;
  for (auto at = rows.Scan(metric, start).begin(); at != last && at->at < end; ++at) {
    if (std::find(units.begin(), units.end(), at->unit) == units.end()) units.push_back(at->unit);
  }
  std::sort(units.begin(), units.end());
  return units;
}

std::optional<double> PeriodStatistic(Turn& turn, MetricId metric, int16_t unit, Instant start,
                                      Duration period, const stats::Statistic& statistic,
                                      double* samples) {
  const state::Table<DatapointRow>& rows = turn.Rows<DatapointRow>();
  const Instant end = std::min(start + period, SeenUntil(turn, metric));
  const bool basic = stats::IsBasic(statistic);
  stats::Summary summary;
  for (auto at = rows.Scan(metric, start).begin();
       at != rows.All().end() && at->metric == metric && at->at < end; ++at) {
    if (unit != kAnyUnit && at->unit != unit) continue;
    if (!basic) {
      stats::Merge(ToSummary(*at), summary);
      continue;
    }
    // The five basic statistics do not ask for the values.
    summary.minimum = summary.empty() ? at->minimum : std::min(summary.minimum, at->minimum);
    summary.maximum = summary.empty() ? at->maximum : std::max(summary.maximum, at->maximum);
    summary.samples += at->samples;
    summary.sum += at->sum;
  }
  if (samples != nullptr) *samples = summary.samples;
  return stats::Evaluate(statistic, summary);
}

std::vector<Sample> ReadMetric(Turn& turn, MetricId metric, std::string_view statistic,
                               Instant start, Instant end, Duration period) {
  std::vector<Sample> out;
  const std::optional<stats::Statistic> parsed = stats::ParseStatistic(statistic);
  if (!parsed || period.micros <= 0) return out;
  EachPeriod(turn, metric, kAnyUnit, start, end, period,
             [&](Instant at, const stats::Summary& summary) {
               if (const auto value = stats::Evaluate(*parsed, summary))
                 out.push_back({at, *value});
             });
  return out;
}

}  // namespace wt::cloudwatch

namespace wt {
namespace {

std::string NumberText(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end.ptr};
}

bool ReadNumber(std::string_view text, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

// "50.5*3 60*1": each value and how often.
std::string ColumnCodec<std::vector<laws::metric_statistics::Weighted>>::ToText(
    const std::vector<laws::metric_statistics::Weighted>& values) {
  std::string out;
  for (const auto& item : values) {
    StrAppend(out, out.empty() ? "" : " ", NumberText(item.value), "*", NumberText(item.count));
  }
  return out;
}

bool ColumnCodec<std::vector<laws::metric_statistics::Weighted>>::FromText(
    std::string_view text, std::vector<laws::metric_statistics::Weighted>& values) {
  values.clear();
  if (text.empty()) return true;
  for (const std::string_view item : Split(text, ' ')) {
    const size_t star = item.find('*');
    if (star == std::string_view::npos) return false;
    auto& value = values.emplace_back();
    if (!ReadNumber(item.substr(0, star), value.value)) return false;
    if (!ReadNumber(item.substr(star + 1), value.count)) return false;
  }
  return true;
}

std::string ColumnCodec<laws::alarm_evaluation::Rule>::ToText(
    const laws::alarm_evaluation::Rule& rule) {
  return StrCat(static_cast<int>(rule.comparison), " ", NumberText(rule.threshold), " ",
                rule.periods, " ", rule.datapoints, " ", static_cast<int>(rule.missing));
}

bool ColumnCodec<laws::alarm_evaluation::Rule>::FromText(std::string_view text,
                                                         laws::alarm_evaluation::Rule& rule) {
  const std::vector<std::string_view> parts = Split(text, ' ');
  if (parts.size() != 5 || !ReadNumber(parts[1], rule.threshold)) return false;
  rule.comparison = static_cast<laws::alarm_evaluation::Comparison>(ParseInt(parts[0]).value_or(0));
  rule.periods = ParseInt(parts[2]).value_or(1);
  rule.datapoints = ParseInt(parts[3]).value_or(1);
  rule.missing = static_cast<laws::alarm_evaluation::Missing>(ParseInt(parts[4]).value_or(0));
  return true;
}

std::string ColumnCodec<laws::metric_statistics::Statistic>::ToText(
    const laws::metric_statistics::Statistic& statistic) {
  return StrCat(static_cast<int>(statistic.kind), " ", statistic.percent ? 1 : 0, " ",
                NumberText(statistic.lower), " ", NumberText(statistic.upper), " ",
                statistic.has_lower ? 1 : 0, " ", statistic.has_upper ? 1 : 0);
}

bool ColumnCodec<laws::metric_statistics::Statistic>::FromText(
    std::string_view text, laws::metric_statistics::Statistic& statistic) {
  const std::vector<std::string_view> parts = Split(text, ' ');
  if (parts.size() != 6) return false;
  statistic.kind = static_cast<laws::metric_statistics::Kind>(ParseInt(parts[0]).value_or(0));
  statistic.percent = parts[1] == "1";
  statistic.has_lower = parts[4] == "1";
  statistic.has_upper = parts[5] == "1";
  return ReadNumber(parts[2], statistic.lower) && ReadNumber(parts[3], statistic.upper);
}

}  // namespace wt
