#pragma once

// Dashboards: their ARNs and what is wrong with a body.

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/cloudwatch/api.h"

namespace wt::cloudwatch {

// Dashboards belong to the account, whatever the Region.
std::string DashboardArn(Context& ctx, std::string_view name);
// Errors: a body that is no dashboard at all. Lesser faults are told and let pass.
Result<wire::List<DashboardValidationMessage>> CheckDashboard(std::string_view body);

}  // namespace wt::cloudwatch
