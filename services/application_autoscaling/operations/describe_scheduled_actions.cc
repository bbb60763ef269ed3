#include <algorithm>

#include "emulator/world/pager.h"
#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/limits.h"
#include "services/application_autoscaling/operations.h"
#include "services/application_autoscaling/scheduled.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScheduledActions.html
Result<DescribeScheduledActionsResponse> DescribeScheduledActions(
    Context& ctx, const DescribeScheduledActionsRequest& in) {
  if (in.scalable_dimension && !in.resource_id) {
    return error::ValidationException(
        "ResourceId must be specified when ScalableDimension is specified");
  }
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, kPageDefault,
                                   error::InvalidNextTokenException("The next token is invalid")));
  DescribeScheduledActionsResponse out;
  out.scheduled_actions.present = true;
  for (const ScheduledRow& row : ctx.Scan<ScheduledRow>(in.service_namespace)) {
    if (in.resource_id && *in.resource_id != row.resource_id) continue;
    if (in.scalable_dimension && *in.scalable_dimension != row.dimension) continue;
    const auto& names = in.scheduled_action_names;
    if (!names.empty() && std::find(names.begin(), names.end(), row.name) == names.end()) continue;
    const std::string key = StrCat(row.resource_id, "\n", row.dimension, "\n", row.name);
    if (pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    out.scheduled_actions.push_back(ToApi(ctx, row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::application_autoscaling
