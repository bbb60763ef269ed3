#include "services/route53/errors.h"
#include "services/route53/health_check.h"
#include "services/route53/operations.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHealthCheckLastFailureReason.html
Result<GetHealthCheckLastFailureReasonResponse> GetHealthCheckLastFailureReason(
    Context& ctx, const GetHealthCheckLastFailureReasonRequest& in) {
  const HealthCheckRow row = WT_TRY(FindHealthCheck(ctx, in.health_check_id));
  if (row.config->type == "CALCULATED") {
    return error::InvalidInput(
        "The status of calculated health checks is not observed by checkers.");
  }
  GetHealthCheckLastFailureReasonResponse out;
  out.health_check_observations = Observe(ctx, row, true);
  return out;
}

}  // namespace wt::route53
