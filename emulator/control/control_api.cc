#include "emulator/control/control_api.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"
#include "emulator/control/answer.h"
#include "emulator/control/timing.h"
#include "emulator/world/page.h"

namespace wt::control {

using wire::HttpRequest;
using wire::HttpResponse;

struct ControlApi::Call {
  std::string method;
  std::string path;  // After "/_windtunnel/".
  std::map<std::string, std::string> query;
  Json body;

  std::string Query(const std::string& name) const {
    const auto at = query.find(name);
    return at == query.end() ? std::string() : at->second;
  }
};

namespace {

constexpr std::string_view kRoot = "/_windtunnel/";
constexpr std::string_view kAtMostDefault = "1d";
constexpr size_t kPageDefault = 1000;
// The number up to which a journal's page as text goes: where a follower asks on.
constexpr std::string_view kLastHeader = "X-Windtunnel-Last";

Json EntryJson(const sim::JournalEntry& entry) {
  Json fields = Json::object();
  for (const auto& [name, value] : entry.fields) fields[name] = value;
  return Json{{"id", entry.id},           {"at", FormatIso8601(entry.at, true)},
              {"actor", entry.actor},     {"event", entry.event},
              {"because", entry.because}, {"fields", fields}};
}

bool ValidSnapshotName(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

}  // namespace

std::string SnapshotFolderOf(const std::string& state_file) {
  if (!state_file.empty()) return state_file + ".snapshots";
  return (std::filesystem::temp_directory_path() / "windtunnel-snapshots").string();
}

ControlApi::ControlApi(World& world, std::string snapshot_folder,
                       std::function<int64_t()> wall_micros)
    : world_(world),
      snapshot_folder_(std::move(snapshot_folder)),
      wall_micros_(std::move(wall_micros)) {}

bool ControlApi::Owns(std::string_view path) {
  return path.starts_with(kRoot) || path.starts_with("/_localstack/") || path == "/moto-api/reset";
}

HttpResponse ControlApi::Handle(const HttpRequest& request) {
  try {
    return Route(request);
  } catch (const Json::exception& failure) {  // The library's border: a value of another type.
    return BadRequest(failure.what());
  }
}

HttpResponse ControlApi::Route(const HttpRequest& request) {
  const std::string_view path = request.path();
  Call call;
  call.method = request.method;
  if (path == "/moto-api/reset") {
    if (request.method != "POST") return Refuse(405, "MethodNotAllowed", "POST resets.");
    world_.Reset(world_.seed());
    return Answer(Json{{"status", "ok"}});
  }
  if (path == "/_localstack/health") return Health(call);
  if (path == "/_localstack/init") {
    return Answer(
        Json{{"completed", {{"BOOT", true}, {"START", true}, {"READY", true}, {"SHUTDOWN", false}}},
             {"scripts", Json::array()}});
  }
  if (!path.starts_with(kRoot)) return Refuse(404, "NotFound", "No such path.");
  call.path = path.substr(kRoot.size());
  for (const std::string_view pair : Split(request.query(), '&')) {
    const size_t equals = pair.find('=');
    if (pair.empty()) continue;
    call.query[UrlDecode(pair.substr(0, equals), true)] =
        equals == std::string_view::npos ? "" : UrlDecode(pair.substr(equals + 1), true);
  }
  call.body = Json::object();
  if (!request.body.empty()) {
    call.body = Json::parse(request.body, nullptr, false);
    if (!call.body.is_object()) return BadRequest("The body must be a JSON object.");
  }

  if (call.path == "health") return Health(call);
  if (call.path == "clock") return Clock(call);
  if (call.path == "clock/advance") return Advance(call);
  if (call.path == "journal") return Journal(call);
  if (call.path.starts_with("why/")) return Why(call);
  if (call.path == "seed") return Seed(call);
  if (call.path == "coverage") return Coverage(call);
  if (call.path == "state" || call.path.starts_with("state/")) return State(call);
  if (call.path.starts_with("snapshots")) return Snapshot(call);
  if (call.path == "timing") return AnswerTiming(world_, request);
  if (call.path == "reset") {
    if (call.method != "POST") return Refuse(405, "MethodNotAllowed", "POST resets.");
    uint64_t seed = world_.seed();
    if (call.body.contains("seed")) {
      if (!call.body["seed"].is_number_unsigned()) return BadRequest("seed: a whole number.");
      seed = call.body["seed"].get<uint64_t>();
    }
    world_.Reset(seed);
    return Answer(Json{{"status", "ok"}, {"seed", world_.seed()}});
  }
  std::optional<HttpResponse> page;
  world_.RunTurn("control", [&](Turn& turn) { turn.Publish(PageAsked{call.path, request, page}); });
  if (page) return *std::move(page);
  return Refuse(404, "NotFound",
                StrCat("No control call ", call.path,
                       "; there are health, clock, clock/advance, journal, why/ID, seed, coverage, "
                       "state, snapshots, timing, reset."));
}

HttpResponse ControlApi::Health(const Call&) {
  Json services = Json::object();
  for (const ServiceEntry* entry : world_.router().services()) {
    services[std::string(entry->service->id)] = "running";
  }
  return Answer(Json{{"status", "running"}, {"services", services}, {"version", WT_VERSION}});
}

HttpResponse ControlApi::Clock(const Call& call) {
  if (call.method == "POST" || call.method == "PUT") {
    if (!call.body.contains("mode") || !call.body["mode"].is_string()) {
      return BadRequest("mode: one of real, scaled N, manual, eager.");
    }
    const auto mode = sim::ParseClockSetting(call.body["mode"].get<std::string>());
    if (!mode) {
      return BadRequest(StrCat("mode: '", call.body["mode"].get<std::string>(),
                               "' is not one of real, scaled N, manual, eager."));
    }
    world_.SetClock(*mode, wall_micros_());
  } else if (call.method != "GET") {
    return Refuse(405, "MethodNotAllowed", "GET reads, POST sets the mode.");
  }
  return Answer(Json{{"mode", sim::FormatClockSetting(world_.clock())},
                     {"now", FormatIso8601(world_.now(), true)},
                     {"now_micros", world_.now().micros},
                     {"pending_settling", world_.pending_settling()},
                     {"pending_periodic", world_.pending_periodic()}});
}

HttpResponse ControlApi::Advance(const Call& call) {
  if (call.method != "POST") return Refuse(405, "MethodNotAllowed", "POST advances.");
  const auto text = [&](const char* name) {
    return call.body.contains(name) && call.body[name].is_string()
               ? std::optional<std::string>(call.body[name].get<std::string>())
               : std::nullopt;
  };
  const auto asked = [&](const char* name) {
    return call.body.contains(name) && call.body[name].is_boolean() && call.body[name].get<bool>();
  };
  Stopped why = Stopped::kDone;
  const Instant before = world_.now();
  if (const auto by = text("by")) {
    const std::optional<Duration> duration = ParseDuration(*by);
    if (!duration)
      return BadRequest(StrCat("by: '", *by, "' is not a duration such as 90s or 5m."));
    if (*duration > kInstantMax - before) return BadRequest(StrCat("by: ", *by, " is too far."));
    why = world_.RunUntil(before + *duration);
  } else if (const auto to = text("to")) {
    const std::optional<Instant> at = ParseTimestamp(*to);
    if (!at)
      return BadRequest(StrCat("to: '", *to, "' is not a time such as 2024-01-01T00:05:00Z."));
    if (*at < before) return BadRequest(StrCat("to: ", *to, " is in the past."));
    why = world_.RunUntil(*at);
  } else if (asked("next")) {
    why = world_.RunNext();
  } else if (asked("settle")) {
    why = world_.Settle();
  } else if (const auto until = text("until")) {
    // "i-1 status_checks_passed", "i-1 running": until the journal's newest entry about it is of
    // that event, or tells of a change to that state.
    const size_t space = until->find(' ');
    if (space == std::string::npos)
      return BadRequest("until: 'SUBJECT EVENT', e.g. 'i-1 running'.");
    const std::string subject = until->substr(0, space);
    const std::string event = until->substr(space + 1);
    const auto at_most = ParseDuration(text("at_most").value_or(std::string(kAtMostDefault)));
    if (!at_most) return BadRequest("at_most: a duration such as 90s or 5m.");
    int64_t seen = 0;
    bool there = false;
    why = world_.RunUntilTrue(
        [&] {
          for (const sim::JournalEntry& entry : world_.Entries(seen, SIZE_MAX)) {
            seen = entry.id;
            if (!Mentions(entry, subject)) continue;
            const auto& fields = entry.fields;
            there = entry.event == event ||
                    std::find(fields.begin(), fields.end(), sim::Fields::value_type{"to", event}) !=
                        fields.end();
          }
          return there;
        },
        *at_most);
  } else {
    return BadRequest("One of by, to, next, settle, until is wanted.");
  }
  return Answer(Json{{"now", FormatIso8601(world_.now(), true)},
                     {"now_micros", world_.now().micros},
                     {"advanced", FormatDuration(world_.now() - before)},
                     {"stopped", StoppedName(why)}});
}

HttpResponse ControlApi::Journal(const Call& call) {
  const int64_t after =
      std::clamp<int64_t>(ParseInt(call.Query("after")).value_or(0), 0, world_.newest_entry());
  const auto limit = static_cast<size_t>(
      std::clamp<int64_t>(ParseInt(call.Query("limit")).value_or(kPageDefault), 1, 100000));
  const std::string subject = call.Query("subject");
  const std::string event = call.Query("event");
  const std::string actor = call.Query("actor");
  Json entries = Json::array();
  std::string lines;
  int64_t last = after;
  while (entries.size() < limit) {
    const std::vector<sim::JournalEntry> page = world_.Entries(last, kPageDefault);
    if (page.empty()) break;
    for (const sim::JournalEntry& entry : page) {
      if (entries.size() >= limit) break;
      last = entry.id;
      const bool about = subject.empty() || Mentions(entry, subject);
      if (!about || (!event.empty() && entry.event != event) ||
          (!actor.empty() && entry.actor != actor)) {
        continue;
      }
      entries.push_back(EntryJson(entry));
      lines += sim::FormatEntry(entry) + "\n";
    }
  }
  if (call.Query("format") == "text") {
    return {200, {{"Content-Type", "text/plain"}, {std::string(kLastHeader), StrCat(last)}}, lines};
  }
  return Answer(Json{{"entries", entries}, {"last", last}, {"newest", world_.newest_entry()}});
}

HttpResponse ControlApi::Why(const Call& call) {
  const std::string subject = UrlDecode(std::string_view(call.path).substr(4), true);
  const int64_t newest = world_.NewestAbout(subject);
  if (newest == 0) {
    return Refuse(404, "NotFound", StrCat("The journal has nothing about ", subject, "."));
  }
  Json chain = Json::array();
  std::string lines;
  std::set<int64_t> seen;
  for (int64_t id = newest; id > 0 && seen.insert(id).second;) {
    const std::optional<sim::JournalEntry> entry = world_.FindEntry(id);
    if (!entry) break;
    chain.push_back(EntryJson(*entry));
    lines += sim::FormatEntry(*entry) + "\n";
    id = entry->because;
  }
  if (call.Query("format") == "text") return {200, {{"Content-Type", "text/plain"}}, lines};
  return Answer(Json{{"subject", subject}, {"chain", chain}});
}

HttpResponse ControlApi::Seed(const Call& call) {
  if (call.method == "GET") return Answer(Json{{"seed", world_.seed()}});
  return Refuse(405, "MethodNotAllowed", "POST reset with a seed begins a new run.");
}

HttpResponse ControlApi::State(const Call& call) {
  if (call.method != "GET") return Refuse(405, "MethodNotAllowed", "GET reads.");
  // 1. All tables with how many rows they have, or one table's rows.
  if (call.path == "state") {
    Json tables = Json::object();
    for (const auto& table : world_.store().tables()) {
      tables[std::string(table->name())] = table->size();
    }
    return Answer(Json{{"tables", tables}});
  }
  const std::string_view wanted = std::string_view(call.path).substr(6);
  for (const auto& table : world_.store().tables()) {
    if (table->name() != wanted) continue;
    const std::vector<state::ColumnInfo> columns = table->columns();
    Json rows = Json::array();
    table->Each([&](const std::vector<state::Value>& values) {
      Json row = Json::object();
      for (size_t i = 0; i < values.size(); ++i) {
        row[std::string(columns[i].name)] = std::visit(
            [](const auto& value) -> Json {
              if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
                return nullptr;
              } else {
                return value;
              }
            },
            values[i]);
      }
      rows.push_back(std::move(row));
    });
    return Answer(Json{{"table", wanted}, {"rows", rows}});
  }
  return Refuse(404, "NotFound", StrCat("There is no table ", wanted, "."));
}

HttpResponse ControlApi::Coverage(const Call& call) {
  Json services = Json::object();
  std::string lines;
  const auto line = [&lines](std::string_view service, size_t built, size_t known) {
    std::string row(service);
    row.resize(26, ' ');
    const std::string of = StrCat(built);
    StrAppend(lines, row, std::string(6 - std::min<size_t>(of.size(), 6), ' '), of, " of ", known,
              "\n");
  };
  size_t built_total = 0;
  size_t known_total = 0;
  for (const ServiceEntry* entry : world_.router().services()) {
    Json built = Json::array();
    for (const OperationEntry& operation : entry->operations) {
      if (operation.handle != nullptr) built.push_back(operation.operation->name);
    }
    built_total += built.size();
    known_total += entry->operations.size();
    line(entry->service->id, built.size(), entry->operations.size());
    services[std::string(entry->service->id)] = {
        {"built", built.size()}, {"known", entry->operations.size()}, {"operations", built}};
  }
  if (call.Query("format") == "text") {
    line("total", built_total, known_total);
    return {200, {{"Content-Type", "text/plain"}}, lines};
  }
  return Answer(Json{{"built", built_total}, {"known", known_total}, {"services", services}});
}

HttpResponse ControlApi::Snapshot(const Call& call) {
  namespace fs = std::filesystem;
  if (call.path == "snapshots" && call.method == "GET") {
    std::set<std::string> names;
    std::error_code ignored;
    for (const auto& file : fs::directory_iterator(snapshot_folder_, ignored)) {
      if (file.path().extension() == ".windtunnel") names.insert(file.path().stem().string());
    }
    return Answer(Json{{"snapshots", names}, {"digest", world_.Digest()}});
  }
  const std::string name = call.path.size() > 10 ? call.path.substr(10) : std::string();
  if (!ValidSnapshotName(name)) {
    return BadRequest("A snapshot's name is 1 to 64 letters, digits, '-' and '_'.");
  }
  const fs::path path = fs::path(snapshot_folder_) / (name + ".windtunnel");
  std::error_code ignored;
  if (call.method == "PUT") {
    fs::create_directories(snapshot_folder_, ignored);
    const Result<void> saved = world_.SaveSnapshot(path.string());
    if (!saved.ok()) return Refuse(500, "SnapshotFailed", saved.error().message);
    return Answer(Json{{"saved", name}, {"digest", world_.Digest()}});
  }
  if (!fs::exists(path, ignored)) {
    return Refuse(404, "NotFound", StrCat("There is no snapshot ", name, "."));
  }
  if (call.method == "POST") {
    const Result<void> loaded = world_.LoadSnapshot(path.string());
    if (!loaded.ok()) return Refuse(409, "SnapshotRefused", loaded.error().message);
    return Answer(Json{{"loaded", name}, {"digest", world_.Digest()}});
  }
  if (call.method == "DELETE") {
    fs::remove(path, ignored);
    return Answer(Json{{"deleted", name}});
  }
  return Refuse(405, "MethodNotAllowed", "PUT saves, POST loads, DELETE removes.");
}

}  // namespace wt::control
