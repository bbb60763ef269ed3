#pragma once

// When a metric alarm changes its state, and in which words. See README.md.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/time.h"

namespace wt::laws::alarm_evaluation {

enum class State : uint8_t { kInsufficientData, kOk, kAlarm };
std::string_view StateName(State state);
std::optional<State> ParseState(std::string_view name);

enum class Comparison : uint8_t {
  kGreaterOrEqual,
  kGreater,
  kLess,
  kLessOrEqual,
  // Of an anomaly band.
  kOutsideBand,
  kBelowBand,
  kAboveBand,
};
std::optional<Comparison> ParseComparison(std::string_view name);
bool IsBand(Comparison comparison);

enum class Missing : uint8_t { kMissing, kIgnore, kBreaching, kNotBreaching };
std::optional<Missing> ParseMissing(std::string_view name);

struct Rule {
  Comparison comparison = Comparison::kGreater;
  double threshold = 0;
  int64_t periods = 1;     // N
  int64_t datapoints = 1;  // M
  Missing missing = Missing::kMissing;
};

bool Breaches(const Rule& rule, double value);

// How many periods are looked at, from the newest complete one backward.
int64_t EvaluationRange(int64_t periods);

struct Decision {
  std::optional<State> state;  // Nothing: it stays as it is.
  // Of the last N points: how many there were, breached, and were missing and filled in.
  int64_t real = 0;
  int64_t breaching = 0;
  int64_t filled = 0;
};

// `slots` are the periods of the evaluation range, newest first; nothing where there are no data.
Decision Decide(const Rule& rule, std::span<const std::optional<double>> slots);

// --- Words ---------------------------------------------------------------------------------------

struct Point {
  Instant at;  // The start of its period.
  std::optional<double> value;
  double samples = 0;
};

// "50.0", "0.3666666", "1.0E10": as Java prints a double.
std::string FormatNumber(double value);

// The reason of a change to `to`. `newest_first` has the whole evaluation range.
std::string Reason(const Rule& rule, const Decision& decision, State to,
                   std::span<const Point> newest_first);

struct ReasonDataInput {
  Instant query_at;
  std::string_view unit;       // Empty where the alarm names none.
  std::string_view statistic;  // Empty for metric math.
  int64_t period = 60;
};
// The JSON text of StateReasonData.
std::string ReasonData(const Rule& rule, const ReasonDataInput& in,
                       std::span<const Point> newest_first);
// "2018-09-16T00:22:56.053+0000"
std::string FormatReasonTime(Instant at);

}  // namespace wt::laws::alarm_evaluation
