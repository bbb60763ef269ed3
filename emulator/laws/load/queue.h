#pragma once

// One task under load: an M/M/c/K queue with processor sharing. The README has the law in steps.

#include <cstdint>

namespace wt::laws::load {

// Ours, so that one evaluation stays cheap: assumed.
inline constexpr int64_t kInFlightMax = 100'000;

struct Service {
  double cpu_seconds = 0.015;   // Mean CPU time of a request, above 0.
  double wait_seconds = 0;      // Mean time off the CPU.
  double vcpus = 1;             // What the task may use, above 0.
  int64_t in_flight_max = 200;  // Requests in the task at once; 1 to kInFlightMax.
  double cv = 1;                // Coefficient of variation of the CPU time.
};

struct Steady {
  double utilisation = 0;   // CPU used by what was let in, of `vcpus`; 0 to 1.
  double cpu_used = 0;      // vCPUs.
  double served = 0;        // Requests a second that are let in.
  double refused = 0;       // Requests a second that are not.
  double in_flight = 0;     // Mean number of requests on the CPU or waiting for it.
  double mean_seconds = 0;  // Of a request that is let in; 0 where there are none.
  double p50_seconds = 0, p90_seconds = 0, p99_seconds = 0;
};

// `rate` is in requests a second, 0 or more.
Steady Solve(const Service& service, double rate);

}  // namespace wt::laws::load
