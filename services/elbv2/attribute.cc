#include "services/elbv2/attribute.h"

#include <algorithm>
#include <optional>

#include "emulator/base/strings.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

constexpr uint16_t kBoth = kForApplication | kForNetwork;
constexpr uint16_t kAny = kForApplication | kForNetwork | kForGateway;
constexpr std::string_view kUseBalancer = "use_load_balancer_configuration";
constexpr std::string_view kHeaderOf = "routing.http.response.";

using enum ValueKind;

constexpr AttributeSpec kBalancer[] = {
    {"access_logs.s3.enabled", kBoth, "false", kBoolean},
    {"access_logs.s3.bucket", kBoth, ""},
    {"access_logs.s3.prefix", kBoth, ""},
    {"health_check_logs.s3.enabled", kForApplication, "false", kBoolean},
    {"health_check_logs.s3.bucket", kForApplication, ""},
    {"health_check_logs.s3.prefix", kForApplication, ""},
    {"idle_timeout.timeout_seconds", kForApplication, "60", kRange, "", 1, 4000},
    {"deletion_protection.enabled", kAny, "false", kBoolean},
    {"routing.http2.enabled", kForApplication, "true", kBoolean},
    {"routing.http.drop_invalid_header_fields.enabled", kForApplication, "false", kBoolean},
    {"routing.http.xff_client_port.enabled", kForApplication, "false", kBoolean},
    {"routing.http.preserve_host_header.enabled", kForApplication, "false", kBoolean},
    {"routing.http.xff_header_processing.mode", kForApplication, "append", kChoice,
     "append,preserve,remove"},
    {"load_balancing.cross_zone.enabled", kAny, "false", kBoolean},
    {"routing.http.desync_mitigation_mode", kForApplication, "defensive", kChoice,
     "monitor,defensive,strictest"},
    {"client_keep_alive.seconds", kForApplication, "3600", kRange, "", 60, 604800},
    {"waf.fail_open.enabled", kForApplication, "false", kBoolean},
    {"routing.http.x_amzn_tls_version_and_cipher_suite.enabled", kForApplication, "false",
     kBoolean},
    {"zonal_shift.config.enabled", kBoth, "false", kBoolean},
    {"connection_logs.s3.enabled", kForApplication, "false", kBoolean},
    {"connection_logs.s3.bucket", kForApplication, ""},
    {"connection_logs.s3.prefix", kForApplication, ""},
    {"ipv6.deny_all_igw_traffic", kBoth, "false", kBoolean},
    {"dns_record.client_routing_policy", kForNetwork, "any_availability_zone", kChoice,
     "availability_zone_affinity,partial_availability_zone_affinity,any_availability_zone"},
    {"secondary_ips.auto_assigned.per_subnet", kForNetwork, "0", kRange, "", 0, 7},
};

constexpr AttributeSpec kGroup[] = {
    {"stickiness.enabled", kAny, "false", kBoolean},
    {"deregistration_delay.timeout_seconds", kAny | kForAlb, "300", kRange, "", 0, 3600},
    {"stickiness.type", kForApplication, "lb_cookie", kChoice, "lb_cookie,app_cookie"},
    {"stickiness.type", kForNetwork, "source_ip", kChoice, "source_ip"},
    {"stickiness.type", kForGateway, "source_ip_dest_ip_proto", kChoice,
     "source_ip_dest_ip,source_ip_dest_ip_proto"},
    {"stickiness.lb_cookie.duration_seconds", kForApplication, "86400", kRange, "", 1, 604800},
    {"stickiness.app_cookie.cookie_name", kForApplication, ""},
    {"stickiness.app_cookie.duration_seconds", kForApplication, "86400", kRange, "", 1, 604800},
    {"slow_start.duration_seconds", kForApplication, "0", kZeroOrRange, "", 30, 900},
    {"load_balancing.algorithm.type", kForApplication, "round_robin", kChoice,
     "round_robin,least_outstanding_requests,weighted_random"},
    {"load_balancing.algorithm.anomaly_mitigation", kForApplication, "off", kChoice, "on,off"},
    {"load_balancing.cross_zone.enabled", kBoth, kUseBalancer, kChoice,
     "true,false,use_load_balancer_configuration"},
    {"target_group_health.dns_failover.minimum_healthy_targets.count", kBoth | kForAlb, "1",
     kOffOrRange, "", 1, 1000},
    {"target_group_health.dns_failover.minimum_healthy_targets.percentage", kBoth | kForAlb, "off",
     kOffOrRange, "", 1, 100},
    {"target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", kBoth | kForAlb,
     "1", kRange, "", 1, 1000},
    {"target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage",
     kBoth | kForAlb, "off", kOffOrRange, "", 1, 100},
    {"lambda.multi_value_headers.enabled", kForLambda, "false", kBoolean},
    {"deregistration_delay.connection_termination.enabled", kForNetwork | kForAlb, "false",
     kBoolean},
    {"preserve_client_ip.enabled", kForNetwork | kForAlb, "true", kBoolean},
    {"proxy_protocol_v2.enabled", kForNetwork | kForAlb, "false", kBoolean},
    {"target_health_state.unhealthy.connection_termination.enabled", kForNetwork, "true", kBoolean},
    {"target_health_state.unhealthy.draining_interval_seconds", kForNetwork, "0", kRange, "", 0,
     360000},
    {"target_failover.on_deregistration", kForGateway, "no_rebalance", kChoice,
     "rebalance,no_rebalance"},
    {"target_failover.on_unhealthy", kForGateway, "no_rebalance", kChoice,
     "rebalance,no_rebalance"},
};

constexpr AttributeSpec kListener[] = {
    {"tcp.idle_timeout.seconds", kForTcp | kForGateway, "350", kRange, "", 60, 6000},
    {"routing.http.response.server.enabled", kForApplication, "true", kBoolean},
    {"routing.http.response.strict_transport_security.header_value", kForApplication, ""},
    {"routing.http.response.access_control_allow_origin.header_value", kForApplication, ""},
    {"routing.http.response.access_control_allow_methods.header_value", kForApplication, ""},
    {"routing.http.response.access_control_allow_headers.header_value", kForApplication, ""},
    {"routing.http.response.access_control_allow_credentials.header_value", kForApplication, ""},
    {"routing.http.response.access_control_expose_headers.header_value", kForApplication, ""},
    {"routing.http.response.access_control_max_age.header_value", kForApplication, ""},
    {"routing.http.response.content_security_policy.header_value", kForApplication, ""},
    {"routing.http.response.x_content_type_options.header_value", kForApplication, ""},
    {"routing.http.response.x_frame_options.header_value", kForApplication, ""},
    {"routing.http.request.x_amzn_mtls_clientcert_serial_number.header_name", kForSecure,
     "X-Amzn-Mtls-Clientcert-Serial-Number"},
    {"routing.http.request.x_amzn_mtls_clientcert_issuer.header_name", kForSecure,
     "X-Amzn-Mtls-Clientcert-Issuer"},
    {"routing.http.request.x_amzn_mtls_clientcert_subject.header_name", kForSecure,
     "X-Amzn-Mtls-Clientcert-Subject"},
    {"routing.http.request.x_amzn_mtls_clientcert_validity.header_name", kForSecure,
     "X-Amzn-Mtls-Clientcert-Validity"},
    {"routing.http.request.x_amzn_mtls_clientcert_leaf.header_name", kForSecure,
     "X-Amzn-Mtls-Clientcert-Leaf"},
    {"routing.http.request.x_amzn_mtls_clientcert.header_name", kForSecure,
     "X-Amzn-Mtls-Clientcert"},
    {"routing.http.request.x_amzn_tls_version.header_name", kForSecure, "X-Amzn-Tls-Version"},
    {"routing.http.request.x_amzn_tls_cipher_suite.header_name", kForSecure,
     "X-Amzn-Tls-Cipher-Suite"},
};

bool IsOneOf(std::string_view value, std::string_view choices) {
  const std::vector<std::string_view> all = Split(choices, ',');
  return std::find(all.begin(), all.end(), value) != all.end();
}

Result<void> CheckValue(const AttributeSpec& spec, const AttributeOwner& owner,
                        const std::string& value) {
  const auto one_of = [&](std::string_view choices) {
    return error::ValidationError(StrCat(owner.noun, " attribute value '", value, "' for '",
                                         spec.key, "' must be one of '", choices, "'"));
  };
  const std::optional<int64_t> number = ParseInt(value);
  const bool in_range = number && *number >= spec.min && *number <= spec.max;
  switch (spec.kind) {
    case kText:
      return {};
    case kBoolean:
      return IsOneOf(value, "true,false") ? Result<void>() : one_of("true,false");
    case kChoice:
      return IsOneOf(value, spec.choices) ? Result<void>() : one_of(spec.choices);
    case kRange:
      if (in_range) return {};
      break;
    case kOffOrRange:
      if (in_range || value == "off") return {};
      break;
    case kZeroOrRange:
      if (in_range || value == "0") return {};
      break;
  }
  return error::ValidationError(StrCat("'", spec.key, "' value '", value, "' must be between '",
                                       spec.min, "-", spec.max, "' inclusive"));
}

}  // namespace

std::span<const AttributeSpec> BalancerAttributes() { return kBalancer; }
std::span<const AttributeSpec> GroupAttributes() { return kGroup; }
std::span<const AttributeSpec> ListenerAttributeSpecs() { return kListener; }

Result<void> CheckAttribute(std::span<const AttributeSpec> specs, const AttributeOwner& owner,
                            const std::string& key, const std::string& value) {
  bool known = false;
  for (const AttributeSpec& spec : specs) {
    if (spec.key != key) continue;
    known = true;
    if ((spec.applies & owner.is) == 0) continue;
    // A response header is taken away by an empty value.
    if (value.empty() && key.starts_with(kHeaderOf)) return {};
    return CheckValue(spec, owner, value);
  }
  if (known) {
    return error::InvalidConfigurationRequestException(
        StrCat(owner.noun, " attribute key '", key, "' is not supported on ", owner.kind));
  }
  return error::ValidationError(StrCat(owner.noun, " attribute key '", key, "' is not recognized"));
}

}  // namespace wt::elbv2
