#pragma once

// A group's target groups, classic balancers and other sources of traffic.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-load-balancer.html

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/autoscaling/state.h"
#include "services/elbv2/elbv2.h"

namespace wt::autoscaling {

// Attaches; those that are attached already stay. ValidationError where one does not exist.
Result<void> Attach(Context& ctx, const GroupRow& group, std::string_view type,
                    const std::vector<std::string>& identifiers);
Result<void> Detach(Context& ctx, const GroupRow& group,
                    const std::vector<std::string>& identifiers);
// Registers an instance with every target group.
void RegisterMember(Context& ctx, const MemberRow& member);
// Whether there is something to drain.
bool DeregisterMember(Context& ctx, const MemberRow& member);
bool IsDraining(Context& ctx, const MemberRow& member);

// What ELB health checks say of the instance: "unhealthy" with the group's name, or nothing.
bool IsUnhealthyByElb(Context& ctx, const MemberRow& member);

// After a while an attachment is Added and a detachment gone.
void MoveTrafficSource(Context& ctx, std::string_view group, std::string_view identifier);

// A target has drained: the instance goes on its way out.
void FollowTarget(Turn& turn, const elbv2::TargetHealthChanged& news);

}  // namespace wt::autoscaling
