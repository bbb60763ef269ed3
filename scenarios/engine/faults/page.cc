#include "scenarios/engine/faults/page.h"

#include "emulator/base/encoding.h"
#include "emulator/control/answer.h"
#include "emulator/world/caller.h"
#include "emulator/world/world.h"
#include "scenarios/engine/faults/faults.h"
#include "scenarios/engine/faults/words.h"

namespace wt::faults {
namespace {

Json ToJson(const FaultRow& row) {
  Json out{{"id", row.id}, {"name", row.name}, {"action", row.action}, {"status", row.status}};
  out["parameters"] = Json::parse(row.parameters);
  const Json targets = Json::parse(row.targets);
  if (!targets.empty()) out["targets"] = targets;
  if (!row.affected.empty()) out["affected"] = row.affected;
  out["begins"] = FormatIso8601(row.begins_at, true);
  if (row.ends_at != Instant{}) out["ends"] = FormatIso8601(row.ends_at, true);
  if (row.ended_at != Instant{}) out["ended"] = FormatIso8601(row.ended_at, true);
  if (!row.why.empty()) out["why"] = row.why;
  return out;
}

std::string_view KindName(Kind kind) {
  constexpr std::string_view kNames[] = {"text",  "duration", "percent", "number", "integer",
                                         "bytes", "zone",     "zones",   "names",  "choice"};
  return kNames[static_cast<size_t>(kind)];
}

Json ActionsJson() {
  Json out = Json::array();
  for (const Action& action : kActions) {
    Json one{
        {"action", action.id}, {"about", action.about}, {"lasts", action.lasting == Lasting::kYes}};
    one["parameters"] = Json::array();
    for (const Parameter& parameter : action.parameters) {
      Json described{{"name", parameter.name},
                     {"kind", KindName(parameter.kind)},
                     {"required", parameter.required}};
      if (!parameter.choices.empty()) {
        described["choices"] = Json::array();
        for (const std::string_view choice : Split(parameter.choices, '|')) {
          described["choices"].push_back(choice);
        }
      }
      one["parameters"].push_back(std::move(described));
    }
    one["targets"] = Json::array();
    for (const TargetType& type : action.targets) {
      one["targets"].push_back(
          Json{{"name", type.name}, {"type", type.resource_type}, {"required", type.required}});
    }
    out.push_back(std::move(one));
  }
  return Json{{"actions", std::move(out)}};
}

Json ListJson(Context& ctx) {
  Json faults = Json::array();
  for (const FaultRow& row : List(ctx, ctx.account(), ctx.region())) {
    faults.push_back(ToJson(row));
  }
  return Json{{"faults", std::move(faults)}};
}

// What is wrong is found before the first begins; what a world says against a later one ends those
// that began before it.
Result<Json> StartAll(Context& ctx, const std::string& text) {
  const Json body = Json::parse(text, nullptr, false);
  const Reading reading = WT_TRY(ReadFaults(body));
  for (const Fault& fault : reading.faults) WT_TRY(Check(fault));
  Json started = Json::array();
  std::vector<FaultId> ids;
  for (const Fault& fault : reading.faults) {
    const Result<FaultId> id = Start(ctx, fault);
    if (!id.ok()) {
      for (const FaultId& before : ids) static_cast<void>(End(ctx, before));
      return id.error();
    }
    ids.push_back(*id);
    started.push_back(ToJson(*ctx.Find<FaultRow>(*id)));
  }
  Json out{{"faults", std::move(started)}};
  if (!reading.notices.empty()) out["notices"] = reading.notices;
  return out;
}

Result<Json> Perform(Context& ctx, const PageAsked& asked, const std::string& id) {
  const std::string& method = asked.request.method;
  if (id.empty()) {
    if (method == "GET") return ListJson(ctx);
    if (method == "POST") return StartAll(ctx, asked.request.body);
    return Error{"MethodNotAllowed", "GET lists, POST starts.", 405};
  }
  if (method == "GET" && id == "actions") return ActionsJson();
  if (method == "DELETE") {
    WT_TRY(End(ctx, id));
  } else if (method != "GET") {
    return Error{"MethodNotAllowed", "GET and DELETE are known.", 405};
  }
  for (const FaultRow& row : List(ctx, ctx.account(), ctx.region())) {
    if (row.id == id || row.name == id) return ToJson(row);
  }
  return NotFound(StrCat("There is no fault ", id, "."));
}

}  // namespace

void AnswerPage(Turn& turn, const PageAsked& asked) {
  if (asked.path != "faults" && !asked.path.starts_with("faults/")) return;
  const std::string_view query = asked.request.query();
  std::string region = QueryValue(query, "region"), account = QueryValue(query, "account");
  if (region.empty()) region = turn.world().options().region;
  if (account.empty()) account = kDefaultAccount;
  Context ctx(turn.world(), account, region);
  const std::string id = asked.path == "faults" ? "" : UrlDecode(asked.path.substr(7), false);
  const Result<Json> done = Perform(ctx, asked, id);
  asked.answer = done.ok() ? control::Answer(*done) : control::Refuse(done.error());
}

}  // namespace wt::faults
