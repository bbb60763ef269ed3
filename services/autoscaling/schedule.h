#pragma once

// Scheduled actions of groups.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html

#include <optional>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/autoscaling/policy_state.h"
#include "services/autoscaling/state.h"

namespace wt::autoscaling {

// Checks, keeps what an update leaves out, puts it and sets its next time.
Result<void> PutSchedule(Context& ctx, const GroupRow& group, ScheduleRow row);
void EraseSchedule(Context& ctx, const ScheduleRow& row);
// Runs what is due; the row may go with it.
void RunSchedule(Context& ctx, ScheduleRow row);
ScheduledUpdateGroupAction ToApi(const ScheduleRow& row);

}  // namespace wt::autoscaling
