// The settings of health checks.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-health-checks.html

#include "services/elbv2/circumstances.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/target_group.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

namespace law = laws::target_health;

// A check speaks gRPC where the group does; it is sent as HTTP.
bool IsGrpc(const TargetGroupRow& row) { return row.protocol_version == "GRPC"; }

law::CodeRange CodesOf(const TargetGroupRow& row) {
  if (IsGrpc(row)) return {0, 99};
  if (row.protocol == "GENEVE") return {200, 399};
  return IsNetwork(row) ? law::CodeRange{200, 599} : law::CodeRange{200, 499};
}

std::string DefaultMatcher(const TargetGroupRow& row) {
  if (IsGrpc(row)) return "12";
  const bool application = !IsNetwork(row);
  return application || row.target_type == "alb" ? "200" : "200-399";
}

std::string DefaultPath(const TargetGroupRow& row) {
  return IsGrpc(row) ? "/AWS.ALB/healthcheck" : "/";
}

Result<void> ApplyProtocol(TargetGroupRow& row, const CheckSettings& in) {
  if (in.protocol) {
    const std::string& protocol = *in.protocol;
    if (protocol != "HTTP" && protocol != "HTTPS" && protocol != "TCP") {
      return error::ValidationError(
          StrCat("Health check protocol '", protocol, "' must be one of 'HTTP,HTTPS,TCP'"));
    }
    if (protocol == "TCP" && (!IsNetwork(row) || row.target_type == "alb")) {
      return error::InvalidConfigurationRequestException(
          StrCat("Health check protocol 'TCP' is not supported for target groups with protocol '",
                 row.protocol, "'"));
    }
    row.check_protocol = protocol;
  }
  if (in.port) {
    const int64_t port = ParseInt(*in.port).value_or(0);
    if (*in.port != "traffic-port" && (port < 1 || port > 65535)) {
      return error::ValidationError(
          StrCat("Health check port '", *in.port, "' must be between '1-65535' or 'traffic-port'"));
    }
    row.check_port = *in.port;
  }
  if (SpeaksHttp(row.check_protocol) || row.target_type == "lambda") {
    if (row.check_path.empty()) row.check_path = DefaultPath(row);
    if (row.matcher.empty()) row.matcher = DefaultMatcher(row);
  } else {
    row.check_path.clear();
    row.matcher.clear();
  }
  return {};
}

Result<void> ApplyPath(TargetGroupRow& row, const CheckSettings& in) {
  if (in.path) {
    if (row.check_protocol == "TCP") {
      return error::InvalidConfigurationRequestException(
          "Health check path is not supported for health checks with protocol 'TCP'");
    }
    if (!in.path->starts_with("/")) {
      return error::ValidationError(
          StrCat("Health check path '", *in.path, "' must begin with a '/' character"));
    }
    row.check_path = *in.path;
  }
  if (!in.matcher) return {};
  const std::optional<std::string>& codes =
      IsGrpc(row) ? in.matcher->grpc_code : in.matcher->http_code;
  if (!codes) {
    return error::ValidationError(IsGrpc(row) ? "A gRPC code must be specified in the matcher"
                                              : "An HTTP code must be specified in the matcher");
  }
  if (row.check_protocol == "TCP") {
    return error::InvalidConfigurationRequestException(
        "Matcher is not supported for health checks with protocol 'TCP'");
  }
  const law::CodeRange range = CodesOf(row);
  if (!law::IsMatcher(*codes, range)) {
    return error::ValidationError(StrCat("Health check matcher ", IsGrpc(row) ? "gRPC" : "HTTP",
                                         " code '", *codes, "' must be within '", range.min, "-",
                                         range.max, "' inclusive"));
  }
  row.matcher = *codes;
  return {};
}

Result<void> ApplyEnabled(TargetGroupRow& row, const CheckSettings& in) {
  if (!in.enabled) return {};
  if (!*in.enabled && row.target_type != "lambda") {
    return error::ValidationError(
        StrCat("Health check enabled must be true for target groups with target type '",
               row.target_type, "'"));
  }
  row.check_enabled = *in.enabled;
  return {};
}

}  // namespace

void DefaultChecks(TargetGroupRow& row, const CheckSettings& in) {
  row.check_interval = 30;
  row.check_timeout = 5;
  row.healthy_threshold = 5;
  row.unhealthy_threshold = 2;
  if (row.target_type == "lambda") {
    row.check_enabled = false;
    row.check_port.clear();
    row.check_interval = 35;
    row.check_timeout = 30;
    row.unhealthy_threshold = 5;
  } else if (row.protocol == "GENEVE") {
    row.check_protocol = "TCP";
    row.check_port = "80";
    row.check_interval = 10;
  } else if (row.target_type == "alb") {
    row.check_protocol = "HTTP";
    row.check_timeout = 6;
  } else if (IsNetwork(row)) {
    row.check_protocol = "TCP";
    row.check_timeout = in.protocol.value_or("TCP") == "HTTP" ? 6 : 10;
  } else {
    row.check_protocol = "HTTP";
  }
}

Result<void> ApplyChecks(TargetGroupRow& row, const CheckSettings& in) {
  WT_TRY(ApplyEnabled(row, in));
  WT_TRY(ApplyProtocol(row, in));
  WT_TRY(ApplyPath(row, in));
  row.check_interval = in.interval.value_or(row.check_interval);
  row.check_timeout = in.timeout.value_or(row.check_timeout);
  row.healthy_threshold = in.healthy_threshold.value_or(row.healthy_threshold);
  row.unhealthy_threshold = in.unhealthy_threshold.value_or(row.unhealthy_threshold);
  // A Network Load Balancer's may be as long as the interval.
  const bool too_long = IsNetwork(row) ? row.check_timeout > row.check_interval
                                       : row.check_timeout >= row.check_interval;
  if (too_long) {
    return error::ValidationError(StrCat("Health check timeout '", row.check_timeout,
                                         "' must be smaller than the interval '",
                                         row.check_interval, "'"));
  }
  return {};
}

}  // namespace wt::elbv2
