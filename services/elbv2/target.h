#pragma once

// Targets: registered, checked, drained. What peers use of them is in elbv2.h.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-register-targets.html

#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/ec2/ec2.h"
#include "services/elbv2/elbv2.h"

namespace wt::elbv2 {

inline constexpr std::string_view kTargetHealth = "elbv2.target_health";

// TargetGroupNotFound; ValidationError where it is no target group's ARN.
Result<TargetGroupRow> FindGroup(Context& ctx, std::string_view arn);

// Of the controller's wake-ups, and back.
std::string TargetKey(Context& ctx, const TargetRow& row);
struct TargetName {
  std::string group_arn, id;
  int64_t port = 0;
};
TargetName ReadTargetKey(std::string_view rest);

// Puts the row; tells the world where state or reason are others than before.
void PutTarget(Context& ctx, const TargetRow& row);
// The target is gone.
void DropTarget(Context& ctx, const TargetRow& row);

// Looks again at whether the group's targets are to be checked at all: after a rule began or ceased
// to forward to the group, a zone was enabled, or checks were switched.
void Recheck(Context& ctx, const TargetGroupRow& group);
// The same for one. Sets it on its way: to its first check, or to rest.
void Settle(Context& ctx, const TargetGroupRow& group, TargetRow row);

// The same for all groups of a load balancer.
void RecheckAll(Context& ctx, std::string_view balancer_arn);
// Targets that are checked already are judged anew, and waited for: the settings have changed.
void CheckAnew(Context& ctx, const TargetGroupRow& group);

// An instance that stops takes its targets out of use; one that runs brings them back.
void FollowInstance(Turn& turn, const ec2::InstanceStateChanged& news);

}  // namespace wt::elbv2
