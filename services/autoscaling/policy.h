#pragma once

// Scaling policies of groups: checked, their alarms, carried out.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scale-based-on-demand.html

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/autoscaling/policy_state.h"
#include "services/autoscaling/state.h"
#include "services/cloudwatch/cloudwatch.h"

namespace wt::autoscaling {

std::string PolicyArn(const PolicyRow& row);
ScalingPolicy ToApi(const PolicyRow& row);
// By name within a group, or by ARN; ValidationError "PolicyName not found".
Result<PolicyRow> FindPolicy(Context& ctx, std::string_view group, std::string_view name_or_arn);

// ValidationError where the settings do not go together.
Result<void> CheckPolicy(const ScalingPolicy& policy, std::string_view type);
// Makes or replaces it with its alarms, and answers the row.
Result<PolicyRow> PutPolicy(Context& ctx, const GroupRow& group, PolicyRow row);
void ErasePolicy(Context& ctx, const PolicyRow& row);

// What makes a policy act.
struct Trigger {
  std::string alarm;    // Empty for a user's request.
  bool outward = true;  // Of target tracking: its high alarm.
  std::optional<double> metric, threshold;
  std::vector<cloudwatch::Sample> recent;  // The alarm's datapoints, oldest first.
};
// Changes the group's desired capacity as the policy says. What kept it from acting, for the
// alarm's history; empty where it acted or had no need to.
std::string Execute(Context& ctx, const PolicyRow& row, const Trigger& trigger);

// An alarm has one of our policies among its actions.
void FollowAlarm(Turn& turn, const cloudwatch::AlarmStateChanged& news);

}  // namespace wt::autoscaling
