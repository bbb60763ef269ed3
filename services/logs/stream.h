#pragma once

#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/logs/api.h"
#include "services/logs/state.h"

namespace wt::logs {

// ResourceNotFoundException.
Result<StreamRow> FetchStream(Context& ctx, std::string_view group, std::string_view name);
// With its events.
void EraseStream(Context& ctx, const StreamRow& row);
LogStream ToApi(const Context& ctx, const StreamRow& row);

}  // namespace wt::logs
