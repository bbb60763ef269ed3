// What peers may use.

#include "services/autoscaling/autoscaling.h"

#include <algorithm>

#include "services/autoscaling/group.h"
#include "services/autoscaling/hook.h"
#include "services/autoscaling/launch.h"
#include "services/autoscaling/policy.h"

namespace wt::autoscaling {
namespace {

GroupInstance ToPeer(const MemberRow& member) {
  return {.id = member.id,
          .az = member.az,
          .instance_type = member.instance_type,
          .lifecycle_state = member.state,
          .healthy = member.healthy,
          .protected_from_scale_in = member.scale_in_protected,
          .spot = member.spot,
          .launched_at = member.launched_at,
          .warm_until = member.warm_until};
}

}  // namespace

std::optional<Group> FindGroup(Turn& turn, std::string_view account, std::string_view region,
                               std::string_view name_or_arn) {
  // Asked by others' loops each minute, so nothing is copied that is not told.
  const GroupRow* row = turn.Peek<GroupRow>(account, region, NameOf(name_or_arn));
  if (row == nullptr || (name_or_arn.starts_with("arn:") && name_or_arn != GroupArn(*row))) {
    return std::nullopt;
  }
  Group group;
  group.name = row->name;
  group.arn = GroupArn(*row);
  group.min_size = row->min_size;
  group.max_size = row->max_size;
  group.desired_capacity = row->desired;
  group.new_instances_protected = row->protect_new;
  group.deleting = row->deleting;
  for (const MemberRow& member :
       turn.Rows<MemberRow>().By<0>(row->account, row->region, row->name)) {
    group.instances.push_back(ToPeer(member));
  }
  return group;
}

std::vector<std::string> InstanceTypesOf(Context& ctx, std::string_view group) {
  const std::optional<GroupRow> row = ctx.Find<GroupRow>(group);
  return row ? InstanceTypesOf(ctx, *row) : std::vector<std::string>();
}

std::optional<std::string> FindGroupOfInstance(Turn& turn, std::string_view account,
                                               std::string_view region,
                                               std::string_view instance_id) {
  const MemberRow* member = turn.Peek<MemberRow>(account, region, instance_id);
  if (member == nullptr) return std::nullopt;
  return member->group;
}

Result<int64_t> SetDesiredCapacity(Context& ctx, std::string_view group, int64_t desired,
                                   std::string_view clause) {
  const GroupRow row = WT_TRY(FindGroupForCall(ctx, group));
  desired = std::clamp(desired, row.min_size, row.max_size);
  const std::string words =
      clause.empty() ? StrCat(
                           "a user request explicitly set group desired capacity changing the "
                           "desired capacity from ",
                           row.desired, " to ", desired)
                     : std::string(clause);
  ChangeDesired(ctx, row, desired, words);
  return desired;
}

void SetScaleInProtection(Context& ctx, const std::vector<std::string>& instance_ids,
                          bool is_protected) {
  for (const std::string& id : instance_ids) {
    std::optional<MemberRow> member = ctx.Find<MemberRow>(id);
    if (!member || member->scale_in_protected == is_protected) continue;
    member->scale_in_protected = is_protected;
    ctx.Put(*member);
    ctx.Trace("scale_in_protection_set",
              {{"group", member->group}, {"instance", id}, {"protected", is_protected}});
    // A scale-in that was held back may go on now.
    const auto group = ctx.Find<GroupRow>(member->group);
    if (!is_protected && group && CapacityOf(ctx, *group) > group->desired) WakeGroup(ctx, *group);
  }
}

Result<std::string> PutManagedPolicy(Context& ctx, std::string_view group,
                                     const ManagedPolicy& policy) {
  const GroupRow row = WT_TRY(FindGroupForCall(ctx, group));
  PolicyRow made;
  made.name = policy.name;
  made.type = "TargetTrackingScaling";
  made.managed = true;
  made.policy->estimated_instance_warmup = policy.warmup_seconds;
  made.policy->enabled = true;
  TargetTrackingConfiguration& tracking = made.policy->target_tracking_configuration.emplace();
  tracking.target_value = policy.target;
  tracking.disable_scale_in = false;
  CustomizedMetricSpecification& metric = tracking.customized_metric_specification.emplace();
  metric.namespace_ = policy.metric_namespace;
  metric.metric_name = policy.metric_name;
  metric.statistic = "Average";
  for (const auto& [name, value] : policy.dimensions) metric.dimensions.push_back({name, value});
  return PolicyArn(WT_TRY(PutPolicy(ctx, row, std::move(made))));
}

void EraseManagedPolicy(Context& ctx, std::string_view group, std::string_view name) {
  if (const auto row = ctx.Find<PolicyRow>(NameOf(group), name)) ErasePolicy(ctx, *row);
}

Result<void> PutManagedHook(Context& ctx, std::string_view group, const ManagedHook& hook) {
  const GroupRow row = WT_TRY(FindGroupForCall(ctx, group));
  HookRow made;
  made.group = row.name;
  made.name = hook.name;
  made.transition = hook.transition;
  made.heartbeat_timeout = hook.heartbeat_timeout_seconds;
  made.default_result = hook.default_result;
  ctx.Put(made);
  return {};
}

void EraseManagedHook(Context& ctx, std::string_view group, std::string_view name) {
  EraseHook(ctx, NameOf(group), name);
}

void CompleteHook(Context& ctx, std::string_view instance_id, std::string_view hook, bool go_on) {
  const auto action = ctx.Find<HookActionRow>(instance_id, hook);
  if (action) EndHookAction(ctx, *action, go_on ? "CONTINUE" : "ABANDON");
}

void RecordHookHeartbeat(Context& ctx, std::string_view instance_id, std::string_view hook) {
  const auto action = ctx.Find<HookActionRow>(instance_id, hook);
  if (action) RecordHeartbeat(ctx, *action);
}

void PutTag(Context& ctx, std::string_view group, std::string_view key, std::string_view value,
            bool propagate_at_launch) {
  // A service may not know yet that the group is gone.
  if (ctx.Peek<GroupRow>(NameOf(group)) == nullptr) return;
  ctx.Put(TagRow{.group = NameOf(group),
                 .key = std::string(key),
                 .value = std::string(value),
                 .propagate = propagate_at_launch});
}

void EraseTag(Context& ctx, std::string_view group, std::string_view key) {
  ctx.Erase<TagRow>(NameOf(group), key);
}

std::optional<std::string> FindTag(Turn& turn, std::string_view account, std::string_view region,
                                   std::string_view group, std::string_view key) {
  const TagRow* row = turn.Peek<TagRow>(account, region, NameOf(group), key);
  if (row == nullptr) return std::nullopt;
  return row->value;
}

}  // namespace wt::autoscaling
