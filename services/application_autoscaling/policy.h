#pragma once

// Scaling policies: put with their alarms, carried out when alarms say so.
// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/application_autoscaling/state.h"
#include "services/cloudwatch/cloudwatch.h"

namespace wt::application_autoscaling {

std::string PolicyArn(Context& ctx, const PolicyRow& row);
ScalingPolicy ToApi(Context& ctx, const PolicyRow& row);
wire::List<Alarm> AlarmsOf(const PolicyRow& row);
// ValidationException where the configuration is not one for this target.
Result<void> CheckPolicy(Context& ctx, const PolicyRow& row);
// Makes the alarms of target tracking and notes their names in the row.
Result<void> PutAlarms(Context& ctx, PolicyRow& row);
void DeleteAlarms(Context& ctx, const PolicyRow& row);
void ErasePolicy(Context& ctx, const PolicyRow& row);

// An alarm has one of our policies among its actions.
void FollowAlarm(Turn& turn, const cloudwatch::AlarmStateChanged& news);

}  // namespace wt::application_autoscaling
