#pragma once

// What a user has: access keys, a login profile.

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/iam/state.h"

namespace wt::iam {

// NoSuchEntity.
Result<AccessKeyRow> FetchAccessKey(Context& ctx, const UserRow& user, std::string_view id);
Result<LoginProfileRow> FetchLoginProfile(Context& ctx, const UserRow& user);
// PasswordPolicyViolation, by the account's policy.
Result<void> CheckPassword(Context& ctx, std::string_view password);
// All that hangs on a user's key, when its name changes.
void MoveUser(Context& ctx, const std::string& from, const std::string& to);

}  // namespace wt::iam
