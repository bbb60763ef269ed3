#pragma once

// What the tasks of a service have to do with target groups.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html

#include <string>
#include <vector>

#include "emulator/world/context.h"
#include "services/ecs/service_state.h"
#include "services/ecs/state.h"
#include "services/elbv2/elbv2.h"

namespace wt::ecs {

// Whether it is put into target groups once its containers run.
bool ServesTargets(Context& ctx, const TaskRow& task);

// Registers what these tasks serve; an event tells each group's count.
void RegisterTargets(Context& ctx, ServiceRow& service, const std::vector<TaskRow>& tasks);
// Takes them out again; their groups let the targets drain.
void DeregisterTargets(Context& ctx, ServiceRow& service, const std::vector<TaskRow>& tasks);
// The task is gone with its instance.
void ReleaseTargets(Context& ctx, const TaskRow& task);
bool HasTargets(Context& ctx, const TaskRow& task);

// A target's new state is news for the task behind it.
void FollowTarget(Turn& turn, const elbv2::TargetHealthChanged& news);

}  // namespace wt::ecs
