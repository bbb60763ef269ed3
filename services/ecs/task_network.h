#pragma once

// A task's own interface, and what listens where while it runs.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ecs/state.h"

namespace wt::ecs {

// Makes the interface of a task with awsvpc; its columns follow. EC2's error where it cannot be.
Result<void> AttachInterface(Context& ctx, TaskRow& task);
void DetachInterface(Context& ctx, const TaskRow& task);

// Its containers listen on their ports, or no longer do.
void OpenPorts(Context& ctx, const TaskRow& task);
void ClosePorts(Context& ctx, const TaskRow& task);

}  // namespace wt::ecs
