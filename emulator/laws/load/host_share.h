#pragma once

// How the tasks of a host share its CPU: weighted max–min fairness.

#include <span>
#include <vector>

namespace wt::laws::load {

struct Demand {
  double wanted = 0;    // vCPUs it would use if it were alone.
  double weight = 1;    // Its `cpu` units; 0 counts as 2, the least that Docker gives.
  double ceiling = -1;  // vCPUs of a task-level limit; below 0 for none.
};

// vCPUs for each, in the order given; together at most `capacity`.
std::vector<double> Share(double capacity, std::span<const Demand> demands);

}  // namespace wt::laws::load
