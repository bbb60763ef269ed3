#pragma once

// A request rate over time, as a user writes it:
//
//   250/s                              constant; also 9000/min, 36000/h
//   ramp(100/s, 500/s, 30m)            from one to the other in that time, then stays
//   step(100/s, 300/s, 10m)            the second after that time
//   diurnal(150/s, 330/s, 20)          between the two, highest at 20:00 of each day (UTC)
//
// Each may be followed by spikes, which multiply it: spike(at 11h, ramp 2m, hold 20m, fall 2m,
// times 1.45). Times are counted from when the load began; only a diurnal goes by the clock.

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/base/time.h"

namespace wt::laws::load {

struct Spike {
  Duration at, ramp, hold, fall;
  double times = 1;
};

struct Curve {
  enum class Kind { kConstant, kRamp, kStep, kDiurnal };
  Kind kind = Kind::kConstant;
  double from = 0, to = 0;  // Requests a second; of a diurnal the lowest and the highest.
  Duration over;            // Of a ramp, and when a step comes.
  double peak_hour = 0;
  std::vector<Spike> spikes;
};

// "250/s" in requests a second. The error's message shows what was wrong and the form that is not.
Result<double> ParseRate(std::string_view text);
Result<Curve> ParseCurve(std::string_view text);

double RateAt(const Curve& curve, Instant start, Instant at);
// The mean over [from, to); at one instant where they are the same.
double MeanRate(const Curve& curve, Instant start, Instant from, Instant to);

}  // namespace wt::laws::load
