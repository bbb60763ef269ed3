// The words of StateReason and the JSON of StateReasonData.

#include <algorithm>
#include <charconv>
#include <cmath>

#include "emulator/base/strings.h"
#include "emulator/laws/alarm_evaluation/alarm_evaluation.h"

namespace wt::laws::alarm_evaluation {
namespace {

constexpr size_t kPointsListedMax = 5;

// "16/09/18 00:22:00"
std::string ShortDate(Instant at) {
  const std::string iso = FormatIso8601(at);  // 2018-09-16T00:22:00Z
  return StrCat(iso.substr(8, 2), "/", iso.substr(5, 2), "/", iso.substr(2, 2), " ",
                iso.substr(11, 8));
}

std::string_view Words(Comparison comparison) {
  switch (comparison) {
    case Comparison::kGreaterOrEqual:
      return "greater than or equal to";
    case Comparison::kGreater:
      return "greater than";
    case Comparison::kLess:
      return "less than";
    case Comparison::kLessOrEqual:
      return "less than or equal to";
    case Comparison::kOutsideBand:
      return "less than the lower thresholds or greater than";
    case Comparison::kBelowBand:
      return "less than";
    case Comparison::kAboveBand:
      return "greater than";
  }
  return "";
}

std::string Listed(std::span<const Point> points) {
  std::string out = "[";
  for (const Point& point : points.first(std::min(points.size(), kPointsListedMax))) {
    if (out.size() > 1) out += ", ";
    StrAppend(out, FormatNumber(*point.value), " (", ShortDate(point.at), ")");
  }
  return out + "]";
}

std::string Unknown(int64_t periods) {
  return periods == 1 ? "Insufficient Data: 1 datapoint was unknown."
                      : StrCat("Insufficient Data: ", periods, " datapoints were unknown.");
}

// "no datapoints were received for 2 periods and 2 missing datapoints were treated as [Breaching]."
std::string NothingReceived(const Rule& rule, int64_t filled) {
  const bool one = filled == 1;
  return StrCat(
      "Threshold Crossed: no datapoints were received for ", filled,
      one ? " period and " : " periods and ", filled,
      one ? " missing datapoint was treated as [" : " missing datapoints were treated as [",
      rule.missing == Missing::kBreaching ? "Breaching" : "NonBreaching", "].");
}

}  // namespace

std::string FormatNumber(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (value == 0) return std::signbit(value) ? "-0.0" : "0.0";
  const double size = std::abs(value);
  char buffer[64];
  if (size >= 1e-3 && size < 1e7) {
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
    std::string out(buffer, end.ptr);
    if (out.find('.') == std::string::npos) out += ".0";
    return out;
  }
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  std::string out(buffer, end.ptr);  // 1.5e+10
  const size_t e = out.find('e');
  std::string digits = out.substr(0, e);
  if (digits.find('.') == std::string::npos) digits += ".0";
  const bool negative = out[e + 1] == '-';
  size_t power = e + 2;
  while (power + 1 < out.size() && out[power] == '0') ++power;
  return StrCat(digits, "E", negative ? "-" : "", out.substr(power));
}

std::string Reason(const Rule& rule, const Decision& decision, State to,
                   std::span<const Point> newest_first) {
  // 1. Nothing known, or nothing received and something made of it.
  if (to == State::kInsufficientData) return Unknown(rule.periods);
  if (decision.real == 0) return NothingReceived(rule, std::max<int64_t>(decision.filled, 1));

  // 2. The points that speak for the state: in alarm those that breach, else those that do not.
  std::vector<Point> real, speaking;
  for (const Point& point : newest_first) {
    if (!point.value || static_cast<int64_t>(real.size()) == rule.periods) continue;
    real.push_back(point);
    if (Breaches(rule, *point.value) == (to == State::kAlarm)) speaking.push_back(point);
  }
  if (speaking.empty()) speaking = real;
  const bool of_several = rule.datapoints < rule.periods && rule.periods > 1;
  const size_t count = speaking.size();
  const std::string_view words = Words(rule.comparison);
  const std::string threshold = IsBand(rule.comparison)
                                    ? " the upper thresholds"
                                    : StrCat(" the threshold (", FormatNumber(rule.threshold), ")");
  const std::string_view plural = count == 1 ? " was" : " were";
  const std::string_view negation = to == State::kAlarm ? " " : " not ";

  // 3. M out of N says so.
  if (of_several) {
    return StrCat("Threshold Crossed: ", count, " out of the last ", rule.periods, " datapoints ",
                  Listed(speaking), plural, negation, words, threshold, " (minimum ",
                  rule.datapoints, rule.datapoints == 1 ? " datapoint" : " datapoints", " for ",
                  to == State::kAlarm ? "OK -> ALARM" : "ALARM -> OK", " transition).");
  }
  // 4. More points than are listed.
  if (count > kPointsListedMax) {
    return StrCat("Threshold Crossed: ", count, " datapoints were", negation, words, threshold,
                  ". The most recent datapoints which crossed the threshold: ", Listed(speaking),
                  ".");
  }
  return StrCat("Threshold Crossed: ", count, count == 1 ? " datapoint " : " datapoints ",
                Listed(speaking), plural, negation, words, threshold, ".");
}

std::string FormatReasonTime(Instant at) {
  std::string iso = FormatIso8601(at, true);
  iso.pop_back();
  return iso + "+0000";
}

std::string ReasonData(const Rule& rule, const ReasonDataInput& in,
                       std::span<const Point> newest_first) {
  // 1. The points of the last N periods, or as many real ones as were looked for further back.
  std::vector<Point> real;
  for (const Point& point : newest_first) {
    if (point.value && static_cast<int64_t>(real.size()) < rule.periods) real.push_back(point);
  }
  const size_t window = std::min(newest_first.size(), static_cast<size_t>(rule.periods));
  std::vector<Point> evaluated(newest_first.begin(),
                               newest_first.begin() + static_cast<std::ptrdiff_t>(window));
  for (const Point& point : real) {
    const bool there = std::any_of(evaluated.begin(), evaluated.end(),
                                   [&](const Point& other) { return other.at == point.at; });
    if (!there) evaluated.push_back(point);
  }

  std::string out =
      StrCat("{\"version\":\"1.0\",\"queryDate\":\"", FormatReasonTime(in.query_at), "\"");
  if (!real.empty()) {
    StrAppend(out, ",\"startDate\":\"", FormatReasonTime(real.back().at), "\"");
  }
  if (!in.unit.empty()) StrAppend(out, ",\"unit\":\"", in.unit, "\"");
  if (!in.statistic.empty()) StrAppend(out, ",\"statistic\":\"", in.statistic, "\"");
  StrAppend(out, ",\"period\":", in.period, ",\"recentDatapoints\":[");
  for (size_t i = real.size(); i-- > 0;) {  // Oldest first.
    StrAppend(out, FormatNumber(*real[i].value), i > 0 ? "," : "");
  }
  StrAppend(out, "],\"threshold\":", FormatNumber(rule.threshold), ",\"evaluatedDatapoints\":[");
  for (size_t i = 0; i < evaluated.size(); ++i) {
    const Point& point = evaluated[i];
    StrAppend(out, i > 0 ? "," : "", "{\"timestamp\":\"", FormatReasonTime(point.at), "\"");
    if (point.value) {
      if (point.samples > 0) StrAppend(out, ",\"sampleCount\":", FormatNumber(point.samples));
      StrAppend(out, ",\"value\":", FormatNumber(*point.value));
    }
    out += '}';
  }
  return out + "]}";
}

}  // namespace wt::laws::alarm_evaluation
