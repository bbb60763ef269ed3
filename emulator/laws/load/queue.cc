#include "emulator/laws/load/queue.h"

#include <algorithm>
#include <cmath>

namespace wt::laws::load {

Steady Solve(const Service& service, double rate) {
  Steady steady;
  if (rate <= 0) return steady;

  // 1. Servers of equal speed.
  const double servers = std::ceil(service.vcpus);
  const double service_time = service.cpu_seconds * servers / service.vcpus;
  const double offered = rate * service_time;

  // 2. The states' weights, kept within a double's range by scaling all of them down.
  constexpr double kScaleAt = 1e200;
  const int64_t capacity = std::clamp<int64_t>(service.in_flight_max, 1, kInFlightMax);
  double weight = 1, sum = 1, weighted = 0;
  for (int64_t n = 1; n <= capacity; ++n) {
    weight *= offered / std::min(static_cast<double>(n), servers);
    sum += weight;
    weighted += static_cast<double>(n) * weight;
    if (sum > kScaleAt) {
      weight /= kScaleAt;
      sum /= kScaleAt;
      weighted /= kScaleAt;
    }
    // Below saturation the tail soon adds nothing.
    if (offered < servers && weight < sum * 1e-18) {
      weight = 0;
      break;
    }
  }

  // 3. What is let in, and Little's law.
  const double blocked = weight / sum;
  steady.refused = rate * blocked;
  steady.served = rate - steady.refused;
  steady.in_flight = weighted / sum;
  steady.cpu_used = steady.served * service.cpu_seconds;
  steady.utilisation = steady.cpu_used / service.vcpus;
  const double on_cpu = steady.in_flight / steady.served;
  steady.mean_seconds = on_cpu + service.wait_seconds;

  // 4. The tail.
  const double spread = on_cpu * std::sqrt((1 + service.cv * service.cv) / 2);
  const auto quantile = [&](double q) { return service.wait_seconds - std::log1p(-q) * spread; };
  steady.p50_seconds = quantile(0.5);
  steady.p90_seconds = quantile(0.9);
  steady.p99_seconds = quantile(0.99);
  return steady;
}

}  // namespace wt::laws::load
