#pragma once

// Custom attributes of container instances.

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ecs/state.h"

namespace wt::ecs {

// InvalidParameterException: a name, value or target type that ECS does not take.
Result<void> CheckAttribute(const Attribute& attribute);
// TargetNotFoundException.
Result<ContainerInstanceRow> AttributeTarget(Context& ctx, const ClusterRow& cluster,
                                             const Attribute& attribute);
// Whether a user set it, rather than the agent or ECS.
bool IsCustom(const Attribute& attribute);

}  // namespace wt::ecs
