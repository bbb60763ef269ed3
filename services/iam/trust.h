#pragma once

// Trust policies: who may assume a role.

#include <string>

#include "emulator/base/result.h"
#include "emulator/world/context.h"

namespace wt::iam {

// MalformedPolicyDocument where it is none or names a principal that is not there; LimitExceeded
// where it is too long.
Result<void> CheckTrustPolicy(Context& ctx, const std::string& document);

}  // namespace wt::iam
