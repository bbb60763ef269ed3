#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/policy.h"

namespace wt::autoscaling {

// Deviation: AWS forecasts from 14 days of history; here there is none to answer, because
// predictive policies are kept and not carried out.
// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_GetPredictiveScalingForecast.html
Result<GetPredictiveScalingForecastResponse> GetPredictiveScalingForecast(
    Context& ctx, const GetPredictiveScalingForecastRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  WT_TRY(FindPolicy(ctx, group.name, in.policy_name));
  return ValidationError("Windtunnel does not implement forecasts of predictive scaling.");
}

}  // namespace wt::autoscaling
