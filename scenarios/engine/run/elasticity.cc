#include "scenarios/engine/run/elasticity.h"

#include <algorithm>
#include <cmath>

namespace wt::scenario {
namespace {

int Sign(double value) { return value > 0 ? 1 : value < 0 ? -1 : 0; }

}  // namespace

ElasticityReport MeasureElasticity(std::span<const double> supply, std::span<const double> demand,
                                   double step_seconds) {
  ElasticityReport out;
  double steps = 0, with_demand = 0, moves = 0, supply_changes = 0, demand_changes = 0;
  double last_supply = NAN, last_demand = NAN;
  for (size_t i = 0; i < std::min(supply.size(), demand.size()); ++i) {
    const double s = supply[i], d = demand[i];
    if (std::isnan(s) || std::isnan(d)) continue;
    ++steps;
    // 1. Accuracy and timeshare.
    if (d > 0) {
      ++with_demand;
      out.theta_under += std::max(d - s, 0.0) / d;
      out.theta_over += std::max(s - d, 0.0) / d;
    }
    if (s < d) ++out.tau_under;
    if (s > d) ++out.tau_over;
    // 2. Movement from the step before.
    if (!std::isnan(last_supply)) {
      const int by_supply = Sign(s - last_supply), by_demand = Sign(d - last_demand);
      ++moves;
      if (by_supply != by_demand) ++out.instability;
      if (by_supply != 0) ++supply_changes;
      if (by_demand != 0) ++demand_changes;
    }
    last_supply = s;
    last_demand = d;
  }
  // 3. As shares.
  const auto percent = [](double part, double of) { return of > 0 ? 100 * part / of : 0; };
  out.theta_under = percent(out.theta_under, with_demand);
  out.theta_over = percent(out.theta_over, with_demand);
  out.tau_under = percent(out.tau_under, steps);
  out.tau_over = percent(out.tau_over, steps);
  out.instability = percent(out.instability, moves);
  if (steps > 0) out.jitter = (supply_changes - demand_changes) / (steps * step_seconds / 3600);
  return out;
}

}  // namespace wt::scenario
