#pragma once

// Groups of public keys that sign cookies and addresses.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html

#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/cloudfront/api.h"

namespace wt::cloudfront {

// KeyGroupAlreadyExists for another group's name; InvalidArgument and TooManyPublicKeysInKeyGroup
// for its keys. `id` is the group's own, empty for a new one.
Result<void> CheckKeyGroup(Context& ctx, const KeyGroupConfig& config, std::string_view id);

}  // namespace wt::cloudfront
