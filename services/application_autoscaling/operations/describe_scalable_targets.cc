#include <algorithm>

#include "emulator/world/pager.h"
#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/limits.h"
#include "services/application_autoscaling/operations.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalableTargets.html
Result<DescribeScalableTargetsResponse> DescribeScalableTargets(
    Context& ctx, const DescribeScalableTargetsRequest& in) {
  if (in.scalable_dimension && in.resource_ids.empty()) {
    return error::ValidationException(
        "ResourceIds must be specified when ScalableDimension is specified");
  }
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, kPageDefault,
                                   error::InvalidNextTokenException("The next token is invalid")));
  DescribeScalableTargetsResponse out;
  out.scalable_targets.present = true;
  for (const TargetRow& row : ctx.Scan<TargetRow>(in.service_namespace)) {
    const auto& ids = in.resource_ids;
    if (!ids.empty() && std::find(ids.begin(), ids.end(), row.resource_id) == ids.end()) continue;
    if (in.scalable_dimension && *in.scalable_dimension != row.dimension) continue;
    const std::string key = StrCat(row.resource_id, "\n", row.dimension);
    if (pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    out.scalable_targets.push_back(ToApi(row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::application_autoscaling
