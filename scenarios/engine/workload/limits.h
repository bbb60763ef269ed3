#pragma once

// What the model of load takes where nobody says otherwise. All of it is ours and assumed: AWS
// cannot know how a program behaves.

#include "emulator/base/time.h"

namespace wt::workload {

inline constexpr Duration kMinute = Minutes(1);
// Changes of tasks and targets are taken together over this long, so that a service that starts
// thousands of tasks is not solved anew for each.
inline constexpr Duration kChangeStep = Seconds(5);

// vCPUs that a task without requests uses: timers, health checks.
inline constexpr double kTaskIdleVcpus = 0.002;
// Of what a task reserves in memory, without requests.
inline constexpr double kTaskIdleMemory = 0.25;
// Of an instance's CPU, what its system and agents use.
inline constexpr double kHostIdle = 0.01;

// The journal has a rate again when it is a tenth more or less than the last it has.
inline constexpr double kNotable = 0.1;

// vCPUs are told apart in steps of this size, so that tasks that have nearly the same are solved
// once.
inline constexpr double kVcpuStep = 1.0 / 256;

// AWS publishes an instance's metrics every five minutes, or each minute with detailed monitoring.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html: documented.
inline constexpr Duration kBasicMonitoring = Minutes(5);

}  // namespace wt::workload
