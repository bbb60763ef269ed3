#pragma once

// Who stands behind an access key, and whether they may do what they ask for.

#include "emulator/base/result.h"
#include "emulator/wire/shape.h"
#include "emulator/world/context.h"

namespace wt::sts {

// Fills in account, ARN and user id of a known key; refuses a key that is inactive or expired, as
// the service does.
Result<void> Identify(Turn& turn, const wire::Service& service, Caller& caller);

// The caller's policies are asked before every operation (`serve --iam enforce`).
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
Result<void> Authorize(Context& ctx, const wire::Operation& operation, const void* in);

}  // namespace wt::sts
