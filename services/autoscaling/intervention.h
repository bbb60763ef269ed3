#pragma once

// What befalls a group's instances; for who makes things go wrong.

#include <string_view>

#include "emulator/world/context.h"

namespace wt::autoscaling {

// The status checks of an instance have failed for long enough to count: its group replaces it.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-health-checks.html
void FailStatusChecks(Context& ctx, std::string_view instance_id);

}  // namespace wt::autoscaling
