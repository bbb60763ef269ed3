#pragma once

// Protection of a service's tasks from scale-in and deployments.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html

#include "emulator/world/context.h"
#include "services/ecs/state.h"

namespace wt::ecs {

// Only tasks of REPLICA services can be, while they run.
bool CanBeProtected(Context& ctx, const TaskRow& task);
ProtectedTask ProtectionOf(Context& ctx, const TaskRow& task);

}  // namespace wt::ecs
