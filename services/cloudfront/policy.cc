#include "services/cloudfront/policy.h"

#include "services/cloudfront/errors.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {
namespace {

template <class Config>
std::optional<ConfigRow<Config>> FindPolicy(Context& ctx, std::string_view id) {
  for (const ConfigRow<Config>& row : Managed<Config>()) {
    if (row.id == id) return row;
  }
  return FindConfig<Config>(ctx, id);
}

// A list of names goes with a behaviour that names some, and with no other.
template <class Listed>
Result<void> CheckNames(std::string_view behavior, std::optional<Listed>& names) {
  const bool wants = behavior == "whitelist" || behavior == "allExcept" ||
                     behavior == "allViewerAndWhitelistCloudFront";
  if (names) WT_TRY(CheckQuantity(names->quantity, names->items.size()));
  if (names && names->items.empty()) names.reset();
  if (wants != names.has_value()) {
    return error::InvalidArgument(
        StrCat("The behavior ", behavior,
               wants ? " needs a list of names." : " goes with no list of names."));
  }
  if (names) Tidy(*names);
  return {};
}

}  // namespace

std::optional<ConfigRow<CachePolicyConfig>> FindCachePolicy(Context& ctx, std::string_view id) {
  return FindPolicy<CachePolicyConfig>(ctx, id);
}
std::optional<ConfigRow<OriginRequestPolicyConfig>> FindOriginRequestPolicy(Context& ctx,
                                                                            std::string_view id) {
  return FindPolicy<OriginRequestPolicyConfig>(ctx, id);
}
std::optional<ConfigRow<ResponseHeadersPolicyConfig>> FindResponseHeadersPolicy(
    Context& ctx, std::string_view id) {
  return FindPolicy<ResponseHeadersPolicyConfig>(ctx, id);
}

Result<void> Settle(CachePolicyConfig& config) {
  // 1. Times in order, with AWS's defaults.
  if (!config.default_ttl) config.default_ttl = std::max<int64_t>(86'400, config.min_ttl);
  if (!config.max_ttl) config.max_ttl = std::max<int64_t>(31'536'000, *config.default_ttl);
  if (config.min_ttl < 0 || config.min_ttl > *config.default_ttl ||
      *config.default_ttl > *config.max_ttl) {
    return error::InvalidArgument(
        "The parameter MinTTL, DefaultTTL and MaxTTL must be in ascending order.");
  }
  // 2. What makes the key.
  if (!config.parameters_in_cache_key_and_forwarded_to_origin) {
    config.parameters_in_cache_key_and_forwarded_to_origin.emplace();
    auto& key = *config.parameters_in_cache_key_and_forwarded_to_origin;
    key.headers_config.header_behavior = "none";
    key.cookies_config.cookie_behavior = "none";
    key.query_strings_config.query_string_behavior = "none";
  }
  auto& key = *config.parameters_in_cache_key_and_forwarded_to_origin;
  if (!key.enable_accept_encoding_brotli) key.enable_accept_encoding_brotli = false;
  WT_TRY(CheckNames(key.headers_config.header_behavior, key.headers_config.headers));
  WT_TRY(CheckNames(key.cookies_config.cookie_behavior, key.cookies_config.cookies));
  WT_TRY(CheckNames(key.query_strings_config.query_string_behavior,
                    key.query_strings_config.query_strings));
  const bool caches = *config.max_ttl > 0;
  const bool keyed = key.headers_config.header_behavior != "none" ||
                     key.cookies_config.cookie_behavior != "none" ||
                     key.query_strings_config.query_string_behavior != "none" ||
                     key.enable_accept_encoding_gzip || *key.enable_accept_encoding_brotli;
  if (!caches && keyed) {
    return error::InvalidArgument(
        "With caching disabled the cache key can hold no headers, cookies, query strings or "
        "encodings.");
  }
  return {};
}

Result<void> Settle(OriginRequestPolicyConfig& config) {
  WT_TRY(CheckNames(config.headers_config.header_behavior, config.headers_config.headers));
  WT_TRY(CheckNames(config.cookies_config.cookie_behavior, config.cookies_config.cookies));
  return CheckNames(config.query_strings_config.query_string_behavior,
                    config.query_strings_config.query_strings);
}

Result<void> Settle(ResponseHeadersPolicyConfig& config) {
  if (config.cors_config) {
    ResponseHeadersPolicyCorsConfig& cors = *config.cors_config;
    const auto check = [](const auto& listed) {
      return CheckQuantity(listed.quantity, listed.items.size());
    };
    WT_TRY(check(cors.access_control_allow_origins));
    WT_TRY(check(cors.access_control_allow_headers));
    WT_TRY(check(cors.access_control_allow_methods));
    if (cors.access_control_expose_headers) WT_TRY(check(*cors.access_control_expose_headers));
  }
  if (config.custom_headers_config) {
    const auto& custom = *config.custom_headers_config;
    WT_TRY(CheckQuantity(custom.quantity, custom.items.size()));
    if (custom.items.empty()) config.custom_headers_config.reset();
  }
  if (config.remove_headers_config) {
    const auto& remove = *config.remove_headers_config;
    WT_TRY(CheckQuantity(remove.quantity, remove.items.size()));
    if (remove.items.empty()) config.remove_headers_config.reset();
  }
  const bool empty = !config.cors_config && !config.security_headers_config &&
                     !config.server_timing_headers_config && !config.custom_headers_config &&
                     !config.remove_headers_config;
  if (empty) {
    return error::InvalidArgument("A response headers policy needs at least one configuration.");
  }
  return {};
}

}  // namespace wt::cloudfront
