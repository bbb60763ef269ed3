#include "emulator/laws/alarm_evaluation/alarm_evaluation.h"

#include <algorithm>
#include <utility>

namespace wt::laws::alarm_evaluation {
namespace {

template <class T>
using Names = std::pair<std::string_view, T>;

template <class T, size_t N>
std::optional<T> ByName(const Names<T> (&names)[N], std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view StateName(State state) {
  switch (state) {
    case State::kOk:
      return "OK";
    case State::kAlarm:
      return "ALARM";
    case State::kInsufficientData:
      break;
  }
  return "INSUFFICIENT_DATA";
}

std::optional<State> ParseState(std::string_view name) {
  static constexpr Names<State> kNames[] = {{"OK", State::kOk},
                                            {"ALARM", State::kAlarm},
                                            {"INSUFFICIENT_DATA", State::kInsufficientData}};
  return ByName(kNames, name);
}

std::optional<Comparison> ParseComparison(std::string_view name) {
  static constexpr Names<Comparison> kNames[] = {
      {"GreaterThanOrEqualToThreshold", Comparison::kGreaterOrEqual},
      {"GreaterThanThreshold", Comparison::kGreater},
      {"LessThanThreshold", Comparison::kLess},
      {"LessThanOrEqualToThreshold", Comparison::kLessOrEqual},
      {"LessThanLowerOrGreaterThanUpperThreshold", Comparison::kOutsideBand},
      {"LessThanLowerThreshold", Comparison::kBelowBand},
      {"GreaterThanUpperThreshold", Comparison::kAboveBand}};
  return ByName(kNames, name);
}

bool IsBand(Comparison comparison) { return comparison >= Comparison::kOutsideBand; }

std::optional<Missing> ParseMissing(std::string_view name) {
  static constexpr Names<Missing> kNames[] = {{"missing", Missing::kMissing},
                                              {"ignore", Missing::kIgnore},
                                              {"breaching", Missing::kBreaching},
                                              {"notBreaching", Missing::kNotBreaching}};
  return ByName(kNames, name);
}

bool Breaches(const Rule& rule, double value) {
  switch (rule.comparison) {
    case Comparison::kGreaterOrEqual:
      return value >= rule.threshold;
    case Comparison::kGreater:
      return value > rule.threshold;
    case Comparison::kLess:
      return value < rule.threshold;
    case Comparison::kLessOrEqual:
      return value <= rule.threshold;
    default:
      return false;  // A band is not a number.
  }
}

int64_t EvaluationRange(int64_t periods) {
  // AWS says only that it is more than N, and 5 where N is 3.
  return std::max<int64_t>(periods + 2, 5);
}

Decision Decide(const Rule& rule, std::span<const std::optional<double>> slots) {
  // 1. The real points among the newest slots, counted up to N.
  Decision out;
  int64_t oldest_breach = 0;  // Which slot, the newest being 1.
  for (size_t i = 0; i < slots.size() && out.real < rule.periods; ++i) {
    if (!slots[i]) continue;
    ++out.real;
    if (!Breaches(rule, *slots[i])) continue;
    ++out.breaching;
    oldest_breach = static_cast<int64_t>(i) + 1;
  }
  const bool alarming = out.breaching >= rule.datapoints;

  // 2. Enough of them: the treatment of missing data plays no part.
  if (out.real >= rule.periods) {
    out.state = alarming ? State::kAlarm : State::kOk;
    return out;
  }

  // 3. Too few: as the alarm says.
  const int64_t missing = rule.periods - out.real;
  const bool calm = out.real > out.breaching;
  switch (rule.missing) {
    case Missing::kBreaching:
      out.filled = missing;
      out.state = out.breaching + missing >= rule.datapoints ? State::kAlarm : State::kOk;
      break;
    case Missing::kNotBreaching:
      out.filled = missing;
      out.state = alarming ? State::kAlarm : State::kOk;
      break;
    case Missing::kIgnore:
      if (alarming) out.state = State::kAlarm;
      if (!alarming && calm) out.state = State::kOk;
      break;
    case Missing::kMissing:
      if (alarming) {
        out.state = State::kAlarm;
      } else if (calm) {
        out.state = State::kOk;
      } else if (out.real == 0) {
        out.state = State::kInsufficientData;
      } else if (oldest_breach >= rule.datapoints) {
        // Only breaching points, fewer than M: no premature alarm while more may come.
        out.state = State::kAlarm;
      }
      break;
  }
  return out;
}

}  // namespace wt::laws::alarm_evaluation
