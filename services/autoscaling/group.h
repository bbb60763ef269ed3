#pragma once

// Auto Scaling groups: find, count, change the desired capacity, render.
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-groups.html

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/world/context.h"
#include "services/autoscaling/autoscaling.h"
#include "services/autoscaling/state.h"

namespace wt::autoscaling {

Error ValidationError(std::string message);
Error BadNextToken();

// By name or ARN; ValidationError "AutoScalingGroup name not found - …".
Result<GroupRow> FindGroupRow(Context& ctx, std::string_view name);
// The same for calls whose error names no group.
Result<GroupRow> FindGroupForCall(Context& ctx, std::string_view name);
std::string NameOf(std::string_view name_or_arn);
std::string GroupArn(const GroupRow& group);

std::vector<MemberRow> MembersOf(Turn& turn, const GroupRow& group);
// Units of capacity that an instance stands for: its weight, or one.
int64_t WeightOf(const MemberRow& member);
// Pending or in service, and not launched above the desired capacity.
bool Counts(const MemberRow& member);
bool IsWarm(const MemberRow& member);  // In the warm pool.
int64_t CapacityOf(Turn& turn, const GroupRow& group);

bool IsSuspended(const GroupRow& group, std::string_view process);
// Seconds until an instance counts for metrics and policies.
int64_t WarmupOf(const GroupRow& group);

// Sets and puts the desired capacity, and has the group brought to it. `clause` as in
// autoscaling.h; the group's row is put in any case.
void ChangeDesired(Context& ctx, GroupRow group, int64_t desired, std::string_view clause);
// The same without an activity of its own: whoever calls has told why.
void PutDesired(Context& ctx, GroupRow group, int64_t desired);
void WakeGroup(Context& ctx, const GroupRow& group);
// ValidationError: "To attach 2 more instance, please update the AutoScalingGroup sizes …".
Error OutsideOfSizes(const GroupRow& group, std::string_view to_do, size_t instances);

AutoScalingGroup ToApi(Context& ctx, const GroupRow& group, bool instances = true);
Instance ToApi(Context& ctx, const MemberRow& member);
LaunchTemplateSpecification TemplateOf(std::string_view id, std::string_view name,
                                       std::string_view version);

// "At 2024-01-01T00:00:00Z CLAUSE."
std::string Sentence(Instant at, std::string_view clause);

inline constexpr std::string_view kCapacity = "autoscaling.capacity";
inline constexpr std::string_view kMemberLifecycle = "autoscaling.instance_lifecycle";
inline constexpr std::string_view kHookTimeout = "autoscaling.hook_timeout";
inline constexpr std::string_view kHealth = "autoscaling.health";
inline constexpr std::string_view kSchedule = "autoscaling.schedule";
inline constexpr std::string_view kGroupMetrics = "autoscaling.group_metrics";
inline constexpr std::string_view kRefresh = "autoscaling.instance_refresh";
inline constexpr std::string_view kWarmPool = "autoscaling.warm_pool";
inline constexpr std::string_view kTrafficSource = "autoscaling.traffic_source";

// What stands in a group's trigger while it replaces unhealthy instances.
inline constexpr std::string_view kReplacing = "replacing";

}  // namespace wt::autoscaling
