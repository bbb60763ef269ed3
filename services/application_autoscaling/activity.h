#pragma once

// Scaling activities.
// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scaling-activities.html

#include <cstdint>
#include <optional>
#include <string>

#include "emulator/world/context.h"
#include "services/application_autoscaling/state.h"

namespace wt::application_autoscaling {

// Sets the count, with an activity that ends when ECS has fulfilled it.
void Scale(Context& ctx, TargetRow target, int64_t from, int64_t to, const std::string& cause,
           bool by_policy);
// Looks whether activities under way are fulfilled. True while one is not.
bool LookAtFulfilment(Context& ctx, const TargetRow& target);
// One that only says that the bounds were set.
void NoteBounds(Context& ctx, const TargetRow& target, const std::string& cause);

struct NotScaled {
  std::string code;
  std::optional<int64_t> capacity_max, capacity_min, capacity_current;
};
void NoteNotScaled(Context& ctx, const TargetRow& target, const std::string& cause,
                   const NotScaled& reason);

// Whether an activity of the target has not been fulfilled yet.
bool IsScaling(Context& ctx, const TargetRow& target);
ScalingActivity ToApi(const ActivityRow& row);

}  // namespace wt::application_autoscaling
