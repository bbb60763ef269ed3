// What AWS's answers hold beyond what a request gave.

#include "services/cloudfront/distribution.h"
#include "services/cloudfront/resource.h"

namespace wt::cloudfront {
namespace {

template <class T>
T& Present(std::optional<T>& held) {
  if (!held) held.emplace();
  return *held;
}

void Default(std::optional<std::string>& held, std::string_view value) {
  if (!held) held = std::string(value);
}
void Default(std::optional<int64_t>& held, int64_t value) {
  if (!held) held = value;
}
void Default(std::optional<bool>& held, bool value) {
  if (!held) held = value;
}
// An empty id is none.
void DropEmpty(std::optional<std::string>& held) {
  if (held && held->empty()) held.reset();
}

void NormalizeForwarded(ForwardedValues& forwarded) {
  Tidy(Present(forwarded.headers));
  Tidy(Present(forwarded.query_string_cache_keys));
  if (forwarded.cookies.whitelisted_names) {
    if (forwarded.cookies.whitelisted_names->items.empty()) {
      forwarded.cookies.whitelisted_names.reset();
    } else {
      Tidy(*forwarded.cookies.whitelisted_names);
    }
  }
}

template <class Behavior>
void NormalizeBehavior(Behavior& behavior) {
  // 1. Methods: HEAD and GET unless told otherwise.
  AllowedMethods& allowed = Present(behavior.allowed_methods);
  if (allowed.items.empty()) allowed.items = {"HEAD", "GET"};
  CachedMethods& cached = Present(allowed.cached_methods);
  if (cached.items.empty()) cached.items = {"HEAD", "GET"};
  Tidy(allowed);
  Tidy(cached);

  // 2. Lists, flags and ids.
  Tidy(Present(behavior.trusted_signers));
  Tidy(Present(behavior.trusted_key_groups));
  Tidy(Present(behavior.lambda_function_associations));
  Tidy(Present(behavior.function_associations));
  Present(behavior.grpc_config);
  Default(behavior.smooth_streaming, false);
  Default(behavior.compress, false);
  Default(behavior.field_level_encryption_id, "");
  DropEmpty(behavior.cache_policy_id);
  DropEmpty(behavior.origin_request_policy_id);
  DropEmpty(behavior.response_headers_policy_id);
  DropEmpty(behavior.realtime_log_config_arn);

  // 3. With a cache policy, times and forwarding are the policy's; without one they are here.
  if (behavior.cache_policy_id) {
    behavior.forwarded_values.reset();
    behavior.min_ttl.reset();
    behavior.default_ttl.reset();
    behavior.max_ttl.reset();
    return;
  }
  NormalizeForwarded(Present(behavior.forwarded_values));
  Default(behavior.min_ttl, 0);
  Default(behavior.default_ttl, std::max<int64_t>(86'400, *behavior.min_ttl));
  Default(behavior.max_ttl, std::max<int64_t>(31'536'000, *behavior.default_ttl));
}

void NormalizeOrigin(Origin& origin) {
  Default(origin.origin_path, "");
  Tidy(Present(origin.custom_headers));
  Default(origin.connection_attempts, 3);
  Default(origin.connection_timeout, 10);
  Present(origin.origin_shield);
  Default(origin.origin_access_control_id, "");
  // An S3 bucket without a word on how to reach it is an S3 origin.
  if (origin.custom_origin_config) {
    CustomOriginConfig& custom = *origin.custom_origin_config;
    OriginSslProtocols& protocols = Present(custom.origin_ssl_protocols);
    if (protocols.items.empty()) protocols.items = {"TLSv1", "SSLv3"};
    Tidy(protocols);
    Default(custom.origin_read_timeout, 30);
    Default(custom.origin_keepalive_timeout, 5);
  }
}

void NormalizeCertificate(ViewerCertificate& certificate) {
  DropEmpty(certificate.acm_certificate_arn);
  DropEmpty(certificate.iam_certificate_id);
  DropEmpty(certificate.ssl_support_method);
  DropEmpty(certificate.minimum_protocol_version);
  if (certificate.acm_certificate_arn || certificate.iam_certificate_id) {
    const bool of_acm = certificate.acm_certificate_arn.has_value();
    certificate.cloud_front_default_certificate = false;
    certificate.certificate =
        of_acm ? certificate.acm_certificate_arn : certificate.iam_certificate_id;
    certificate.certificate_source = of_acm ? "acm" : "iam";
    Default(certificate.minimum_protocol_version, "TLSv1");
    return;
  }
  certificate.cloud_front_default_certificate = true;
  certificate.ssl_support_method = "vip";
  certificate.minimum_protocol_version = "TLSv1";
  certificate.certificate.reset();
  certificate.certificate_source = "cloudfront";
}

}  // namespace

void Normalize(DistributionConfig& config) {
  Tidy(Present(config.aliases));
  Default(config.default_root_object, "");
  for (Origin& origin : config.origins.items) NormalizeOrigin(origin);
  Tidy(config.origins);
  Tidy(Present(config.origin_groups));
  NormalizeBehavior(config.default_cache_behavior);
  for (CacheBehavior& behavior : Present(config.cache_behaviors).items) {
    NormalizeBehavior(behavior);
  }
  Tidy(*config.cache_behaviors);
  for (CustomErrorResponse& response : Present(config.custom_error_responses).items) {
    Default(response.response_page_path, "");
    Default(response.response_code, "");
    Default(response.error_caching_min_ttl, 10);
  }
  Tidy(*config.custom_error_responses);
  LoggingConfig& logging = Present(config.logging);
  Default(logging.enabled, false);
  Default(logging.include_cookies, false);
  Default(logging.bucket, "");
  Default(logging.prefix, "");
  Default(config.price_class, "PriceClass_All");
  NormalizeCertificate(Present(config.viewer_certificate));
  if (!config.restrictions) {
    config.restrictions = Restrictions{.geo_restriction = {.restriction_type = "none"}};
  }
  Tidy(config.restrictions->geo_restriction);
  Default(config.web_acl_id, "");
  Default(config.http_version, "http2");
  Default(config.is_ipv6_enabled, false);
  Default(config.continuous_deployment_policy_id, "");
  Default(config.staging, false);
}

}  // namespace wt::cloudfront
