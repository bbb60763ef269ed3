#include <cstdlib>
#include <string>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "emulator/app/check_verb.h"
#include "emulator/app/client.h"
#include "emulator/app/fault_verbs.h"
#include "emulator/app/load_verbs.h"
#include "emulator/app/manual.h"
#include "emulator/app/perfetto.h"
#include "emulator/app/scenario_verbs.h"
#include "emulator/app/serve.h"
#include "emulator/app/sweep_verbs.h"

namespace {

using wt::app::Call;
using wt::app::EncodePath;
using wt::app::MakeCall;
using Json = nlohmann::ordered_json;

std::string DefaultEndpoint() {
  for (const char* name : {"WINDTUNNEL_ENDPOINT", "AWS_ENDPOINT_URL"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return "http://127.0.0.1:4566";
}

// Everything the command line can say; verbs put the call they mean into `call`, or what they do
// without one into `chosen`.
struct CommandLine {
  wt::app::ServeOptions serve;
  std::string clock = "eager";
  std::string start;
  std::string images = "lenient";
  std::string iam = "off";
  std::string timing;
  std::vector<std::string> set;
  std::string endpoint = DefaultEndpoint();
  std::string text, to, name, subject, event;
  std::vector<std::string> mode;
  bool next = false, settle = false, json = false, follow = false;
  int64_t after = 0, limit = 1000;
  uint64_t seed = 1;
  wt::app::FaultWords fault;
  wt::app::LoadWords load;
  wt::app::CheckWords check;
  wt::app::ScenarioWords scenario;
  wt::app::SweepWords sweep;
  std::string format = "perfetto", file;
  Call call;
  std::function<int()> chosen;
};

int RunServe(CommandLine& line) {
  const auto setting = wt::sim::ParseClockSetting(line.clock);
  if (!setting) {
    std::fprintf(stderr, "windtunnel: --clock: '%s' is not one of real, scaled:N, manual, eager\n",
                 line.clock.c_str());
    return 2;
  }
  line.serve.world.clock = *setting;
  if (!line.start.empty()) {
    const auto start = wt::ParseTimestamp(line.start);
    if (!start) {
      std::fprintf(stderr, "windtunnel: --start: '%s' is not an instant\n", line.start.c_str());
      return 2;
    }
    line.serve.world.start = *start;
  }
  line.serve.timing = {wt::TimingProfileNamed(line.timing), line.set};
  line.serve.world.strict_images = line.images == "strict";
  line.serve.world.enforce_iam = line.iam == "enforce";
  line.serve.json = line.json;
  return wt::app::Serve(line.serve);
}

CLI::App* AddServe(CLI::App& app, CommandLine& line, const char* verb, const char* help) {
  CLI::App* serve = app.add_subcommand(verb, help);
  serve->add_option("--address", line.serve.address, "Address to listen on")->capture_default_str();
  serve->add_option("--port", line.serve.port, "Port; 0 takes any free one")->capture_default_str();
  serve->add_option("--dns", line.serve.dns, "Answer DNS too (UDP and TCP): 127.0.0.1:5353");
  serve->add_option("--state", line.serve.state_file, "File that survives a restart");
  serve->add_option("--snapshots", line.serve.snapshot_folder, "Folder for snapshots");
  serve->add_option("--clock", line.clock, "real, scaled:N, manual or eager")
      ->capture_default_str();
  serve->add_option("--start", line.start,
                    "First instant of a new world, e.g. 2024-01-01T00:00:00Z");
  serve->add_option("--seed", line.serve.world.seed, "Seed of every random stream")
      ->capture_default_str();
  serve->add_option("--region", line.serve.world.region, "Region of requests that name none")
      ->capture_default_str();
  serve->add_option("--iam", line.iam, "off or enforce: whether policies decide on every call")
      ->check(CLI::IsMember({"off", "enforce"}))
      ->capture_default_str();
  serve->add_option("--timing", line.timing, "aws, fast or fixed: how long things take")
      ->check(CLI::IsMember({"aws", "fast", "fixed"}));
  serve->add_option("--set", line.set, "One of its durations: ec2.boot=30s or ec2.boot=20s..40s");
  serve
      ->add_option("--images", line.images,
                   "lenient or strict: whether what a stack leaves out is taken as there")
      ->check(CLI::IsMember({"lenient", "strict"}))
      ->capture_default_str();
  serve->callback([&line] { line.chosen = [&line] { return RunServe(line); }; });
  return serve;
}

void AddServing(CLI::App& app, CommandLine& line) {
  AddServe(app, line, "serve", "Answer AWS clients on one port.");
  AddServe(app, line, "record", "The same, and write what they did as a stack file at the end.")
      ->add_option("FILE", line.serve.record_file, "The stack file")
      ->required();
}

void AddClock(CLI::App& app, CommandLine& line) {
  CLI::App* clock = app.add_subcommand("clock", "Read, set or advance virtual time.");
  clock->callback([&line, clock] {
    if (clock->get_subcommands().empty()) line.call = {"", "GET", "/_windtunnel/clock", ""};
  });
  CLI::App* mode = clock->add_subcommand("mode", "real, scaled N, manual or eager");
  mode->add_option("MODE", line.mode, "The mode, and N for scaled")->required();
  mode->callback([&line] {
    std::string text;
    for (const std::string& word : line.mode) text += (text.empty() ? "" : " ") + word;
    line.call = {"", "POST", "/_windtunnel/clock", Json{{"mode", text}}.dump()};
  });
  CLI::App* advance =
      clock->add_subcommand("advance", "By a duration, to an instant, or to the next event");
  advance->add_option("BY", line.text, "A duration: 90s, 5m, 2h30m");
  advance->add_option("--to", line.to, "An instant: 2024-01-01T00:05:00Z");
  advance->add_flag("--next", line.next, "To the next pending event");
  advance->add_flag("--settle", line.settle, "Until nothing settles any more");
  advance->add_option("--until", line.subject, "'SUBJECT EVENT': until the journal says so");
  advance->callback([&line] {
    Json body = Json::object();
    if (!line.text.empty()) body["by"] = line.text;
    if (!line.to.empty()) body["to"] = line.to;
    if (line.next) body["next"] = true;
    if (line.settle) body["settle"] = true;
    if (!line.subject.empty()) body["until"] = line.subject;
    line.call = {"", "POST", "/_windtunnel/clock/advance", body.dump()};
  });
}

void AddTiming(CLI::App& app, CommandLine& line) {
  CLI::App* timing = app.add_subcommand("timing", "How long things take; sets the profile.");
  timing->add_option("PROFILE", line.timing, "aws, fast or fixed")
      ->check(CLI::IsMember({"aws", "fast", "fixed"}));
  timing->add_option("--set", line.set, "NAME=30s, NAME=20s..40s, or NAME= to take it back");
  timing->callback([&line] {
    const std::string path = std::string("/_windtunnel/timing") + (line.json ? "" : "?format=text");
    Json body = Json::object();
    if (!line.timing.empty()) body["profile"] = line.timing;
    for (const std::string& one : line.set) {
      const size_t equals = one.find('=');
      const bool none = equals == std::string::npos || equals + 1 == one.size();
      body["set"][one.substr(0, equals)] = none ? Json(nullptr) : Json(one.substr(equals + 1));
    }
    line.call = {"", body.empty() ? "GET" : "PUT", path, body.empty() ? "" : body.dump()};
  });
}

void AddJournal(CLI::App& app, CommandLine& line) {
  CLI::App* journal = app.add_subcommand("journal", "Print what happened, a line each.");
  journal->add_option("--after", line.after, "Only entries after this number");
  journal->add_option("--limit", line.limit, "At most so many")->capture_default_str();
  journal->add_option("--subject", line.subject, "Only about this: task/ID, i-…, an ARN");
  journal->add_option("--event", line.event, "Only of this event");
  journal->add_flag("--follow", line.follow, "Go on printing what happens");
  journal->callback([&line] {
    std::string path = "/_windtunnel/journal?after=" + std::to_string(line.after) +
                       "&limit=" + std::to_string(line.limit);
    if (!line.subject.empty()) path += "&subject=" + EncodePath(line.subject);
    if (!line.event.empty()) path += "&event=" + EncodePath(line.event);
    if (!line.json) path += "&format=text";
    line.call = {"", "GET", path, ""};
  });
  CLI::App* exported = journal->add_subcommand("export", "Write all of it into a file.");
  exported->add_option("--format", line.format, "perfetto: a trace for https://ui.perfetto.dev")
      ->check(CLI::IsMember({"perfetto"}))
      ->capture_default_str();
  exported->add_option("FILE", line.file, "The file")->required();
  exported->callback([&line] {
    line.chosen = [&line] { return wt::app::ExportPerfetto(line.endpoint, line.file); };
  });
  CLI::App* why =
      app.add_subcommand("why", "Walk the causes of something back to their beginning.");
  why->add_option("SUBJECT", line.subject, "task/ID, instance/i-…, an ARN")->required();
  why->callback([&line] {
    line.call = {"", "GET",
                 "/_windtunnel/why/" + EncodePath(line.subject) + (line.json ? "" : "?format=text"),
                 ""};
  });
}

void AddState(CLI::App& app, CommandLine& line) {
  CLI::App* snapshot = app.add_subcommand("snapshot", "Save, load or list whole worlds.");
  snapshot->require_subcommand(1);
  const auto add = [&](const char* verb, const char* method, const char* help) {
    CLI::App* sub = snapshot->add_subcommand(verb, help);
    sub->add_option("NAME", line.name)->required();
    sub->callback([&line, method] {
      line.call = {"", method, "/_windtunnel/snapshots/" + EncodePath(line.name), ""};
    });
  };
  add("save", "PUT", "Save this world under a name");
  add("load", "POST", "Replace this world by a saved one");
  add("delete", "DELETE", "Remove a saved world");
  snapshot->add_subcommand("list", "The names saved")->callback([&line] {
    line.call = {"", "GET", "/_windtunnel/snapshots", ""};
  });
  CLI::App* reset = app.add_subcommand("reset", "Begin anew, with the same seed or another.");
  CLI::Option* seed = reset->add_option("--seed", line.seed);
  reset->callback([&line, seed] {
    line.call = {"", "POST", "/_windtunnel/reset",
                 seed->count() ? Json{{"seed", line.seed}}.dump() : "{}"};
  });
  app.add_subcommand("seed", "Print the seed.")->callback([&line] {
    line.call = {"", "GET", "/_windtunnel/seed", ""};
  });
  CLI::App* state =
      app.add_subcommand("state", "The tables with their sizes, or one table's rows.");
  state->add_option("TABLE", line.name);
  state->callback([&line] {
    line.call = {"", "GET",
                 "/_windtunnel/state" + (line.name.empty() ? "" : "/" + EncodePath(line.name)), ""};
  });
  app.add_subcommand("health", "Whether the endpoint is up.")->callback([&line] {
    line.call = {"", "GET", "/_windtunnel/health", ""};
  });
  app.add_subcommand("coverage", "Which operations are built.")->callback([&line] {
    line.call = {"", "GET",
                 std::string("/_windtunnel/coverage") + (line.json ? "" : "?format=text"), ""};
  });
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Windtunnel: a local AWS for people who run containers on ECS.", "windtunnel");
  app.set_version_flag("--version", WT_VERSION);
  app.require_subcommand(1);
  CommandLine line;
  app.add_option("--endpoint", line.endpoint, "Of the verbs that talk to a running one")
      ->capture_default_str();
  app.fallthrough();
  AddServing(app, line);
  AddClock(app, line);
  AddTiming(app, line);
  AddJournal(app, line);
  AddState(app, line);
  wt::app::AddFault(app, line.fault, line.call);
  wt::app::AddLoad(app, line.load, line.call);
  wt::app::AddCheck(app, line.check, line.chosen);
  wt::app::AddScenario(app, line.scenario, line.chosen);
  wt::app::AddSweep(app, line.sweep, line.chosen);
  wt::app::AddJsonEverywhere(app, line.json);
  wt::app::AddManual(app, line.chosen);
  // "--clock scaled 60" is two words; CLI11 takes one value, so they are joined first.
  std::vector<std::string> words(argv + 1, argv + argc);
  for (size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i] == "--clock" && words[i + 1] == "scaled") {
      words[i + 1] += ":" + words[i + 2];
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 2);
    }
  }
  std::reverse(words.begin(), words.end());
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  }
  if (line.chosen) return line.chosen();
  line.call.endpoint = line.endpoint;
  return line.follow ? wt::app::FollowJournal(line.call) : MakeCall(line.call);
}
