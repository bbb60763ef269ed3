#pragma once

// Scheduled actions.
// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-scheduled-scaling.html

#include <optional>
#include <string>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/application_autoscaling/state.h"

namespace wt::application_autoscaling {

std::string ScheduledArn(Context& ctx, const ScheduledRow& row);
ScheduledAction ToApi(Context& ctx, const ScheduledRow& row);
Result<void> CheckSchedule(const ScheduledRow& row);
// Puts it with its next time.
void PutScheduled(Context& ctx, ScheduledRow row);
void EraseScheduled(Context& ctx, const ScheduledRow& row);
void RunScheduled(Context& ctx, ScheduledRow row);
std::optional<ScheduledRow> ScheduledOfKey(Context& ctx, std::string_view rest);

}  // namespace wt::application_autoscaling
