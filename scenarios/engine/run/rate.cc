#include "scenarios/engine/run/rate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "emulator/base/strings.h"

namespace wt::scenario {
namespace {

// Between 0 and 1, and neither.
double DrawUniform(sim::Rng& rng) {
  return (static_cast<double>(rng.Next() >> 11) + 0.5) / 9007199254740992.0;
}

double Between(double from, double to, double part) { return from + (to - from) * part; }

double StagesAt(const RateForm& form, Duration at) {
  double from = form.from;
  Duration begin;
  for (const Stage& stage : form.stages) {
    if (at < begin + stage.over) {
      return Between(from, stage.to, (at - begin).seconds() / stage.over.seconds());
    }
    begin = begin + stage.over;
    from = stage.to;
  }
  return from;
}

// Values at even steps, straight between them.
double PointsAt(const RateForm& form, Duration at, bool loop) {
  const auto count = static_cast<int64_t>(form.points.size());
  if (count == 0 || form.step.micros <= 0) return 0;
  const int64_t step = at.micros / form.step.micros;
  const double part =
      static_cast<double>(at.micros % form.step.micros) / static_cast<double>(form.step.micros);
  const auto value = [&](int64_t i) {
    return form.points[static_cast<size_t>(loop ? i % count : std::min(i, count - 1))];
  };
  return Between(value(step), value(step + 1), part);
}

double SpikeShare(const RateForm& form, Duration since) {
  if (since < Duration{}) return 0;
  if (since < form.ramp) return since.seconds() / form.ramp.seconds();
  if (since < form.ramp + form.hold) return 1;
  const Duration falling = since - form.ramp - form.hold;
  return falling < form.fall ? 1 - falling.seconds() / form.fall.seconds() : 0;
}

// Of a day; of a week from its Monday, where `week`. 1970-01-01 was a Thursday.
Duration IntoPeriod(Instant at, Duration period) {
  const int64_t monday = period.micros % Days(7).micros == 0 ? Days(3).micros : 0;
  return {(at.micros + monday) % period.micros};
}

}  // namespace

double DrawNormal(sim::Rng& rng) {
  const double radius = std::sqrt(2 * DrawExponential(rng));
  return radius * std::cos(2 * std::numbers::pi * DrawUniform(rng));
}

double DrawExponential(sim::Rng& rng) { return -std::log(DrawUniform(rng)); }

Rate::Rate(const Load& load, Instant start, Duration length, uint64_t seed, Find find)
    : load_(load), start_(start), length_(length), seed_(seed), find_(std::move(find)) {}

double Rate::At(Duration at) const {
  return std::max(0.0, Forms(load_.rate, at, StrCat("load.", load_.name, ".rate")));
}

double Rate::Forms(const std::vector<RateForm>& forms, Duration at, const std::string& path) const {
  double rate = 0;
  for (size_t i = 0; i < forms.size(); ++i) {
    rate = Apply(forms[i], rate, at, StrCat(path, "[", i, "]"));
  }
  return rate;
}

double Rate::Apply(const RateForm& form, double rate, Duration at, const std::string& path) const {
  switch (form.kind) {
    case RateForm::Kind::kConstant:
      return form.value;
    case RateForm::Kind::kStages:
      return StagesAt(form, at);
    case RateForm::Kind::kSine: {
      const double turn = static_cast<double>((start_ + at).micros - form.peak_at.micros) /
                          static_cast<double>(form.period.micros);
      const double part = (1 + std::cos(2 * std::numbers::pi * turn)) / 2;
      return Between(form.low, form.high, part);
    }
    case RateForm::Kind::kCurve: {
      const Duration period{form.step.micros * static_cast<int64_t>(form.points.size())};
      if (period.micros <= 0) return form.low;
      return Between(form.low, form.high, PointsAt(form, IntoPeriod(start_ + at, period), true));
    }
    case RateForm::Kind::kCsv:
      return PointsAt(form, at, form.loop);
    case RateForm::Kind::kSpike: {
      const std::optional<Duration> begins = find_(form.at);
      if (!begins) return rate;
      const double share = SpikeShare(form, at - *begins);
      return rate * Between(1, form.times.value_or(1), share) + form.plus.value_or(0) * share;
    }
    case RateForm::Kind::kTimes:
      return rate * form.value;
    case RateForm::Kind::kPlus:
      return rate + form.value;
    case RateForm::Kind::kNoise:
      return rate * std::max(0.0, 1 + Noise(form, at, path));
    case RateForm::Kind::kReplace: {
      const auto from = find_(form.window.from), to = find_(form.window.to);
      const bool inside = form.window.whole || (from && to && at >= *from && at < *to);
      return inside != form.window.inverted ? Forms(form.with, at, path + ".with") : rate;
    }
  }
  return rate;
}

// A first-order autoregression whose correlation falls to 1/e in the given time.
double Rate::Noise(const RateForm& form, Duration at, const std::string& path) const {
  const auto [known, is_new] =
      walks_.try_emplace(path, Walk{sim::Rng(seed_, "scenario." + path), {}});
  std::vector<double>& values = known->second.values;
  const Duration step = Minutes(1);
  const double keep =
      form.correlation.micros > 0 ? std::exp(-step.seconds() / form.correlation.seconds()) : 0;
  const auto index = static_cast<size_t>(std::max<int64_t>(0, at.micros) / step.micros);
  while (values.size() <= index + 1) {
    const double draw = DrawNormal(known->second.rng);
    values.push_back(values.empty() ? draw
                                    : keep * values.back() + std::sqrt(1 - keep * keep) * draw);
  }
  const double part = static_cast<double>(std::max<int64_t>(0, at.micros) % step.micros) /
                      static_cast<double>(step.micros);
  return form.amount * Between(values[index], values[index + 1], part);
}

void Rate::AddKnots(const std::vector<RateForm>& forms, std::vector<Duration>& knots) const {
  for (const RateForm& form : forms) {
    if (form.kind == RateForm::Kind::kStages) {
      Duration at;
      for (const Stage& stage : form.stages) knots.push_back(at = at + stage.over);
    } else if (form.kind == RateForm::Kind::kSpike) {
      if (const auto at = find_(form.at)) {
        knots.push_back(*at);
        knots.push_back(*at + form.ramp);
        knots.push_back(*at + form.ramp + form.hold);
        knots.push_back(*at + form.ramp + form.hold + form.fall);
      }
    } else if (form.kind == RateForm::Kind::kReplace) {
      if (const auto from = find_(form.window.from)) knots.push_back(*from);
      if (const auto to = find_(form.window.to)) knots.push_back(*to);
      AddKnots(form.with, knots);
    }
  }
}

std::vector<Duration> Rate::Knots(Duration from, Duration to) const {
  std::vector<Duration> all, within;
  AddKnots(load_.rate, all);
  for (const Duration knot : all) {
    if (knot > from && knot < to && knot < length_) within.push_back(knot);
  }
  std::sort(within.begin(), within.end());
  return within;
}

}  // namespace wt::scenario
