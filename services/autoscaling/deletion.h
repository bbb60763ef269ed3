#pragma once

// The end of a group.

#include "emulator/world/context.h"
#include "services/autoscaling/state.h"

namespace wt::autoscaling {

// Ends the instances of a group that is deleted by force, and the group when they are gone.
void WindDown(Context& ctx, const GroupRow& group);
// Erases the group and all that is its own; its activities stay for a while.
void EraseGroup(Context& ctx, const GroupRow& group);

}  // namespace wt::autoscaling
