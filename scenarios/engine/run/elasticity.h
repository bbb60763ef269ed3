#pragma once

// How well a supply followed a demand: SPEC's elasticity metrics. The README has the formulas.

#include <span>

namespace wt::scenario {

struct ElasticityReport {
  // Under- and over-provisioning accuracy: how much was lacking, or idle, in percent of the demand.
  double theta_under = 0, theta_over = 0;
  // Wrong-provisioning timeshare: how long, in percent of the time.
  double tau_under = 0, tau_over = 0;
  // In percent of the time: supply and demand do not move the same way.
  double instability = 0;
  // Changes of the supply less those of the demand, an hour.
  double jitter = 0;
};

// Values at even steps of `step_seconds`, as many of one as of the other. Steps without a value
// (NaN) are left out; a demand of 0 lacks nothing, and its accuracy cannot be told.
ElasticityReport MeasureElasticity(std::span<const double> supply, std::span<const double> demand,
                                   double step_seconds);

}  // namespace wt::scenario
