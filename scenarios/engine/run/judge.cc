#include "scenarios/engine/run/judge.h"

#include <algorithm>
#include <cmath>

#include "emulator/base/wildcards.h"
#include "scenarios/engine/run/words.h"

namespace wt::scenario {
namespace {

// So that a bound is not broken by the last bit of a sum.
constexpr double kSlack = 1e-9;

bool Compare(Predicate::Order order, double a, double b) {
  switch (order) {
    case Predicate::Order::kLess:
      return a < b;
    case Predicate::Order::kLessEqual:
      return a <= b + kSlack;
    case Predicate::Order::kGreater:
      return a > b;
    case Predicate::Order::kGreaterEqual:
      return a >= b - kSlack;
    case Predicate::Order::kEqual:
      return std::abs(a - b) <= kSlack;
    case Predicate::Order::kNotEqual:
      return std::abs(a - b) > kSlack;
  }
  return false;
}

std::string UnitOf(const Bounds& bounds) {
  const auto& bound = bounds.below ? bounds.below : bounds.above ? bounds.above : bounds.equals;
  return bound ? bound->unit : "";
}

// How far beyond its bounds a value is; more is worse.
double Excess(const Bounds& bounds, double value) {
  double excess = -INFINITY;
  if (bounds.below) excess = std::max(excess, value - bounds.below->value);
  if (bounds.above) excess = std::max(excess, bounds.above->value - value);
  if (bounds.equals) excess = std::max(excess, std::abs(value - bounds.equals->value));
  return excess;
}

bool Worse(const Bounds& bounds, double value, double than) {
  if (std::isnan(value)) return false;
  return std::isnan(than) || Excess(bounds, value) > Excess(bounds, than);
}

bool UsesAws(const Expression& expression) {
  if (expression.kind == Expression::Kind::kSeries) return expression.series.aws;
  return std::any_of(expression.operands.begin(), expression.operands.end(), UsesAws);
}

}  // namespace

bool Within(const Bounds& bounds, double value) {
  if (std::isnan(value)) return true;
  if (bounds.below) {
    const double most = bounds.below->value;
    if (bounds.below->inclusive ? value > most + kSlack : value >= most) return false;
  }
  if (bounds.above) {
    const double least = bounds.above->value;
    if (bounds.above->inclusive ? value < least - kSlack : value <= least) return false;
  }
  return !bounds.equals || std::abs(value - bounds.equals->value) <= kSlack;
}

std::string BoundText(const Bounds& bounds) {
  const auto one = [](const char* sign, const Bound& bound) {
    return StrCat(sign, bound.inclusive ? "= " : " ", ValueText(bound.value, bound.unit));
  };
  if (bounds.equals) return StrCat("= ", ValueText(bounds.equals->value, bounds.equals->unit));
  std::string text;
  if (bounds.above) text = one(">", *bounds.above);
  if (bounds.below) StrAppend(text, text.empty() ? "" : ", ", one("<", *bounds.below));
  return text;
}

std::optional<Duration> MomentIn(const Timeline& timeline, const Moment& moment, Duration length) {
  if (moment.event.empty()) {
    return moment.edge == Moment::Edge::kEnd ? length + moment.offset : moment.offset;
  }
  const auto known = timeline.find(moment.event);
  if (known == timeline.end()) return std::nullopt;
  const EventTimes& times = known->second;
  const auto& edge = moment.edge == Moment::Edge::kStart ? times.start
                     : moment.edge == Moment::Edge::kEnd ? times.end
                                                         : times.done;
  if (!edge) return std::nullopt;
  return *edge + moment.offset;
}

Result<Judge::Stretches> Judge::WindowOf(const Window& window) const {
  const Duration end = measures_.end();
  if (window.whole) return Stretches{{Duration{}, end}};
  const auto find = [&](const Moment& moment) -> Result<Duration> {
    const auto at = MomentIn(timeline_, moment, end);
    if (at) return *at;
    const char* edge = moment.edge == Moment::Edge::kDone  ? "was not done"
                       : moment.edge == Moment::Edge::kEnd ? "did not end"
                                                           : "did not happen";
    return Error{.code = "NoSuchMoment", .message = StrCat(moment.event, " ", edge)};
  };
  const auto clamp = [&](Duration at) { return std::clamp(at, Duration{}, end); };
  const Duration from = clamp(WT_TRY(find(window.from)));
  const Result<Duration> until = find(window.to);
  // What began and had no end in the run goes on to its end.
  if (!until.ok() && window.to.edge != Moment::Edge::kEnd) return until.error();
  const Duration to = until.ok() ? clamp(*until) : end;
  if (!window.inverted) return Stretches{{from, to}};
  return Stretches{{Duration{}, from}, {to, end}};
}

Verdict Judge::Of(const Expectation& it) const {
  Verdict verdict;
  switch (it.kind) {
    case Expectation::Kind::kMetric:
      verdict = OfMetric(it);
      break;
    case Expectation::Kind::kRecover:
      verdict = OfRecover(it);
      break;
    case Expectation::Kind::kNever:
    case Expectation::Kind::kAlways:
      verdict = OfPredicate(it);
      break;
    case Expectation::Kind::kHappens:
      verdict = OfHappens(it);
      break;
  }
  verdict.name = it.name;
  return verdict;
}

Duration Judge::StepOf(const Expectation& it) const {
  return it.hold.kind == Hold::Kind::kShare && !it.metric.stepped ? it.hold.step : it.metric.step;
}

Verdict Judge::OfMetric(const Expectation& it) const {
  Verdict verdict{.bound = BoundText(it.bounds)};
  const auto window = WindowOf(it.window);
  if (!window.ok()) {
    verdict.measured = window.error().message;
    return verdict;
  }
  const bool whole = measures_.Counted(it.metric.value) && !it.metric.stepped &&
                     it.hold.kind == Hold::Kind::kAlways;
  if (whole) {
    JudgeWhole(it, *window, verdict);
    return verdict;
  }
  Result<Line> line = measures_.LineOf(it.metric, StepOf(it));
  if (!line.ok()) {
    verdict.measured = line.error().message;
    return verdict;
  }
  // AWS has percents as they are written; here a percent is a hundredth.
  if (UsesAws(it.metric.value) && UnitOf(it.bounds) == "%") {
    Line parts;
    for (const Point& point : line->points()) parts.Add(point.at, point.value / 100);
    line = parts;
  }
  if (it.hold.kind == Hold::Kind::kShare) {
    JudgeShare(it, *window, *line, verdict);
  } else {
    JudgeLine(it, *window, *line, verdict);
  }
  return verdict;
}

void Judge::JudgeWhole(const Expectation& it, const Stretches& window, Verdict& verdict) const {
  verdict.ok = true;
  for (const auto& [from, to] : window) {
    // A moment is the minute that ends there.
    const Duration begin = from < to ? from : std::max(Duration{}, to - Minutes(1));
    const Result<double> whole = measures_.WholeOf(it.metric, begin, to);
    if (!whole.ok()) {
      verdict.ok = false;
      verdict.measured = whole.error().message;
      return;
    }
    double value = *whole;
    if (UsesAws(it.metric.value) && UnitOf(it.bounds) == "%") value /= 100;
    if (Worse(it.bounds, value, verdict.value)) verdict.value = value;
    if (Within(it.bounds, value)) continue;
    verdict.ok = false;
    if (verdict.at) continue;
    // Where it was broken first, minute by minute.
    const Result<Line> line = measures_.LineOf(it.metric, it.metric.step);
    const Breaks breaks = line.ok() ? BreaksOf(it, {{begin, to}}, *line) : Breaks{};
    verdict.at = breaks.first.value_or(begin);
    if (breaks.first) {
      verdict.detail = StrCat("worst minute ", ValueText(breaks.worst, UnitOf(it.bounds)));
    }
  }
  verdict.measured = ValueText(verdict.value, UnitOf(it.bounds));
}

Judge::Breaks Judge::BreaksOf(const Expectation& it, const Stretches& window,
                              const Line& line) const {
  Breaks breaks;
  for (const auto& [from, to] : window) {
    const auto look = [&](Duration begin, Duration end, double value) {
      if (Worse(it.bounds, value, breaks.worst)) breaks.worst = value;
      if (std::isnan(breaks.best) || Worse(it.bounds, breaks.best, value)) breaks.best = value;
      if (Within(it.bounds, value)) return;
      breaks.total = breaks.total + (end - begin);
      if (!breaks.first) breaks.first = begin;
      breaks.last_end = end;
    };
    if (from == to) {
      look(from, to + Micros(1), line.At(to));
    } else {
      EachStretch(line, from, to, look);
    }
  }
  return breaks;
}

void Judge::JudgeLine(const Expectation& it, const Stretches& window, const Line& line,
                      Verdict& verdict) const {
  const std::string unit = UnitOf(it.bounds);
  const Breaks breaks = BreaksOf(it, window, line);
  verdict.value = breaks.worst;
  verdict.measured = ValueText(breaks.worst, unit);
  if (std::isnan(breaks.worst)) {
    verdict.detail = "there is nothing to measure in that window";
    return;
  }
  if (it.hold.kind == Hold::Kind::kOnce) {
    Duration held;
    for (const auto& [from, to] : window) held = held + (to - from);
    verdict.ok = breaks.total < held || (held == Duration{} && !breaks.first);
    verdict.value = breaks.best;
    verdict.measured = StrCat("at best ", ValueText(breaks.best, unit));
    return;
  }
  const Duration bears = it.hold.kind == Hold::Kind::kExcept ? it.hold.except : Duration{};
  verdict.ok = breaks.total <= bears;
  if (breaks.first) {
    StrAppend(verdict.measured, ", ", TimeText(*breaks.first), " to ", TimeText(*breaks.last_end));
    verdict.detail = StrCat("broken for ", TimeText(breaks.total));
    verdict.at = breaks.first;
  }
}

void Judge::JudgeShare(const Expectation& it, const Stretches& window, const Line& line,
                       Verdict& verdict) const {
  const Duration step = it.hold.step;
  std::vector<double> values;
  size_t held = 0;
  for (const auto& [from, to] : window) {
    for (Duration at = from; at < to; at = at + step) {
      const Breaks breaks = BreaksOf(it, {{at, std::min(at + step, to)}}, line);
      if (std::isnan(breaks.worst)) continue;
      values.push_back(breaks.worst);
      if (!breaks.first) ++held;
      if (breaks.first && !verdict.at) verdict.at = breaks.first;
    }
  }
  if (values.empty()) {
    verdict.measured = "no data";
    return;
  }
  std::sort(values.begin(), values.end(),
            [&](double a, double b) { return Excess(it.bounds, a) < Excess(it.bounds, b); });
  const double count = static_cast<double>(values.size());
  const auto rank = static_cast<size_t>(std::ceil(it.hold.share * count - kSlack));
  verdict.value = values[std::clamp<size_t>(rank, 1, values.size()) - 1];
  verdict.ok = static_cast<double>(held) >= it.hold.share * count - kSlack;
  verdict.measured = StrCat(NumberText(100 * it.hold.share, 4), "% of them ",
                            it.bounds.above && !it.bounds.below ? "at least " : "within ",
                            ValueText(verdict.value, UnitOf(it.bounds)));
  if (held < values.size()) {
    verdict.detail =
        StrCat("held in ", NumberText(100 * static_cast<double>(held) / count, 4), "% of ",
               values.size(), ", worst ", ValueText(values.back(), UnitOf(it.bounds)));
  }
  if (verdict.ok) verdict.at.reset();
}

Result<Line> Judge::Truth(const Predicate& predicate, Duration step) const {
  if (predicate.kind == Predicate::Kind::kCompare) {
    const Line left = WT_TRY(measures_.LineOf(predicate.left, step));
    Line right;
    if (predicate.word.empty()) {
      right = WT_TRY(measures_.LineOf(predicate.right, step));
    } else {
      right.Add(Duration{INT64_MIN / 2}, RolloutNamed(predicate.word));
    }
    return Combine(left, right, [&](double a, double b) {
      if (std::isnan(a) || std::isnan(b)) return kNothing;
      return Compare(predicate.order, a, b) ? 1.0 : 0.0;
    });
  }
  Line out = WT_TRY(Truth(predicate.operands.at(0), step));
  if (predicate.kind == Predicate::Kind::kNot) {
    return Combine(out, {}, [](double a, double) { return 1 - a; });
  }
  const bool all = predicate.kind == Predicate::Kind::kAnd;
  for (size_t i = 1; i < predicate.operands.size(); ++i) {
    const Line more = WT_TRY(Truth(predicate.operands[i], step));
    out = Combine(out, more,
                  [all](double a, double b) { return all ? std::min(a, b) : std::max(a, b); });
  }
  return out;
}

// The first moment from `after` on at which it is so and stays so.
Verdict Judge::OfRecover(const Expectation& it) const {
  Verdict verdict{.bound = StrCat("within ", ShortTime(it.within))};
  const auto after = MomentIn(timeline_, it.after, measures_.end());
  if (!after) {
    verdict.measured = StrCat(it.after.event, " did not happen");
    return verdict;
  }
  const Result<Line> truth = Truth(it.predicate, it.predicate.left.step);
  if (!truth.ok()) {
    verdict.measured = truth.error().message;
    return verdict;
  }
  std::optional<Duration> since, found;
  EachStretch(*truth, *after, measures_.end(), [&](Duration from, Duration to, double value) {
    if (found) return;
    if (!(value > 0)) {
      since.reset();
      return;
    }
    if (!since) since = from;
    if (to - *since >= it.stays || to >= measures_.end()) found = since;
  });
  if (!found) {
    verdict.measured = "not by the end";
    verdict.at = *after + it.within;
    return verdict;
  }
  const Duration took = *found - *after;
  verdict.value = took.seconds();
  verdict.measured = TimeText(took);
  verdict.ok = took <= it.within;
  if (!verdict.ok) verdict.at = *after + it.within;
  return verdict;
}

Verdict Judge::OfPredicate(const Expectation& it) const {
  const bool never = it.kind == Expectation::Kind::kNever;
  Verdict verdict{.bound = StrCat(never ? "never " : "always ", it.predicate.text)};
  const auto window = WindowOf(it.window);
  const Result<Line> truth = Truth(it.predicate, it.predicate.left.step);
  if (!window.ok() || !truth.ok()) {
    verdict.measured = window.ok() ? truth.error().message : window.error().message;
    return verdict;
  }
  Expectation bounded = it;
  bounded.bounds = {.equals = Bound{.value = never ? 0.0 : 1.0}};
  JudgeLine(bounded, *window, *truth, verdict);
  verdict.value = verdict.at ? 0 : 1;
  verdict.measured = verdict.at ? TimeText(*verdict.at) : never ? "never" : "always";
  return verdict;
}

namespace {

// '*' and '?' as in file names.
bool Globs(std::string_view pattern, std::string_view text) {
  return MatchWildcards(
      pattern.size(), text, [&](size_t at) { return pattern[at] == '*'; },
      [&](size_t at, char c) -> size_t { return pattern[at] == '?' || pattern[at] == c ? 1 : 0; });
}

bool Matches(const Pattern& pattern, const sim::JournalEntry& entry, const Ledger& ledger) {
  std::string text;
  std::string_view of;
  if (pattern.kind == "journal") {
    text = sim::FormatEntry(entry);
  } else if (entry.event == "service_event") {
    if (!pattern.kind.empty() && pattern.kind != "service_event") return false;
    text = FieldOf(entry, "message");
    of = FieldOf(entry, "service");
  } else {
    const std::optional<Mark> mark = MarkOf(entry, ledger);
    if (!mark || (!pattern.kind.empty() && pattern.kind != mark->kind)) return false;
    text = mark->text;
    of = mark->name;
    if (!pattern.of.empty() && mark->kind == "alarm") of = pattern.of;
  }
  if (!pattern.of.empty() && pattern.kind != "journal" && of != pattern.of) return false;
  return Globs(StrCat("*", pattern.text, "*"), text);
}

}  // namespace

Verdict Judge::OfHappens(const Expectation& it) const {
  Verdict verdict;
  verdict.bound = it.times_max == INT64_MAX ? StrCat("at least ", it.times_min, " times")
                                            : StrCat(it.times_min, " to ", it.times_max, " times");
  const auto window = WindowOf(it.window);
  if (!window.ok()) {
    verdict.measured = window.error().message;
    return verdict;
  }
  int64_t times = 0;
  size_t next = 0;
  for (const sim::JournalEntry& entry : measures_.ledger().entries()) {
    const Duration at = measures_.ledger().Since(entry.at);
    const bool inside = std::any_of(window->begin(), window->end(), [&](const auto& stretch) {
      return at >= stretch.first && at <= stretch.second;
    });
    if (!inside) continue;
    if (it.ordered) {
      if (!Matches(it.patterns[next], entry, measures_.ledger())) continue;
      if (++next < it.patterns.size()) continue;
      next = 0;
      ++times;
    } else {
      for (const Pattern& pattern : it.patterns) {
        times += Matches(pattern, entry, measures_.ledger()) ? 1 : 0;
      }
    }
  }
  verdict.value = static_cast<double>(times);
  verdict.measured = StrCat(times, " times");
  verdict.ok = times >= it.times_min && times <= it.times_max;
  return verdict;
}

Duration Judge::BrokenTime(const Expectation& it) const {
  const auto window = WindowOf(it.window);
  const Result<Line> line = measures_.LineOf(it.metric, StepOf(it));
  if (!window.ok() || !line.ok()) return {};
  return BreaksOf(it, *window, *line).total;
}

void Judge::Explain(std::vector<Verdict>& verdicts) const {
  std::vector<Mark> own;
  for (const auto& [name, times] : timeline_) {
    if (times.start) own.push_back({*times.start, {}, "fault", name, StrCat(name, " began")});
    if (times.end) own.push_back({*times.end, {}, "fault", name, StrCat(name, " ended")});
  }
  const std::vector<Mark> marks = MarksOf(measures_.ledger(), own);
  for (Verdict& verdict : verdicts) {
    if (verdict.ok || !verdict.at) continue;
    const auto after = std::upper_bound(marks.begin(), marks.end(), *verdict.at,
                                        [](Duration at, const Mark& mark) { return at < mark.at; });
    verdict.before.assign(after - std::min<std::ptrdiff_t>(3, after - marks.begin()), after);
  }
}

}  // namespace wt::scenario
