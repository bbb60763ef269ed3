#pragma once

// A load's rate over a run, from the forms of its `rate` list.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/sim/rng.h"
#include "scenarios/engine/file/scenario.h"

namespace wt::scenario {

class Rate {
 public:
  // When a moment is, as far as it is known by now.
  using Find = std::function<std::optional<Duration>(const Moment&)>;

  // `start`: the clock at t = 0; curves go by its hour. Noise is drawn from streams of `seed`.
  Rate(const Load& load, Instant start, Duration length, uint64_t seed, Find find);

  // Requests a second; never below 0.
  double At(Duration at) const;
  // The moments strictly within (from, to) at which the curve bends.
  std::vector<Duration> Knots(Duration from, Duration to) const;

 private:
  double Forms(const std::vector<RateForm>& forms, Duration at, const std::string& path) const;
  double Apply(const RateForm& form, double rate, Duration at, const std::string& path) const;
  double Noise(const RateForm& form, Duration at, const std::string& path) const;
  void AddKnots(const std::vector<RateForm>& forms, std::vector<Duration>& knots) const;

  const Load& load_;
  Instant start_;
  Duration length_;
  uint64_t seed_;
  Find find_;
  // Of each noise by its path: its values at even steps, drawn as far as they were asked for.
  struct Walk {
    sim::Rng rng;
    std::vector<double> values;
  };
  mutable std::map<std::string, Walk> walks_;
};

// A draw of the normal distribution with mean 0 and deviation 1.
double DrawNormal(sim::Rng& rng);
// A draw of the exponential distribution with mean 1.
double DrawExponential(sim::Rng& rng);

}  // namespace wt::scenario
