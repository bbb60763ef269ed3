#pragma once

// What DescribeAlarmHistory tells.

#include <string_view>

#include "emulator/world/context.h"
#include "services/cloudwatch/state.h"

namespace wt::cloudwatch {

void AddStateHistory(Context& ctx, const AlarmRow& before, const AlarmRow& after);
// `type` is Create, Update or Delete.
void AddConfigurationHistory(Context& ctx, const AlarmRow& row, std::string_view type);
// An action was carried out, or failed with `error`.
void AddActionHistory(Context& ctx, const AlarmRow& row, std::string_view action,
                      std::string_view error);

}  // namespace wt::cloudwatch
