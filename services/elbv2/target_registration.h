#pragma once

// What may be registered with a target group.

#include <vector>

#include "emulator/base/result.h"
#include "services/elbv2/elbv2.h"

namespace wt::elbv2 {

// The targets with their ports filled in. InvalidTarget, TooManyTargets,
// TooManyRegistrationsForTargetId, ValidationError.
Result<std::vector<Target>> CheckTargets(Context& ctx, const TargetGroupRow& group,
                                         const std::vector<Target>& targets);

}  // namespace wt::elbv2
