#include <algorithm>

#include "emulator/world/pager.h"
#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/limits.h"
#include "services/application_autoscaling/operations.h"
#include "services/application_autoscaling/policy.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalingPolicies.html
Result<DescribeScalingPoliciesResponse> DescribeScalingPolicies(
    Context& ctx, const DescribeScalingPoliciesRequest& in) {
  if (in.scalable_dimension && !in.resource_id) {
    return error::ValidationException(
        "ResourceId must be specified when ScalableDimension is specified");
  }
  Pager pager = WT_TRY(Pager::Open(in.next_token, in.max_results, kPolicyPageDefault,
                                   error::InvalidNextTokenException("The next token is invalid")));
  DescribeScalingPoliciesResponse out;
  out.scaling_policies.present = true;
  for (const PolicyRow& row : ctx.Scan<PolicyRow>(in.service_namespace)) {
    if (in.resource_id && *in.resource_id != row.resource_id) continue;
    if (in.scalable_dimension && *in.scalable_dimension != row.dimension) continue;
    const auto& names = in.policy_names;
    const bool named = names.empty() ||
                       std::find(names.begin(), names.end(), row.name) != names.end() ||
                       std::find(names.begin(), names.end(), PolicyArn(ctx, row)) != names.end();
    const std::string key = StrCat(row.resource_id, "\n", row.dimension, "\n", row.name);
    if (!named || pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    out.scaling_policies.push_back(ToApi(ctx, row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::application_autoscaling
