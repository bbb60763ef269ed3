#include "services/route53/errors.h"
#include "services/route53/health_check.h"
#include "services/route53/limits.h"
#include "services/route53/operations.h"
#include "services/route53/zone.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHealthCheck.html
Result<CreateHealthCheckResponse> CreateHealthCheck(Context& scoped,
                                                    const CreateHealthCheckRequest& in) {
  Context ctx = scoped.Global();
  HealthCheckConfig config = in.health_check_config;
  WT_TRY(CheckHealthCheck(config));
  for (const std::string& child : config.child_health_checks) WT_TRY(FindHealthCheck(ctx, child));

  // 1. The same reference with the same settings is the same check.
  int64_t count = 0;
  std::optional<HealthCheckRow> known;
  for (const HealthCheckRow& row : ctx.Scan<HealthCheckRow>()) {
    ++count;
    if (row.caller_reference == in.caller_reference) known = row;
  }
  if (known && ColumnCodec<Stored<HealthCheckConfig>>::ToText(known->config) !=
                   ColumnCodec<Stored<HealthCheckConfig>>::ToText(config)) {
    return error::HealthCheckAlreadyExists(StrCat("A health check with the caller reference ",
                                                  in.caller_reference,
                                                  " and other settings exists: ", known->id));
  }
  if (!known && count >= kHealthChecksMax) {
    return error::TooManyHealthChecks(
        "Limits Exceeded: MAX_HEALTH_CHECKS_BY_OWNER - Cannot create more health checks.");
  }
  if (!known) {
    known.emplace();
    known->account = ctx.account();
    known->id = ctx.rng("ids").Uuid();
    known->caller_reference = in.caller_reference;
    known->config = config;
    known->created_at = ctx.now();
    ctx.Put(*known);
    ctx.Trace("health_check_created", {{"health_check", known->id}, {"type", config.type}});
  }
  CreateHealthCheckResponse out;
  out.health_check = ToApi(*known);
  out.location = Location(StrCat("healthcheck/", known->id));
  return out;
}

}  // namespace wt::route53
