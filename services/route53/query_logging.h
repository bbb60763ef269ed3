#pragma once

// Query logging configurations.

#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/route53/state.h"

namespace wt::route53 {

// NoSuchQueryLoggingConfig.
Result<QueryLoggingRow> FindQueryLogging(Context& ctx, std::string_view id);
QueryLoggingConfig ToApi(const QueryLoggingRow& row);

}  // namespace wt::route53
