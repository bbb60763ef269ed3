#include <algorithm>

#include "services/route53/errors.h"
#include "services/route53/health_check.h"
#include "services/route53/operations.h"
#include "services/route53/tags.h"

namespace wt::route53 {

// https://docs.aws.amazon.com/Route53/latest/APIReference/API_DeleteHealthCheck.html
Result<DeleteHealthCheckResponse> DeleteHealthCheck(Context& scoped,
                                                    const DeleteHealthCheckRequest& in) {
  Context ctx = scoped.Global();
  const HealthCheckRow row = WT_TRY(FindHealthCheck(ctx, in.health_check_id));
  // A check that a calculated one counts stays; records that name it do not keep it.
  for (const HealthCheckRow& other : ctx.Scan<HealthCheckRow>()) {
    const auto& children = other.config->child_health_checks;
    if (std::find(children.begin(), children.end(), row.id) != children.end()) {
      return error::HealthCheckInUse(
          StrCat("The health check ", row.id, " is a child of the health check ", other.id, "."));
    }
  }
  EraseTags(ctx, "healthcheck", row.id);
  ctx.Erase<HealthCheckRow>(row.id);
  return DeleteHealthCheckResponse{};
}

}  // namespace wt::route53
