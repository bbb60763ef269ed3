#pragma once

// Containers' own health checks.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html

#include <optional>
#include <string_view>

#include "emulator/world/context.h"
#include "services/ecs/state.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {

enum class ContainerHealth { kUnknown, kHealthy, kUnhealthy };
std::string_view HealthName(ContainerHealth health);

// How a check stands so long after its container's start.
// Deviation: AWS runs the command in the container; here nothing runs in it: "exit 1" and "false"
// fail, every other command passes; because what a command would find cannot be known.
// `fails`: something makes it fail whatever it is.
ContainerHealth HealthAfter(const HealthCheck& check, Duration running, bool fails = false);
// Whether the checks of the task fail whatever they are.
bool ChecksFail(Context& ctx, const TaskRow& row);

// Of a running task, by its essential containers: UNHEALTHY before UNKNOWN before HEALTHY. Unknown
// where none has a check.
ContainerHealth HealthOfTask(Context& ctx, const TaskRow& row);
// When that is next another, in time since the start; nothing where it stays.
std::optional<Duration> NextHealth(Context& ctx, const TaskRow& row);
bool HasHealthCheck(Context& ctx, const TaskRow& row);

}  // namespace wt::ecs
