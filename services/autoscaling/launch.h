#pragma once

// Launching an instance of a group: where, of what type, from which template.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-groups.html

#include <string>
#include <string_view>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/autoscaling/state.h"
#include "services/ec2/ec2.h"

namespace wt::autoscaling {

// The template that a group or a request names must be there and fit for a launch:
// ValidationError "You must use a valid fully-formed launch template. …".
Result<void> CheckTemplate(Context& ctx, const LaunchTemplateSpecification& wanted,
                           std::string_view subnet);
// Fills the names that were not given.
Result<LaunchTemplateSpecification> CompleteTemplate(Context& ctx,
                                                     const LaunchTemplateSpecification& wanted);

struct LaunchPlan {
  std::string cause;  // Of the activity.
  std::string az;
  bool extra = false;
  std::string replaces;
  std::string refresh_id;
  std::string state = "Pending";  // Or "Warmed:Pending".
};
// Launches one, and puts its row and its activity. False where EC2 refused; the activity says why.
bool LaunchOne(Context& ctx, const GroupRow& group, const LaunchPlan& plan);

// The instance types that the group may launch, in its order.
std::vector<std::string> InstanceTypesOf(Context& ctx, const GroupRow& group);
// Whether the instance was launched from what the group launches now.
bool IsCurrent(Context& ctx, const GroupRow& group, const MemberRow& member);
// How many of `capacity` are On-Demand by the mixed policy; all without one.
int64_t OnDemandOf(const GroupRow& group, int64_t capacity);

}  // namespace wt::autoscaling
