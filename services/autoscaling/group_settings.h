#pragma once

// What CreateAutoScalingGroup and UpdateAutoScalingGroup have in common.

#include <string>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/autoscaling/api.h"
#include "services/autoscaling/state.h"

namespace wt::autoscaling {

// The members that both requests have, as the update's.
Result<void> ApplySettings(Context& ctx, const UpdateAutoScalingGroupRequest& in, GroupRow& group);
// Bounds, zones and what launches must go together.
Result<void> CheckGroup(Context& ctx, const GroupRow& group);

// A mixed policy with the names of its templates and AWS's defaults.
Result<MixedInstancesPolicy> CompletePolicy(Context& ctx, const MixedInstancesPolicy& in);

}  // namespace wt::autoscaling
