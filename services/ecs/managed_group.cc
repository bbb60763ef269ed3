#include "services/ecs/managed_group.h"

#include <algorithm>

#include "services/ecs/container_instance.h"
#include "services/ecs/controllers/managed_scaling.h"
#include "services/ecs/errors.h"

namespace wt::ecs {
namespace {

// Longer than any drain: managed draining gives up after 48 hours (documented).
constexpr int64_t kHookSeconds = 48 * 3600;

std::string NewUuid(Context& ctx) {
  const std::string hex = ctx.NewHexId(32);
  return StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-", hex.substr(12, 4), "-",
                hex.substr(16, 4), "-", hex.substr(20));
}

}  // namespace

Result<void> CheckGroup(const CapacityProviderRow& row, const autoscaling::Group& group) {
  if (!row.protection) return {};
  if (!row.scaling) {
    return error::ClientException(
        "The managed termination protection setting for the capacity provider is invalid. To "
        "enable managed termination protection for a capacity provider, managed scaling must be "
        "enabled.");
  }
  if (group.new_instances_protected) return {};
  return error::ClientException(
      "The managed termination protection setting for the capacity provider is invalid. To enable "
      "managed termination protection for a capacity provider, the Auto Scaling group must have "
      "instance protection from scale in enabled.");
}

Result<void> ArrangeGroup(Context& ctx, CapacityProviderRow row) {
  // 1. The tag says who manages the group. Deviation: AWS stops managing when it is removed; here
  //    it goes on.
  autoscaling::PutTag(ctx, row.group_name, kManagedTag, "", true);
  // 2. Draining before any termination.
  if (row.draining) {
    WT_TRY(autoscaling::PutManagedHook(ctx, row.group_name,
                                       {.name = std::string(kDrainingHook),
                                        .transition = "autoscaling:EC2_INSTANCE_TERMINATING",
                                        .heartbeat_timeout_seconds = kHookSeconds,
                                        .default_result = "CONTINUE"}));
  } else {
    autoscaling::EraseManagedHook(ctx, row.group_name, kDrainingHook);
  }
  // 3. The policy follows the metric of the cluster that lists the provider.
  const bool scales = row.scaling && !row.clusters.empty();
  if (!scales && !row.policy_name.empty()) {
    autoscaling::EraseManagedPolicy(ctx, row.group_name, row.policy_name);
    row.policy_name.clear();
    ctx.CancelWake(kManagedScaling, ctx.Key(row.name));
  }
  if (scales) {
    if (row.policy_name.empty()) {
      row.policy_name = StrCat("ECSManagedAutoScalingPolicy-", NewUuid(ctx));
    }
    const Result<std::string> arn = autoscaling::PutManagedPolicy(
        ctx, row.group_name,
        {.name = row.policy_name,
         .metric_namespace = "AWS/ECS/ManagedScaling",
         .metric_name = "CapacityProviderReservation",
         .dimensions = {{"CapacityProviderName", row.name}, {"ClusterName", row.clusters.front()}},
         .target = static_cast<double>(row.target),
         .warmup_seconds = row.warmup_seconds});
    if (!arn.ok()) return arn.error();
    ctx.RequestWake({.controller = kManagedScaling,
                     .key = ctx.Key(row.name),
                     .due = ctx.now() + kManagedScalingPeriod,
                     .rule = sim::WakeRule::kNoLaterThan,
                     .kind = sim::TimerKind::kPeriodic});
  }
  ctx.Put(std::move(row));
  return {};
}

void LeaveGroup(Context& ctx, CapacityProviderRow& row) {
  autoscaling::EraseManagedHook(ctx, row.group_name, kDrainingHook);
  if (!row.policy_name.empty()) {
    autoscaling::EraseManagedPolicy(ctx, row.group_name, row.policy_name);
  }
  row.policy_name.clear();
  ctx.CancelWake(kManagedScaling, ctx.Key(row.name));
}

std::string ProviderOfInstance(Context& ctx, std::string_view ec2_instance_id) {
  const auto group =
      autoscaling::FindGroupOfInstance(ctx, ctx.account(), ctx.region(), ec2_instance_id);
  if (!group) return "";
  for (const CapacityProviderRow& row :
       ctx.Rows<CapacityProviderRow>().By<0>(ctx.account(), ctx.region(), *group)) {
    if (row.status == "ACTIVE") return row.name;
  }
  return "";
}

void AdoptInstances(Context& ctx, const CapacityProviderRow& row) {
  const auto group = autoscaling::FindGroup(ctx, ctx.account(), ctx.region(), row.group_name);
  if (!group) return;
  // Deviation: on AWS instances that registered before their provider was made may stay outside of
  // it; here they join, since here a group's instances may register before the next call.
  for (const autoscaling::GroupInstance& instance : group->instances) {
    std::optional<ContainerInstanceRow> known = ContainerInstanceOf(ctx, instance.id);
    if (!known || known->capacity_provider == row.name) continue;
    known->capacity_provider = row.name;
    PutChanged(ctx, *known);
  }
}

void FollowLifecycleAction(Turn& turn, const autoscaling::LifecycleActionStarted& news) {
  if (news.hook != kDrainingHook) return;
  Context ctx(turn.world(), news.account, news.region);
  std::optional<ContainerInstanceRow> row = ContainerInstanceOf(ctx, news.instance_id);
  if (!row) return autoscaling::CompleteHook(ctx, news.instance_id, kDrainingHook);
  ctx.Trace(
      "managed_draining",
      {{"container_instance", row->id}, {"instance", news.instance_id}, {"group", news.group}});
  row->hook_waits = true;
  if (row->status == "ACTIVE") row->status = "DRAINING";
  PutChanged(ctx, *row);
  NoticeState(ctx, *row);
  NoticeDrained(ctx, *row);
}

void NoticeDrained(Context& ctx, const ContainerInstanceRow& row) {
  if (row.hook_waits) ctx.Wake(kManagedDraining, ctx.Key(StrCat(row.cluster, "/", row.id)));
}

void ManagedDraining::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const size_t slash = scope.rest.find('/');
  std::optional<ContainerInstanceRow> row =
      ctx.Find<ContainerInstanceRow>(scope.rest.substr(0, slash), scope.rest.substr(slash + 1));
  if (!row || !row->hook_waits || !TasksOn(ctx, *row).empty()) return;
  row->hook_waits = false;
  const std::string ec2_instance_id = row->ec2_instance_id;
  ctx.Put(*std::move(row));
  autoscaling::CompleteHook(ctx, ec2_instance_id, kDrainingHook);
}

}  // namespace wt::ecs
