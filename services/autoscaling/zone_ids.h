#pragma once

// Zones by name and id, as EC2 has them in this Region.

#include <optional>
#include <string>
#include <string_view>

#include "emulator/world/context.h"

namespace wt::autoscaling {

// "use1-az4" of "us-east-1a"; empty where there is no such zone.
std::string ZoneId(Context& ctx, std::string_view zone);
std::optional<std::string> ZoneOfId(Context& ctx, std::string_view zone_id);

}  // namespace wt::autoscaling
