#include "emulator/world/world.h"

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <thread>

#include <unistd.h>
#include <windtunnel/world.h>

#include "emulator/base/strings.h"
#include "emulator/control/control_api.h"
#include "emulator/server/server.h"
#include "emulator/sim/clock_mode.h"
#include "emulator/world/timing.h"
#include "scenarios/engine/faults/faults.h"
#include "scenarios/engine/workload/workload.h"
#include "services/install.h"

namespace windtunnel {
namespace {

wt::Instant ToInstant(Time at) { return {at.time_since_epoch().count()}; }
Time ToTime(wt::Instant at) { return Time(Duration(at.micros)); }

wt::sim::ClockSetting ClockNamed(std::string_view mode) {
  const auto setting = wt::sim::ParseClockSetting(mode);
  if (setting) return *setting;
  throw std::invalid_argument(
      wt::StrCat("windtunnel: clock '", mode, "' is not one of manual, eager, real, scaled N"));
}

wt::TimingOptions TimingOf(const Options& options) {
  const auto profile = wt::TimingProfileNamed(options.timing);
  if (profile) return {profile, options.durations};
  throw std::invalid_argument(
      wt::StrCat("windtunnel: timing '", options.timing, "' is not one of aws, fixed, fast"));
}

wt::WorldOptions WorldOptionsOf(const Options& options) {
  return {.seed = options.seed,
          .start = ToInstant(ParseTime(options.start)),
          .region = options.region,
          .clock = ClockNamed(options.clock),
          .strict_images = options.strict_images,
          .enforce_iam = options.enforce_iam};
}

Entry ToEntry(const wt::sim::JournalEntry& entry) {
  return {entry.id,     ToTime(entry.at),           entry.actor, entry.event, entry.because,
          entry.fields, wt::sim::FormatEntry(entry)};
}

// A file of the machine's own, gone with this.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "windtunnel-XXXXXX").string()) {
    const int file = ::mkstemp(path_.data());
    if (file < 0) throw std::runtime_error("windtunnel: no temporary file can be made: " + path_);
    ::close(file);
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

// --- What a world consists of --------------------------------------------------------------------

struct World::State : wt::server::Handler {
  explicit State(Options given)
      : options(std::move(given)),
        timing(TimingOf(options)),
        world(WorldOptionsOf(options)),
        control(world, wt::control::SnapshotFolderOf(options.state_file),
                [] { return wt::server::WallMicros(); }) {
    wt::services::Install(world);
    wt::SetTimingDefaults(world, timing);
    wt::workload::Install(world);
    wt::faults::Install(world);
    const wt::Result<void> opened = world.Open(options.state_file);
    if (!opened.ok()) throw std::runtime_error("windtunnel: " + opened.error().message);
    wt::Result<void> timed;
    world.RunTurn("harness", [&](wt::Turn& turn) { timed = ApplyTimings(turn, timing); });
    if (!timed.ok()) throw std::invalid_argument("windtunnel: " + timed.error().message);
    world.SetClock(world.options().clock, wt::server::WallMicros());
  }
  ~State() override {
    if (server) server->Stop();
    if (thread.joinable()) thread.join();
  }

  wt::Caller Caller() const {
    wt::Caller caller;
    caller.access_key_id = caller.account = options.account;
    caller.region = options.region;
    return caller;
  }

  // The server's thread, and whoever holds the world, take turns.
  void Handle(wt::wire::HttpRequest request, wt::server::Reply reply) override {
    wt::wire::HttpResponse response;
    {
      const std::lock_guard lock(mutex);
      response = wt::control::ControlApi::Owns(request.path()) ? control.Handle(request)
                                                               : world.Handle(request);
    }
    reply(std::move(response));
  }
  void Commit() override {
    const std::lock_guard lock(mutex);
    world.Flush();
  }
  int64_t Pace(int64_t wall_micros_now) override {
    const std::lock_guard lock(mutex);
    return world.Pace(wall_micros_now);
  }

  // Of whoever uses the world in the test: first it goes to where wall time has it, if it follows
  // that.
  class Hold {
   public:
    explicit Hold(State& state) : state_(state), lock_(state.mutex) {
      if (state_.holds++ > 0) return;
      while (state_.world.Pace(wt::server::WallMicros()) == 0) {
      }
    }
    ~Hold() { --state_.holds; }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;

   private:
    State& state_;
    std::lock_guard<std::recursive_mutex> lock_;
  };

  Options options;
  wt::TimingOptions timing;
  wt::World world;
  wt::control::ControlApi control;
  // A condition of AdvanceUntil asks the world that is being advanced.
  std::recursive_mutex mutex;
  int holds = 0;
  std::unique_ptr<wt::server::Server> server;
  std::thread thread;
};

World::World(Options options) : state_(std::make_unique<State>(std::move(options))) {}
World::~World() = default;
World::World(World&&) noexcept = default;
World& World::operator=(World&&) noexcept = default;

const Options& World::options() const { return state_->options; }

// --- Calls ---------------------------------------------------------------------------------------

Answer World::Call(std::string_view operation, std::string_view json) {
  const std::string name(operation);
  const size_t dot = operation.find('.');
  if (dot == std::string_view::npos) {
    return {name, "UnknownOperationException",
            "An operation is called by service and name: ecs.CreateCluster.", 400};
  }
  std::string service(operation.substr(0, dot));
  std::replace(service.begin(), service.end(), '-', '_');
  const State::Hold hold(*state_);
  wt::Result<std::string> answer =
      state_->world.Call(service, operation.substr(dot + 1), state_->Caller(), json);
  state_->world.Flush();
  if (answer.ok()) return {name, *std::move(answer)};
  return {name, answer.error().code, answer.error().message, answer.error().http_status};
}

void World::UseRegion(std::string_view region) {
  const State::Hold hold(*state_);
  state_->options.region = region;
}

void World::UseAccount(std::string_view account) {
  const State::Hold hold(*state_);
  state_->options.account = account;
}

// --- The endpoint --------------------------------------------------------------------------------

std::string World::endpoint() {
  const State::Hold hold(*state_);
  if (!state_->server) {
    wt::server::Options options;
    options.ends_on_signals = false;
    state_->server = std::make_unique<wt::server::Server>(*state_, options);
    state_->thread = std::thread([server = state_->server.get()] { server->Run(); });
  }
  return wt::StrCat("http://127.0.0.1:", state_->server->port());
}

Credentials World::credentials() const {
  const State::Hold hold(*state_);
  // An access key of twelve digits is an account id; nobody checks what was signed.
  return {state_->options.account, "test", state_->options.region};
}

// --- Time ----------------------------------------------------------------------------------------

Time World::now() const {
  const State::Hold hold(*state_);
  return ToTime(state_->world.now());
}

void World::Advance(Duration by) {
  const State::Hold hold(*state_);
  state_->world.RunUntil(state_->world.now() + wt::Micros(by.count()));
  state_->world.Flush();
}

void World::AdvanceTo(Time to) {
  const State::Hold hold(*state_);
  if (ToInstant(to) < state_->world.now()) {
    throw std::invalid_argument("windtunnel: " + FormatTime(to) + " is in the past");
  }
  state_->world.RunUntil(ToInstant(to));
  state_->world.Flush();
}

void World::Settle() {
  const State::Hold hold(*state_);
  state_->world.Settle();
  state_->world.Flush();
}

bool World::AdvanceUntil(const std::function<bool()>& condition, Duration at_most) {
  const State::Hold hold(*state_);
  const wt::Stopped why = state_->world.RunUntilTrue(condition, wt::Micros(at_most.count()));
  state_->world.Flush();
  return why == wt::Stopped::kDone;
}

void World::SetClock(std::string_view mode) {
  const wt::sim::ClockSetting setting = ClockNamed(mode);
  const State::Hold hold(*state_);
  state_->world.SetClock(setting, wt::server::WallMicros());
  state_->options.clock = mode;
}

// --- What happened -------------------------------------------------------------------------------

std::vector<Entry> World::Journal(std::int64_t after, std::string_view subject,
                                  std::string_view event) const {
  const State::Hold hold(*state_);
  std::vector<Entry> entries;
  const int64_t from = std::max<int64_t>(after, 0);
  for (const wt::sim::JournalEntry& entry : state_->world.Entries(from, SIZE_MAX)) {
    if (!subject.empty() && !wt::Mentions(entry, subject)) continue;
    if (!event.empty() && entry.event != event) continue;
    entries.push_back(ToEntry(entry));
  }
  return entries;
}

std::int64_t World::newest_entry() const {
  const State::Hold hold(*state_);
  return state_->world.newest_entry();
}

std::vector<Entry> World::Why(std::string_view subject) const {
  const State::Hold hold(*state_);
  std::vector<Entry> chain;
  int64_t id = state_->world.NewestAbout(subject);
  while (id > 0) {
    const std::optional<wt::sim::JournalEntry> entry = state_->world.FindEntry(id);
    if (!entry) break;
    chain.push_back(ToEntry(*entry));
    id = entry->because;
  }
  return chain;
}

std::string Entry::Field(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

bool Entry::Names(std::string_view subject) const {
  wt::sim::JournalEntry entry;
  entry.fields = fields;
  return wt::Mentions(entry, subject);
}

std::ostream& operator<<(std::ostream& out, const Entry& entry) { return out << entry.text; }

// --- Worlds as files -----------------------------------------------------------------------------

Answer World::Save(const std::string& file) {
  const State::Hold hold(*state_);
  const wt::Result<void> saved = state_->world.SaveSnapshot(file);
  if (saved.ok()) return {"Save", "{}"};
  return {"Save", "SnapshotFailed", saved.error().message, 500};
}

Answer World::Load(const std::string& file) {
  const State::Hold hold(*state_);
  const wt::Result<void> loaded = state_->world.LoadSnapshot(file);
  if (loaded.ok()) return {"Load", "{}"};
  return {"Load", "SnapshotRefused", loaded.error().message, 409};
}

World World::Fork() {
  const TemporaryFile file;
  const Answer saved = Save(file.path());
  if (!saved) throw std::runtime_error("windtunnel: " + saved.error_message());
  Options options = state_->options;
  options.state_file.clear();
  World other(std::move(options));
  const Answer loaded = other.Load(file.path());
  if (!loaded) throw std::runtime_error("windtunnel: " + loaded.error_message());
  return other;
}

std::string World::Digest() {
  const State::Hold hold(*state_);
  return state_->world.Digest();
}

// --- The control API -----------------------------------------------------------------------------

Answer World::Control(std::string_view method, std::string_view path, std::string_view json) {
  const State::Hold hold(*state_);
  const wt::wire::HttpResponse response =
      state_->control.Handle({.method = std::string(method),
                              .target = wt::StrCat("/_windtunnel/", path),
                              .headers = {{"Content-Type", "application/json"}},
                              .body = std::string(json)});
  state_->world.Flush();
  const Answer body(wt::StrCat(method, " ", path), response.body);
  if (response.status < 400) return body;
  return {body.operation(), body.Get("error"), body.Get("message"), response.status};
}

Answer World::SetLoad(std::string_view target, std::string_view rate, std::string_view cpu) {
  return Control("PUT", wt::StrCat("load/", target),
                 wt::StrCat(R"({"rate":")", rate, R"(","cpu":")", cpu, R"("})"));
}

Answer World::ClearLoad(std::string_view target) {
  return Control("DELETE", wt::StrCat("load/", target));
}

// --- Times as text -------------------------------------------------------------------------------

Duration ParseDuration(std::string_view text) {
  const std::optional<wt::Duration> duration = wt::ParseDuration(text);
  if (duration) return Duration(duration->micros);
  throw std::invalid_argument(wt::StrCat("windtunnel: '", text, "' is not a duration like 90s"));
}

std::string FormatTime(Time at) { return wt::FormatIso8601(ToInstant(at), true); }

Time ParseTime(std::string_view text) {
  const std::optional<wt::Instant> at = wt::ParseTimestamp(text);
  if (at) return ToTime(*at);
  throw std::invalid_argument(
      wt::StrCat("windtunnel: '", text, "' is not a time like 2024-01-01T00:00:00Z"));
}

}  // namespace windtunnel
