#pragma once

// Sessions: temporary credentials and who stands behind them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/iam/iam.h"
#include "services/sts/api.h"
#include "services/sts/state.h"

namespace wt::sts {

std::optional<SessionRow> FindSession(Turn& turn, std::string_view access_key_id);

// Puts the row with a new access key and gives its credentials.
Credentials Issue(Context& ctx, SessionRow row, int64_t seconds);

// The session of a role that is assumed, without what else the request gives it. ValidationError
// where it is to last longer than the role allows.
Result<SessionRow> RoleSession(const iam::RoleRow& role, std::string_view name, int64_t seconds);

// Who calls, as the law sees it: nothing for the account itself.
std::optional<iam::Subject> SubjectOfCaller(Context& ctx);

// The policies that a request gives its session, checked: MalformedPolicyDocument, and
// ValidationError for a managed policy that is not there.
Result<void> TakePolicies(Context& ctx, const std::optional<std::string>& policy,
                          const wire::List<PolicyDescriptorType>& arns, SessionRow& row);
// How full the packed policies and tags are, in percent; nothing where there are none.
std::optional<int64_t> PackedSize(const SessionRow& row);

// "User: … is not authorized to perform: sts:AssumeRole on resource: …", 403.
Error AccessDenied(std::string_view who, std::string_view action, std::string_view resource,
                   std::string_view why);

}  // namespace wt::sts
