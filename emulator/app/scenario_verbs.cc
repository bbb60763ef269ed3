#include "emulator/app/scenario_verbs.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "emulator/base/strings.h"
#include "emulator/base/time.h"
#include "emulator/server/server.h"
#include "emulator/world/world.h"
#include "scenarios/engine/file/load.h"
#include "scenarios/engine/outputs/files.h"
#include "scenarios/engine/outputs/report.h"
#include "scenarios/engine/run/run.h"
#include "scenarios/engine/run/words.h"
#include "services/install.h"

namespace wt::app {
namespace {

using Json = nlohmann::ordered_json;

void Say(const std::string& text) { std::fputs(text.c_str(), stdout); }

int Complain(const std::string& text, int status) {
  std::fprintf(stderr, "windtunnel: %s\n", text.c_str());
  return status;
}

std::string Quoted(const std::string& word) {
  const bool plain = word.find_first_of(" '\"$&|;<>()[]*?") == std::string::npos;
  return plain && !word.empty() ? word : StrCat("'", word, "'");
}

std::string AgainText(const ScenarioWords& words, uint64_t seed) {
  std::string text = StrCat("windtunnel run ", Quoted(words.file), " --seed ", seed);
  for (const std::string& one : words.set) StrAppend(text, " --set ", Quoted(one));
  return text;
}

// A bar of virtual time, on a terminal alone.
class Progress {
 public:
  explicit Progress(bool wanted) : wanted_(wanted && isatty(STDERR_FILENO) != 0) {}
  ~Progress() {
    if (shown_) std::fprintf(stderr, "\r%*s\r", 60, "");
  }
  void Show(Duration now, Duration length) {
    if (!wanted_ || length <= Duration{}) return;
    shown_ = true;
    const auto parts = static_cast<size_t>(40 * now.micros / length.micros);
    std::fprintf(stderr, "\r[%s%s] %s ", std::string(parts, '#').c_str(),
                 std::string(40 - parts, '.').c_str(), scenario::ShortTime(now).c_str());
  }

 private:
  bool wanted_;
  bool shown_ = false;
};

int StatusOf(scenario::Outcome outcome) {
  switch (outcome) {
    case scenario::Outcome::kPassed:
      return kPassed;
    case scenario::Outcome::kFailed:
      return kFailed;
    case scenario::Outcome::kBroken:
      return kWrongFile;
    case scenario::Outcome::kAborted:
      return kAborted;
  }
  return kInternal;
}

struct Told {
  scenario::RunResult run;
  scenario::Telling telling;
};

// Nothing where the file is wrong, which it has said.
std::optional<Told> RunFile(const ScenarioWords& words) {
  const scenario::Loaded loaded = scenario::LoadFile(
      words.file, {.router = &AllOperations(), .overrides = Overrides(words.set), .folder = ""});
  if (!loaded.scenario) {
    std::fprintf(stderr, "%s", scenario::ToString(loaded.problems).c_str());
    return std::nullopt;
  }
  Progress progress(!words.quiet && !words.json);
  const int64_t begin = server::WallMicros();
  Told told;
  told.run = scenario::Run(*loaded.scenario,
                           {.seed = words.seed, .progress = [&](Duration now, Duration length) {
                              progress.Show(now, length);
                            }});
  told.telling.wall_seconds = static_cast<double>(server::WallMicros() - begin) / 1e6;
  told.telling.file = words.file;
  told.telling.out = words.out;
  told.telling.set = words.set;
  told.telling.again = AgainText(words, told.run.seed);
  return told;
}

int RunVerb(const ScenarioWords& words) {
  const std::optional<Told> told = RunFile(words);
  if (!told) return kWrongFile;
  if (!words.out.empty()) {
    const Result<void> written = scenario::WriteFiles(told->run, told->telling);
    if (!written.ok()) return Complain(written.error().message, kInternal);
  }
  if (words.json) {
    Say(scenario::SummaryJson(told->run, told->telling).dump(2) + "\n");
  } else if (!words.quiet) {
    Say(scenario::VerdictTable(told->run, told->telling));
  }
  return StatusOf(told->run.outcome);
}

// --- What a run left ----------------------------------------------------------------------------

std::optional<Json> ReadSummary(const std::string& folder) {
  std::ifstream file(folder + "/summary.json");
  Json summary = Json::parse(file, nullptr, false);
  if (summary.is_discarded()) return std::nullopt;
  return summary;
}

// Runs it again as it was run; the digests must agree.
int ReplayVerb(ScenarioWords& words) {
  const auto summary = ReadSummary(words.first);
  if (!summary) return Complain(words.first + " holds no summary.json", kWrongFile);
  words.file = summary->value("file", "");
  words.seed = summary->value("seed", uint64_t{1});
  words.set = summary->value("set", std::vector<std::string>());
  const std::optional<Told> told = RunFile(words);
  if (!told) return kWrongFile;
  const std::string before = summary->value("digest", "");
  if (told->run.digest == before) {
    Say(StrCat("the same: digest ", before, "\n"));
    return kPassed;
  }
  Say(StrCat("differs: digest ", told->run.digest, ", before ", before, "\n"));
  return kDiffers;
}

std::string CellOf(const Json& value) {
  return value.is_number() ? scenario::NumberText(value.get<double>(), 5)
         : value.is_null() ? "-"
                           : value.get<std::string>();
}

int CompareVerb(const ScenarioWords& words) {
  const auto first = ReadSummary(words.first), second = ReadSummary(words.second);
  if (!first) return Complain(words.first + " holds no summary.json", kWrongFile);
  if (!second) return Complain(words.second + " holds no summary.json", kWrongFile);
  Say(StrCat("A ", words.first, ": ", first->value("scenario", ""), " seed ",
             first->value("seed", int64_t{0}), "\nB ", words.second, ": ",
             second->value("scenario", ""), " seed ", second->value("seed", int64_t{0}), "\n"));
  const auto row = [](const std::string& name, const std::string& a, const std::string& b,
                      const std::string& change) {
    std::printf("  %-44s %14s %14s %10s\n", name.c_str(), a.c_str(), b.c_str(), change.c_str());
  };
  row("", "A", "B", "change");
  for (const auto& [name, value] : (*first)["metrics"].items()) {
    const Json other = (*second)["metrics"].value(name, Json());
    std::string change;
    if (value.is_number() && other.is_number() && value.get<double>() != 0) {
      const double part = other.get<double>() / value.get<double>() - 1;
      change = StrCat(part >= 0 ? "+" : "", scenario::NumberText(100 * part, 3), "%");
    }
    row(name, CellOf(value), CellOf(other), change);
  }
  for (const Json& verdict : (*first)["verdicts"]) {
    for (const Json& other : (*second)["verdicts"]) {
      if (other["name"] != verdict["name"]) continue;
      const auto word = [](const Json& one) {
        return StrCat(one.value("ok", false) ? "ok " : "FAIL ", CellOf(one["value"]));
      };
      row(verdict.value("name", ""), word(verdict), word(other),
          verdict["ok"] == other["ok"] ? "" : "differs");
    }
  }
  return kPassed;
}

// An entry of events.jsonl as a line.
std::string EntryLine(const Json& entry) {
  const auto at = static_cast<int64_t>(std::llround(entry.value("at_s", 0.0) * 1e6));
  std::string line = StrCat(scenario::TimeText(Duration{at}), "  ", entry.value("kind", ""));
  for (const auto& [name, value] : entry["fields"].items()) {
    StrAppend(line, " ", name, "=", value.get<std::string>());
  }
  return line;
}

// Why it is as it is at a moment: the newest entry until then about a subject, with the chain of
// its causes; without a subject the newest decision.
int ExplainVerb(const ScenarioWords& words) {
  std::ifstream file(words.first + "/events.jsonl");
  if (!file) return Complain(words.first + " holds no events.jsonl", kWrongFile);
  const std::optional<Duration> at = words.at.empty() ? Days(36500) : ParseDuration(words.at);
  if (!at)
    return Complain(StrCat("--at: '", words.at, "' is not a time such as 2h03m"), kWrongFile);
  std::map<int64_t, Json> entries;
  int64_t newest = 0;
  for (std::string line; std::getline(file, line);) {
    Json entry = Json::parse(line, nullptr, false);
    if (entry.is_discarded() || entry.value("at_s", 0.0) > at->seconds() + 0.5) continue;
    const auto seq = entry.value("seq", int64_t{0});
    const std::string kind = entry.value("kind", "");
    bool about = words.subject.empty() && kind != "load_changed" && kind != "metric_evaluated";
    for (const auto& [name, value] : entry["fields"].items()) {
      const auto text = value.get<std::string>();
      about = about || (!words.subject.empty() &&
                        (text == words.subject || StrCat(name, "/", text) == words.subject));
    }
    if (about) newest = seq;
    entries[seq] = std::move(entry);
  }
  if (newest == 0) return Complain(StrCat("nothing was said about ", words.subject), kFailed);
  if (!words.at.empty() && words.subject.empty()) {
    // What led to that moment.
    auto last = entries.upper_bound(newest);
    for (int back = 0; back < 12 && last != entries.begin(); ++back) --last;
    for (; last != entries.end() && last->first <= newest; ++last) {
      Say(EntryLine(last->second) + "\n");
    }
    Say("\nbecause of\n");
  }
  std::string indent;
  for (int64_t seq = newest; entries.contains(seq);) {
    const Json& entry = entries[seq];
    Say(StrCat(indent, EntryLine(entry), "\n"));
    const auto cause = entry.value("cause", int64_t{0});
    if (cause >= seq) break;
    seq = cause;
    indent += "  ";
  }
  return kPassed;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> Overrides(const std::vector<std::string>& set) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& one : set) {
    const size_t equals = one.find('=');
    out.emplace_back(one.substr(0, equals),
                     equals == std::string::npos ? "" : one.substr(equals + 1));
  }
  return out;
}

const Router& AllOperations() {
  static World* world = [] {
    auto* made = new World(WorldOptions{});
    services::Install(*made);
    return made;
  }();
  return world->router();
}

void AddScenario(CLI::App& app, ScenarioWords& words, std::function<int()>& chosen) {
  CLI::App* run = app.add_subcommand("run", "Run a scenario and judge it.");
  run->add_option("FILE", words.file, "A scenario file, or the name of one of the library")
      ->required();
  run->add_option("--seed", words.seed, "Instead of the file's");
  run->add_option("--set", words.set, "PATH=VALUE: as if the file said so");
  run->add_option("--out", words.out, "Folder for report.html, summary.json and the rest");
  run->add_flag("--quiet", words.quiet, "Print nothing");
  run->add_flag("--json", words.json, "Print summary.json instead of the table");
  run->callback([&] { chosen = [&] { return RunVerb(words); }; });

  CLI::App* explain = app.add_subcommand("explain", "Why a run was as it was at a moment.");
  explain->add_option("DIR", words.first, "Of a run's --out")->required();
  explain->add_option("--at", words.at, "Virtual time since the start: 2h03m");
  for (const char* subject : {"--task", "--placement", "--scaling", "--subject"}) {
    explain->add_option(subject, words.subject, "An id or a name that entries mention");
  }
  explain->callback([&] { chosen = [&] { return ExplainVerb(words); }; });

  CLI::App* replay = app.add_subcommand("replay", "Run it again; the digests must agree.");
  replay->add_option("DIR", words.first, "Of a run's --out")->required();
  replay->add_flag("--quiet", words.quiet, "Without a bar");
  replay->callback([&] { chosen = [&] { return ReplayVerb(words); }; });

  CLI::App* compare = app.add_subcommand("compare", "Two runs side by side.");
  compare->add_option("A", words.first, "Of a run's --out")->required();
  compare->add_option("B", words.second, "Of another's")->required();
  compare->callback([&] { chosen = [&] { return CompareVerb(words); }; });
}

}  // namespace wt::app
