#pragma once

// Amazon ECS: what its peers may use.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
// By name, in order; INACTIVE ones are left out.
struct ServiceName {
  std::string cluster, name;
  std::vector<std::string> target_groups;  // ARNs, of its load balancers.
};
std::vector<ServiceName> ServicesOf(Turn& turn, std::string_view account, std::string_view region);
// As UpdateService with a desired count. Errors are its own: ClusterNotFoundException,
// ServiceNotFoundException, ServiceNotActiveException, InvalidParameterException.
Result<void> SetDesiredCount(Context& ctx, std::string_view cluster, std::string_view name,
                             int64_t desired);
// Writes into the service's events, as scaling policies do ("Message: Successfully set …").
void WriteServiceEvent(Context& ctx, std::string_view cluster, std::string_view name,
                       std::string_view message);

// --- Tasks ---------------------------------------------------------------------------------------

// A task whose containers run, as a load model sees it. The texts hold while the visit lasts.
struct RunningTask {
  std::string_view cluster, id, service, family;  // No service for a task of RunTask.
  std::string_view status;                        // ACTIVATING, RUNNING, DEACTIVATING
  std::string_view instance_id;                   // EC2's; empty on Fargate.
  std::string_view az;
  int64_t cpu = 0, memory_mib = 0;  // What it reserves.
  bool cpu_is_limit = false;        // A task-level cpu: it gets no more than that.
};
// In the order of clusters and ids.
void EachRunningTask(Turn& turn, std::string_view account, std::string_view region,
                     const std::function<void(const RunningTask&)>& visit);
// The id of the task behind a target; nothing where ECS did not register it.
std::optional<std::string> TaskBehind(Turn& turn, std::string_view group_arn,
                                      std::string_view target_id, int64_t port);

// A cluster's registered amounts, over its instances that are ACTIVE or DRAINING.
struct Registered {
  std::string cluster;
  int64_t cpu = 0, memory_mib = 0;
};
std::vector<Registered> RegisteredOf(Turn& turn, std::string_view account, std::string_view region);

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
