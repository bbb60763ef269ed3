#include "scenarios/engine/workload/controller.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "scenarios/engine/workload/limits.h"
#include "scenarios/engine/workload/plan.h"
#include "scenarios/engine/workload/workload.h"

namespace wt::workload {
namespace {

Instant Up(Instant at, Duration step) {
  return Instant{(at.micros / step.micros + 1) * step.micros};
}

bool HasLoads(Context& ctx) { return !ctx.Scan<LoadRow>().empty(); }

std::string RateText(double rate, int digits = 1) {
  char number[64];
  const auto end =
      std::to_chars(number, number + sizeof number, rate, std::chars_format::fixed, digits);
  return StrCat(std::string_view(number, static_cast<size_t>(end.ptr - number)), "/s");
}

// Writes a rate into the journal that is notably another than the last that it has.
void NoteRates(Context& ctx, Plan& plan) {
  for (Load& load : plan.loads) {
    const double rate = laws::load::RateAt(load.curve, load.row.since, ctx.now());
    const double change = std::abs(rate - load.row.noted);
    if (change <= 1e-9 || change < kNotable * load.row.noted) continue;
    const Because because(ctx, load.row.set_entry);
    const std::string kind = load.row.kind == "group" ? "target_group" : load.row.kind;
    load.row.entry = ctx.Trace(
        "load_changed",
        {{kind, load.row.target}, {"from", RateText(load.row.noted)}, {"to", RateText(rate)}});
    load.row.noted = rate;
    ctx.Put(load.row);
  }
}

// The segment that ends now: not longer than a minute, and never across the start of one.
Instant SegmentStart(Context& ctx) {
  const auto* scope = ctx.Turn::Peek<ScopeRow>(ctx.account(), ctx.region());
  const Instant minute{(ctx.now().micros - 1) / kMinute.micros * kMinute.micros};
  return scope == nullptr ? minute : std::max(scope->accounted, minute);
}

}  // namespace

void Account(Context& ctx, bool minute_ends) {
  Plan& plan = PlanOf(ctx);
  const bool loads = HasLoads(ctx);
  // Without loads nobody looked at the changes since; with them the plan is of this segment.
  if (!plan.built || (plan.dirty && !loads)) Build(ctx, plan);
  if (loads) NoteRates(ctx, plan);
  const Instant from = SegmentStart(ctx), now = ctx.now();
  Solve(ctx, plan, from, now);
  if (now > from && loads) {
    ctx.Publish(SegmentSolved{ctx.account(), ctx.region(), from, now, plan});
  }
  PutCounts(ctx, plan, from, now);
  if (minute_ends) PutGauges(ctx, plan, now - kMinute);
  ctx.Put(ScopeRow{.account = ctx.account(), .region = ctx.region(), .accounted = now});
  if (plan.dirty) Build(ctx, plan);
}

void Workload::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const bool minute = scope.rest == "minute";
  Account(ctx, minute);
  if (!minute) return;
  const Plan& plan = PlanOf(ctx);
  if (plan.empty()) return;  // What comes to stand begins again.
  turn.WakeAt(Up(turn.now(), kMinute), key);
}

void Workload::Touch(Turn& turn, std::string_view account, std::string_view region) {
  Context ctx(turn.world(), std::string(account), std::string(region));
  PlanOf(ctx).dirty = true;
  const auto wake = [&](std::string_view key, Instant due) {
    turn.RequestWake({.controller = kWorkload,
                      .key = ctx.Key(key),
                      .due = due,
                      .rule = sim::WakeRule::kNoLaterThan,
                      .kind = sim::TimerKind::kPeriodic});
  };
  wake("minute", Up(turn.now(), kMinute));
  if (HasLoads(ctx)) wake("change", Up(turn.now(), kChangeStep));
}

void Workload::FollowTask(Turn& turn, const ecs::TaskStatusChanged& news) {
  Touch(turn, news.account, news.region);
  if (news.from != "RUNNING" || news.to != "STOPPED") return;
  Context ctx(turn.world(), news.account, news.region);
  Plan& plan = PlanOf(ctx);
  const auto known = plan.group_of_task.find(news.task_id);
  if (known == plan.group_of_task.end()) return;
  const TaskGroup& group = plan.groups[static_cast<size_t>(known->second)];
  const double under_way = group.steady.in_flight + group.steady.served * group.mean_wait();
  if (under_way <= 0) return;
  for (const TargetGroup& target : plan.targets) {
    const bool serves =
        std::any_of(target.routes.begin(), target.routes.end(),
                    [&](const Route& route) { return route.task_group == known->second; });
    if (serves) plan.lost[target.arn] += under_way;
  }
}

void SetLoad(Context& ctx, LoadRow row) {
  // 1. What came until now came at the old rate.
  Account(ctx);
  row.account = ctx.account();
  row.region = ctx.region();
  row.since = ctx.now();

  // 2. The beginning of everything that follows from it.
  const auto* before = ctx.Peek<LoadRow>(row.target, row.name);
  const auto curve = laws::load::ParseCurve(row.rate);
  row.noted = curve.ok() ? laws::load::RateAt(*curve, row.since, row.since) : 0;
  const std::string kind = row.kind == "group" ? "target_group" : row.kind;
  ctx.set_cause(0);
  row.entry = row.set_entry = ctx.Trace(
      "load_set", {{kind, row.target}, {"from", before ? before->rate : "0/s"}, {"to", row.rate}});
  ctx.Put(std::move(row));
  Build(ctx, PlanOf(ctx));
  Workload::Touch(ctx, ctx.account(), ctx.region());
}

void SteerLoad(Context& ctx, std::string_view target_id, std::string_view name, double from,
               double to, Duration over) {
  if (ctx.Peek<LoadRow>(target_id, name) == nullptr) return;
  const auto* scope = ctx.Peek<ScopeRow>();
  if (scope == nullptr || scope->accounted < ctx.now()) Account(ctx);
  std::optional<LoadRow> row = ctx.Find<LoadRow>(target_id, name);  // As it is accounted.
  row->rate = from == to ? RateText(from, 6)
                         : StrCat("ramp(", RateText(from, 6), ", ", RateText(to, 6), ", ",
                                  FormatDuration(over), ")");
  row->since = ctx.now();
  // What stands is as it was: only this load is read again.
  for (Load& load : PlanOf(ctx).loads) {
    if (load.row.target != row->target || load.row.name != row->name) continue;
    load.row = *row;
    if (const auto curve = laws::load::ParseCurve(row->rate); curve.ok()) load.curve = *curve;
  }
  ctx.Put(*std::move(row));
}

Result<void> ClearLoad(Context& ctx, std::string_view target_id) {
  const std::optional<LoadRow> row = ctx.Find<LoadRow>(target_id, std::string_view());
  if (!row) {
    return Error{.code = "NotFound",
                 .message = StrCat("There is no load on ", target_id, "."),
                 .http_status = 404};
  }
  Account(ctx);
  const std::string kind = row->kind == "group" ? "target_group" : row->kind;
  ctx.set_cause(0);
  const int64_t entry =
      ctx.Trace("load_cleared", {{kind, row->target}, {"from", RateText(row->noted)}});
  ctx.Erase<LoadRow>(target_id, std::string_view());
  // That the services behind it rest now is because of this.
  for (ServiceCauseRow cause : ctx.Rows<ServiceCauseRow>().Collect(ctx.account(), ctx.region())) {
    if (cause.load != target_id) continue;
    cause.entry = entry;
    ctx.Put(std::move(cause));
  }
  Build(ctx, PlanOf(ctx));
  Workload::Touch(ctx, ctx.account(), ctx.region());
  return {};
}

Standing StandingOf(Context& ctx, const LoadRow& row) {
  // A copy: to look must not change what is accounted.
  Plan plan = PlanOf(ctx);
  if (!plan.built || plan.dirty) Build(ctx, plan);
  Solve(ctx, plan, ctx.now(), ctx.now());
  Standing out;
  double served = 0, reserved = 0, used = 0;
  const auto add = [&](int number, double rate, double tasks) {
    if (number == kNone || rate <= 0) return;
    const TaskGroup& group = plan.groups[static_cast<size_t>(number)];
    if (group.rate <= 0) return;
    const double good = rate * group.steady.served / group.rate;
    served += good;
    out.mean_seconds += good * group.steady.mean_seconds;
    out.p50_seconds += good * group.steady.p50_seconds;
    out.p99_seconds += good * group.steady.p99_seconds;
    reserved += tasks * static_cast<double>(group.cpu) / 1024;
    used += tasks * group.used;
    out.tasks += static_cast<int64_t>(tasks);
  };
  for (const Load& load : plan.loads) {
    if (load.row.target != row.target || load.row.name != row.name) continue;
    out.rate = load.rate;
    for (const auto& [target, share] : load.ways) {
      for (const Route& route : plan.targets[static_cast<size_t>(target)].routes) {
        add(route.task_group, load.rate * share * route.share, 1);
      }
    }
    if (load.service == kNone) continue;
    const Service& service = plan.services[static_cast<size_t>(load.service)];
    for (const int number : service.groups) {
      const int running = plan.groups[static_cast<size_t>(number)].running;
      if (running > 0) add(number, load.rate * running / service.running, running);
    }
  }
  if (served > 0) {
    out.mean_seconds /= served;
    out.p50_seconds /= served;
    out.p99_seconds /= served;
  }
  if (out.rate > 0) out.error_share = std::max(0.0, 1 - served / out.rate);
  if (reserved > 0) out.utilisation = used / reserved;
  return out;
}

}  // namespace wt::workload
