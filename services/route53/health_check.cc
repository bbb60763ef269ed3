#include "services/route53/health_check.h"

#include <algorithm>
#include <array>

#include "services/route53/errors.h"
#include "services/route53/route53.h"

namespace wt::route53 {
namespace {

// Calculated checks of calculated checks end somewhere.
constexpr int kDepthMax = 8;
constexpr size_t kChildrenMax = 255;

struct Checker {
  std::string_view region, address;
};

// Regions of the checkers with an address of each.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/route-53-ip-addresses.html
constexpr std::array kCheckers = {
    Checker{"us-east-1", "54.243.31.223"},       Checker{"us-west-1", "54.183.255.159"},
    Checker{"us-west-2", "54.244.52.223"},       Checker{"eu-west-1", "54.228.16.63"},
    Checker{"ap-southeast-1", "54.255.254.223"}, Checker{"ap-southeast-2", "54.252.79.159"},
    Checker{"ap-northeast-1", "54.250.253.223"}, Checker{"sa-east-1", "54.232.40.95"},
};

bool IsHttp(std::string_view type) { return type.starts_with("HTTP"); }
bool IsEndpoint(std::string_view type) { return IsHttp(type) || type == "TCP"; }

Health HealthAt(Turn& turn, const HealthCheckRow& row, int depth);

// What a checker finds at the end of the line: known to this world, or taken to be well.
Health Endpoint(Turn& turn, const HealthCheckConfig& config) {
  const std::string good = IsHttp(config.type) ? "Success: HTTP Status Code 200, OK"
                                               : "Success: Connection established.";
  if (config.ip_address) return {true, good};
  const std::string name = config.fully_qualified_domain_name.value_or("");
  const laws::name_resolution::Answer found = Resolve(turn, name, "A");
  // Deviation: AWS asks whatever the name leads to; here a name outside the world's zones is taken
  // to answer well; because nothing is known of it.
  if (found.zone_id.empty() && found.records.empty()) return {true, good};
  if (found.records.empty()) {
    return {false, "Failure: DNS resolution failed: DNS response error code NXDOMAIN"};
  }
  // A balancer without healthy targets answers 503.
  for (const std::string_view at :
       {std::string_view(name), std::string_view(found.records.back().name)}) {
    const std::optional<std::string> key = laws::name_resolution::Normalise(at);
    const auto* endpoint = key ? turn.Peek<EndpointRow>(*key) : nullptr;
    if (endpoint != nullptr && !endpoint->healthy) {
      return {false, "Failure: HTTP Status Code 503, Service Unavailable"};
    }
  }
  return {true, good};
}

Health Calculated(Turn& turn, const HealthCheckConfig& config, int depth) {
  int64_t healthy = 0;
  for (const std::string& id : config.child_health_checks) {
    const auto range = turn.Rows<HealthCheckRow>().By<0>(id);
    if (range.empty() || depth >= kDepthMax || HealthAt(turn, *range.begin(), depth + 1).healthy) {
      ++healthy;
    }
  }
  const int64_t wanted = config.health_threshold.value_or(0);
  const std::string count = StrCat(healthy, " of ", config.child_health_checks.size(),
                                   " child health checks are healthy");
  return healthy >= wanted ? Health{true, StrCat("Success: ", count)}
                           : Health{false, StrCat("Failure: ", count)};
}

Health HealthAt(Turn& turn, const HealthCheckRow& row, int depth) {
  const HealthCheckConfig& config = *row.config;
  Health found{true, "Success"};
  if (config.disabled.value_or(false)) {
    found = {true, "Success: The health check is disabled."};
  } else if (config.type == "CALCULATED") {
    found = Calculated(turn, config, depth);
  } else if (config.type == "CLOUDWATCH_METRIC") {
    // Deviation: AWS evaluates the alarm's metric itself; here the alarm counts as one without
    // data; because alarms are told to their own service only.
    found.healthy = config.insufficient_data_health_status.value_or("") != "Unhealthy";
    found.status = found.healthy ? "Success: Insufficient data" : "Failure: Insufficient data";
  } else if (IsEndpoint(config.type)) {
    found = Endpoint(turn, config);
  }
  if (config.inverted.value_or(false)) found.healthy = !found.healthy;
  return found;
}

Result<void> CheckEndpoint(HealthCheckConfig& config) {
  const auto refuse = [](std::string_view text) { return error::InvalidInput(std::string(text)); };
  if (!config.ip_address && !config.fully_qualified_domain_name) {
    return refuse(
        "Invalid parameter : Either IPAddress or FullyQualifiedDomainName must be "
        "specified.");
  }
  if (config.type == "TCP" && !config.port) {
    return refuse("Invalid parameter : Port must be specified for a TCP health check.");
  }
  const bool searches = config.type.ends_with("_STR_MATCH");
  if (searches != (config.search_string && !config.search_string->empty())) {
    return refuse(searches ? "Invalid parameter : SearchString must be specified for a string "
                             "matching health check."
                           : "Invalid parameter : SearchString is only for string matching health "
                             "checks.");
  }
  if (config.type == "TCP" && config.resource_path && !config.resource_path->empty()) {
    return refuse("Invalid parameter : ResourcePath is not for TCP health checks.");
  }
  if (config.enable_sni.value_or(false) && !config.type.starts_with("HTTPS")) {
    return refuse("Invalid parameter : EnableSNI is only for HTTPS health checks.");
  }
  if (config.request_interval && *config.request_interval != 10 && *config.request_interval != 30) {
    return refuse("Invalid parameter : RequestInterval must be 10 or 30.");
  }
  // What is not given.
  if (!config.port) config.port = config.type.starts_with("HTTPS") ? 443 : 80;
  if (!config.request_interval) config.request_interval = 30;
  if (!config.failure_threshold) config.failure_threshold = 3;
  if (!config.measure_latency) config.measure_latency = false;
  if (!config.enable_sni) config.enable_sni = config.type.starts_with("HTTPS");
  return {};
}

}  // namespace

Result<HealthCheckRow> FindHealthCheck(Context& ctx, std::string_view id) {
  std::optional<HealthCheckRow> row = ctx.Global().Find<HealthCheckRow>(id);
  if (!row) {
    return error::NoSuchHealthCheck(StrCat("A health check with id ", id, " does not exist."));
  }
  return *std::move(row);
}

HealthCheck ToApi(const HealthCheckRow& row) {
  HealthCheck check;
  check.id = row.id;
  check.caller_reference = row.caller_reference;
  check.health_check_config = *row.config;
  check.health_check_version = row.version;
  return check;
}

Result<void> CheckHealthCheck(HealthCheckConfig& config) {
  const auto refuse = [](std::string_view text) { return error::InvalidInput(std::string(text)); };
  if (IsEndpoint(config.type)) WT_TRY(CheckEndpoint(config));
  if (config.type == "CALCULATED") {
    if (config.child_health_checks.size() > kChildrenMax) {
      return refuse("Invalid parameter : There are more than 255 child health checks.");
    }
    if (!config.health_threshold) {
      return refuse(
          "Invalid parameter : HealthThreshold must be specified for a calculated health "
          "check.");
    }
  } else if (!config.child_health_checks.empty() || config.health_threshold) {
    return refuse(
        "Invalid parameter : ChildHealthChecks and HealthThreshold are only for "
        "calculated health checks.");
  }
  if (config.type == "CLOUDWATCH_METRIC") {
    if (!config.alarm_identifier) {
      return refuse(
          "Invalid parameter : AlarmIdentifier must be specified for a CloudWatch metric "
          "health check.");
    }
    if (!config.insufficient_data_health_status) {
      config.insufficient_data_health_status = "LastKnownStatus";
    }
  } else if (config.alarm_identifier) {
    return refuse(
        "Invalid parameter : AlarmIdentifier is only for CloudWatch metric health "
        "checks.");
  }
  if ((config.type == "RECOVERY_CONTROL") != config.routing_control_arn.has_value()) {
    return refuse(
        "Invalid parameter : RoutingControlArn goes with RECOVERY_CONTROL health checks.");
  }
  if (!config.inverted) config.inverted = false;
  if (!config.disabled) config.disabled = false;
  return {};
}

Health HealthOf(Turn& turn, const HealthCheckRow& row) { return HealthAt(turn, row, 0); }

bool IsHealthy(Turn& turn, std::string_view id) {
  const auto range = turn.Rows<HealthCheckRow>().By<0>(id);
  return range.empty() || HealthOf(turn, *range.begin()).healthy;
}

wire::List<HealthCheckObservation> Observe(Turn& turn, const HealthCheckRow& row,
                                           bool only_failures) {
  wire::List<HealthCheckObservation> out;
  out.present = true;
  const Health health = HealthOf(turn, row);
  const bool failed = health.status.starts_with("Failure");
  if (only_failures && !failed) return out;
  const auto& regions = row.config->regions;
  for (const Checker& checker : kCheckers) {
    if (!regions.empty() &&
        std::find(regions.begin(), regions.end(), checker.region) == regions.end()) {
      continue;
    }
    HealthCheckObservation& one = out.emplace_back();
    one.region = std::string(checker.region);
    one.ip_address = std::string(checker.address);
    one.status_report.emplace().status = health.status;
    one.status_report->checked_time = turn.now();
  }
  return out;
}

}  // namespace wt::route53
