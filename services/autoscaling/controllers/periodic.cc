#include "services/autoscaling/controllers/periodic.h"

#include <algorithm>

#include "services/autoscaling/launch.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/metric_names.h"
#include "services/autoscaling/schedule.h"
#include "services/autoscaling/traffic.h"
#include "services/autoscaling/warm_pool.h"
#include "services/cloudwatch/cloudwatch.h"

namespace wt::autoscaling {
namespace {

bool IsLookedAt(const GroupRow& group) {
  return group.health_check_type.find("ELB") != std::string::npos || group.max_instance_lifetime;
}

// One that has reached its age is replaced: a new one first, then the old one goes.
void ReplaceOldest(Context& ctx, const GroupRow& group) {
  const Duration lifetime = Seconds(*group.max_instance_lifetime);
  std::optional<MemberRow> oldest;
  for (const MemberRow& member : MembersOf(ctx, group)) {
    if (member.extra || member.state.starts_with("Terminating")) return;  // One after another.
    if (member.state != "InService" || member.launched_at + lifetime > ctx.now()) continue;
    if (!oldest || member.launched_at < oldest->launched_at) oldest = member;
  }
  if (!oldest) return;
  LaunchOne(ctx, group,
            {.cause = Sentence(ctx.now(),
                               "an instance was launched in response to an instance "
                               "reaching its maximum lifetime"),
             .az = oldest->az,
             .extra = true,
             .replaces = oldest->id});
}

void LookAtBalancers(Context& ctx, const GroupRow& group) {
  // At most 10 percent of the group at a time, at least one.
  int64_t room = std::max<int64_t>(1, group.desired / 10);
  for (const MemberRow& member : MembersOf(ctx, group)) {
    if (member.state.starts_with("Terminating") && !member.healthy) --room;
  }
  for (const MemberRow& member : MembersOf(ctx, group)) {
    if (room <= 0) return;
    if (member.state != "InService") continue;
    if (ctx.now() < member.in_service_at + Seconds(group.grace_period)) continue;
    if (!IsUnhealthyByElb(ctx, member)) continue;
    --room;
    MarkUnhealthy(ctx, member,
                  "an instance was taken out of service in response to an ELB system health check "
                  "failure");
  }
}

}  // namespace

void Health::Begin(Context& ctx, const GroupRow& group) {
  if (!IsLookedAt(group)) return;
  ctx.RequestWake({.controller = kHealth,
                   .key = ctx.Key(group.name),
                   .due = ctx.now() + kHealthPeriod,
                   .rule = sim::WakeRule::kNoLaterThan,
                   .kind = sim::TimerKind::kPeriodic});
}

void Health::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const std::optional<GroupRow> group = ctx.Find<GroupRow>(scope.rest);
  if (!group || group->deleting || !IsLookedAt(*group)) return;
  const bool elb = group->health_check_type.find("ELB") != std::string::npos;
  if (elb && !IsSuspended(*group, "HealthCheck")) LookAtBalancers(ctx, *group);
  if (group->max_instance_lifetime && !IsSuspended(*group, "Launch") &&
      !IsSuspended(*group, "Terminate")) {
    ReplaceOldest(ctx, *group);
  }
  ctx.WakeIn(kHealth, kHealthPeriod, key);
}

void GroupMetrics::Begin(Context& ctx, const GroupRow& group) {
  if (group.metrics.empty()) {
    ctx.CancelWake(kGroupMetrics, ctx.Key(group.name));
    return;
  }
  const int64_t minute = Minutes(1).micros;
  ctx.RequestWake({.controller = kGroupMetrics,
                   .key = ctx.Key(group.name),
                   .due = Instant{(ctx.now().micros / minute + 1) * minute},
                   .rule = sim::WakeRule::kNoLaterThan,
                   .kind = sim::TimerKind::kPeriodic});
}

void GroupMetrics::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const std::optional<GroupRow> group = ctx.Find<GroupRow>(scope.rest);
  if (!group || group->metrics.empty()) return;
  for (const std::string& name : group->metrics) {
    const std::optional<double> value = GroupMetric(ctx, *group, name);
    if (!value) continue;
    const cloudwatch::MetricId metric =
        cloudwatch::InternMetric(ctx, {.account = group->account,
                                       .region = group->region,
                                       .name_space = "AWS/AutoScaling",
                                       .name = name,
                                       .dimensions = {{"AutoScalingGroupName", group->name}}});
    // The minute that has just ended.
    cloudwatch::PutMetric(ctx, metric, ctx.now() - Minutes(1), *value, "None");
  }
  ctx.WakeIn(kGroupMetrics, Minutes(1), key);
}

void Scheduled::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const size_t slash = scope.rest.rfind('/');
  const auto row = ctx.Find<ScheduleRow>(scope.rest.substr(0, slash), scope.rest.substr(slash + 1));
  if (row) RunSchedule(ctx, *row);
}

}  // namespace wt::autoscaling
