#include "scenarios/engine/faults/faults.h"

#include <algorithm>
#include <memory>

#include "emulator/world/page.h"
#include "emulator/world/world.h"
#include "scenarios/engine/faults/loop.h"
#include "scenarios/engine/faults/page.h"
#include "scenarios/engine/faults/words.h"
#include "scenarios/engine/workload/controller.h"

namespace wt::faults {
namespace {

bool Stands(const FaultRow& row) { return row.status == "running" || row.status == "pending"; }

std::string NextId(Context& ctx) {
  size_t count = 0;
  for ([[maybe_unused]] const FaultRow& row : ctx.Scan<FaultRow>()) ++count;
  return StrCat("fault-", count + 1);
}

std::optional<Duration> Lasts(const FaultRow& row) {
  if (row.ends_at == Instant{}) return std::nullopt;
  return row.ends_at - row.begins_at;
}

void Finish(Context& ctx, FaultRow row) {
  const Because because(ctx, row.entry);
  const bool began = row.status == "running";
  row.status = "completed";
  row.ended_at = ctx.now();
  ctx.Put(row);
  CancelTimer(ctx, row, kEndTimer);
  CancelTimer(ctx, row, kBeginTimer);
  if (!began) return;
  // What follows has its end for a cause, and that its beginning.
  ctx.Trace("fault_ended", {{"fault", row.id}, {"name", row.name}, {"action", row.action}});
  Undo(ctx, row);
  workload::Workload::Touch(ctx, ctx.account(), ctx.region());
}

// Makes a pending fault a running one, or one that is over at once.
Result<void> Run(Context& ctx, FaultRow& row) {
  const std::optional<Duration> lasts = Lasts(row);
  const Action& action = *FindAction(row.action);
  row.begins_at = ctx.now();
  const Because because(ctx, ctx.cause());
  WT_TRY(Begin(ctx, row));
  if (action.lasting == Lasting::kNo) {
    row.status = "completed";
    row.ends_at = row.ended_at = ctx.now();
  } else {
    row.status = "running";
    row.ends_at = lasts ? ctx.now() + *lasts : Instant{};
    if (lasts) SetTimer(ctx, row, kEndTimer, "", row.ends_at);
  }
  ctx.Put(row);
  workload::Workload::Touch(ctx, ctx.account(), ctx.region());
  return {};
}

}  // namespace

Result<FaultId> Start(Context& ctx, const Fault& fault) {
  WT_TRY(Check(fault));
  FaultRow row;
  row.account = ctx.account();
  row.region = ctx.region();
  row.id = NextId(ctx);
  row.action = fault.action;
  row.name = fault.name.empty() ? row.id : fault.name;
  row.parameters = fault.parameters.dump();
  row.targets = fault.targets.dump();
  row.begins_at = ctx.now() + fault.after;
  const std::optional<Duration> lasts =
      fault.lasts ? fault.lasts : Words(fault.parameters).Time("duration");
  if (lasts) row.ends_at = row.begins_at + *lasts;
  if (fault.after > Duration{}) {
    ctx.Put(row);
    SetTimer(ctx, row, kBeginTimer, "", row.begins_at);
    return row.id;
  }
  WT_TRY(Run(ctx, row));
  return row.id;
}

Result<void> End(Context& ctx, std::string_view id_or_name) {
  std::vector<std::string> standing;
  for (const FaultRow& row : ctx.Rows<FaultRow>().Collect(ctx.account(), ctx.region())) {
    if (!Stands(row)) continue;
    if (row.id == id_or_name || row.name == id_or_name) {
      Finish(ctx, row);
      return {};
    }
    standing.push_back(row.name == row.id ? row.id : StrCat(row.id, " (", row.name, ")"));
  }
  return NotFound(
      StrCat("No fault ", id_or_name, " stands. ",
             standing.empty() ? "None does." : StrCat("These do: ", Join(standing, ", "), ".")));
}

std::vector<FaultRow> List(Turn& turn, std::string_view account, std::string_view region) {
  std::vector<FaultRow> rows = turn.Rows<FaultRow>().Collect(account, region);
  const auto number = [](const FaultRow& row) {
    return ParseInt(std::string_view(row.id).substr(row.id.rfind('-') + 1)).value_or(0);
  };
  std::sort(rows.begin(), rows.end(), [&](const FaultRow& a, const FaultRow& b) {
    if (a.begins_at != b.begins_at) return a.begins_at < b.begins_at;
    return number(a) < number(b);
  });
  return rows;
}

void FaultLoop::Reconcile(Turn& turn, const std::string& key) {
  const ScopedKey scope = SplitKey(key);
  Context ctx(turn.world(), scope.account, scope.region);
  const std::string_view rest = scope.rest;
  const size_t first = rest.find('/');
  const size_t second = std::min(rest.find('/', first + 1), rest.size());
  const std::string_view kind = rest.substr(0, first);
  std::optional<FaultRow> row =
      ctx.Find<FaultRow>(std::string(rest.substr(first + 1, second - first - 1)));
  if (!row) return;
  if (kind == kEndTimer) {
    if (row->status == "running") Finish(ctx, *std::move(row));
    return;
  }
  if (kind != kBeginTimer) {
    GoOn(ctx, *row, kind, std::string(rest.substr(std::min(second + 1, rest.size()))));
    return;
  }
  if (row->status != "pending") return;
  const Result<void> begun = Run(ctx, *row);
  if (begun.ok()) return;
  row->status = "failed";
  row->why = begun.error().message;
  row->ended_at = ctx.now();
  ctx.Put(*row);
  ctx.Trace("fault_failed", {{"fault", row->id}, {"why", row->why}});
}

void Install(World& world) {
  world.AddRows<FaultRow>();
  world.AddController(std::make_unique<FaultLoop>());
  world.Subscribe<ecs::TaskStatusChanged>(&FollowTask);
  world.Subscribe<PageAsked>(&AnswerPage);
}

}  // namespace wt::faults
