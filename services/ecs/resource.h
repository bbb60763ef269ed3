#pragma once

// Any ECS resource by its ARN.

#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"

namespace wt::ecs {

// InvalidParameterException for what is no ECS ARN of this account and Region;
// ResourceNotFoundException for what is not there.
Result<void> CheckResource(Context& ctx, std::string_view arn);

}  // namespace wt::ecs
