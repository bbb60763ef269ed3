#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/schedule.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DeleteScheduledAction.html
Result<DeleteScheduledActionResponse> DeleteScheduledAction(
    Context& ctx, const DeleteScheduledActionRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  const auto row = ctx.Find<ScheduleRow>(group.name, in.scheduled_action_name);
  if (!row) return ValidationError("Scheduled action name not found");
  EraseSchedule(ctx, *row);
  return DeleteScheduledActionResponse{};
}

}  // namespace wt::autoscaling
