#pragma once

// Health checks: find, check, render, and what they find.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover.html

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/route53/state.h"

namespace wt::route53 {

// NoSuchHealthCheck.
Result<HealthCheckRow> FindHealthCheck(Context& ctx, std::string_view id);
HealthCheck ToApi(const HealthCheckRow& row);

// InvalidInput; fills in what is not given.
Result<void> CheckHealthCheck(HealthCheckConfig& config);

struct Health {
  bool healthy = true;
  std::string status;  // "Success: HTTP Status Code 200, OK"
};
Health HealthOf(Turn& turn, const HealthCheckRow& row);
// An unknown check counts as healthy.
bool IsHealthy(Turn& turn, std::string_view id);
// One observation by each checker.
wire::List<HealthCheckObservation> Observe(Turn& turn, const HealthCheckRow& row,
                                           bool only_failures);

}  // namespace wt::route53
