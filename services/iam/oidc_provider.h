#pragma once

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/iam/api.h"
#include "services/iam/state.h"

namespace wt::iam {

// "https://token.example.com/x" as "token.example.com/x"; ValidationError for another scheme.
Result<std::string> ProviderUrl(std::string_view url);
// NoSuchEntity.
Result<OidcProviderRow> FetchProvider(Context& ctx, std::string_view arn);

}  // namespace wt::iam
