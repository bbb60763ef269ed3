#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/schedule.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_BatchDeleteScheduledAction.html
Result<BatchDeleteScheduledActionResponse> BatchDeleteScheduledAction(
    Context& ctx, const BatchDeleteScheduledActionRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  BatchDeleteScheduledActionResponse out;
  out.failed_scheduled_actions.present = true;
  for (const std::string& name : in.scheduled_action_names) {
    if (const auto row = ctx.Find<ScheduleRow>(group.name, name)) {
      EraseSchedule(ctx, *row);
      continue;
    }
    auto& failed = out.failed_scheduled_actions.emplace_back();
    failed.scheduled_action_name = name;
    failed.error_code = "ValidationError";
    failed.error_message = "Scheduled action name not found";
  }
  return out;
}

}  // namespace wt::autoscaling
