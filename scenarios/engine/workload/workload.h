#pragma once

// Load: requests that come to services and load balancers, what they do to CPU, memory, latency and
// errors, and the metrics that AWS would publish of it. See README.md.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "scenarios/engine/workload/state.h"

namespace wt {
class World;
}

namespace wt::workload {

// After the services.
void Install(World& world);

// What a target is called by who sets a load: "web", "cluster/web"; a load balancer's name, ARN or
// DNS name; a target group's ARN. NotFound names the nearest there is.
struct Target {
  std::string kind;  // service, balancer, group
  std::string id;    // "cluster/web", or an ARN.
};
Result<Target> FindTarget(Turn& turn, std::string_view account, std::string_view region,
                          std::string_view words);

// Sets the load of a target from now on; what came until now is accounted first.
void SetLoad(Context& ctx, LoadRow row);
// From now on the rate of a load that was set goes from one to the other in that time, and stays
// there: one load that changes, as the journal has it, not a new one.
void SteerLoad(Context& ctx, std::string_view target_id, std::string_view name, double from,
               double to, Duration over);
// Ends those on the target that have no name. NotFound where there is none.
Result<void> ClearLoad(Context& ctx, std::string_view target_id);

// How a load does at this moment.
struct Standing {
  double rate = 0;         // Requests a second.
  double error_share = 0;  // Of them, those that fail, by whomever.
  double mean_seconds = 0, p50_seconds = 0, p99_seconds = 0;  // Of those that are served.
  double utilisation = 0;  // Of the CPU that the tasks behind it reserve.
  int64_t tasks = 0;       // That serve it.
};
Standing StandingOf(Context& ctx, const LoadRow& row);

}  // namespace wt::workload
