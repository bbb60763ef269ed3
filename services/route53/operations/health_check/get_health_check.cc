#include "services/route53/health_check.h"
#include "services/route53/operations.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHealthCheck.html
Result<GetHealthCheckResponse> GetHealthCheck(Context& ctx, const GetHealthCheckRequest& in) {
  GetHealthCheckResponse out;
  out.health_check = ToApi(WT_TRY(FindHealthCheck(ctx, in.health_check_id)));
  return out;
}

}  // namespace wt::route53
