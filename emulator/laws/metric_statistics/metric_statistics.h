#pragma once

// What CloudWatch's statistics say of a set of measured values. See README.md.

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace wt::laws::metric_statistics {

// A value and how often it was measured.
struct Weighted {
  double value = 0;
  double count = 0;

  friend bool operator==(const Weighted&, const Weighted&) = default;
};

// All that was measured in a period. Where every value was the same, `values` is empty and the
// distribution known all the same; `opaque` says that it is not: a statistic set with a spread.
struct Summary {
  double samples = 0;
  double sum = 0;
  double minimum = 0;
  double maximum = 0;
  bool opaque = false;
  std::vector<Weighted> values;  // In order of value.

  bool empty() const { return samples == 0; }
};

Summary OfValue(double value, double count = 1);
Summary OfStatisticSet(double samples, double sum, double minimum, double maximum);
// Both together, as if measured in one period.
void Merge(const Summary& other, Summary& into);

enum class Kind : uint8_t {
  kSampleCount,
  kAverage,
  kSum,
  kMinimum,
  kMaximum,
  kPercentile,      // p
  kTrimmedMean,     // tm, IQM
  kWinsorizedMean,  // wm
  kTrimmedCount,    // tc
  kTrimmedSum,      // ts
  kPercentileRank,  // PR
};

struct Statistic {
  Kind kind = Kind::kAverage;
  bool percent = true;  // Bounds are percentiles; else values.
  double lower = 0;     // kPercentile has it in `upper` alone.
  double upper = 100;
  // Values only: an absent bound is open.
  bool has_lower = false;
  bool has_upper = false;

  friend bool operator==(const Statistic&, const Statistic&) = default;
};

// "Average", "p99.9", "tm95", "TM(10%:90%)", "PR(100:2000)", "IQM"…; nothing where it is none.
std::optional<Statistic> ParseStatistic(std::string_view text);
// Whether it is one of the five that a statistic set can answer.
bool IsBasic(const Statistic& statistic);

// Nothing where nothing was measured, or where the distribution is needed and not known.
std::optional<double> Evaluate(const Statistic& statistic, const Summary& summary);

// Samples that a percentile needs before an alarm may trust it.
double SamplesNeeded(const Statistic& statistic);

}  // namespace wt::laws::metric_statistics
