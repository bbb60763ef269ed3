#include "services/autoscaling/group.h"
#include "services/autoscaling/operations.h"
#include "services/autoscaling/schedule.h"

namespace wt::autoscaling {

// https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html
Result<PutScheduledUpdateGroupActionResponse> PutScheduledUpdateGroupAction(
    Context& ctx, const PutScheduledUpdateGroupActionRequest& in) {
  const GroupRow group = WT_TRY(FindGroupForCall(ctx, in.auto_scaling_group_name));
  ScheduleRow row;
  row.name = in.scheduled_action_name;
  row.recurrence = in.recurrence.value_or("");
  row.time_zone = in.time_zone.value_or("");
  row.start_at = in.start_time ? in.start_time : in.time;
  row.end_at = in.end_time;
  row.min_size = in.min_size;
  row.max_size = in.max_size;
  row.desired = in.desired_capacity;
  WT_TRY(PutSchedule(ctx, group, std::move(row)));
  return PutScheduledUpdateGroupActionResponse{};
}

}  // namespace wt::autoscaling
