#pragma once

// What changes managed policies asks first.

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/iam/managed_policy.h"

namespace wt::iam {

// MalformedPolicyDocument, LimitExceeded.
Result<void> CheckManagedDocument(const std::string& document);
// NoSuchEntity for a version ("v3") that is not there.
Result<PolicyVersionRow> FetchPolicyVersion(Context& ctx, const ManagedPolicy& policy,
                                            std::string_view version_id);

}  // namespace wt::iam
