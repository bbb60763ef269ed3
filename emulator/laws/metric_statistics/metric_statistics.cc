#include "emulator/laws/metric_statistics/metric_statistics.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace wt::laws::metric_statistics {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Distinct values kept in a period. CloudWatch keeps a histogram of about 1 % resolution; so do we
// from here on. Assumed: AWS does not say when it begins to round.
constexpr size_t kDistinctValuesMax = 1200;

std::vector<Weighted> Spread(const Summary& summary) {
  if (!summary.values.empty()) return summary.values;
  if (summary.opaque || summary.samples <= 0) return {};
  return {{summary.minimum, summary.samples}};
}

double Rounded(double value) {
  if (value == 0) return 0;
  return std::copysign(std::exp(std::round(std::log(std::abs(value)) * 100) / 100), value);
}

void Compact(std::vector<Weighted>& values) {
  std::vector<Weighted> out;
  for (const Weighted& item : values) {
    const double value = Rounded(item.value);
    if (!out.empty() && out.back().value == value) {
      out.back().count += item.count;
    } else {
      out.push_back({value, item.count});
    }
  }
  values = std::move(out);
}

std::vector<Weighted> MergeSpreads(const std::vector<Weighted>& a, const std::vector<Weighted>& b) {
  std::vector<Weighted> out;
  out.reserve(a.size() + b.size());
  auto left = a.begin();
  auto right = b.begin();
  while (left != a.end() || right != b.end()) {
    const bool take_left = right == b.end() || (left != a.end() && left->value <= right->value);
    const Weighted& next = take_left ? *left++ : *right++;
    if (!out.empty() && out.back().value == next.value) {
      out.back().count += next.count;
    } else {
      out.push_back(next);
    }
  }
  if (out.size() > kDistinctValuesMax) Compact(out);
  return out;
}

double Total(const std::vector<Weighted>& values) {
  double total = 0;
  for (const Weighted& item : values) total += item.count;
  return total;
}

// The smallest value at or below which that share of the samples lies.
double Percentile(const std::vector<Weighted>& values, double percent) {
  const double rank = percent / 100 * Total(values);
  double seen = 0;
  for (const Weighted& item : values) {
    seen += item.count;
    if (seen >= rank - 1e-9) return item.value;
  }
  return values.back().value;
}

struct Part {
  double count = 0;
  double sum = 0;
};

// The samples whose rank lies between two percentiles, cut within a value where they end there.
Part BetweenPercentiles(const std::vector<Weighted>& values, double lower, double upper) {
  const double total = Total(values);
  const double first = lower / 100 * total;
  const double last = upper / 100 * total;
  Part part;
  double seen = 0;
  for (const Weighted& item : values) {
    const double from = std::max(seen, first);
    const double to = std::min(seen + item.count, last);
    if (to > from) {
      part.count += to - from;
      part.sum += (to - from) * item.value;
    }
    seen += item.count;
  }
  return part;
}

// Lower bound exclusive, upper inclusive.
Part BetweenValues(const std::vector<Weighted>& values, double lower, double upper) {
  Part part;
  for (const Weighted& item : values) {
    if (item.value <= lower || item.value > upper) continue;
    part.count += item.count;
    part.sum += item.count * item.value;
  }
  return part;
}

struct Bounds {
  double lower, upper;
};

Bounds ValueBounds(const Statistic& statistic) {
  return {statistic.has_lower ? statistic.lower : -kInfinity,
          statistic.has_upper ? statistic.upper : kInfinity};
}

Part Trim(const Statistic& statistic, const std::vector<Weighted>& values) {
  if (statistic.percent) return BetweenPercentiles(values, statistic.lower, statistic.upper);
  const Bounds bounds = ValueBounds(statistic);
  return BetweenValues(values, bounds.lower, bounds.upper);
}

double WinsorizedMean(const Statistic& statistic, const std::vector<Weighted>& values) {
  Bounds bounds = ValueBounds(statistic);
  if (statistic.percent) {
    bounds.lower = statistic.lower > 0 ? Percentile(values, statistic.lower) : -kInfinity;
    bounds.upper = Percentile(values, statistic.upper);
  }
  double sum = 0;
  for (const Weighted& item : values) {
    sum += item.count * std::clamp(item.value, bounds.lower, bounds.upper);
  }
  return sum / Total(values);
}

std::optional<double> ParseNumber(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// "99.9" after p, tm, …: a percentage with at most ten decimals.
std::optional<Statistic> ParseShort(Kind kind, std::string_view text) {
  const std::optional<double> percent = ParseNumber(text);
  if (!percent || *percent < 0 || *percent > 100 || text.front() == '-') return std::nullopt;
  return Statistic{.kind = kind, .upper = *percent};
}

// "(10%:90%)", "(:95%)", "(100:2000)".
std::optional<Statistic> ParseRange(Kind kind, std::string_view text) {
  if (text.size() < 3 || text.front() != '(' || text.back() != ')') return std::nullopt;
  text = text.substr(1, text.size() - 2);
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  std::string_view low = text.substr(0, colon);
  std::string_view high = text.substr(colon + 1);
  if (low.empty() && high.empty()) return std::nullopt;
  const bool low_percent = low.ends_with('%');
  const bool high_percent = high.ends_with('%');
  if (!low.empty() && !high.empty() && low_percent != high_percent) return std::nullopt;
  Statistic out{.kind = kind, .percent = low_percent || high_percent};
  if (low_percent) low.remove_suffix(1);
  if (high_percent) high.remove_suffix(1);
  if (!low.empty()) {
    const std::optional<double> bound = ParseNumber(low);
    if (!bound) return std::nullopt;
    out.lower = *bound;
    out.has_lower = true;
  }
  if (!high.empty()) {
    const std::optional<double> bound = ParseNumber(high);
    if (!bound) return std::nullopt;
    out.upper = *bound;
    out.has_upper = true;
  }
  if (out.has_lower && out.has_upper && out.lower >= out.upper) return std::nullopt;
  if (out.percent && (out.lower < 0 || out.upper > 100)) return std::nullopt;
  if (kind == Kind::kPercentileRank && out.percent) return std::nullopt;
  return out;
}

}  // namespace

Summary OfValue(double value, double count) {
  return {.samples = count, .sum = value * count, .minimum = value, .maximum = value};
}

Summary OfStatisticSet(double samples, double sum, double minimum, double maximum) {
  return {.samples = samples,
          .sum = sum,
          .minimum = minimum,
          .maximum = maximum,
          .opaque = samples > 1 && minimum != maximum};
}

void Merge(const Summary& other, Summary& into) {
  if (other.empty()) return;
  if (into.empty()) {
    into = other;
    return;
  }
  const bool same = into.minimum == into.maximum && other.minimum == into.minimum &&
                    other.maximum == into.maximum;
  if (into.opaque || other.opaque) {
    into.opaque = true;
    into.values.clear();
  } else if (!same) {
    into.values = MergeSpreads(Spread(into), Spread(other));
  }
  into.samples += other.samples;
  into.sum += other.sum;
  into.minimum = std::min(into.minimum, other.minimum);
  into.maximum = std::max(into.maximum, other.maximum);
}

std::optional<Statistic> ParseStatistic(std::string_view text) {
  static constexpr std::pair<std::string_view, Kind> kBasic[] = {
      {"SampleCount", Kind::kSampleCount},
      {"Average", Kind::kAverage},
      {"Sum", Kind::kSum},
      {"Minimum", Kind::kMinimum},
      {"Maximum", Kind::kMaximum}};
  for (const auto& [name, kind] : kBasic) {
    if (text == name) return Statistic{.kind = kind};
  }
  if (text == "IQM") {
    return Statistic{.kind = Kind::kTrimmedMean, .lower = 25, .upper = 75};
  }
  static constexpr std::pair<std::string_view, Kind> kShort[] = {{"p", Kind::kPercentile},
                                                                 {"tm", Kind::kTrimmedMean},
                                                                 {"wm", Kind::kWinsorizedMean},
                                                                 {"tc", Kind::kTrimmedCount},
                                                                 {"ts", Kind::kTrimmedSum}};
  for (const auto& [name, kind] : kShort) {
    if (text.starts_with(name) && text.size() > name.size()) {
      if (const auto found = ParseShort(kind, text.substr(name.size()))) return found;
    }
  }
  static constexpr std::pair<std::string_view, Kind> kRange[] = {{"TM", Kind::kTrimmedMean},
                                                                 {"WM", Kind::kWinsorizedMean},
                                                                 {"TC", Kind::kTrimmedCount},
                                                                 {"TS", Kind::kTrimmedSum},
                                                                 {"PR", Kind::kPercentileRank}};
  for (const auto& [name, kind] : kRange) {
    if (text.starts_with(name)) return ParseRange(kind, text.substr(name.size()));
  }
  return std::nullopt;
}

bool IsBasic(const Statistic& statistic) { return statistic.kind <= Kind::kMaximum; }

std::optional<double> Evaluate(const Statistic& statistic, const Summary& summary) {
  // 1. What any period with data can tell.
  if (summary.empty()) return std::nullopt;
  switch (statistic.kind) {
    case Kind::kSampleCount:
      return summary.samples;
    case Kind::kAverage:
      return summary.sum / summary.samples;
    case Kind::kSum:
      return summary.sum;
    case Kind::kMinimum:
      return summary.minimum;
    case Kind::kMaximum:
      return summary.maximum;
    default:
      break;
  }
  // 2. The others need the values themselves.
  const std::vector<Weighted> values = Spread(summary);
  if (values.empty()) return std::nullopt;
  switch (statistic.kind) {
    case Kind::kPercentile:
      return Percentile(values, statistic.upper);
    case Kind::kWinsorizedMean:
      return WinsorizedMean(statistic, values);
    case Kind::kTrimmedCount:
      return Trim(statistic, values).count;
    case Kind::kTrimmedSum:
      return Trim(statistic, values).sum;
    case Kind::kPercentileRank:
      return Trim(statistic, values).count / Total(values) * 100;
    default:
      break;
  }
  const Part part = Trim(statistic, values);
  return part.count > 0 ? std::optional(part.sum / part.count) : std::nullopt;
}

double SamplesNeeded(const Statistic& statistic) {
  if (statistic.kind != Kind::kPercentile) return 0;
  const double share = statistic.upper / 100;
  if (share <= 0 || share >= 1) return 1;
  return share < 0.5 ? 10 / share : 10 / (1 - share);
}

}  // namespace wt::laws::metric_statistics
