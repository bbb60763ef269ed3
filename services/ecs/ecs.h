#pragma once

// Amazon ECS: what its peers may use.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"

namespace wt {
class World;
}

namespace wt::ecs {

void Install(World& world);

// --- Services ------------------------------------------------------------------------------------

struct ServiceView {
  std::string cluster, name, arn;
  std::string status;      // ACTIVE or DRAINING; INACTIVE ones are not found.
  std::string scheduling;  // REPLICA or DAEMON
  int64_t desired = 0, running = 0, pending = 0;
  // A deployment other than a completed one is under way: policies do not scale in meanwhile.
  bool deploying = false;
};
std::optional<ServiceView> FindServiceView(Turn& turn, std::string_view account,
                                           std::string_view region, std::string_view cluster,
                                           std::string_view name);
// As UpdateService with a desired count. Errors are its own: ClusterNotFoundException,
// ServiceNotFoundException, ServiceNotActiveException, InvalidParameterException.
Result<void> SetDesiredCount(Context& ctx, std::string_view cluster, std::string_view name,
                             int64_t desired);
// Writes into the service's events, as scaling policies do ("Message: Successfully set …").
void WriteServiceEvent(Context& ctx, std::string_view cluster, std::string_view name,
                       std::string_view message);

// --- News ----------------------------------------------------------------------------------------

// Delivered in the turn in which a task's last status changes.
struct TaskStatusChanged {
  std::string account, region, cluster, task_id;
  std::string from, to;  // "" before the first.
};
// Delivered in the turn in which a service's running count, as the scheduler sees it, reached the
// desired one, or no longer does.
struct ServiceSteadyChanged {
  std::string account, region, cluster, service;
  bool steady = false;
};
// Delivered in the turn in which a service begins to drain.
struct ServiceDeleted {
  std::string account, region, cluster, service;
};

}  // namespace wt::ecs
