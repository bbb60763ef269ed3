#include "emulator/world/pager.h"
#include "services/application_autoscaling/activity.h"
#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/limits.h"
#include "services/application_autoscaling/operations.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingActivities.html
Result<DescribeScalingActivitiesResponse> DescribeScalingActivities(
    Context& ctx, const DescribeScalingActivitiesRequest& in) {
  if (in.scalable_dimension && !in.resource_id) {
    return error::ValidationException(
        "ResourceId must be specified when ScalableDimension is specified");
  }
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, kPageDefault,
                                   error::InvalidNextTokenException("The next token is invalid")));
  DescribeScalingActivitiesResponse out;
  out.scaling_activities.present = true;
  // Newest first, so keys count down.
  const auto rows = ctx.Rows<ActivityRow>().Collect(ctx.account(), ctx.region());
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    if (row->service_namespace != in.service_namespace) continue;
    if (in.resource_id && *in.resource_id != row->resource_id) continue;
    if (in.scalable_dimension && *in.scalable_dimension != row->dimension) continue;
    const bool not_scaled = !row->not_scaled_code.empty();
    if (not_scaled && !in.include_not_scaled_activities.value_or(false)) continue;
    const std::string digits = StrCat(INT64_MAX - row->sequence);
    const std::string key = std::string(19 - digits.size(), '0') + digits;
    if (pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    out.scaling_activities.push_back(ToApi(*row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::application_autoscaling
