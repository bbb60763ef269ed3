#pragma once

// Cache, origin request and response headers policies: AWS's own and those that users make.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/cloudfront/api.h"
#include "services/cloudfront/state.h"

namespace wt::cloudfront {

// As rows, in order of name; they are in every account and can be neither changed nor deleted.
const std::vector<ConfigRow<CachePolicyConfig>>& ManagedCachePolicies();
const std::vector<ConfigRow<OriginRequestPolicyConfig>>& ManagedOriginRequestPolicies();
const std::vector<ConfigRow<ResponseHeadersPolicyConfig>>& ManagedResponseHeadersPolicies();

// AWS's or the account's own.
std::optional<ConfigRow<CachePolicyConfig>> FindCachePolicy(Context& ctx, std::string_view id);
std::optional<ConfigRow<OriginRequestPolicyConfig>> FindOriginRequestPolicy(Context& ctx,
                                                                            std::string_view id);
std::optional<ConfigRow<ResponseHeadersPolicyConfig>> FindResponseHeadersPolicy(
    Context& ctx, std::string_view id);

template <class Config>
const std::vector<ConfigRow<Config>>& Managed();
template <>
inline const std::vector<ConfigRow<CachePolicyConfig>>& Managed() {
  return ManagedCachePolicies();
}
template <>
inline const std::vector<ConfigRow<OriginRequestPolicyConfig>>& Managed() {
  return ManagedOriginRequestPolicies();
}
template <>
inline const std::vector<ConfigRow<ResponseHeadersPolicyConfig>>& Managed() {
  return ManagedResponseHeadersPolicies();
}

template <class Config>
bool IsManaged(std::string_view id) {
  for (const ConfigRow<Config>& row : Managed<Config>()) {
    if (row.id == id) return true;
  }
  return false;
}

// Those of a type ("managed", "custom") or of both, in order of id.
template <class Config>
std::vector<std::pair<ConfigRow<Config>, bool>> PoliciesOf(Context& ctx,
                                                           const std::optional<std::string>& type) {
  std::vector<std::pair<ConfigRow<Config>, bool>> out;
  if (!type || type->empty() || *type == "managed") {
    for (const ConfigRow<Config>& row : Managed<Config>()) out.emplace_back(row, true);
  }
  if (!type || type->empty() || *type == "custom") {
    for (const ConfigRow<Config>& row : ctx.Rows<ConfigRow<Config>>().Scan(ctx.account(), "")) {
      out.emplace_back(row, false);
    }
  }
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return a.first.id < b.first.id; });
  return out;
}

// Fills in what AWS's answers hold, after a check. Errors: each operation's own.
Result<void> Settle(CachePolicyConfig& config);
Result<void> Settle(OriginRequestPolicyConfig& config);
Result<void> Settle(ResponseHeadersPolicyConfig& config);

}  // namespace wt::cloudfront
