#pragma once

// Everything: tables, pending timers, clock, random streams, journal, and the services installed.
// Nothing is global, so a process can hold many worlds. One thread runs one world.

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/base/time.h"
#include "emulator/sim/clock_mode.h"
#include "emulator/sim/journal.h"
#include "emulator/sim/simulation.h"
#include "emulator/state/store.h"
#include "emulator/wire/http.h"
#include "emulator/world/context.h"
#include "emulator/world/dispatch.h"
#include "emulator/world/events.h"
#include "emulator/world/router.h"

namespace wt {

// 2024-01-01T00:00:00Z: where virtual time begins unless told otherwise.
inline constexpr Instant kStart{1704067200'000000};

struct WorldOptions {
  uint64_t seed = 1;
  Instant start = kStart;
  std::string region = "us-east-1";  // Of requests that name none.
  sim::ClockSetting clock{sim::ClockMode::kManual};
  bool strict_images = false;  // What a stack leaves out is not taken as there.
  bool enforce_iam = false;    // Every call has to be allowed by the caller's policies.
};

// What stopped a run of the clock: the kernel's reasons, and two of the world's own.
enum class Stopped { kDone, kBudget, kTimeBound, kEventBound, kNothingPending };
std::string_view StoppedName(Stopped why);

class World {
 public:
  explicit World(WorldOptions options);
  ~World();
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  // --- Building: rows first, then Open, then requests -------------------------------------------
  void Install(const ServiceEntry& service) { router_.Add(service); }
  void AddController(std::unique_ptr<Controller> controller);
  template <class Row>
  void AddRows() {
    store_.Register<Row>();
  }
  template <class Event>
  void Subscribe(std::function<void(Turn&, const Event&)> receive) {
    events_.Subscribe<Event>(std::move(receive));
  }
  // Runs once in a new world, and again after a reset: what an account has before its first call.
  void OnCreate(std::function<void(Turn&)> create) { create_.push_back(std::move(create)); }
  // Runs before the first request to that service in an account and Region: what is there without
  // being created. Global services have one Region, "".
  void OnScope(std::string_view service, std::function<void(Context&)> create) {
    scopes_.emplace(service, std::move(create));
  }
  // Has what OnScope makes there now, for a peer that asks before the first request.
  void EnterScope(std::string_view service, Context& ctx);
  // Who stands behind an access key: fills in a caller's account, ARN and user id where the key is
  // known; an error refuses the request.
  using Identify = std::function<Result<void>(Turn&, const wire::Service&, Caller&)>;
  void SetIdentify(Identify identify) { identify_ = std::move(identify); }
  // Asked before every operation whether its caller may; an error is its answer. `in` is a value of
  // the operation's input.
  using Authorize = std::function<Result<void>(Context&, const wire::Operation&, const void* in)>;
  void SetAuthorize(Authorize authorize) { authorize_ = std::move(authorize); }
  // Opens the state: in memory for an empty path. Refuses, with a sentence, a file that is not
  // ours.
  Result<void> Open(const std::string& state_file);

  // --- Requests --------------------------------------------------------------------------------
  // Answers one AWS API request: one turn.
  wire::HttpResponse Handle(const wire::HttpRequest& request);
  // The same without a protocol: request and answer are JSON under the model's names, as
  // wire::DecodeModelJson and wire::ToStoredJson have them. For scenarios and tests.
  Result<std::string> Call(std::string_view service, std::string_view operation,
                           const Caller& caller, std::string_view json);
  // Runs `body` as a turn of its own in the name of `actor`.
  void RunTurn(std::string_view actor, const std::function<void(Turn&)>& body);
  // Writes what this turn of the server changed to the state file.
  void Flush();

  // --- Time ------------------------------------------------------------------------------------
  Instant now() const { return sim_.now(); }
  // Runs what is due until `until`; at most `budget` timers.
  Stopped RunUntil(Instant until, int64_t budget = INT64_MAX);
  Stopped RunNext();
  // Runs until no settling timer is pending, within the bounds of eager mode.
  Stopped Settle();
  Stopped RunUntilTrue(const std::function<bool()>& condition, Duration at_most);
  void SetClock(const sim::ClockSetting& setting, int64_t wall_micros);
  const sim::ClockSetting& clock() const { return pacing_.setting; }
  // Runs a slice of what wall time makes due; microseconds until there is more, or -1.
  int64_t Pace(int64_t wall_micros);
  size_t pending_settling() const { return sim_.timers().settling_count(); }
  size_t pending_periodic() const { return sim_.timers().periodic_count(); }

  // --- State -----------------------------------------------------------------------------------
  void Reset(uint64_t seed);
  Result<void> SaveSnapshot(const std::string& path);
  Result<void> LoadSnapshot(const std::string& path);
  std::string Digest();

  // --- What follows from rows ------------------------------------------------------------------
  // What a service works out from its rows and keeps for speed alone: one T in this world, made
  // when first asked for, dropped when the rows are replaced (a reset, a snapshot).
  template <class T>
  T& Derived() {
    const size_t id = DerivedId<T>();
    if (id >= derived_.size()) derived_.resize(id + 1);
    if (derived_[id] == nullptr) derived_[id] = std::make_shared<T>();
    return *static_cast<T*>(derived_[id].get());
  }
  // The number of the turn that runs, and how many turns were undone: by these a derived value
  // knows which of its rows are not what it saw.
  uint64_t turn() const { return turn_; }
  uint64_t undone_turns() const { return undone_turns_; }

  // --- Parts -----------------------------------------------------------------------------------
  const WorldOptions& options() const { return options_; }
  const Router& router() const { return router_; }
  state::Store& store() { return store_; }
  sim::Simulation& sim() { return sim_; }
  Events& events() { return events_; }
  uint64_t seed() const { return options_.seed; }

  // --- The journal -----------------------------------------------------------------------------
  int64_t Append(std::string_view actor, std::string_view event, sim::Fields fields);
  std::optional<sim::JournalEntry> FindEntry(int64_t id);
  std::vector<sim::JournalEntry> Entries(int64_t after, size_t at_most);
  int64_t newest_entry() const { return next_entry_ - 1; }
  // The newest entry that names `subject` ("task/ID", "i-…", an ARN, or the bare id); 0 for none.
  int64_t NewestAbout(std::string_view subject);

 private:
  friend class Turn;

  struct Mark {
    size_t sim;
    int64_t next_entry;
    int64_t cause;
    int64_t root;
  };
  using Decode = std::function<Result<void>(void* in)>;
  using Encode = std::function<void(const void* out)>;
  // One call of a built operation as a turn: decoded, handled, and kept or undone.
  Result<void> Perform(const OperationEntry& entry, const Caller& caller,
                       const std::string& request_id, const Decode& decode, const Encode& encode);
  Result<void> Invoke(const OperationEntry& entry, const Caller& caller,
                      const std::string& request_id, const void* in, void* out);
  Mark Begin();
  void Rollback(const Mark& mark);
  void Release(const Mark& mark);
  void Fire(const sim::Timer& timer);
  void Create();
  // The entry that stands for what this turn is about; made when first asked for.
  int64_t Root();
  void LetPollsPass(std::string_view operation, const wire::HttpRequest& request);
  void Restore();
  void Record();
  std::string NextRequestId();

  static size_t NextDerivedId() {
    static size_t next = 0;
    return next++;
  }
  template <class T>
  static size_t DerivedId() {
    static const size_t id = NextDerivedId();
    return id;
  }

  WorldOptions options_;
  state::Store store_;
  sim::Simulation sim_;
  Router router_;
  Events events_;
  std::vector<std::function<void(Turn&)>> create_;
  std::map<std::string, std::function<void(Context&)>, std::less<>> scopes_;
  Identify identify_;
  Authorize authorize_;

  // Of the turn that runs.
  std::string actor_;
  std::string controller_;
  std::string root_event_;
  sim::Fields root_fields_;
  int64_t cause_ = 0;
  int64_t root_ = 0;
  int64_t next_entry_ = 1;

  std::vector<std::shared_ptr<void>> derived_;
  uint64_t turn_ = 0;
  uint64_t undone_turns_ = 0;

  uint64_t requests_ = 0;
  std::deque<uint64_t> reads_;  // Fingerprints of the reads since the last change.
  bool flush_needed_ = false;

  sim::Pacing pacing_;
};

// Whether an entry's fields name `subject`: "task/ID" by kind, or a bare id or ARN in any field.
bool Mentions(const sim::JournalEntry& entry, std::string_view subject);

}  // namespace wt
