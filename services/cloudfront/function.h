#pragma once

// CloudFront Functions: code that is worked on, and code that is live.

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/cloudfront/api.h"
#include "services/cloudfront/state.h"

namespace wt::cloudfront {

// Errors: NoSuchFunctionExists, also for a live stage that was never published.
Result<FunctionRow> FindFunction(Context& ctx, std::string_view name, bool live = false);
FunctionSummary ToFunctionSummary(Context& ctx, const FunctionRow& row, bool live);
// Errors: FunctionSizeLimitExceeded, InvalidArgument.
Result<void> CheckFunction(const FunctionConfig& config, std::string_view code);

}  // namespace wt::cloudfront
