#include "scenarios/engine/run/demand.h"

#include <algorithm>
#include <cmath>

namespace wt::scenario {
namespace {

// Of requests that a task refuses while it is called enough.
constexpr double kRefusedMax = 1e-3;
// Without an expectation on latency a task is full at this share of its CPU: assumed.
constexpr double kFull = 0.8;

bool Keeps(const Demand& demand, double rate) {
  const laws::load::Steady steady = laws::load::Solve(demand.task, rate);
  if (steady.refused > kRefusedMax * rate) return false;
  if (demand.latency_max <= 0) return steady.utilisation <= kFull;
  // The same tail as that of what is measured: exponential beyond the wait.
  const double on_cpu = std::max(0.0, steady.mean_seconds - demand.task.wait_seconds);
  const double latency = demand.quantile > 0 ? -std::log(1 - demand.quantile) * on_cpu : on_cpu;
  return demand.task.wait_seconds + latency <= demand.latency_max;
}

}  // namespace

double MostPerTask(const Demand& demand) {
  double low = 0, high = demand.task.vcpus / std::max(demand.task.cpu_seconds, 1e-9);
  if (!Keeps(demand, high * 1e-6)) return 0;
  for (int step = 0; step < 40 && high - low > 1e-4 * high; ++step) {
    const double middle = (low + high) / 2;
    (Keeps(demand, middle) ? low : high) = middle;
  }
  return low;
}

}  // namespace wt::scenario
