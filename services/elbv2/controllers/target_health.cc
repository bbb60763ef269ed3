#include "services/elbv2/controllers/target_health.h"

#include <optional>
#include <utility>

#include "emulator/world/world.h"
#include "services/elbv2/circumstances.h"
#include "services/elbv2/limits.h"

namespace wt::elbv2 {
namespace {

namespace law = laws::target_health;

law::Settings SettingsOf(const TargetGroupRow& group) {
  return {.network = IsNetwork(group),
          .healthy_threshold = group.healthy_threshold,
          .unhealthy_threshold = group.unhealthy_threshold};
}

// What the check came to, as of when it was answered or given up.
TargetRow AfterVerdict(Context& ctx, const TargetGroupRow& group, TargetRow row,
                       const Finding& finding) {
  const law::Settings settings = SettingsOf(group);
  const bool was_initial = row.state == law::State::kInitial;
  if (finding.outcome != law::Outcome::kPassed) {
    ctx.Trace("health_check_failed", {{"target_group", group.arn},
                                      {"target", row.id},
                                      {"port", CheckPort(group, row)},
                                      {"detail", finding.detail},
                                      {"reason", finding.why}});
  }
  const law::Progress after = law::AfterCheck(settings,
                                              {.state = row.state,
                                               .reason = row.reason,
                                               .detail = row.detail,
                                               .passed = row.passed,
                                               .failed = row.failed},
                                              finding.outcome, finding.detail);
  row.state = after.state;
  row.reason = after.reason;
  row.detail = after.detail;
  row.passed = after.passed;
  row.failed = after.failed;
  // Further checks are routine once as many agree as it takes to change anything.
  const bool agreed =
      row.passed >= group.healthy_threshold || row.failed >= group.unhealthy_threshold;
  const bool first = was_initial && row.state != law::State::kInitial;
  if (agreed || first) row.awaiting_verdict = false;
  return row;
}

void WakeForCheck(Context& ctx, const TargetRow& row, Instant due) {
  ctx.RequestWake(
      {.controller = kTargetHealth,
       .key = TargetKey(ctx, row),
       .due = due,
       .kind = row.awaiting_verdict ? sim::TimerKind::kSettling : sim::TimerKind::kPeriodic});
}

// A healthy target is checked many thousand times a day, and nearly always nothing has happened in
// the world since. That check has passed; the next is due.
bool PassesAgain(Context& ctx, const TargetName& name, const std::string& key) {
  const TargetRow* row = ctx.Peek<TargetRow>(name.group_arn, name.id, name.port);
  if (row == nullptr || row->checked_entry == 0) return false;
  if (row->checked_entry != ctx.world().newest_entry()) return false;
  const TargetGroupRow* group = ctx.Peek<TargetGroupRow>(name.group_arn);
  if (group == nullptr) return false;
  ctx.RequestWake({.controller = kTargetHealth,
                   .key = key,
                   .due = ctx.now() + Seconds(group->check_interval),
                   .kind = sim::TimerKind::kPeriodic});
  return true;
}

// Whether the next check would find what this one found, and change nothing.
bool IsRoutine(const TargetGroupRow& group, const TargetRow& row) {
  return row.state == law::State::kHealthy && !row.awaiting_verdict && row.failed == 0 &&
         row.passed >= group.healthy_threshold;
}

}  // namespace

void TargetHealthLoop::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const TargetName name = ReadTargetKey(scope.rest);
  if (PassesAgain(ctx, name, key)) return;
  std::optional<TargetRow> row = ctx.Find<TargetRow>(name.group_arn, name.id, name.port);
  const std::optional<TargetGroupRow> group = ctx.Find<TargetGroupRow>(name.group_arn);
  if (!row || !group) return;

  // 1. Drained.
  if (row->state == law::State::kDraining) {
    if (ctx.now() < row->drained_at) {
      ctx.WakeAt(kTargetHealth, row->drained_at, key);
      return;
    }
    DropTarget(ctx, *row);
    return;
  }
  // 2. Not to be checked, or no longer.
  if (law::NotChecked(Circumstances(ctx, *group, *row))) {
    Settle(ctx, *group, *row);
    return;
  }
  // 3. A check is sent every interval; what is not answered is waited for until the timeout.
  const Duration timeout = Seconds(group->check_timeout);
  const bool waited = row->check_sent_at != Instant{};
  const Instant sent = waited ? row->check_sent_at : ctx.now();
  const Finding finding = Probe(ctx, *group, *row);
  if (!waited && finding.outcome == law::Outcome::kTimedOut) {
    row->check_sent_at = sent;
    PutTarget(ctx, *row);
    WakeForCheck(ctx, *row, sent + timeout);
    return;
  }
  // 4. Its verdict. The world may have changed while the check was under way: that one has failed.
  row->check_sent_at = {};
  const Finding verdict = waited && finding.outcome == law::Outcome::kPassed
                              ? Finding{.outcome = law::Outcome::kTimedOut, .why = "not_answered"}
                              : finding;
  *row = AfterVerdict(ctx, *group, *std::move(row), verdict);
  row->checked_entry = 0;
  PutTarget(ctx, *row);
  if (IsRoutine(*group, *row)) {
    TargetRow seen = *ctx.Find<TargetRow>(name.group_arn, name.id, name.port);
    seen.checked_entry = ctx.world().newest_entry();
    ctx.Put(std::move(seen));
  }
  WakeForCheck(ctx, *row, sent + Seconds(group->check_interval));
}

}  // namespace wt::elbv2
