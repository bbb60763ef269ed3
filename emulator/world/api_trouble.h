#pragma once

// Calls of the API that a trouble has refused: throttled, or failed by a fault of the service.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/wire/shape.h"
#include "emulator/world/caller.h"
#include "emulator/world/trouble.h"

namespace wt {

// The trouble that strikes this call; nothing where none does.
std::optional<TroubleRow> StrikingApiTrouble(World& world, const Caller& caller,
                                             const wire::Operation& operation);
// Whether the caller is of one of these roles (names or ARNs); anybody is of none.
bool IsAmong(const std::vector<std::string>& roles, std::string_view caller_arn);
// What the service answers: `detail` is "throttle", "unavailable" or "internal".
Error ApiTroubleError(const wire::Service& service, std::string_view detail);

}  // namespace wt
