#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/operations.h"
#include "services/application_autoscaling/policy.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeleteScalingPolicy.html
Result<DeleteScalingPolicyResponse> DeleteScalingPolicy(Context& ctx,
                                                        const DeleteScalingPolicyRequest& in) {
  WT_TRY(CheckTarget(in.service_namespace, in.resource_id, in.scalable_dimension));
  const auto row = ctx.Find<PolicyRow>(in.service_namespace, in.resource_id, in.scalable_dimension,
                                       in.policy_name);
  if (!row) {
    return error::ObjectNotFoundException(
        StrCat("No scaling policy found for service namespace: ", in.service_namespace,
               ", resource ID: ", in.resource_id, ", scalable dimension: ", in.scalable_dimension,
               ", policy name: ", in.policy_name));
  }
  ErasePolicy(ctx, *row);
  return DeleteScalingPolicyResponse{};
}

}  // namespace wt::application_autoscaling
