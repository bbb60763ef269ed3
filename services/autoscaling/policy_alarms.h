#pragma once

// The two alarms that a target-tracking policy keeps.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html

#include <string>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/autoscaling/policy_state.h"
#include "services/autoscaling/state.h"

namespace wt::autoscaling {

Result<void> CheckTracking(const ScalingPolicy& policy);
// Makes them and notes their names in the row.
Result<void> PutAlarms(Context& ctx, const GroupRow& group, PolicyRow& row);
void DeleteAlarms(Context& ctx, const PolicyRow& row);
wire::List<Alarm> AlarmsOf(const PolicyRow& row);

// "No step adjustment found for metric value [90.0] and breach threshold 85.0"
std::string NoStepText(const std::vector<double>& recent, double metric, double threshold);

}  // namespace wt::autoscaling
