// The policies that AWS has in every account, with the ids that they have everywhere.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html

#include "emulator/base/check.h"
#include "services/cloudfront/policy.h"

namespace wt::cloudfront {
namespace {

// Assumed: any instant before a world begins.
constexpr Instant kMadeAt{1590000000'000000};

struct Whole {
  std::string_view id, name, comment;
};

wire::List<std::string> Names(std::initializer_list<std::string_view> names) {
  return {names.begin(), names.end()};
}

template <class Listed>
Listed ListedOf(std::initializer_list<std::string_view> names) {
  return {.quantity = static_cast<int64_t>(names.size()), .items = Names(names)};
}

template <class Config>
ConfigRow<Config> Row(const Whole& whole, Config config) {
  ConfigRow<Config> row;
  row.id = whole.id;
  row.etag = "E23ZP02F085DFQ";
  row.created_at = row.modified_at = kMadeAt;
  config.name = StrCat("Managed-", whole.name);
  config.comment = std::string(whole.comment);
  row.config = std::move(config);
  return row;
}

struct Ttl {
  int64_t min, preset, max;
};

CachePolicyConfig Cache(Ttl ttl, bool gzip, bool brotli, std::string_view cookies,
                        std::string_view queries, std::initializer_list<std::string_view> headers,
                        std::initializer_list<std::string_view> query_names = {}) {
  ParametersInCacheKeyAndForwardedToOrigin key{.enable_accept_encoding_gzip = gzip,
                                               .enable_accept_encoding_brotli = brotli};
  key.headers_config.header_behavior = headers.size() > 0 ? "whitelist" : "none";
  if (headers.size() > 0) key.headers_config.headers = ListedOf<Headers>(headers);
  key.cookies_config.cookie_behavior = std::string(cookies);
  key.query_strings_config.query_string_behavior = std::string(queries);
  if (query_names.size() > 0) {
    key.query_strings_config.query_strings = ListedOf<QueryStringNames>(query_names);
  }
  CachePolicyConfig config;
  config.min_ttl = ttl.min;
  config.default_ttl = ttl.preset;
  config.max_ttl = ttl.max;
  config.parameters_in_cache_key_and_forwarded_to_origin = std::move(key);
  return config;
}

OriginRequestPolicyConfig Request(std::string_view header_behavior,
                                  std::initializer_list<std::string_view> headers,
                                  std::string_view cookies, std::string_view queries) {
  OriginRequestPolicyConfig config;
  config.headers_config.header_behavior = std::string(header_behavior);
  if (headers.size() > 0) config.headers_config.headers = ListedOf<Headers>(headers);
  config.cookies_config.cookie_behavior = std::string(cookies);
  config.query_strings_config.query_string_behavior = std::string(queries);
  return config;
}

ResponseHeadersPolicyConfig Response(bool cors, bool preflight, bool security) {
  ResponseHeadersPolicyConfig config;
  if (cors) {
    ResponseHeadersPolicyCorsConfig rules;
    rules.access_control_allow_origins =
        ListedOf<ResponseHeadersPolicyAccessControlAllowOrigins>({"*"});
    rules.access_control_allow_headers =
        ListedOf<ResponseHeadersPolicyAccessControlAllowHeaders>({"*"});
    rules.access_control_allow_methods =
        preflight ? ListedOf<ResponseHeadersPolicyAccessControlAllowMethods>(
                        {"GET", "DELETE", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
                  : ListedOf<ResponseHeadersPolicyAccessControlAllowMethods>({"GET", "HEAD"});
    if (preflight) {
      rules.access_control_expose_headers =
          ListedOf<ResponseHeadersPolicyAccessControlExposeHeaders>({"*"});
    }
    config.cors_config = std::move(rules);
  }
  if (security) {
    config.security_headers_config = ResponseHeadersPolicySecurityHeadersConfig{
        .xss_protection =
            ResponseHeadersPolicyXSSProtection{
                .override = false, .protection = true, .mode_block = true},
        .frame_options =
            ResponseHeadersPolicyFrameOptions{.override = false, .frame_option = "SAMEORIGIN"},
        .referrer_policy =
            ResponseHeadersPolicyReferrerPolicy{
                .override = false, .referrer_policy = "strict-origin-when-cross-origin"},
        .content_type_options = ResponseHeadersPolicyContentTypeOptions{.override = true},
        .strict_transport_security = ResponseHeadersPolicyStrictTransportSecurity{
            .override = false, .access_control_max_age_sec = 31'536'000}};
  }
  return config;
}

}  // namespace

const std::vector<ConfigRow<CachePolicyConfig>>& ManagedCachePolicies() {
  static const std::vector<ConfigRow<CachePolicyConfig>> kPolicies = {
      Row<CachePolicyConfig>({"08627262-05a9-4f76-9ded-b50ca2e3a84f", "Elemental-MediaPackage",
                              "Policy for Elemental MediaPackage Origin"},
                             Cache({0, 86'400, 31'536'000}, true, false, "none", "whitelist",
                                   {"origin"}, {"aws.manifestfilter", "start", "end", "m"})),
      Row<CachePolicyConfig>(
          {"2e54312d-136d-493c-8eb9-b001f22f67d2", "Amplify", "Policy for Amplify Origin"},
          Cache({2, 2, 600}, true, true, "all", "all",
                {"Authorization", "CloudFront-Viewer-Country", "Host"})),
      Row<CachePolicyConfig>({"4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "CachingDisabled",
                              "Policy with caching disabled"},
                             Cache({0, 0, 0}, false, false, "none", "none", {})),
      Row<CachePolicyConfig>(
          {"4cc15a8a-d715-48a4-82b8-cc0b614638fe", "UseOriginCacheControlHeaders-QueryStrings",
           "Policy for origins that return Cache-Control headers and serve different content based "
           "on values present in the query string."},
          Cache(
              {0, 0, 31'536'000}, true, true, "all", "all",
              {"host", "origin", "x-http-method-override", "x-http-method", "x-method-override"})),
      Row<CachePolicyConfig>({"658327ea-f89d-4fab-a63d-7e88639e58f6", "CachingOptimized",
                              "Policy with caching enabled. Supports Gzip and Brotli compression."},
                             Cache({1, 86'400, 31'536'000}, true, true, "none", "none", {})),
      Row<CachePolicyConfig>(
          {"83da9c7e-98b4-4e11-a168-04f0df8e2c65", "UseOriginCacheControlHeaders",
           "Policy for origins that return Cache-Control headers. Query strings are not included "
           "in "
           "the cache key."},
          Cache(
              {0, 0, 31'536'000}, true, true, "all", "none",
              {"host", "origin", "x-http-method-override", "x-http-method", "x-method-override"})),
      Row<CachePolicyConfig>(
          {"b2884449-e4de-46a7-ac36-70bc7f1ddd6d", "CachingOptimizedForUncompressedObjects",
           "Default policy when compression is disabled"},
          Cache({1, 86'400, 31'536'000}, false, false, "none", "none", {})),
  };
  return kPolicies;
}

const std::vector<ConfigRow<OriginRequestPolicyConfig>>& ManagedOriginRequestPolicies() {
  using Config = OriginRequestPolicyConfig;
  static const std::vector<ConfigRow<Config>> kPolicies = {
      Row<Config>({"216adef6-5c7f-47e4-b989-5492eafa07d3", "AllViewer",
                   "Policy to forward all parameters in viewer requests"},
                  Request("allViewer", {}, "all", "all")),
      Row<Config>({"33f36d7e-f396-46d9-90e0-52428a34d9dc", "AllViewerAndCloudFrontHeaders-2022-06",
                   "Policy to forward all parameters in viewer requests and all CloudFront headers "
                   "that were released through June 2022"},
                  Request("allViewerAndWhitelistCloudFront",
                          {"CloudFront-Viewer-Country",
                           "CloudFront-Viewer-City",
                           "CloudFront-Viewer-Country-Name",
                           "CloudFront-Viewer-Country-Region",
                           "CloudFront-Viewer-Country-Region-Name",
                           "CloudFront-Viewer-Latitude",
                           "CloudFront-Viewer-Longitude",
                           "CloudFront-Viewer-Metro-Code",
                           "CloudFront-Viewer-Postal-Code",
                           "CloudFront-Viewer-Time-Zone",
                           "CloudFront-Viewer-Address",
                           "CloudFront-Viewer-ASN",
                           "CloudFront-Viewer-Http-Version",
                           "CloudFront-Viewer-TLS",
                           "CloudFront-Forwarded-Proto",
                           "CloudFront-Is-Android-Viewer",
                           "CloudFront-Is-Desktop-Viewer",
                           "CloudFront-Is-IOS-Viewer",
                           "CloudFront-Is-Mobile-Viewer",
                           "CloudFront-Is-SmartTV-Viewer",
                           "CloudFront-Is-Tablet-Viewer"},
                          "all", "all")),
      Row<Config>({"59781a5b-3903-41f3-afcb-af62929ccde1", "CORS-CustomOrigin",
                   "Policy for CORS with a custom origin"},
                  Request("whitelist", {"origin"}, "none", "none")),
      Row<Config>(
          {"775133bc-15f2-49f9-abea-afb2e0bf67d2", "Elemental-MediaTailor-PersonalizedManifests",
           "Policy for Elemental MediaTailor personalized manifests"},
          Request("whitelist",
                  {"origin", "access-control-request-headers", "access-control-request-method",
                   "user-agent", "x-forwarded-for"},
                  "none", "all")),
      Row<Config>(
          {"88a5eaf4-2fd4-4709-b370-b4c650ea3fcf", "CORS-S3Origin",
           "Policy for S3 origin with CORS"},
          Request("whitelist",
                  {"origin", "access-control-request-headers", "access-control-request-method"},
                  "none", "none")),
      Row<Config>({"acba4595-bd28-49b8-b9fe-13317c0390fa", "UserAgentRefererHeaders",
                   "Policy to forward user-agent and referer headers to origin"},
                  Request("whitelist", {"user-agent", "referer"}, "none", "none")),
      Row<Config>(
          {"b689b0a8-53d0-40ab-baf2-68738e2966ac", "AllViewerExceptHostHeader",
           "Policy to forward all parameters in viewer requests except for the Host header"},
          Request("allExcept", {"host"}, "all", "all")),
      Row<Config>({"bf0718e1-ba1e-49d1-88b1-f726733018ae", "HostHeaderOnly",
                   "Policy to forward Host header to origin"},
                  Request("whitelist", {"host"}, "none", "none")),
  };
  return kPolicies;
}

const std::vector<ConfigRow<ResponseHeadersPolicyConfig>>& ManagedResponseHeadersPolicies() {
  using Config = ResponseHeadersPolicyConfig;
  static const std::vector<ConfigRow<Config>> kPolicies = {
      Row<Config>({"5cc3b908-e619-4b99-88e5-2cf7f45965bd", "CORS-With-Preflight",
                   "Allows all origins for CORS requests, including preflight requests"},
                  Response(true, true, false)),
      Row<Config>({"60669652-455b-4ae9-85a4-c4c02393f86c", "SimpleCORS",
                   "Allows all origins for simple CORS requests"},
                  Response(true, false, false)),
      Row<Config>({"67f7725c-6f97-4210-82d7-5512b31e9d03", "SecurityHeadersPolicy",
                   "Adds a set of security headers to every response"},
                  Response(false, false, true)),
      Row<Config>({"e61eb60c-9c35-4d20-a928-2b84e02af89c", "CORS-and-SecurityHeadersPolicy",
                   "Allows all origins for simple CORS requests and adds security headers"},
                  Response(true, false, true)),
      Row<Config>(
          {"eaab4381-ed33-4a86-88ca-d9558dc6cd63", "CORS-with-preflight-and-SecurityHeadersPolicy",
           "Allows all origins for CORS requests, including preflight requests, and adds "
           "security headers"},
          Response(true, true, true)),
  };
  return kPolicies;
}

}  // namespace wt::cloudfront
