#include "scenarios/engine/file/load.h"

#include <algorithm>
#include <filesystem>

#include "emulator/base/strings.h"
#include "scenarios/engine/file/expression.h"
#include "scenarios/engine/file/library.h"
#include "scenarios/engine/file/limits.h"
#include "scenarios/engine/file/overrides.h"
#include "scenarios/engine/file/quantity.h"
#include "scenarios/engine/file/sections.h"
#include "scenarios/engine/file/series.h"
#include "scenarios/engine/file/stack.h"
#include "scenarios/engine/file/yaml.h"

namespace wt::scenario {
namespace {

// --- Constants -----------------------------------------------------------------------------------

// Each may use those above it.
Scope ReadConstants(Reading& reading, Node& root) {
  Scope scope;
  for (const auto& [name, otherwise] :
       {std::pair{"region", "us-east-1"}, std::pair{"account", "123456789012"}}) {
    const Node* given = root.Find(name);
    scope.Set(name, given != nullptr && given->IsScalar() ? *given : ScalarNode(otherwise, {}));
  }
  Node* let = root.Find("let");
  if (let == nullptr || !let->IsMap()) return scope;
  for (Entry& entry : let->entries) {
    const std::string path = StrCat("let.", entry.key);
    const Result<std::vector<PathStep>> steps = ReadPath(entry.key);
    if (!steps.ok() || steps->size() != 1) {
      reading.Say(entry.position, path, "a constant's name has letters, digits and '_'");
      continue;
    }
    const bool calculated = entry.node.IsScalar() && !entry.node.quoted &&
                            (entry.node.text.find(" * ") != std::string::npos ||
                             entry.node.text.find(" / ") != std::string::npos ||
                             entry.node.text.find(" + ") != std::string::npos ||
                             entry.node.text.find(" - ") != std::string::npos);
    Substitute(entry.node, scope, Unknown::kRefuse, reading, path);
    if (calculated && entry.node.IsScalar()) {
      const Result<std::string> value = Calculate(entry.node.text);
      if (value.ok()) {
        entry.node.text = *value;
      } else {
        reading.Say(entry.node.position, path, value.error().message);
      }
    }
    scope.Set(entry.key, entry.node);
  }
  return scope;
}

// Everywhere but in `let`; calls may name answers, which are looked at with the calls.
void PutConstants(Reading& reading, Node& root, const Scope& scope) {
  for (Entry& entry : root.entries) {
    if (entry.key == "let") continue;
    Node* calls = entry.key == "stack" ? entry.node.Find("calls") : nullptr;
    if (calls != nullptr) {  // With their own names from `each`: stack.cc.
      for (Entry& inner : entry.node.entries) {
        if (inner.key == "calls") continue;
        Substitute(inner.node, scope, Unknown::kRefuse, reading, StrCat("stack.", inner.key));
      }
    } else {
      const Unknown unknown = entry.key == "events" ? Unknown::kKeep : Unknown::kRefuse;
      Substitute(entry.node, scope, unknown, reading, entry.key);
    }
  }
}

// --- What is looked up at the end ----------------------------------------------------------------

void CheckMoments(Reading& reading, const Scenario& scenario) {
  std::vector<std::string> names;
  for (const Event& event : scenario.events) names.push_back(event.name);
  for (const Reading::MomentUse& use : reading.moments) {
    const auto event = std::find_if(scenario.events.begin(), scenario.events.end(),
                                    [&](const Event& e) { return e.name == use.moment.event; });
    if (event == scenario.events.end()) {
      reading.Say(
          use.position, use.path,
          StrCat("there is no event '", use.moment.event, "'", Nearest(use.moment.event, names)));
    } else if (use.moment.edge == Moment::Edge::kDone) {
      const auto& actions = event->actions;
      const bool calls = std::any_of(actions.begin(), actions.end(), [](const Action& action) {
        return action.kind == Action::Kind::kCall && action.call.service == "ecs";
      });
      if (!calls) {
        reading.Say(use.position, use.path,
                    StrCat("'", use.moment.event,
                           ".done' is the end of a deployment, and this "
                           "event begins none"));
      }
    }
  }
}

void CheckOrder(Reading& reading, const Scenario& scenario) {
  // An event that waits for itself, by way of others, never comes.
  for (const Event& first : scenario.events) {
    const Event* event = &first;
    for (size_t i = 0; i <= scenario.events.size() && event != nullptr; ++i) {
      const std::string& next = event->at.event;
      event = nullptr;
      for (const Event& other : scenario.events) {
        if (!next.empty() && other.name == next) event = &other;
      }
      if (event == &first) {
        reading.Say(first.position, StrCat("events.", first.name), "waits for itself");
        return;
      }
    }
  }
}

void CheckSeries(Reading& reading, const Scenario& scenario) {
  const StackNames names = NamesOf(scenario.stack);
  std::vector<std::string> subjects = names.services;
  subjects.insert(subjects.end(), names.groups.begin(), names.groups.end());
  for (const char* fixed : {"placement", "cost", "elasticity", "slo"}) subjects.emplace_back(fixed);
  const auto has = [](const std::vector<std::string>& all, std::string_view name) {
    const size_t slash = name.find('/');  // cluster/service
    if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
    return std::find(all.begin(), all.end(), name) != all.end();
  };
  for (const Reading::SeriesUse& use : reading.series) {
    const SeriesRef& series = use.series;
    std::vector<SubjectKind> kinds;
    if (const auto fixed = FixedSubject(series.subject)) {
      kinds = {*fixed};
    } else {
      if (!names.known || has(names.services, series.subject))
        kinds.push_back(SubjectKind::kService);
      if (!names.known || has(names.groups, series.subject)) kinds.push_back(SubjectKind::kGroup);
    }
    if (kinds.empty()) {
      reading.Say(use.position, use.path,
                  StrCat("the stack has no service or group '", series.subject, "'",
                         Nearest(series.subject, subjects)));
      continue;
    }
    const bool found = std::any_of(kinds.begin(), kinds.end(), [&](SubjectKind kind) {
      return FindSeries(kind, series.series) != nullptr;
    });
    if (found) continue;
    std::vector<std::string> known;
    for (const SubjectKind kind : kinds) {
      for (const SeriesName& name : SeriesNames()) {
        if (name.of == kind) known.push_back(StrCat(series.subject, ".", name.name));
      }
    }
    reading.Say(use.position, use.path,
                StrCat("there is no series '", series.name(), "'", Nearest(series.name(), known)));
  }
}

void NoticeDefaults(Scenario& scenario) {
  for (const Load& load : scenario.loads) {
    const Model* model = ModelFor(scenario, load.to);
    if (load.cpu_per_request || (model != nullptr && model->cpu_per_request)) continue;
    scenario.notices.push_back(
        StrCat("load.", load.name, ": no model matches '", load.to,
               "'; a request is taken to use 15ms of CPU and 1MiB of memory"));
  }
}

// --- The whole -----------------------------------------------------------------------------------

void ReadHead(Reader& root, Scenario& scenario) {
  scenario.name = root.Text("scenario").value_or("");
  scenario.about = root.Text("about").value_or("");
  scenario.schema = root.Integer("schema", 1, 1).value_or(1);
  scenario.seed = static_cast<uint64_t>(root.Integer("seed", 0, INT64_MAX).value_or(1));
  scenario.region = root.Text("region").value_or("us-east-1");
  scenario.account = root.Text("account").value_or("123456789012");
  if (scenario.account.size() != 12 ||
      scenario.account.find_first_not_of("0123456789") != std::string::npos) {
    root.Say("account", "is not an account id of 12 digits");
  }
  scenario.start =
      root.Parsed("start", Type::kInstant,
                  [](std::string_view text) -> Result<Instant> {
                    const std::optional<Instant> at = ParseTimestamp(text);
                    if (at) return *at;
                    return Bad(StrCat("'", text, "' is not a time such as 2024-03-05T04:00:00Z"));
                  })
          .value_or(Instant{});
  std::optional<Duration> length = root.Time("length");
  if (std::optional<Reader> until = root.Section_("until")) {
    scenario.until = until->Truth("when");
    length = until->Time("at_most");
    root.resolved["until"] = until->resolved;
  }
  if (length && (*length < Seconds(1) || *length > kLengthMax)) {
    root.Say(root.Has("until") ? "until" : "length",
             StrCat("is between 1s and ", FormatDuration(kLengthMax)));
  }
  scenario.length = length.value_or(Duration{});
}

void ReadObserved(Reader& root, Scenario& scenario) {
  Json observe = Json::array();
  root.Each("observe", [&](const Node& node, const std::string& path) {
    Result<Metric> metric =
        node.IsScalar() ? ReadMetric(node.text) : Result<Metric>(Bad("is not a metric"));
    if (!metric.ok()) return root.reading().Say(node.position, path, metric.error().message);
    root.reading().Use(*metric, node, path);
    observe.push_back(metric->text);
    scenario.observe.push_back(*std::move(metric));
  });
  if (!observe.empty()) root.resolved["observe"] = observe;
  std::optional<Reader> fidelity = root.Section_("fidelity");
  if (!fidelity) return;
  Json windows = Json::array();
  fidelity->Each("requests", [&](const Node& node, const std::string& path) {
    std::optional<Window> window = ReadWindowNode(root.reading(), node, path);
    if (!window) return;
    windows.push_back(window->text);
    scenario.request_windows.push_back(*std::move(window));
  });
  root.resolved["fidelity"] = {{"requests", windows}};
}

Scenario ReadScenario(Reading& reading, Node& node) {
  Scenario scenario;
  const Scope constants = ReadConstants(reading, node);
  PutConstants(reading, node, constants);
  Reader root(reading, SectionNamed("scenario"), node, "");
  if (!node.IsMap()) return scenario;
  ReadHead(root, scenario);
  AnswerNames answers;
  if (const Node* stack = root.Find("stack")) {
    Json resolved;
    scenario.stack = ReadStack(reading, *stack, constants, answers, resolved);
    root.resolved["stack"] = std::move(resolved);
  }
  ReadModels(root, scenario);
  ReadLoads(root, scenario);
  ReadEvents(root, scenario, answers);
  ReadExpectations(root, scenario);
  ReadObserved(root, scenario);
  ReadSweep(root, scenario);
  ReadReport(root, scenario);
  CheckMoments(reading, scenario);
  CheckOrder(reading, scenario);
  CheckSeries(reading, scenario);
  NoticeDefaults(scenario);
  scenario.notices.insert(scenario.notices.begin(), reading.notices.begin(), reading.notices.end());
  scenario.resolved = std::move(root.resolved);
  return scenario;
}

Loaded Load_(std::string_view text, const std::string& file, const LoadOptions& options,
             const std::string& folder) {
  Reading reading{.options = options,
                  .folder = folder,
                  .problems = {},
                  .notices = {},
                  .moments = {},
                  .series = {}};
  Loaded out;
  Node root;
  if (ParseYaml(text, file, root, reading.problems)) {
    for (const auto& [path, value] : options.overrides) Override(reading, root, path, value);
    out.scenario = ReadScenario(reading, root);
    out.scenario->file = file;
  }
  out.problems = std::move(reading.problems);
  // In the order of the file; what is wrong with other files comes after.
  std::stable_sort(out.problems.begin(), out.problems.end(),
                   [&](const Problem& a, const Problem& b) {
                     const bool mine = a.position.file == file, theirs = b.position.file == file;
                     if (mine != theirs) return mine;
                     if (a.position.file != b.position.file) return false;
                     return std::pair(a.position.line, a.position.column) <
                            std::pair(b.position.line, b.position.column);
                   });
  if (!out.problems.empty()) out.scenario.reset();
  return out;
}

}  // namespace

std::string ToString(const Problem& problem) {
  std::string out = problem.position.file;
  if (problem.position.line > 0) {
    StrAppend(out, ":", problem.position.line, ":", problem.position.column);
  }
  if (!problem.path.empty() && out != StrCat("--set ", problem.path)) {
    StrAppend(out, ": ", problem.path);
  }
  return StrCat(out, ": ", problem.message);
}

std::string ToString(const Problems& problems) {
  std::string out;
  for (const Problem& problem : problems) StrAppend(out, ToString(problem), "\n");
  return out;
}

Loaded LoadText(std::string_view text, const std::string& file, const LoadOptions& options) {
  return Load_(text, file, options, options.folder);
}

Loaded LoadFile(const std::string& path, const LoadOptions& options) {
  if (const std::optional<std::string> text = ReadFile(path, kFileBytesMax)) {
    std::string folder = options.folder;
    if (folder.empty()) folder = std::filesystem::path(path).parent_path().string();
    return Load_(*text, path, options, folder);
  }
  if (const LibraryFile* file = FindLibraryFile(StrCat(path, ".yaml"))) {
    return Load_(file->text, StrCat("library:", file->path), options, options.folder);
  }
  Loaded out;
  out.problems.push_back({{path, 0, 0},
                          "",
                          StrCat("there is no such file, nor a scenario of the "
                                 "library",
                                 Nearest(path, LibraryNames("")))});
  return out;
}

}  // namespace wt::scenario
