#include "services/elbv2/errors.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/target.h"
#include "services/elbv2/target_group.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

Error Conflict(std::string_view a, std::string_view b) {
  return error::InvalidConfigurationRequestException(
      StrCat("You cannot enable both '", a, "' and '", b, "' on a target group"));
}

// What attributes ask of each other.
Result<void> CheckTogether(const TargetGroupRow& row) {
  const auto is = [&](std::string_view key) { return AttributeOf(row, key); };
  const std::string algorithm = is("load_balancing.algorithm.type");
  const bool round_robin = algorithm.empty() || algorithm == "round_robin";
  if (SlowStart(row) != Duration{} && !round_robin) {
    return Conflict("slow_start.duration_seconds", algorithm);
  }
  if (is("load_balancing.algorithm.anomaly_mitigation") == "on" && algorithm != "weighted_random") {
    return error::InvalidConfigurationRequestException(
        "Anomaly mitigation is supported only with load balancing algorithm 'weighted_random'");
  }
  const std::string cookie = is("stickiness.app_cookie.cookie_name");
  if (cookie.starts_with("AWSALB")) {
    return error::ValidationError(StrCat("The cookie name '", cookie, "' is reserved"));
  }
  if (is("stickiness.enabled") == "true") {
    if (is("stickiness.type") == "app_cookie" && cookie.empty()) {
      return error::ValidationError(
          "A cookie name must be specified with stickiness type 'app_cookie'");
    }
    if (is("load_balancing.cross_zone.enabled") == "false" &&
        is("stickiness.type") != "source_ip") {
      return Conflict("stickiness.enabled", "load_balancing.cross_zone.enabled = false");
    }
    if (row.protocol == "TLS") {
      return error::InvalidConfigurationRequestException(
          "Stickiness is not supported for target groups with protocol 'TLS'");
    }
  }
  const bool udp = row.protocol == "UDP" || row.protocol == "TCP_UDP";
  if (udp && is("preserve_client_ip.enabled") == "false") {
    return error::InvalidConfigurationRequestException(
        StrCat("Client IP preservation cannot be disabled for protocol '", row.protocol, "'"));
  }
  if (is("target_health_state.unhealthy.connection_termination.enabled") == "true") {
    if (udp) {
      return error::InvalidConfigurationRequestException(
          StrCat("Connection termination of unhealthy targets cannot be enabled for protocol '",
                 row.protocol, "'"));
    }
    if (is("target_health_state.unhealthy.draining_interval_seconds") != "0") {
      return error::InvalidConfigurationRequestException(
          "A draining interval cannot be set while connections to unhealthy targets are "
          "terminated");
    }
  }
  if (is("target_failover.on_deregistration") != is("target_failover.on_unhealthy")) {
    return error::InvalidConfigurationRequestException(
        "'target_failover.on_deregistration' and 'target_failover.on_unhealthy' must be the same");
  }
  return {};
}

}  // namespace

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroupAttributes.html
Result<ModifyTargetGroupAttributesOutput> ModifyTargetGroupAttributes(
    Context& ctx, const ModifyTargetGroupAttributesInput& in) {
  TargetGroupRow row = WT_TRY(FindGroup(ctx, in.target_group_arn));
  for (const TargetGroupAttribute& attribute : in.attributes) {
    const std::string key = attribute.key.value_or("");
    const std::string value = attribute.value.value_or("");
    WT_TRY(CheckAttribute(GroupAttributes(), OwnerOf(row), key, value));
    row.attributes[key] = value;
  }
  WT_TRY(CheckTogether(row));
  ctx.Put(row);
  ModifyTargetGroupAttributesOutput out;
  out.attributes = AttributesOf(row);
  return out;
}

}  // namespace wt::elbv2
