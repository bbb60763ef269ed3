#include "scenarios/engine/run/measures.h"

#include <algorithm>
#include <cmath>

#include "emulator/base/nearest.h"
#include "scenarios/engine/run/measure_names.h"
#include "services/cloudwatch/cloudwatch.h"
#include "services/ecs/service_state.h"

namespace wt::scenario {
namespace {

double Folded(const std::string& fold, double a, double b) {
  if (std::isnan(a)) return b;
  if (std::isnan(b)) return a;
  if (fold == "min") return std::min(a, b);
  if (fold == "max") return std::max(a, b);
  return a + b;
}

Line Fold(const std::map<std::string, Line>& parts, const std::string& fold) {
  if (parts.empty()) return {};
  if (fold == "spread") {
    return Combine(Fold(parts, "max"), Fold(parts, "min"),
                   [](double most, double least) { return most - least; });
  }
  Line out;
  bool first = true;
  for (const auto& [key, line] : parts) {
    out = first ? line : Combine(out, line, [&](double a, double b) { return Folded(fold, a, b); });
    first = false;
  }
  if (fold != "mean") return out;
  Line mean;
  for (const Point& point : out.points()) {
    mean.Add(point.at, point.value / static_cast<double>(parts.size()));
  }
  return mean;
}

double Apply(Expression::Kind kind, double a, double b) {
  switch (kind) {
    case Expression::Kind::kAdd:
      return a + b;
    case Expression::Kind::kSubtract:
      return a - b;
    case Expression::Kind::kMultiply:
      return a * b;
    case Expression::Kind::kDivide:
      return b == 0 ? kNothing : a / b;
    default:
      return kNothing;
  }
}

double LatencyOf(const std::vector<Times>& times, double quantile) {
  return quantile > 0 ? QuantileOf(times, quantile) : MeanOf(times);
}

double ShareOf(double part, double all) { return all > 0 ? part / all : kNothing; }

double ErrorRateOf(const Tally& tally) {
  return std::min(1.0, ShareOf(tally.failures(), tally.requests));
}

// What comes in counts to a service, of a while; null for another series.
using OfWhile = std::function<double(Duration, Duration)>;
OfWhile CountsOf(const ServiceTraffic& of, const SeriesRef& series) {
  const std::string& name = series.series;
  if (name == "rate") {
    return [&of](Duration a, Duration b) { return of.Sum(a, b).requests / (b - a).seconds(); };
  }
  if (name == "served") {
    return [&of](Duration a, Duration b) {
      const Tally tally = of.Sum(a, b);
      return (tally.requests - tally.failures()) / (b - a).seconds();
    };
  }
  if (name == "error_rate" || name == "errors") {
    return [&of](Duration a, Duration b) { return ErrorRateOf(of.Sum(a, b)); };
  }
  if (name == "utilization") {
    return [&of](Duration a, Duration b) { return of.Utilization(a, b); };
  }
  if (name != "latency") return nullptr;
  const std::optional<double> quantile = QuantileNamed(series.statistic);
  if (!quantile) return nullptr;
  return
      [&of, part = *quantile](Duration a, Duration b) { return LatencyOf(of.TimesIn(a, b), part); };
}

int64_t CountIn(const std::vector<Duration>& moments, Duration from, Duration to) {
  return std::lower_bound(moments.begin(), moments.end(), to) -
         std::lower_bound(moments.begin(), moments.end(), from);
}

// All zones in which anything ever stood, so that an empty one is 0 and not nothing.
std::map<std::string, Line> ZonesOf(const ByZone& counts, const Ledger& ledger) {
  std::map<std::string, Line> out = counts.zones;
  out.erase("");
  for (const auto& [id, instance] : ledger.instances()) {
    Line& line = out[instance.zone];
    if (line.empty()) line.Add(Duration{INT64_MIN / 2}, 0);
  }
  return out;
}

}  // namespace

Error Measures::Unknown(const SeriesRef& series) const {
  const std::vector<std::string> names = SeriesNames(ledger_);
  return {.code = "NoSuchSeries",
          .message = StrCat("There is no series ", series.name(), "; the nearest is ",
                            NearestName(series.name(), names), ".")};
}

Result<Line> Measures::LineOf(const Metric& metric, Duration step) const {
  return LineOf(metric.value, metric.stepped ? metric.step : step, metric.by, metric.fold);
}

Result<Line> Measures::LineOf(const Expression& expression, Duration step, const std::string& by,
                              const std::string& fold) const {
  if (expression.kind == Expression::Kind::kNumber) {
    Line line;
    line.Add(Duration{INT64_MIN / 2}, expression.number);
    return line;
  }
  if (expression.kind == Expression::Kind::kSeries) {
    if (expression.series.aws) return OfAws(expression.series, step);
    const Lines parts = WT_TRY(Parts(expression.series, step, by));
    return Fold(parts, fold.empty() ? "sum" : fold);
  }
  const Line left = WT_TRY(LineOf(expression.operands[0], step, by, fold));
  const Line right = WT_TRY(LineOf(expression.operands[1], step, by, fold));
  return Combine(left, right, [&](double a, double b) { return Apply(expression.kind, a, b); });
}

bool Measures::Counted(const Expression& expression) const {
  if (expression.kind == Expression::Kind::kNumber) return true;
  if (expression.kind == Expression::Kind::kSeries) {
    return expression.series.aws || IsCounted(expression.series.series);
  }
  return Counted(expression.operands[0]) && Counted(expression.operands[1]);
}

Result<double> Measures::WholeOf(const Metric& metric, Duration from, Duration to) const {
  return Whole(metric.value, from, to);
}

Result<double> Measures::Whole(const Expression& expression, Duration from, Duration to) const {
  if (expression.kind == Expression::Kind::kNumber) return expression.number;
  if (expression.kind == Expression::Kind::kSeries) return WholeSeries(expression.series, from, to);
  const double left = WT_TRY(Whole(expression.operands[0], from, to));
  const double right = WT_TRY(Whole(expression.operands[1], from, to));
  return Apply(expression.kind, left, right);
}

Line Measures::Buckets(Duration step,
                       const std::function<double(Duration, Duration)>& value) const {
  Line line;
  for (Duration at; at < end_; at = at + step) {
    line.Add(at, value(at, std::min(at + step, end_)));
  }
  line.Add(end_, kNothing);
  return line;
}

Result<Measures::Lines> Measures::Parts(const SeriesRef& series, Duration step,
                                        const std::string& by) const {
  const std::string& name = series.series;
  if (series.subject == "cost" || series.subject == "elasticity" || series.subject == "slo") {
    return Lines{{"", WT_TRY(Scalar(series))}};
  }
  if (series.subject == "placement") {
    const auto count = [&](const std::vector<Duration>& moments) {
      return Lines{{"", Buckets(step, [&](Duration from, Duration to) {
                      return static_cast<double>(CountIn(moments, from, to));
                    })}};
    };
    if (name == "failed") return count(ledger_.not_placed());
    if (name == "placed") return count(ledger_.placed());
    if (name == "attempts") {
      return Lines{{"", Buckets(step, [&](Duration from, Duration to) {
                      return static_cast<double>(CountIn(ledger_.placed(), from, to) +
                                                 CountIn(ledger_.not_placed(), from, to));
                    })}};
    }
    return Unknown(series);
  }
  if (IsOfGroup(name)) return OfGroup(series, step, by);
  return OfService(series, step, by);
}

Result<Measures::Lines> Measures::OfService(const SeriesRef& series, Duration step,
                                            const std::string& by) const {
  const ServiceLife* service = ledger_.FindService(series.subject);
  if (service == nullptr) return Unknown(series);
  const std::string& name = series.series;
  const auto counts = [&](const ByZone& of) {
    if (by == "zone") return ZonesOf(of, ledger_);
    Line all = of.all;
    if (all.empty()) all.Add(Duration{INT64_MIN / 2}, 0);
    return Lines{{"", all}};
  };
  if (name == "tasks.running") return counts(service->running);
  if (name == "tasks.healthy") return counts(service->healthy);
  if (name == "tasks.pending") return counts(service->pending);
  if (name == "tasks.desired") return Lines{{"", service->desired}};
  if (name == "tasks.needed") return Lines{{"", NeededTasks(*service, step)}};
  if (name == "deployment") return Lines{{"", service->deployment}};
  const ServiceTraffic* traffic = TrafficOf(*service);
  static const ServiceTraffic kNone;
  const ServiceTraffic& of = traffic != nullptr ? *traffic : kNone;
  if (name == "errors.by_cause") {
    Lines lines;
    for (size_t i = 0; i < kCauses; ++i) {
      lines[std::string(CauseName(static_cast<Cause>(i)))] =
          Buckets(step, [&](Duration a, Duration b) {
            const Tally tally = of.Sum(a, b);
            return ShareOf(tally.failed[i], tally.requests);
          });
    }
    return lines;
  }
  if (const OfWhile counts_of = CountsOf(of, series)) return Lines{{"", Buckets(step, counts_of)}};
  return Unknown(series);
}

Result<Measures::Lines> Measures::OfGroup(const SeriesRef& series, Duration step,
                                          const std::string& by) const {
  const GroupLife* group = ledger_.FindGroup(series.subject);
  if (group == nullptr) return Unknown(series);
  const std::string& name = series.series;
  if (name == "instances") {
    if (by == "zone") return ZonesOf(group->instances, ledger_);
    return Lines{{"", group->instances.all}};
  }
  if (name == "instances.needed") return Lines{{"", NeededInstances(group->name, step)}};
  if (name == "scaling_activities" || name == "launch_failures") {
    const auto& moments = name == "launch_failures" ? group->launch_failures : group->activities;
    return Lines{{"", Buckets(step, [&](Duration from, Duration to) {
                    return static_cast<double>(CountIn(moments, from, to));
                  })}};
  }
  if (name != "reservation") return Unknown(series);
  Line line;
  Context ctx(world_, scenario_.account, scenario_.region);
  for (const ecs::CapacityProviderRow& row : ctx.Scan<ecs::CapacityProviderRow>()) {
    if (row.group_name != group->name) continue;
    for (const std::string& cluster : row.clusters) {
      SeriesRef metric{.subject = "AWS/ECS/ManagedScaling",
                       .series = "CapacityProviderReservation",
                       .statistic = "average",
                       .dimensions = {{"CapacityProviderName", row.name}, {"ClusterName", cluster}},
                       .aws = true};
      const Line percent = WT_TRY(OfAws(metric, std::max(step, Minutes(1))));
      line = Line();
      for (const Point& point : percent.points()) line.Add(point.at, point.value / 100);
    }
  }
  return Lines{{"", line}};
}

Result<Line> Measures::OfAws(const SeriesRef& series, Duration step) const {
  cloudwatch::MetricKey key{.account = scenario_.account,
                            .region = scenario_.region,
                            .name_space = series.subject,
                            .name = series.series};
  for (const auto& [name, value] : series.dimensions) key.dimensions.emplace_back(name, value);
  Context ctx(world_, scenario_.account, scenario_.region);
  const auto id = cloudwatch::FindMetric(ctx, key);
  Line line;
  if (!id) return line;
  std::string statistic = series.statistic.empty() ? "average" : series.statistic;
  if (statistic == "mean") statistic = "average";
  if (statistic == "min" || statistic == "max") statistic += "imum";
  if (statistic == "count") statistic = "sampleCount";
  if (statistic.front() != 'p') statistic.front() = static_cast<char>(statistic.front() - 32);
  const Duration period = std::max(step, Minutes(1));
  Duration last{INT64_MIN / 2};
  for (const cloudwatch::Sample& sample :
       cloudwatch::ReadMetric(ctx, *id, statistic, zero_, zero_ + end_, period)) {
    const Duration at = sample.at - zero_;
    if (at > last) line.Add(last, kNothing);
    line.Add(at, sample.value);
    last = at + period;
  }
  if (!line.empty()) line.Add(last, kNothing);
  return line;
}

Result<double> Measures::WholeSeries(const SeriesRef& series, Duration from, Duration to) const {
  if (series.aws) {
    const Line line = WT_TRY(OfAws(series, Minutes(1)));
    return line.Mean(from, to);
  }
  if (to <= from) return kNothing;
  // A while that begins anywhere is one bucket of its own.
  const ServiceLife* service =
      IsOfGroup(series.series) ? nullptr : ledger_.FindService(series.subject);
  const ServiceTraffic* traffic = service == nullptr ? nullptr : TrafficOf(*service);
  if (traffic != nullptr) {
    if (const OfWhile counts_of = CountsOf(*traffic, series)) return counts_of(from, to);
  }
  const Lines parts = WT_TRY(Parts(series, Minutes(1), ""));
  const Line line = Fold(parts, "sum");
  double sum = 0;
  for (Duration at = from; at < to; at = at + Minutes(1)) {
    const double value = line.At(at);
    if (!std::isnan(value)) sum += value;
  }
  return sum;
}

const ServiceTraffic* Measures::TrafficOf(const ServiceLife& service) const {
  const auto known = traffic_.services().find(StrCat(service.cluster, "/", service.name));
  return known == traffic_.services().end() ? nullptr : &known->second;
}

}  // namespace wt::scenario
