#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/schedule.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_BatchPutScheduledUpdateGroupAction.html
Result<BatchPutScheduledUpdateGroupActionResponse> BatchPutScheduledUpdateGroupAction(
    Context& ctx, const BatchPutScheduledUpdateGroupActionRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  BatchPutScheduledUpdateGroupActionResponse out;
  out.failed_scheduled_update_group_actions.present = true;
  for (const ScheduledUpdateGroupActionRequest& one : in.scheduled_update_group_actions) {
    ScheduleRow row;
    row.name = one.scheduled_action_name;
    row.recurrence = one.recurrence.value_or("");
    row.time_zone = one.time_zone.value_or("");
    row.start_at = one.start_time;
    row.end_at = one.end_time;
    row.min_size = one.min_size;
    row.max_size = one.max_size;
    row.desired = one.desired_capacity;
    const Result<void> done = PutSchedule(ctx, group, std::move(row));
    if (done.ok()) continue;
    auto& failed = out.failed_scheduled_update_group_actions.emplace_back();
    failed.scheduled_action_name = one.scheduled_action_name;
    failed.error_code = done.error().code;
    failed.error_message = done.error().message;
  }
  return out;
}

}  // namespace wt::autoscaling
