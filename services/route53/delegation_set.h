#pragma once

// Reusable delegation sets.

#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/route53/state.h"

namespace wt::route53 {

// NoSuchDelegationSet.
Result<DelegationSetRow> FindDelegationSet(Context& ctx, std::string_view reference);
DelegationSet ToApi(const DelegationSetRow& row);
int64_t ZonesOf(Context& ctx, const DelegationSetRow& row);

}  // namespace wt::route53
