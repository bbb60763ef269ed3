#pragma once

// What a load needs: the least tasks that keep the fastest latency that is expected, found by
// inverting the model of a task under load.

#include "emulator/laws/load/queue.h"

namespace wt::scenario {

struct Demand {
  laws::load::Service task;  // One of the service's; what nobody states is as the law has it.
  double quantile = 0.99;    // Of the latency that is bounded; 0 for the mean.
  double latency_max = 0;    // Seconds; 0: none is, only refusals are to be kept out.
};

// The most requests a second that one task serves so; 0 where it cannot serve even one so.
double MostPerTask(const Demand& demand);

}  // namespace wt::scenario
