#include "services/autoscaling/refresh.h"

#include <algorithm>

#include "services/autoscaling/activity.h"
#include "services/autoscaling/errors.h"
#include "services/autoscaling/group.h"
#include "services/autoscaling/launch.h"
#include "services/autoscaling/limits.h"
#include "services/autoscaling/member.h"
#include "services/autoscaling/timings.h"

namespace wt::autoscaling {
namespace {

constexpr Duration kLook = Seconds(15);

int64_t MinHealthy(const RefreshRow& row) {
  return row.preferences->min_healthy_percentage.value_or(90);
}
int64_t MaxHealthy(const RefreshRow& row) {
  return row.preferences->max_healthy_percentage.value_or(100);
}

Duration WarmupOfRefresh(const GroupRow& group, const RefreshRow& row) {
  const int64_t fallback = group.default_instance_warmup.value_or(group.grace_period);
  return Seconds(row.preferences->instance_warmup.value_or(fallback));
}

void SetLaunch(GroupRow& group, const DesiredConfiguration& wanted) {
  if (wanted.mixed_instances_policy) {
    group.mixed = *wanted.mixed_instances_policy;
    group.has_mixed = true;
    group.template_id.clear();
    group.launch_configuration.clear();
  } else if (wanted.launch_template) {
    group.has_mixed = false;
    group.mixed = {};
    group.template_id = wanted.launch_template->launch_template_id.value_or("");
    group.template_name = wanted.launch_template->launch_template_name.value_or("");
    group.template_version = wanted.launch_template->version.value_or("");
    group.launch_configuration.clear();
  }
}

DesiredConfiguration LaunchOf(const GroupRow& group) {
  DesiredConfiguration out;
  if (group.has_mixed) {
    out.mixed_instances_policy = *group.mixed;
  } else if (!group.template_id.empty()) {
    out.launch_template =
        TemplateOf(group.template_id, group.template_name, group.template_version);
  }
  return out;
}

std::vector<std::string> ToReplace(Context& ctx, const GroupRow& group, const RefreshRow& row) {
  const bool skip = row.preferences->skip_matching.value_or(false);
  const std::string standby = row.preferences->standby_instances.value_or("Wait");
  const std::string kept = row.preferences->scale_in_protected_instances.value_or("Wait");
  std::vector<std::string> ids;
  for (const MemberRow& member : MembersOf(ctx, group)) {
    const bool stands_by = member.state == "Standby";
    if (IsWarm(member) || (!Counts(member) && !stands_by)) continue;
    if (skip && IsCurrent(ctx, group, member)) continue;
    if (stands_by && standby == "Ignore") continue;
    if (member.scale_in_protected && kept == "Ignore") continue;
    ids.push_back(member.id);
  }
  return ids;
}

void Finish(Context& ctx, RefreshRow row, std::string_view status, std::string_view reason = {}) {
  row.status = status;
  row.status_reason = reason;
  row.ended_at = ctx.now();
  ctx.Put(row);
  ctx.Trace("instance_refresh_ended",
            {{"group", row.group}, {"refresh", row.id}, {"status", row.status}});
}

// How far the group is.
struct Standing {
  int64_t healthy = 0;  // In service and past the refresh's warm-up.
  int64_t present = 0;  // In service or on the way there.
  bool moving = false;  // Something comes or goes.
};
Standing Look(Context& ctx, const GroupRow& group, const RefreshRow& row) {
  const Duration warmup = WarmupOfRefresh(group, row);
  Standing out;
  for (const MemberRow& member : MembersOf(ctx, group)) {
    if (IsWarm(member) || member.state == "Standby") continue;
    const bool serves = member.state == "InService";
    const bool is_new = member.launched_at >= row.started_at;
    const bool warm = serves && (!is_new || member.in_service_at + warmup <= ctx.now());
    if (serves || member.state.starts_with("Pending")) ++out.present;
    if (warm) ++out.healthy;
    if (!warm) out.moving = true;
  }
  out.moving = out.moving || out.present < group.desired;
  return out;
}

// False where the instance has to be waited for.
bool MayReplace(const RefreshRow& row, const MemberRow& member) {
  if (member.scale_in_protected &&
      row.preferences->scale_in_protected_instances.value_or("Wait") != "Refresh") {
    return false;
  }
  return member.state != "Standby" ||
         row.preferences->standby_instances.value_or("Wait") == "Terminate";
}

// Replaces as many as the health bounds let; answers how many.
int64_t ReplaceSome(Context& ctx, const GroupRow& group, RefreshRow& row,
                    const Standing& standing) {
  const int64_t floor = (group.desired * MinHealthy(row) + 99) / 100;
  const int64_t ceiling = group.desired * MaxHealthy(row) / 100;
  const bool launch_first = MaxHealthy(row) > 100;
  int64_t room = launch_first ? std::max<int64_t>(1, ceiling - group.desired)
                              : std::max<int64_t>(1, standing.healthy - floor);
  int64_t begun = 0;
  for (const std::string& id : std::vector<std::string>(row.left)) {
    if (room <= 0) break;
    const std::optional<MemberRow> member = ctx.Find<MemberRow>(id);
    if (!member || !MayReplace(row, *member)) continue;
    const std::string cause = Sentence(
        ctx.now(), StrCat("an instance was taken out of service in response to an instance "
                          "refresh with id ",
                          row.id));
    if (launch_first && member->state != "Standby") {
      const std::string launch = Sentence(
          ctx.now(),
          StrCat("an instance was launched in response to an instance refresh with id ", row.id));
      const LaunchPlan plan{
          .cause = launch, .az = member->az, .extra = true, .replaces = id, .refresh_id = row.id};
      if (!LaunchOne(ctx, group, plan)) break;
    } else {
      BeginTermination(ctx, group, *member, cause);
      WakeGroup(ctx, group);
    }
    std::erase(row.left, id);
    --room;
    ++begun;
  }
  return begun;
}

// Whether a checkpoint is reached; it pauses the refresh once.
bool AtCheckpoint(const RefreshRow& row, int64_t replaced, int64_t& passed) {
  const auto& checkpoints = row.preferences->checkpoint_percentages;
  bool reached = false;
  const int64_t share = row.total == 0 ? 100 : replaced * 100 / row.total;
  // Those that the last replacement jumped over are skipped.
  while (passed < static_cast<int64_t>(checkpoints.size()) &&
         share >= checkpoints[static_cast<size_t>(passed)]) {
    ++passed;
    reached = true;
  }
  return reached && share < 100;
}

void Complete(Context& ctx, RefreshRow row) {
  if (row.status == "RollbackInProgress") return Finish(ctx, row, "RollbackSuccessful");
  const int64_t bake = row.preferences->bake_time.value_or(0);
  if (bake > 0 && row.status != "Baking") {
    row.status = "Baking";
    row.bake_until = ctx.now() + Seconds(bake);
    ctx.Put(row);
    return;
  }
  if (row.status == "Baking" && ctx.now() < row.bake_until) return;
  Finish(ctx, row, "Successful");
}

void Advance(Context& ctx, const GroupRow& group, RefreshRow row) {
  if (row.status == "Pending") row.status = "InProgress";
  // 1. What is gone is done with, by whomever.
  std::erase_if(row.left, [&](const std::string& id) {
    const MemberRow* member = ctx.Peek<MemberRow>(id);
    return member == nullptr || member->state.find("Terminat") != std::string::npos;
  });
  const Standing standing = Look(ctx, group, row);
  const int64_t replaced =
      standing.moving ? row.replaced : row.total - static_cast<int64_t>(row.left.size());
  if (replaced > row.replaced) row.progress_at = ctx.now();
  row.replaced = std::max(row.replaced, replaced);
  ctx.Put(row);
  // 2. A batch at a time: the next begins when all are warm.
  if (standing.moving || ctx.now() < row.pause_until) {
    if (row.progress_at + kRefreshStalled < ctx.now() && standing.moving) {
      const std::string reason = "The instance refresh made no progress for one hour.";
      if (row.preferences->auto_rollback.value_or(false) && row.status != "RollbackInProgress" &&
          RollbackRefresh(ctx, row, reason).ok()) {
        return;
      }
      Finish(ctx, row, row.status == "RollbackInProgress" ? "RollbackFailed" : "Failed", reason);
    }
    return;
  }
  if (row.left.empty()) return Complete(ctx, row);
  // 3. A checkpoint holds it for a while.
  if (AtCheckpoint(row, row.replaced, row.checkpoints_passed)) {
    row.pause_until = ctx.now() + Seconds(row.preferences->checkpoint_delay.value_or(3600));
    row.progress_at = row.pause_until;
    ctx.Put(row);
    return;
  }
  const int64_t begun = ReplaceSome(ctx, group, row, standing);
  if (begun > 0) row.progress_at = ctx.now();
  ctx.Put(row);
  if (begun == 0 && row.progress_at + kRefreshStalled < ctx.now()) {
    Finish(ctx, row, "Failed",
           "Instances that are protected from scale-in or in standby were waited for too long.");
  }
}

}  // namespace

std::string_view Refresh::name() const { return kRefresh; }

bool IsActive(const RefreshRow& row) { return !row.ended_at; }

std::optional<RefreshRow> ActiveRefresh(Context& ctx, std::string_view group) {
  for (const RefreshRow& row : ctx.Scan<RefreshRow>(group)) {
    if (IsActive(row)) return row;
  }
  return std::nullopt;
}

InstanceRefresh ToApi(const RefreshRow& row) {
  InstanceRefresh out;
  out.instance_refresh_id = row.id;
  out.auto_scaling_group_name = row.group;
  out.status = row.status;
  if (!row.status_reason.empty()) out.status_reason = row.status_reason;
  out.start_time = row.started_at;
  out.end_time = row.ended_at;
  out.percentage_complete =
      row.total == 0 ? (row.ended_at ? 100 : 0) : row.replaced * 100 / row.total;
  out.instances_to_update = row.total - row.replaced;
  out.preferences = *row.preferences;
  if (row.has_desired) out.desired_configuration = *row.desired;
  out.strategy = row.strategy;
  return out;
}

Result<RefreshRow> StartRefresh(Context& ctx, GroupRow group, RefreshRow row) {
  if (ActiveRefresh(ctx, group.name)) {
    return error::InstanceRefreshInProgressFault(
        "An Instance Refresh is already in progress and blocks the execution of this Instance "
        "Refresh.");
  }
  row.before = LaunchOf(group);
  // Deviation: AWS sets the group to the wanted configuration when the refresh has succeeded; here
  // when it begins; because the group's own launches must follow it as well.
  if (row.has_desired) {
    SetLaunch(group, *row.desired);
    ctx.Put(group);
  }
  row.account = ctx.account();
  row.region = ctx.region();
  row.group = group.name;
  row.sequence = ctx.now().micros;
  while (ctx.Peek<RefreshRow>(group.name, row.sequence) != nullptr) ++row.sequence;
  row.id = ctx.rng("autoscaling.refresh").Uuid();
  row.started_at = ctx.now();
  row.progress_at = ctx.now();
  row.left = ToReplace(ctx, group, row);
  row.total = static_cast<int64_t>(row.left.size());
  ctx.Put(row);
  ctx.Trace("instance_refresh_started",
            {{"group", group.name}, {"refresh", row.id}, {"instances", row.total}});
  ctx.WakeIn(kRefresh, HowLong(ctx, kStageTakes, kRefresh), ctx.Key(group.name));
  return row;
}

void CancelRefresh(Context& ctx, RefreshRow row) {
  row.status = "Cancelling";
  ctx.Put(row);
  ctx.WakeIn(kRefresh, HowLong(ctx, kStageTakes, kRefresh), ctx.Key(row.group));
}

Result<void> RollbackRefresh(Context& ctx, RefreshRow row, std::string_view reason) {
  std::optional<GroupRow> group = ctx.Find<GroupRow>(row.group);
  const auto& before = row.before->launch_template;
  const std::string version = before ? before->version.value_or("") : "";
  if (!row.has_desired || version == "$Latest" || version == "$Default") {
    return error::IrreversibleInstanceRefreshFault(
        "The instance refresh has no desired configuration that differs from a fixed version to "
        "go back to.");
  }
  SetLaunch(*group, *row.before);
  ctx.Put(*group);
  row.status = "RollbackInProgress";
  row.status_reason = reason;
  row.left.clear();
  for (const MemberRow& member : MembersOf(ctx, *group)) {
    if (Counts(member) && !IsCurrent(ctx, *group, member)) row.left.push_back(member.id);
  }
  row.total = static_cast<int64_t>(row.left.size());
  row.replaced = 0;
  row.progress_at = ctx.now();
  ctx.Put(row);
  ctx.WakeIn(kRefresh, HowLong(ctx, kStageTakes, kRefresh), ctx.Key(row.group));
  return {};
}

void Refresh::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const std::optional<GroupRow> group = ctx.Find<GroupRow>(scope.rest);
  const std::optional<RefreshRow> row = ActiveRefresh(ctx, scope.rest);
  if (!group || !row) return;
  if (group->deleting) return Finish(ctx, *row, "Cancelled");
  if (row->status == "Cancelling") return Finish(ctx, *row, "Cancelled");
  // A suspended process pauses it; resuming wakes it.
  if (IsSuspended(*group, "InstanceRefresh")) return;
  Advance(ctx, *group, *row);
  const auto now = ActiveRefresh(ctx, scope.rest);
  if (!now) return;
  Instant next = ctx.now() + kLook;
  next = std::max({next, now->pause_until, now->bake_until});
  ctx.WakeAt(kRefresh, next, key);
}

}  // namespace wt::autoscaling
