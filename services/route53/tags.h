#pragma once

// Tags of hosted zones and health checks.

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/route53/state.h"

namespace wt::route53 {

// NoSuchHostedZone, NoSuchHealthCheck.
Result<void> CheckTagged(Context& ctx, std::string_view type, std::string_view id);
ResourceTagSet TagSetOf(Context& ctx, std::string_view type, std::string_view id);
void EraseTags(Context& ctx, std::string_view type, std::string_view id);

}  // namespace wt::route53
