#pragma once

// Which policies apply to whom: what the law is asked with.

#include <string_view>

#include "emulator/laws/iam_policy/iam_policy.h"
#include "emulator/world/context.h"
#include "services/iam/state.h"

namespace wt::iam {

// Inline and attached policies; the ids are "user_ann_inline" or the policy's name and kind.
std::vector<laws::iam_policy::Policy> CarriedPolicies(Turn& turn, std::string_view account,
                                                      std::string_view kind, std::string_view key);
// Its own, and its boundary's; a user's with those of its groups.
laws::iam_policy::Policies PoliciesOf(Turn& turn, const RoleRow& role);
laws::iam_policy::Policies PoliciesOf(Turn& turn, const UserRow& user);
laws::iam_policy::Policies PoliciesOf(Turn& turn, const GroupRow& group);

// What every request says about its time.
laws::iam_policy::Values TimeValues(Instant now);

}  // namespace wt::iam
