#include <algorithm>

#include "services/route53/errors.h"
#include "services/route53/health_check.h"
#include "services/route53/operations.h"

namespace wt::route53 {
namespace {

template <class T>
void TakeOver(const std::optional<T>& given, std::optional<T>& kept) {
  if (given) kept = given;
}

}  // namespace

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_UpdateHealthCheck.html
Result<UpdateHealthCheckResponse> UpdateHealthCheck(Context& scoped,
                                                    const UpdateHealthCheckRequest& in) {
  Context ctx = scoped.Global();
  HealthCheckRow row = WT_TRY(FindHealthCheck(ctx, in.health_check_id));
  if (in.health_check_version && *in.health_check_version != row.version) {
    return error::HealthCheckVersionMismatch(StrCat("The health check is of version ", row.version,
                                                    ", not ", *in.health_check_version, "."));
  }
  // 1. What is given replaces; type and interval stay.
  HealthCheckConfig& config = *row.config;
  TakeOver(in.ip_address, config.ip_address);
  TakeOver(in.port, config.port);
  TakeOver(in.resource_path, config.resource_path);
  TakeOver(in.fully_qualified_domain_name, config.fully_qualified_domain_name);
  TakeOver(in.search_string, config.search_string);
  TakeOver(in.failure_threshold, config.failure_threshold);
  TakeOver(in.inverted, config.inverted);
  TakeOver(in.disabled, config.disabled);
  TakeOver(in.health_threshold, config.health_threshold);
  TakeOver(in.enable_sni, config.enable_sni);
  TakeOver(in.alarm_identifier, config.alarm_identifier);
  TakeOver(in.insufficient_data_health_status, config.insufficient_data_health_status);
  if (in.child_health_checks.given()) config.child_health_checks = in.child_health_checks;
  if (in.regions.given()) config.regions = in.regions;
  // 2. What is named goes back to what it is without being given.
  for (const std::string& element : in.reset_elements) {
    if (element == "FullyQualifiedDomainName") config.fully_qualified_domain_name.reset();
    if (element == "ResourcePath") config.resource_path.reset();
    if (element == "Regions") config.regions = {};
    if (element == "ChildHealthChecks") config.child_health_checks = {};
  }
  WT_TRY(CheckHealthCheck(config));
  for (const std::string& child : config.child_health_checks) {
    WT_TRY(FindHealthCheck(ctx, child));
    if (child == row.id) return error::InvalidInput("A health check cannot be its own child.");
  }
  ++row.version;
  ctx.Put(row);
  UpdateHealthCheckResponse out;
  out.health_check = ToApi(row);
  return out;
}

}  // namespace wt::route53
