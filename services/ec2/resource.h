#pragma once

// Any EC2 resource by its id.

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"

namespace wt::ec2 {

// The type's own not-found error, or InvalidID where the prefix is no resource's.
Result<void> CheckResource(Context& ctx, std::string_view id);

}  // namespace wt::ec2
