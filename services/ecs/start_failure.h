#pragma once

// What keeps a task's containers from starting, in AWS's words.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html

#include <optional>
#include <string>

#include "emulator/world/context.h"
#include "services/ecs/state.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {

struct StartFailure {
  bool pulled = false;    // The images came; a container did not start.
  bool of_task = false;   // What the task needs did not come, so no container was tried.
  std::string container;  // The one that failed.
  std::string reason;     // "CannotPullContainerError: …"
};

// Looks at secrets, images, logs, permissions and the way there. What the first container that
// fails fails of; containers that are not essential may fail.
std::optional<StartFailure> WhyNotStart(Context& ctx, const TaskRow& task,
                                        const TaskDefinition& definition,
                                        const ContainerInstanceRow& instance);

// Opens the log streams of containers that log to CloudWatch.
void OpenLogs(Context& ctx, const TaskRow& task, const TaskDefinition& definition);

}  // namespace wt::ecs
