#pragma once

// How many instances a capacity provider's group needs. The rule is in README.md.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html

#include <cstdint>
#include <string>
#include <vector>

namespace wt::laws::managed_scaling {

struct Amounts {
  int64_t cpu = 0, memory_mib = 0, gpus = 0, enis = 0;

  friend bool operator==(const Amounts&, const Amounts&) = default;
};

// Like tasks that wait for an instance.
struct TaskGroup {
  int64_t tasks = 0;
  Amounts uses;
  // One of them to an instance: by constraint, or for a static host port.
  bool one_each = false;
};

struct Observation {
  int64_t instances = 0;         // N
  int64_t busy = 0;              // With a task that is not a daemon's.
  std::vector<Amounts> offered;  // By an empty instance of each type that the group may launch.
  std::vector<TaskGroup> waiting;
  int64_t step_min = 1, step_max = 10000;
  int64_t target = 100;
};

struct Decision {
  int64_t needed = 0;        // M
  double reservation = 100;  // The metric.
  std::string reason;        // "idle", "busy=3", "waiting=12 add=4", "too_large"

  friend bool operator==(const Decision&, const Decision&) = default;
};

Decision Decide(const Observation& seen);

// Instances that a group of like tasks fills; 0 where one would not fit on the smallest type.
int64_t InstancesFor(const TaskGroup& group, const std::vector<Amounts>& offered);

// What the policy makes of it: the capacity for M, and how far one step in may go.
int64_t CapacityFor(int64_t needed, int64_t target);
int64_t ScaleInTo(int64_t capacity, int64_t wanted);

}  // namespace wt::laws::managed_scaling
