#pragma once

// What is scaled: ECS services. All that this service asks of ECS is here.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ecs/ecs.h"

namespace wt::application_autoscaling {

struct Resource {
  int64_t desired = 0, running = 0;
  bool deploying = false;  // A deployment is under way: it is not scaled in.
};
// By resource id, "service/CLUSTER/NAME"; nothing where there is no such active service.
std::optional<Resource> Observe(Context& ctx, std::string_view resource_id);
Result<void> SetCapacity(Context& ctx, std::string_view resource_id, int64_t count);
// As a line in the service's events.
void AddEvent(Context& ctx, std::string_view resource_id, std::string_view message);
// Whether there is a target group "targetgroup/NAME/ID".
bool HasTargetGroup(Context& ctx, std::string_view target_group);

// A service that reached its count fulfils the change that was waited for.
void FollowSteady(Turn& turn, const ecs::ServiceSteadyChanged& news);
// With its service a target goes, and all that is its own.
void FollowDeletion(Turn& turn, const ecs::ServiceDeleted& news);

}  // namespace wt::application_autoscaling
