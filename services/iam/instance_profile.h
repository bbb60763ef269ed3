#pragma once

#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/iam/api.h"
#include "services/iam/state.h"

namespace wt::iam {

// NoSuchEntity "Instance Profile web cannot be found."
Result<InstanceProfileRow> FetchProfile(Context& ctx, std::string_view name);
bool HasRole(const InstanceProfileRow& profile, std::string_view role_key);
// As listings have it: without tags.
InstanceProfile ToListedProfile(Turn& turn, const InstanceProfileRow& row);

}  // namespace wt::iam
