// What CreateDistribution and UpdateDistribution refuse.
// https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CreateDistribution.html

#include <algorithm>
#include <cctype>
#include <set>

#include "services/acm/acm.h"
#include "services/cloudfront/distribution.h"
#include "services/cloudfront/errors.h"
#include "services/cloudfront/policy.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {
namespace {

template <class Listed>
Result<void> Consistent(const std::optional<Listed>& listed) {
  if (!listed) return {};
  return CheckQuantity(listed->quantity, listed->items.size());
}

bool Given(const std::optional<std::string>& held) { return held && !held->empty(); }

bool Over(const auto& items, int64_t most) { return static_cast<int64_t>(items.size()) > most; }

bool IsAddress(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.' || c == ':';
  });
}

bool IsS3Host(std::string_view host) {
  return host.ends_with(".amazonaws.com") && host.find(".s3") != std::string_view::npos &&
         host.find("s3-website") == std::string_view::npos;
}

Result<void> CheckCustomOrigin(const CustomOriginConfig& custom) {
  const auto allowed = [](int64_t port) {
    return port == 80 || port == 443 || (port >= 1024 && port <= 65535);
  };
  if (!allowed(custom.http_port) || !allowed(custom.https_port)) {
    return error::InvalidArgument("The origin port must be 80, 443 or between 1024 and 65535.");
  }
  WT_TRY(Consistent(custom.origin_ssl_protocols));
  const int64_t read = custom.origin_read_timeout.value_or(30);
  if (read < 1 || read > 120) {
    return error::InvalidOriginReadTimeout(
        "The read timeout specified for the origin is not valid.");
  }
  const int64_t alive = custom.origin_keepalive_timeout.value_or(5);
  if (alive < 1 || alive > 120) {
    return error::InvalidOriginKeepaliveTimeout(
        "The keep alive timeout specified for the origin is not valid.");
  }
  return {};
}

Result<void> CheckOrigin(Context& ctx, const Origin& origin) {
  if (origin.id.empty() || origin.domain_name.empty()) {
    return error::InvalidArgument("The parameter Origin Id and DomainName are required.");
  }
  if (IsAddress(origin.domain_name)) {
    return error::InvalidOrigin(
        "The parameter Origin DomainName does not refer to a valid S3 bucket or is an IP address.");
  }
  if (Given(origin.origin_path) &&
      (origin.origin_path->front() != '/' || origin.origin_path->back() == '/')) {
    return error::InvalidArgument(
        "The parameter Origin Path must begin with a / and must not end with one.");
  }
  WT_TRY(Consistent(origin.custom_headers));
  if (origin.custom_headers &&
      static_cast<int64_t>(origin.custom_headers->items.size()) > kOriginHeadersMax) {
    return error::TooManyOriginCustomHeaders(
        "Your request contains too many origin custom headers.");
  }
  const int64_t attempts = origin.connection_attempts.value_or(3);
  if (attempts < 1 || attempts > 3) {
    return error::InvalidArgument("The parameter ConnectionAttempts must be between 1 and 3.");
  }
  const int64_t timeout = origin.connection_timeout.value_or(10);
  if (timeout < 1 || timeout > 10) {
    return error::InvalidArgument("The parameter ConnectionTimeout must be between 1 and 10.");
  }
  const int kinds = (origin.s3_origin_config ? 1 : 0) + (origin.custom_origin_config ? 1 : 0) +
                    (origin.vpc_origin_config ? 1 : 0);
  if (kinds > 1) {
    return error::InvalidOrigin("An origin is of one kind: S3, custom or VPC.");
  }
  if (kinds == 0 && !IsS3Host(origin.domain_name)) {
    return error::InvalidOrigin(
        "The specified origin server does not exist or is not valid: a custom origin needs "
        "CustomOriginConfig.");
  }
  if (Given(origin.origin_access_control_id)) {
    if (!FindConfig<OriginAccessControlConfig>(ctx, *origin.origin_access_control_id)) {
      return error::InvalidOriginAccessControl("The origin access control is not valid.");
    }
    if (origin.s3_origin_config && !origin.s3_origin_config->origin_access_identity.empty()) {
      return error::InvalidArgument(
          "An origin has an origin access control or an origin access identity, not both.");
    }
  }
  if (origin.s3_origin_config && !origin.s3_origin_config->origin_access_identity.empty()) {
    constexpr std::string_view kPath = "origin-access-identity/cloudfront/";
    const std::string& path = origin.s3_origin_config->origin_access_identity;
    if (!path.starts_with(kPath) || !FindConfig<CloudFrontOriginAccessIdentityConfig>(
                                        ctx, std::string_view(path).substr(kPath.size()))) {
      return error::InvalidOriginAccessIdentity(
          "The origin access identity is not valid or doesn't exist.");
    }
  }
  return origin.custom_origin_config ? CheckCustomOrigin(*origin.custom_origin_config)
                                     : Result<void>();
}

Result<void> CheckMethods(const AllowedMethods& allowed) {
  WT_TRY(CheckQuantity(allowed.quantity, allowed.items.size()));
  WT_TRY(Consistent(allowed.cached_methods));
  static const std::set<std::string> kTwo = {"GET", "HEAD"};
  static const std::set<std::string> kThree = {"GET", "HEAD", "OPTIONS"};
  static const std::set<std::string> kSeven = {"DELETE", "GET",  "HEAD", "OPTIONS",
                                               "PATCH",  "POST", "PUT"};
  const std::set<std::string> methods(allowed.items.begin(), allowed.items.end());
  if (methods != kTwo && methods != kThree && methods != kSeven) {
    return error::InvalidArgument(
        "The parameter Allowed Methods must be GET, HEAD; GET, HEAD, OPTIONS; or all seven.");
  }
  if (!allowed.cached_methods || allowed.cached_methods->items.empty()) return {};
  const auto& items = allowed.cached_methods->items;
  const std::set<std::string> cached(items.begin(), items.end());
  const bool within = std::includes(methods.begin(), methods.end(), cached.begin(), cached.end());
  if ((cached != kTwo && cached != kThree) || !within) {
    return error::InvalidArgument(
        "The parameter Cached Methods must be GET, HEAD or GET, HEAD, OPTIONS, and allowed.");
  }
  return {};
}

Result<void> CheckForwarded(const ForwardedValues& forwarded) {
  WT_TRY(Consistent(forwarded.headers));
  WT_TRY(Consistent(forwarded.query_string_cache_keys));
  WT_TRY(Consistent(forwarded.cookies.whitelisted_names));
  if (forwarded.headers && Over(forwarded.headers->items, kForwardedMax)) {
    return error::TooManyHeadersInForwardedValues(
        "Your request contains too many headers in forwarded values.");
  }
  if (forwarded.query_string_cache_keys &&
      Over(forwarded.query_string_cache_keys->items, kForwardedMax)) {
    return error::TooManyQueryStringParameters(
        "Your request contains too many query string parameters.");
  }
  if (forwarded.cookies.whitelisted_names &&
      Over(forwarded.cookies.whitelisted_names->items, kForwardedMax)) {
    return error::TooManyCookieNamesInWhiteList(
        "Your request contains more cookie names in the whitelist than are allowed per cache "
        "behavior.");
  }
  const bool names =
      forwarded.cookies.whitelisted_names && !forwarded.cookies.whitelisted_names->items.empty();
  if (names != (forwarded.cookies.forward == "whitelist")) {
    return error::InvalidForwardCookies(
        "Your request contains forward cookies option which doesn't match with the expectation for "
        "the whitelisted list of cookie names.");
  }
  return {};
}

template <class Behavior>
Result<void> CheckTimes(const Behavior& behavior) {
  const int64_t min = behavior.min_ttl.value_or(0);
  const int64_t preset = behavior.default_ttl.value_or(std::max<int64_t>(86'400, min));
  const int64_t max = behavior.max_ttl.value_or(std::max<int64_t>(31'536'000, preset));
  if (min < 0 || min > preset || preset > max) {
    return error::InvalidTTLOrder("The TTL order specified in the response is not valid.");
  }
  return {};
}

Result<void> CheckFunctions(Context& ctx, const std::optional<FunctionAssociations>& functions) {
  WT_TRY(Consistent(functions));
  if (!functions) return {};
  if (Over(functions->items, kFunctionsPerBehaviorMax)) {
    return error::TooManyFunctionAssociations(
        "You have reached the maximum number of CloudFront function associations for this cache "
        "behavior.");
  }
  std::set<std::string> events;
  for (const FunctionAssociation& association : functions->items) {
    if (!events.insert(association.event_type).second ||
        !association.event_type.starts_with("viewer-")) {
      return error::InvalidFunctionAssociation(
          "A CloudFront function association is invalid: one of viewer-request and one of "
          "viewer-response.");
    }
    const std::string prefix = ArnOf(ctx, "function", "");
    const FunctionRow* row =
        association.function_arn.starts_with(prefix)
            ? ctx.Global().Peek<FunctionRow>(association.function_arn.substr(prefix.size()))
            : nullptr;
    if (row == nullptr || !row->live) {
      return error::InvalidFunctionAssociation(StrCat("The function ", association.function_arn,
                                                      " does not exist or is not published."));
    }
  }
  return {};
}

template <class Behavior>
Result<void> CheckPolicies(Context& ctx, const Behavior& behavior) {
  // 1. Caching is said by a policy or in the old way, not both.
  if (Given(behavior.cache_policy_id)) {
    if (behavior.forwarded_values) {
      return error::InvalidArgument(
          "The parameter ForwardedValues cannot be used when a cache policy is associated to the "
          "cache behavior.");
    }
    if (!FindCachePolicy(ctx, *behavior.cache_policy_id)) {
      return error::NoSuchCachePolicy("The cache policy does not exist.");
    }
  } else {
    if (!behavior.forwarded_values) {
      return error::InvalidArgument("The parameter ForwardedValues is required.");
    }
    if (Given(behavior.origin_request_policy_id)) {
      return error::InvalidArgument(
          "The parameter OriginRequestPolicyId can be used only with a cache policy.");
    }
    WT_TRY(CheckForwarded(*behavior.forwarded_values));
    WT_TRY(CheckTimes(behavior));
  }
  // 2. The other policies are there.
  if (Given(behavior.origin_request_policy_id) &&
      !FindOriginRequestPolicy(ctx, *behavior.origin_request_policy_id)) {
    return error::NoSuchOriginRequestPolicy("The origin request policy does not exist.");
  }
  if (Given(behavior.response_headers_policy_id) &&
      !FindResponseHeadersPolicy(ctx, *behavior.response_headers_policy_id)) {
    return error::NoSuchResponseHeadersPolicy("The response headers policy does not exist.");
  }
  return {};
}

// Accounts that may sign: this one, or twelve digits.
Result<void> CheckTrust(const std::optional<TrustedSigners>& signers) {
  if (!signers) return {};
  if (Over(signers->items, kSignersPerBehaviorMax)) {
    return error::TooManyTrustedSigners(
        "Your request contains more trusted signers than are allowed per distribution.");
  }
  for (const std::string& signer : signers->items) {
    const bool account =
        signer.size() == 12 &&
        std::all_of(signer.begin(), signer.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (signer != "self" && !account) {
      return error::TrustedSignerDoesNotExist("One or more of your trusted signers don't exist.");
    }
  }
  return {};
}

template <class Behavior>
Result<void> CheckBehavior(Context& ctx, const DistributionConfig& config,
                           const Behavior& behavior) {
  // 1. It leads to an origin or a group of them.
  const auto named = [&](const auto& items) {
    return std::any_of(items.begin(), items.end(),
                       [&](const auto& item) { return item.id == behavior.target_origin_id; });
  };
  const bool known =
      named(config.origins.items) || (config.origin_groups && named(config.origin_groups->items));
  if (!known) {
    return error::NoSuchOrigin("One or more of your origins or origin groups do not exist.");
  }
  // 2. What it allows, forwards, trusts and runs.
  if (behavior.allowed_methods && !behavior.allowed_methods->items.empty()) {
    WT_TRY(CheckMethods(*behavior.allowed_methods));
  }
  WT_TRY(Consistent(behavior.trusted_signers));
  WT_TRY(Consistent(behavior.trusted_key_groups));
  WT_TRY(Consistent(behavior.lambda_function_associations));
  WT_TRY(CheckTrust(behavior.trusted_signers));
  if (Given(behavior.field_level_encryption_id)) {
    return error::NoSuchFieldLevelEncryptionConfig(
        "The specified configuration for field-level encryption doesn't exist.");
  }
  if (Given(behavior.realtime_log_config_arn)) {
    return error::NoSuchRealtimeLogConfig("The real-time log configuration does not exist.");
  }
  if (behavior.trusted_key_groups) {
    if (Over(behavior.trusted_key_groups->items, kKeyGroupsPerBehaviorMax)) {
      return error::TooManyKeyGroupsAssociatedToDistribution(
          "The number of key groups referenced by this distribution is more than the maximum "
          "allowed.");
    }
    for (const std::string& group : behavior.trusted_key_groups->items) {
      if (!FindConfig<KeyGroupConfig>(ctx, group)) {
        return error::TrustedKeyGroupDoesNotExist("The specified key group does not exist.");
      }
    }
  }
  WT_TRY(CheckFunctions(ctx, behavior.function_associations));
  return CheckPolicies(ctx, behavior);
}

Result<void> CheckErrors(const CustomErrorResponses& responses) {
  static const std::set<int64_t> kCodes = {400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504};
  WT_TRY(CheckQuantity(responses.quantity, responses.items.size()));
  for (const CustomErrorResponse& response : responses.items) {
    if (!kCodes.contains(response.error_code)) {
      return error::InvalidErrorCode("An invalid error code was specified.");
    }
    if (Given(response.response_code) != Given(response.response_page_path)) {
      return error::InvalidResponseCode(
          "A response code and a response page path are specified together.");
    }
    if (Given(response.response_page_path) && response.response_page_path->front() != '/') {
      return error::InvalidArgument("The response page path must begin with a /.");
    }
  }
  return {};
}

Result<void> CheckGroups(const DistributionConfig& config) {
  WT_TRY(CheckQuantity(config.origin_groups->quantity, config.origin_groups->items.size()));
  if (Over(config.origin_groups->items, kOriginGroupsMax)) {
    return error::TooManyOriginGroupsPerDistribution(
        "Your request contains more origin groups than are allowed per distribution.");
  }
  for (const OriginGroup& group : config.origin_groups->items) {
    WT_TRY(CheckQuantity(group.members.quantity, group.members.items.size()));
    if (group.members.items.size() != 2) {
      return error::InvalidArgument("An origin group must contain exactly two members.");
    }
    for (const OriginGroupMember& member : group.members.items) {
      const auto& origins = config.origins.items;
      if (std::none_of(origins.begin(), origins.end(),
                       [&](const Origin& origin) { return origin.id == member.origin_id; })) {
        return error::NoSuchOrigin("One or more of your origins or origin groups do not exist.");
      }
    }
  }
  return {};
}

// ISO 3166-1 alpha-2, each followed by a space; and Kosovo's, which AWS takes too.
constexpr std::string_view kCountries =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ "
    "BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM "
    "DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS "
    "GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN "
    "KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ "
    "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
    "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV "
    "SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI "
    "VN VU WF WS XK YE YT ZA ZM ZW ";

Result<void> CheckRestrictions(const GeoRestriction& geo) {
  WT_TRY(CheckQuantity(geo.quantity, geo.items.size()));
  if ((geo.restriction_type == "none") != geo.items.empty()) {
    return error::InvalidGeoRestrictionParameter(
        "The specified geo restriction parameter is not valid.");
  }
  for (const std::string& code : geo.items) {
    const size_t at = code.size() == 2 ? kCountries.find(code) : std::string_view::npos;
    if (at == std::string_view::npos || at % 3 != 0) {
      return error::InvalidLocationCode(
          StrCat("The location code specified is not valid: ", code, "."));
    }
  }
  return {};
}

// A web ACL of AWS WAF by its ARN, or of WAF Classic by its id.
Result<void> CheckWebAcl(const std::string& id) {
  const bool arn =
      id.starts_with("arn:aws:wafv2:us-east-1:") && id.find(":global/webacl/") != std::string::npos;
  const bool classic = id.size() == 36 && std::count(id.begin(), id.end(), '-') == 4;
  if (arn || classic) return {};
  return error::InvalidWebACLId(
      "A web ACL ID specified is not valid. To specify a web ACL created using the latest version "
      "of AWS WAF, use the ACL ARN.");
}

}  // namespace

Result<void> CheckConfig(Context& ctx, const DistributionConfig& config, std::string_view id) {
  static_cast<void>(id);
  // 1. Quantities and quotas.
  WT_TRY(Consistent(config.aliases));
  WT_TRY(CheckQuantity(config.origins.quantity, config.origins.items.size()));
  WT_TRY(Consistent(config.cache_behaviors));
  if (config.origins.items.empty()) {
    return error::InvalidArgument("The parameter Origins must contain at least one origin.");
  }
  if (static_cast<int64_t>(config.origins.items.size()) > kOriginsMax) {
    return error::TooManyOrigins("You cannot create more origins for the distribution.");
  }
  if (config.cache_behaviors &&
      static_cast<int64_t>(config.cache_behaviors->items.size()) > kBehaviorsMax) {
    return error::TooManyCacheBehaviors(
        "You cannot create more cache behaviors for the distribution.");
  }
  if (config.aliases && static_cast<int64_t>(config.aliases->items.size()) > kAliasesMax) {
    return error::TooManyDistributionCNAMEs(
        "Your request contains more CNAMEs than are allowed per distribution.");
  }
  // 2. Origins, each with an id of its own.
  std::set<std::string> ids;
  for (const Origin& origin : config.origins.items) {
    if (!ids.insert(origin.id).second) {
      return error::InvalidArgument(StrCat("The origin id ", origin.id, " is used twice."));
    }
    WT_TRY(CheckOrigin(ctx, origin));
  }
  if (config.origin_groups) WT_TRY(CheckGroups(config));

  // 3. Behaviours.
  WT_TRY(CheckBehavior(ctx, config, config.default_cache_behavior));
  if (config.cache_behaviors) {
    std::set<std::string> paths;
    for (const CacheBehavior& behavior : config.cache_behaviors->items) {
      if (!paths.insert(behavior.path_pattern).second) {
        return error::InvalidArgument(
            StrCat("The path pattern ", behavior.path_pattern, " is used twice."));
      }
      WT_TRY(CheckBehavior(ctx, config, behavior));
    }
  }

  // 4. The rest of it.
  if (Given(config.default_root_object) && config.default_root_object->front() == '/') {
    return error::InvalidDefaultRootObject(
        "The default root object file name is too big or contains an invalid character.");
  }
  if (config.custom_error_responses) WT_TRY(CheckErrors(*config.custom_error_responses));
  if (config.restrictions) WT_TRY(CheckRestrictions(config.restrictions->geo_restriction));
  if (Given(config.web_acl_id)) WT_TRY(CheckWebAcl(*config.web_acl_id));
  if (Given(config.continuous_deployment_policy_id)) {
    return error::NoSuchContinuousDeploymentPolicy(
        "The continuous deployment policy doesn't exist.");
  }
  return {};
}

Result<void> CheckViewer(Context& ctx, const DistributionConfig& config, std::string_view id) {
  const ViewerCertificate& viewer = *config.viewer_certificate;
  // 1. The certificate is there, of us-east-1, and issued.
  std::optional<acm::Certificate> certificate;
  if (viewer.acm_certificate_arn) {
    if (!viewer.ssl_support_method) {
      return error::InvalidArgument(
          "The parameter SSLSupportMethod is required with an ACM certificate.");
    }
    certificate = acm::FindCertificate(ctx, *viewer.acm_certificate_arn);
    if (!certificate || certificate->region != "us-east-1" || certificate->status != "ISSUED" ||
        certificate->account != ctx.account()) {
      return error::InvalidViewerCertificate(
          "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or "
          "doesn't include a valid certificate chain.");
    }
  }
  // 2. Aliases are covered by it, and nobody else's.
  if (!config.aliases || config.aliases->items.empty()) return {};
  if (!viewer.acm_certificate_arn && !viewer.iam_certificate_id) {
    return error::InvalidViewerCertificate(
        "To add an alternate domain name (CNAME) to a CloudFront distribution, you must attach a "
        "trusted certificate that validates your authorization to use the domain name. For more "
        "details, see: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/"
        "CNAMEs.html#alternate-domain-names-requirements");
  }
  for (const std::string& alias : config.aliases->items) {
    if (certificate && !acm::Covers(*certificate, alias)) {
      return error::InvalidViewerCertificate(
          "The certificate that is attached to your distribution doesn't cover the alternate "
          "domain "
          "name (CNAME) that you're trying to add. For more details, see: "
          "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/"
          "CNAMEs.html#alternate-domain-names-requirements");
    }
    const AliasRow* taken = ctx.Turn::Peek<AliasRow>("", "", ToLower(alias));
    if (taken != nullptr && (taken->owner != ctx.account() || taken->distribution != id)) {
      return error::CNAMEAlreadyExists(
          "One or more of the CNAMEs you provided are already associated with a different "
          "resource.");
    }
  }
  return {};
}

}  // namespace wt::cloudfront
