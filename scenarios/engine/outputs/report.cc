#include "scenarios/engine/outputs/report.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "emulator/base/encoding.h"
#include "scenarios/engine/run/prices.h"
#include "scenarios/engine/run/words.h"

namespace wt::scenario {
namespace {

// More than these nobody reads; the last ones are left out.
constexpr size_t kMarksMax = 1500;

Json Seconds(Duration at) { return Short(std::round(at.seconds() * 10) / 10); }
Json SecondsOrNull(Duration at) { return at == InstanceLife::kNever ? Json() : Seconds(at); }

Json MarkJson(const Mark& mark) {
  Json out{{"at_s", Seconds(mark.at)}};
  if (mark.until) out["until_s"] = Seconds(*mark.until);
  out["kind"] = mark.kind;
  out["name"] = mark.name;
  out["text"] = mark.text;
  return out;
}

Json VerdictJson(const Verdict& verdict, const Telling& telling) {
  Json before = Json::array();
  for (const Mark& mark : verdict.before) {
    before.push_back(Json{{"at_s", Seconds(mark.at)}, {"text", mark.text}});
  }
  return Json{{"name", verdict.name},
              {"ok", verdict.ok},
              {"measured", verdict.measured},
              {"bound", verdict.bound},
              {"detail", verdict.detail},
              {"at_s", verdict.at ? Seconds(*verdict.at) : Json()},
              {"before", before},
              {"why", WhyText(verdict, telling)}};
}

// Limits that expectations set on what a panel shows.
Json LimitsOf(const Scenario& scenario, const std::string& panel) {
  Json limits = Json::array();
  for (const Expectation& one : scenario.expectations) {
    const Expression& value = one.metric.value;
    if (one.kind != Expectation::Kind::kMetric || value.kind != Expression::Kind::kSeries) continue;
    const std::string& series = value.series.series;
    const bool mine = panel == "latency"  ? series == "latency"
                      : panel == "errors" ? series == "error_rate" || series == "errors"
                      : panel == "tasks"  ? series.starts_with("tasks.") && one.metric.by.empty()
                                          : series == panel;
    if (!mine) continue;
    for (const auto* bound : {&one.bounds.below, &one.bounds.above}) {
      if (!*bound) continue;
      const double factor = (*bound)->unit == "%" ? 100 : 1;
      limits.push_back(
          Json{{"label", StrCat(value.series.statistic.empty() ? series : value.series.statistic,
                                " ", BoundText(one.bounds))},
               {"value", Short((*bound)->value * factor)}});
    }
  }
  return limits;
}

Json PanelsOf(const Scenario& scenario, const std::vector<Series>& series) {
  static const std::vector<std::pair<std::string, std::string>> kPanels = {
      {"requests", "Requests"},
      {"errors", "Errors"},
      {"latency", "Latency"},
      {"tasks", "Tasks"},
      {"instances", "Instances"}};
  Json panels = Json::array();
  for (const auto& [id, title] : kPanels) {
    Json list = Json::array();
    std::string unit;
    for (const Series& one : series) {
      if (one.panel != id) continue;
      Json values = Json::array();
      for (const double value : one.values) values.push_back(Short(value));
      Json item{{"name", one.name}, {"label", one.label}};
      if (one.right) {
        item["axis"] = "right";
        item["unit"] = one.unit;
      } else {
        unit = one.unit;
      }
      item["values"] = std::move(values);
      list.push_back(std::move(item));
    }
    if (list.empty()) continue;
    panels.push_back(Json{{"id", id},
                          {"title", title},
                          {"unit", unit},
                          {"series", std::move(list)},
                          {"limits", LimitsOf(scenario, id)}});
  }
  return panels;
}

Json ZonesOf(const RunResult& run) {
  std::map<std::string, int> zones;
  std::map<std::string, int> numbers;
  for (const auto& [id, instance] : run.ledger->instances()) zones[instance.zone];
  for (const auto& [id, task] : run.ledger->tasks()) {
    if (!task.zone.empty()) zones[task.zone];
  }
  Json names = Json::array();
  for (auto& [name, number] : zones) {
    number = static_cast<int>(names.size());
    names.push_back(name);
  }
  Json instances = Json::array();
  for (const auto& [id, instance] : run.ledger->instances()) {
    numbers[id] = static_cast<int>(instances.size());
    instances.push_back(Json{{"id", id},
                             {"zone", zones[instance.zone]},
                             {"type", instance.type},
                             {"memory_mib", instance.memory_mib},
                             {"cpu_units", instance.cpu_units},
                             {"from_s", Seconds(instance.launched)},
                             {"to_s", SecondsOrNull(instance.ended)},
                             {"registered_s", SecondsOrNull(instance.registered)}});
  }
  Json tasks = Json::array();
  for (const auto& [id, task] : run.ledger->tasks()) {
    Json states = Json::array();
    for (const auto& [at, state] : task.states) states.push_back(Json::array({Seconds(at), state}));
    const auto known = numbers.find(task.instance);
    tasks.push_back(Json{{"id", id},
                         {"service", task.service.substr(task.service.find('/') + 1)},
                         {"instance", known == numbers.end() ? Json() : Json(known->second)},
                         {"memory_mib", task.memory_mib},
                         {"version", task.version},
                         {"states", states}});
  }
  return Json{{"names", names}, {"instances", instances}, {"tasks", tasks}};
}

}  // namespace

std::string OutcomeName(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPassed:
      return "passed";
    case Outcome::kFailed:
      return "failed";
    case Outcome::kBroken:
      return "broken";
    case Outcome::kAborted:
      return "aborted";
  }
  return {};
}

Json ReportJson(const RunResult& run, const std::vector<Series>& series, const Telling& telling) {
  const Scenario& scenario = *run.scenario;
  Json verdicts = Json::array();
  for (const Verdict& verdict : run.verdicts) {
    verdicts.push_back(VerdictJson(verdict, telling));
  }
  Json marks = Json::array();
  for (const Mark& mark : run.marks) {
    if (mark.at >= Duration{} && marks.size() < kMarksMax) marks.push_back(MarkJson(mark));
  }
  Json metrics = Json::array();
  for (const Figure& figure : FiguresOf(run)) {
    metrics.push_back(Json{{"group", figure.group},
                           {"name", figure.name},
                           {"value", Short(figure.value)},
                           {"unit", figure.unit},
                           {"text", figure.text}});
  }
  const Cost cost = run.measures->CostOf(Duration{}, run.length);
  return Json{{"schema", 1},
              {"kind", "report"},
              {"scenario", scenario.name},
              {"title", scenario.report.title.empty() ? scenario.name : scenario.report.title},
              {"about", scenario.about},
              {"seed", run.seed},
              {"digest", run.digest},
              {"start", FormatIso8601(scenario.start)},
              {"length_s", Seconds(run.length)},
              {"step_s", 60},
              {"build", WT_VERSION},
              {"again", telling.again},
              {"wall_s", Short(telling.wall_seconds)},
              {"verdicts", verdicts},
              {"panels", PanelsOf(scenario, series)},
              {"marks", marks},
              {"zones", ZonesOf(run)},
              {"metrics", metrics},
              {"cost",
               {{"currency", "USD"},
                {"table", kPriceTable},
                {"ec2", Short(cost.ec2_usd)},
                {"fargate", Short(cost.fargate_usd)}}},
              {"resolved", scenario.resolved}};
}

Json SummaryJson(const RunResult& run, const Telling& telling) {
  const Scenario& scenario = *run.scenario;
  Json verdicts = Json::array();
  for (const Verdict& verdict : run.verdicts) {
    verdicts.push_back(Json{{"name", verdict.name},
                            {"ok", verdict.ok},
                            {"value", Short(verdict.value)},
                            {"measured", verdict.measured},
                            {"bound", verdict.bound},
                            {"detail", verdict.detail},
                            {"at_s", verdict.at ? Seconds(*verdict.at) : Json()}});
  }
  Json metrics = Json::object();
  if (run.measures) {
    for (const Figure& figure : FiguresOf(run)) metrics[figure.name] = Short(figure.value);
  }
  return Json{{"schema", 1},
              {"scenario", scenario.name},
              {"file", telling.file},
              {"scenario_hash", StrCat(Fingerprint(scenario.resolved.dump()))},
              {"seed", run.seed},
              {"set", telling.set},
              {"digest", run.digest},
              {"build", WT_VERSION},
              {"again", telling.again},
              {"outcome", OutcomeName(run.outcome)},
              {"problem", run.problem},
              {"set_up_s", Seconds(run.set_up)},
              {"length_s", Seconds(run.length)},
              {"verdicts", verdicts},
              {"metrics", metrics},
              {"notices", run.notices}};
}

}  // namespace wt::scenario
