#include "emulator/laws/load/curve.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>

#include "emulator/base/strings.h"

namespace wt::laws::load {
namespace {

// Between breaks the curve is taken as straight over steps of this length.
constexpr Duration kStraight = Seconds(10);

Error Bad(std::string message) { return {.code = "BadRequest", .message = std::move(message)}; }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::optional<double> ParseNumber(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

// "name(a, b)": its name and what stands between the brackets.
struct Term {
  std::string_view name;
  std::vector<std::string_view> words;
};

// The terms of "diurnal(150/s, 330/s, 20) spike(11h, 2m, 20m, 2m, 1.45)".
Result<std::vector<Term>> ParseTerms(std::string_view text) {
  std::vector<Term> terms;
  for (text = Trim(text); !text.empty(); text = Trim(text)) {
    const size_t open = text.find('(');
    if (open == std::string_view::npos) {
      terms.push_back({{}, {text}});
      return terms;
    }
    const size_t close = text.find(')', open);
    if (close == std::string_view::npos) return Bad(StrCat("rate: '", text, "' lacks a )."));
    Term& term = terms.emplace_back(Term{Trim(text.substr(0, open)), {}});
    for (const std::string_view word : Split(text.substr(open + 1, close - open - 1), ',')) {
      term.words.push_back(Trim(word));
    }
    text.remove_prefix(close + 1);
  }
  return terms;
}

Result<Duration> ReadDuration(std::string_view text) {
  const std::optional<Duration> parsed = ParseDuration(text);
  if (!parsed || *parsed < Duration{}) {
    return Bad(StrCat("rate: '", text, "' is not a duration such as 90s, 20m or 11h."));
  }
  return *parsed;
}

Result<Spike> ReadSpike(const Term& term) {
  if (term.words.size() != 5) {
    return Bad(
        "rate: a spike is spike(AT, RAMP, HOLD, FALL, TIMES): spike(11h, 2m, 20m, 2m, 1.5).");
  }
  Spike spike;
  spike.at = WT_TRY(ReadDuration(term.words[0]));
  spike.ramp = WT_TRY(ReadDuration(term.words[1]));
  spike.hold = WT_TRY(ReadDuration(term.words[2]));
  spike.fall = WT_TRY(ReadDuration(term.words[3]));
  const std::optional<double> times = ParseNumber(term.words[4]);
  if (!times || *times < 0) {
    return Bad(StrCat("rate: '", term.words[4], "' is not a factor such as 1.5."));
  }
  spike.times = *times;
  return spike;
}

Result<void> ReadBase(const Term& term, Curve& curve) {
  if (term.name.empty()) {
    curve.from = curve.to = WT_TRY(ParseRate(term.words[0]));
    return {};
  }
  const bool ramp = term.name == "ramp", step = term.name == "step";
  if (!ramp && !step && term.name != "diurnal") {
    return Bad(StrCat("rate: '", term.name, "' is none of ramp, step, diurnal, spike."));
  }
  if (term.words.size() != 3) {
    return Bad(StrCat("rate: ", term.name, " takes two rates and ",
                      ramp || step ? "a duration: (100/s, 300/s, 10m)."
                                   : "an hour of the day: (150/s, 330/s, 20)."));
  }
  curve.from = WT_TRY(ParseRate(term.words[0]));
  curve.to = WT_TRY(ParseRate(term.words[1]));
  if (ramp || step) {
    curve.kind = ramp ? Curve::Kind::kRamp : Curve::Kind::kStep;
    curve.over = WT_TRY(ReadDuration(term.words[2]));
    return {};
  }
  curve.kind = Curve::Kind::kDiurnal;
  const std::optional<double> hour = ParseNumber(term.words[2]);
  if (!hour || *hour < 0 || *hour > 24) {
    return Bad(StrCat("rate: '", term.words[2], "' is not an hour of the day, 0 to 24."));
  }
  curve.peak_hour = *hour;
  return {};
}

double SpikeAt(const Spike& spike, Duration since) {
  const auto part = [](Duration passed, Duration whole) {
    return whole.micros == 0 ? 1.0 : passed.seconds() / whole.seconds();
  };
  Duration in = since - spike.at;
  if (in < Duration{}) return 1;
  if (in < spike.ramp) return 1 + (spike.times - 1) * part(in, spike.ramp);
  in = in - spike.ramp;
  if (in < spike.hold) return spike.times;
  in = in - spike.hold;
  if (in < spike.fall) return spike.times + (1 - spike.times) * part(in, spike.fall);
  return 1;
}

// Where the curve has a corner or a jump, in [from, to], both ends included.
std::vector<Instant> Breaks(const Curve& curve, Instant start, Instant from, Instant to) {
  std::vector<Instant> breaks{from, to};
  const auto add = [&](Instant at) {
    if (at > from && at < to) breaks.push_back(at);
  };
  if (curve.kind == Curve::Kind::kRamp || curve.kind == Curve::Kind::kStep) add(start + curve.over);
  for (const Spike& spike : curve.spikes) {
    Instant at = start + spike.at;
    add(at);
    for (const Duration part : {spike.ramp, spike.hold, spike.fall}) add(at = at + part);
  }
  if (curve.kind == Curve::Kind::kDiurnal || !curve.spikes.empty()) {
    for (Instant at = from + kStraight; at < to; at = at + kStraight) breaks.push_back(at);
  }
  std::sort(breaks.begin(), breaks.end());
  return breaks;
}

}  // namespace

Result<double> ParseRate(std::string_view text) {
  const size_t slash = text.find('/');
  const std::optional<double> number = ParseNumber(Trim(text.substr(0, slash)));
  if (!number || *number < 0) {
    return Bad(StrCat("rate: '", text, "' is not a rate such as 250/s."));
  }
  if (slash == std::string_view::npos) {
    return Bad(
        StrCat("rate: ", text, " lacks its unit: ", text, "/s, ", text, "/min or ", text, "/h."));
  }
  const std::string_view unit = Trim(text.substr(slash + 1));
  if (unit == "s") return *number;
  if (unit == "min" || unit == "m") return *number / 60;
  if (unit == "h") return *number / 3600;
  return Bad(StrCat("rate: '", unit, "' is none of s, min, h."));
}

Result<Curve> ParseCurve(std::string_view text) {
  const std::vector<Term> terms = WT_TRY(ParseTerms(text));
  if (terms.empty()) return Bad("rate: a rate such as 250/s is wanted.");
  Curve curve;
  // A constant is followed by its spikes without brackets of its own: "250/s spike(…)".
  std::vector<Term> rest(terms);
  Term& first = rest.front();
  if (const size_t space = first.name.find(' '); space != std::string_view::npos) {
    WT_TRY(ReadBase({{}, {first.name.substr(0, space)}}, curve));
    first.name = Trim(first.name.substr(space));
  } else {
    WT_TRY(ReadBase(first, curve));
    rest.erase(rest.begin());
  }
  for (const Term& term : rest) {
    if (term.name != "spike") return Bad(StrCat("rate: '", term.name, "' cannot follow a curve."));
    curve.spikes.push_back(WT_TRY(ReadSpike(term)));
  }
  return curve;
}

double RateAt(const Curve& curve, Instant start, Instant at) {
  const Duration since = at - start;
  double rate = curve.from;
  switch (curve.kind) {
    case Curve::Kind::kConstant:
      break;
    case Curve::Kind::kRamp:
      if (since >= curve.over) {
        rate = curve.to;
      } else if (since > Duration{}) {
        rate += (curve.to - curve.from) * since.seconds() / curve.over.seconds();
      }
      break;
    case Curve::Kind::kStep:
      if (since >= curve.over) rate = curve.to;
      break;
    case Curve::Kind::kDiurnal: {
      const int64_t day = Days(1).micros;
      const double hour = static_cast<double>(at.micros % day) / 3.6e9;
      const double angle = (hour - curve.peak_hour) / 12 * std::numbers::pi;
      rate += (curve.to - curve.from) * (1 + std::cos(angle)) / 2;
      break;
    }
  }
  for (const Spike& spike : curve.spikes) rate *= SpikeAt(spike, since);
  return rate;
}

double MeanRate(const Curve& curve, Instant start, Instant from, Instant to) {
  if (curve.kind == Curve::Kind::kConstant && curve.spikes.empty()) return curve.from;
  if (to <= from) return RateAt(curve, start, from);
  // Straight between the breaks: two inner points of each piece tell its mean, and neither lies on
  // a jump.
  const std::vector<Instant> breaks = Breaks(curve, start, from, to);
  double requests = 0;
  for (size_t i = 1; i < breaks.size(); ++i) {
    const Duration piece = breaks[i] - breaks[i - 1];
    const Instant early{breaks[i - 1].micros + piece.micros / 4};
    const Instant late{breaks[i].micros - piece.micros / 4};
    requests += piece.seconds() * (RateAt(curve, start, early) + RateAt(curve, start, late)) / 2;
  }
  return requests / (to - from).seconds();
}

}  // namespace wt::laws::load
