#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/operations.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeregisterScalableTarget.html
Result<DeregisterScalableTargetResponse> DeregisterScalableTarget(
    Context& ctx, const DeregisterScalableTargetRequest& in) {
  WT_TRY(CheckTarget(in.service_namespace, in.resource_id, in.scalable_dimension));
  const auto row = ctx.Find<TargetRow>(in.service_namespace, in.resource_id, in.scalable_dimension);
  if (!row) {
    return NoTarget("found", in.service_namespace, in.resource_id, in.scalable_dimension);
  }
  EraseTarget(ctx, *row);
  return DeregisterScalableTargetResponse{};
}

}  // namespace wt::application_autoscaling
