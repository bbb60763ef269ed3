#pragma once

// Services: find, render, wake.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ecs/service_state.h"
#include "services/ecs/state.h"

namespace wt::ecs {

inline constexpr std::string_view kServiceScheduler = "ecs.service_scheduler";

std::string ServiceArn(const Context& ctx, std::string_view cluster, std::string_view name);
// By name or ARN; INACTIVE ones are found as well.
std::optional<ServiceRow> FindServiceRow(Context& ctx, const ClusterRow& cluster,
                                         std::string_view reference);
// ServiceNotFoundException "Service not found.", for INACTIVE ones too.
Result<ServiceRow> FindService(Context& ctx, const ClusterRow& cluster, std::string_view reference);
// ServiceNotActiveException "Service was not ACTIVE." as well.
Result<ServiceRow> FindActiveService(Context& ctx, const ClusterRow& cluster,
                                     std::string_view reference);

// How the service's own task counts stand, by deployment.
struct ServiceCounts {
  struct Of {
    int64_t running = 0, pending = 0;
  };
  Of all;
  std::vector<std::pair<int64_t, Of>> deployments;  // By number.
  Of of(int64_t number) const;
};
ServiceCounts CountsOf(Context& ctx, const ServiceRow& row);

// All that is left of it, but for its tasks.
void EraseService(Context& ctx, const ServiceRow& row);

Service ToApi(Context& ctx, const ServiceRow& row, const wire::List<std::string>& include);

// Writes an event as DescribeServices shows it; the newest hundred are kept.
void AddEvent(Context& ctx, ServiceRow& row, std::string_view message);
// An event about what is wrong: not again while nothing changed, for six hours.
void Complain(Context& ctx, ServiceRow& row, std::string_view message);

// The scheduler looks at it at its next step: every ten seconds at most.
void WakeService(Context& ctx, std::string_view cluster, std::string_view name);
// Something that tasks wait for may be there now: room on an instance, a new instance.
void WakeForRoom(Context& ctx, std::string_view cluster);
// The first instance of its zone: services may spread over it now.
void WakeForZone(Context& ctx, const ContainerInstanceRow& instance);
// Daemons follow the cluster's instances.
void WakeDaemons(Context& ctx, std::string_view cluster);

}  // namespace wt::ecs
