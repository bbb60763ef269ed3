#pragma once

// A whole entity with its policies, as GetAccountAuthorizationDetails has it.

#include "emulator/world/context.h"
#include "services/iam/api.h"
#include "services/iam/managed_policy.h"
#include "services/iam/state.h"

namespace wt::iam {

RoleDetail DetailOf(Context& ctx, const RoleRow& row);
UserDetail DetailOf(Context& ctx, const UserRow& row);
GroupDetail DetailOf(Context& ctx, const GroupRow& row);
ManagedPolicyDetail DetailOf(Context& ctx, const ManagedPolicy& policy);

}  // namespace wt::iam
