#include "services/application_autoscaling/errors.h"
#include "services/application_autoscaling/operations.h"
#include "services/application_autoscaling/scheduled.h"
#include "services/application_autoscaling/target.h"

namespace wt::application_autoscaling {

// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeleteScheduledAction.html
Result<DeleteScheduledActionResponse> DeleteScheduledAction(
    Context& ctx, const DeleteScheduledActionRequest& in) {
  WT_TRY(CheckTarget(in.service_namespace, in.resource_id, in.scalable_dimension));
  const auto row = ctx.Find<ScheduledRow>(in.service_namespace, in.resource_id,
                                          in.scalable_dimension, in.scheduled_action_name);
  if (!row) {
    return error::ObjectNotFoundException(
        StrCat("No scheduled action found for service namespace: ", in.service_namespace,
               ", resource ID: ", in.resource_id, ", scalable dimension: ", in.scalable_dimension,
               ", scheduled action name: ", in.scheduled_action_name));
  }
  EraseScheduled(ctx, *row);
  return DeleteScheduledActionResponse{};
}

}  // namespace wt::application_autoscaling
