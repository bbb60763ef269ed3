#pragma once

// Tasks: start, stop, lose, render.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/laws/placement/placement.h"
#include "emulator/world/context.h"
#include "services/ecs/state.h"
#include "services/ecs/task_definition.h"

namespace wt::ecs {

std::string TaskArn(const Context& ctx, std::string_view cluster, std::string_view id);
// By id or ARN. InvalidParameterException "The referenced task was not found.".
Result<TaskRow> FindTask(Context& ctx, const ClusterRow& cluster, std::string_view reference);

// A task that is ready to be placed; not put yet.
struct TaskPlan {
  TaskRow row;
  laws::placement::Demand demand;
};

// Puts the task on that instance, takes its resources there, and sets it on its way.
void PlaceTask(Context& ctx, TaskRow row, std::string_view instance_id, std::string_view reason);
// Begins the end of a task.
void StopTask(Context& ctx, TaskRow row, std::string_view stop_code, std::string_view reason);
// The task is gone with its instance: stopped at once.
void LoseTask(Context& ctx, TaskRow row, std::string_view reason);

// Puts the row with its new last status, journals it, tells the peers and wakes the lifecycle.
void SetStatus(Context& ctx, TaskRow row, std::string_view to);
// Gives back what the task holds of its instance.
void ReleaseResources(Context& ctx, const TaskRow& row);

// What Docker calls the container of that name.
std::string RuntimeId(const TaskRow& row, std::string_view container);

Task ToApi(Context& ctx, const TaskRow& row, const wire::List<std::string>& include);

inline constexpr std::string_view kTaskLifecycle = "ecs.task_lifecycle";

}  // namespace wt::ecs
