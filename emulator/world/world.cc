#include "emulator/world/world.h"

#include <algorithm>

#include "emulator/base/check.h"
#include "emulator/base/strings.h"
#include "emulator/world/api_trouble.h"
#include "emulator/world/reads.h"
#include "emulator/world/rows.h"
#include "emulator/world/timing.h"
#include "emulator/world/trouble.h"

namespace wt {
namespace {

// Bounds of eager mode: a deployment that never ends must not hang a client.
constexpr sim::SettleBounds kSettleBounds{.time_max = Hours(2), .events_max = 2'000'000};
// What a change takes in eager mode, so that two changes are not at the same instant.
constexpr Duration kEagerChange = Millis(1);
// What passes when a client asks the same again: it waits for something, and its next look should
// find virtual time gone on.
constexpr Duration kEagerPoll = Seconds(5);
constexpr size_t kReadsRemembered = 64;
constexpr int64_t kPaceSlice = 2000;

constexpr char kUnit = '\x1f';
constexpr char kRecord = '\x1e';

std::string PackFields(const sim::Fields& fields) {
  std::string out;
  for (const auto& [name, value] : fields) StrAppend(out, name, kUnit, value, kRecord);
  return out;
}

sim::Fields UnpackFields(std::string_view packed) {
  sim::Fields fields;
  while (!packed.empty()) {
    const size_t end = packed.find(kRecord);
    const std::string_view field = packed.substr(0, end);
    const size_t unit = field.find(kUnit);
    fields.emplace_back(field.substr(0, unit), field.substr(unit + 1));
    packed.remove_prefix(end + 1);
  }
  return fields;
}

sim::JournalEntry ToEntry(const JournalRow& row) {
  return {row.id, row.at, row.actor, row.event, row.because, UnpackFields(row.fields)};
}

uint64_t Mix(uint64_t x) {  // SplitMix64's finaliser.
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

Error NotImplemented(const wire::Service& service, std::string_view operation, bool json) {
  return {.code = json ? "NotImplementedException" : "NotImplemented",
          .message = StrCat("Windtunnel does not implement ", service.id, ":", operation, " yet.")};
}

}  // namespace

std::string_view StoppedName(Stopped why) {
  switch (why) {
    case Stopped::kDone:
      return "done";
    case Stopped::kBudget:
      return "budget";
    case Stopped::kTimeBound:
      return "time_bound";
    case Stopped::kEventBound:
      return "event_bound";
    case Stopped::kNothingPending:
      return "nothing_pending";
  }
  return "";
}

World::World(WorldOptions options)
    : options_(std::move(options)), sim_(options_.seed, options_.start) {
  pacing_ = {options_.clock, options_.start, 0};
  sim_.SetDispatch([this](const sim::Timer& timer) { Fire(timer); });
  AddRows<ClockRow>();
  AddRows<TimerRow>();
  AddRows<RandomRow>();
  AddRows<JournalRow>();
  AddRows<ScopeRow>();
  AddRows<TimingRow>();
  AddRows<TimingProfileRow>();
  AddRows<TroubleRow>();
}

World::~World() = default;

void World::AddController(std::unique_ptr<Controller> controller) {
  sim_.Register(std::move(controller));
}

Result<void> World::Open(const std::string& state_file) {
  std::string controllers;
  for (sim::ControllerId id = 0; id < sim_.controller_count(); ++id) {
    StrAppend(controllers, sim_.controller(id).name(), ";");
  }
  store_.Require(std::move(controllers));
  WT_TRY(store_.Open(state_file));
  if (store_.Get<ClockRow>().Find(std::string("world")) != nullptr) {
    Restore();
  } else {
    Create();
    Flush();
  }
  return {};
}

void World::Create() {
  store_.Get<ClockRow>().Put({"world", sim_.now(), static_cast<int64_t>(options_.seed)});
  for (const auto& create : create_) RunTurn("world", create);
  flush_needed_ = true;
}

// --- Turns ---------------------------------------------------------------------------------------

World::Mark World::Begin() {
  ++turn_;
  store_.Begin();
  return {sim_.Mark(), next_entry_, cause_, root_};
}

void World::Rollback(const Mark& mark) {
  ++undone_turns_;
  store_.Rollback();
  sim_.RollbackTo(mark.sim);
  next_entry_ = mark.next_entry;
  cause_ = mark.cause;
  root_ = mark.root;
}

void World::Release(const Mark& mark) {
  store_.Commit();
  sim_.Release(mark.sim);
}

void World::RunTurn(std::string_view actor, const std::function<void(Turn&)>& body) {
  ++turn_;
  actor_ = actor;
  controller_.clear();
  root_event_.clear();
  root_fields_.clear();
  cause_ = root_ = 0;
  Turn turn(*this);
  body(turn);
  flush_needed_ = true;
}

void World::Fire(const sim::Timer& timer) {
  ++turn_;
  sim::Controller& controller = sim_.controller(timer.controller);
  actor_ = controller.name();
  controller_ = actor_;
  root_event_.clear();
  root_fields_.clear();
  cause_ = root_ = timer.cause;
  Turn turn(*this);
  controller.Reconcile(turn, timer.key);
  flush_needed_ = true;
}

int64_t World::Root() {
  if (root_ == 0 && !root_event_.empty()) {
    root_ = Append(actor_, root_event_, std::move(root_fields_));
    cause_ = root_;
  }
  return root_;
}

// --- Requests ------------------------------------------------------------------------------------

std::string World::NextRequestId() {
  const uint64_t a = Mix(options_.seed * 0x9e3779b97f4a7c15ULL + ++requests_);
  const uint64_t b = Mix(a + 1);
  static constexpr char kHex[] = "0123456789abcdef";
  std::string id(36, '-');
  size_t digit = 0;
  for (size_t i = 0; i < 36; ++i) {
    if (i == 8 || i == 13 || i == 18 || i == 23) continue;
    const uint64_t word = digit < 16 ? a : b;
    id[i] = kHex[(word >> (digit % 16 * 4)) & 15];
    ++digit;
  }
  id[14] = '4';
  id[19] = kHex[8 + (b & 3)];
  return id;
}

wire::HttpResponse World::Handle(const wire::HttpRequest& request) {
  const std::string request_id = NextRequestId();

  // 1. Who calls.
  const Result<std::optional<Caller>> read = ReadCaller(request);
  const Caller* caller = read.ok() && *read ? &**read : nullptr;

  // 2. What is meant. A refusal is in the protocol's own form, as far as that can be told.
  Route route;
  NoRoute refusal;
  const bool found = router_.Find(request, caller, route, refusal);
  static const wire::Service kNobody{};
  const wire::Service& service = found                        ? *route.service->service
                                 : refusal.service != nullptr ? *refusal.service
                                                              : kNobody;
  const wire::Protocol protocol = found ? route.protocol : refusal.protocol;
  const auto refuse = [&](const Error& error) {
    return wire::EncodeError(service, protocol, error, request_id);
  };
  const bool json = protocol == wire::Protocol::kJson || protocol == wire::Protocol::kRpcV2Cbor;
  if (!read.ok()) {
    Error error = read.error();
    if (json) error.code = "IncompleteSignatureException";
    return refuse(error);
  }
  if (!found) return refuse(refusal.error);
  if (caller == nullptr) {
    return refuse(
        {.code = json ? "MissingAuthenticationTokenException" : "MissingAuthenticationToken",
         .message = protocol == wire::Protocol::kEc2 ? "Request is missing Authentication Token"
                                                     : "Missing Authentication Token",
         .http_status = json ? 400 : 403});
  }

  // 3. Known to AWS, not built here: said by name, never made up.
  if (route.operation->handle == nullptr) {
    return refuse(NotImplemented(service, route.operation->operation->name, json));
  }
  if (pacing_.setting.mode == sim::ClockMode::kEager && IsRead(route.operation->operation->name)) {
    LetPollsPass(route.operation->operation->name, request);
  }
  wire::HttpResponse response;
  const Result<void> done = Perform(
      *route.operation, *caller, request_id,
      [&](void* in) {
        return wire::DecodeRequest(*route.operation->operation, protocol, request, route.labels,
                                   in);
      },
      [&](const void* out) {
        response = wire::EncodeResponse(*route.operation->operation, protocol, out, request_id);
      });
  return done.ok() ? response : refuse(done.error());
}

Result<std::string> World::Call(std::string_view service, std::string_view operation,
                                const Caller& caller, std::string_view json) {
  for (const ServiceEntry* entry : router_.services()) {
    if (entry->service->id != service) continue;
    const OperationEntry* found = Router::FindOperation(*entry, operation);
    if (found == nullptr) break;
    if (found->handle == nullptr) return NotImplemented(*entry->service, operation, true);
    std::string answer;
    WT_TRY(Perform(
        *found, caller, NextRequestId(),
        [&](void* in) { return wire::DecodeModelJson(*found->operation, json, in); },
        [&](const void* out) {
          answer = found->operation->output == nullptr
                       ? "{}"
                       : wire::ToStoredJson(*found->operation->output, out);
        }));
    return answer;
  }
  return Error{.code = "UnknownOperationException",
               .message = StrCat("There is no operation ", service, ":", operation, ".")};
}

Result<void> World::Perform(const OperationEntry& entry, const Caller& caller,
                            const std::string& request_id, const Decode& decode,
                            const Encode& encode) {
  const wire::Operation& operation = *entry.operation;
  const bool eager = pacing_.setting.mode == sim::ClockMode::kEager;
  const bool reads = IsRead(operation.name);
  if (eager && !reads) RunUntil(sim_.now() + kEagerChange);

  const auto in = std::make_unique<std::byte[]>(entry.input_size);
  const auto out = std::make_unique<std::byte[]>(entry.output_size);
  entry.construct_input(in.get());
  entry.construct_output(out.get());

  actor_ = "request";
  controller_.clear();
  cause_ = root_ = 0;
  // Before the turn, which may be undone: that a trouble struck stays drawn.
  const std::optional<TroubleRow> trouble = StrikingApiTrouble(*this, caller, operation);
  const Mark mark = Begin();
  Caller known = caller;
  Result<void> done;
  if (identify_) {
    Turn turn(*this);
    done = identify_(turn, *operation.service, known);
  }
  const bool strikes = done.ok() && trouble && IsAmong(trouble->whom, known.arn);
  if (strikes) done = ApiTroubleError(*operation.service, trouble->detail);
  if (done.ok()) done = decode(in.get());
  if (done.ok()) done = Invoke(entry, known, request_id, in.get(), out.get());
  if (done.ok()) {
    // A change is in the journal although it set nothing in motion: others go by its newest entry.
    if (!reads) Root();
    Release(mark);
    encode(out.get());
    if (!reads) {
      flush_needed_ = true;
      reads_.clear();
    }
  } else {
    Rollback(mark);
    if (strikes) {
      cause_ = trouble->entry;
      Append(actor_, "call_refused",
             {{"service", std::string(operation.service->id)},
              {"operation", std::string(operation.name)},
              {"reason", trouble->detail}});
      flush_needed_ = true;
    }
  }
  entry.destroy_output(out.get());
  entry.destroy_input(in.get());
  if (eager && !reads && done.ok()) Settle();
  return done;
}

Result<void> World::Invoke(const OperationEntry& entry, const Caller& caller,
                           const std::string& request_id, const void* in, void* out) {
  const wire::Operation& operation = *entry.operation;
  Context ctx(*this, caller.account, caller.region.empty() ? options_.region : caller.region);
  ctx.set_caller(&caller);
  ctx.set_request_id(request_id);
  root_event_.clear();
  if (!IsRead(operation.name)) {
    root_event_ = operation.name;
    root_fields_ = {{"service", std::string(operation.service->id)},
                    {"account", ctx.account()},
                    {"region", ctx.region()}};
  }
  if (authorize_) WT_TRY(authorize_(ctx, operation, in));
  EnterScope(operation.service->id, ctx);
  return entry.handle(ctx, in, out);
}

void World::EnterScope(std::string_view service, Context& ctx) {
  const auto scope = scopes_.find(service);
  if (scope == scopes_.end()) return;
  auto& known = store_.Get<ScopeRow>();
  if (known.Find(ctx.account(), ctx.region(), service) != nullptr) return;
  known.Put({ctx.account(), ctx.region(), std::string(service)});
  scope->second(ctx);
  flush_needed_ = true;
}

void World::LetPollsPass(std::string_view operation, const wire::HttpRequest& request) {
  if (sim_.timers().empty()) return;
  uint64_t print = 0xcbf29ce484222325ULL;  // FNV-1a
  const auto add = [&](std::string_view text) {
    for (const char c : text) print = (print ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  };
  add(operation);
  add(request.target);
  add(request.body);
  if (std::find(reads_.begin(), reads_.end(), print) != reads_.end()) {
    RunUntil(sim_.now() + kEagerPoll);
    Settle();
    return;
  }
  reads_.push_back(print);
  if (reads_.size() > kReadsRemembered) reads_.pop_front();
}

// --- Time ----------------------------------------------------------------------------------------

Stopped World::RunUntil(Instant until, int64_t budget) {
  flush_needed_ = true;
  return sim_.RunUntil(until, budget).reason == sim::StopReason::kBudget ? Stopped::kBudget
                                                                         : Stopped::kDone;
}

Stopped World::RunNext() {
  flush_needed_ = true;
  return sim_.AdvanceToNext().events == 0 ? Stopped::kNothingPending : Stopped::kDone;
}

Stopped World::Settle() {
  flush_needed_ = true;
  Stopped why = Stopped::kDone;
  switch (sim_.Settle(kSettleBounds).reason) {
    case sim::StopReason::kTimeBound:
      why = Stopped::kTimeBound;
      break;
    case sim::StopReason::kEventBound:
      why = Stopped::kEventBound;
      break;
    default:
      return why;
  }
  // Something goes on for ever, or for very long: a task that crashes, a launch that fails. Nobody
  // waits for it any longer, and the journal says for what.
  std::string pending;
  for (const sim::Timer& timer : sim_.timers().Pending()) {
    if (timer.kind != sim::TimerKind::kSettling || pending.size() > 200) continue;
    StrAppend(pending, pending.empty() ? "" : ", ", sim_.controller(timer.controller).name(), " ",
              timer.key);
  }
  cause_ = 0;
  Append("world", "settling_given_up",
         {{"why", std::string(StoppedName(why))}, {"still_pending", pending}});
  return why;
}

Stopped World::RunUntilTrue(const std::function<bool()>& condition, Duration at_most) {
  const Instant end = sim_.now() + at_most;
  flush_needed_ = true;
  while (!condition()) {
    const std::optional<Instant> due = sim_.timers().NextDue();
    if (!due) return Stopped::kNothingPending;
    if (*due > end) {
      sim_.RunUntil(end);
      return Stopped::kTimeBound;
    }
    sim_.Step();
  }
  return Stopped::kDone;
}

void World::SetClock(const sim::ClockSetting& setting, int64_t wall_micros) {
  pacing_ = {setting, sim_.now(), wall_micros};
}

int64_t World::Pace(int64_t wall_micros) {
  const sim::ClockMode mode = pacing_.setting.mode;
  if (mode == sim::ClockMode::kManual || mode == sim::ClockMode::kEager) return -1;
  const Instant target = sim::VirtualAt(pacing_, wall_micros);
  if (target > sim_.now() && RunUntil(target, kPaceSlice) == Stopped::kBudget) return 0;
  const std::optional<Instant> due = sim_.timers().NextDue();
  if (!due) return -1;
  const std::optional<int64_t> at = sim::WallAt(pacing_, *due);
  return at ? std::max<int64_t>(*at - wall_micros, 0) : -1;
}

// --- State ---------------------------------------------------------------------------------------

void World::Record() {
  store_.Get<ClockRow>().Put({"world", sim_.now(), static_cast<int64_t>(options_.seed)});
  auto& timers = store_.Get<TimerRow>();
  sim_.timers().DrainChanges([&](const sim::Timers::Change& change) {
    const sim::Timer& timer = change.timer;
    const std::string name(sim_.controller(timer.controller).name());
    if (!change.pending) {
      timers.Erase(name, timer.key);
      return;
    }
    timers.Put({name, timer.key, timer.due, static_cast<int64_t>(timer.sequence),
                timer.kind == sim::TimerKind::kPeriodic, timer.cause});
  });
  auto& streams = store_.Get<RandomRow>();
  sim_.rngs().DrainChanges([&](const std::string& stream, const sim::RngState& state) {
    streams.Put({stream, static_cast<int64_t>(state[0]), static_cast<int64_t>(state[1]),
                 static_cast<int64_t>(state[2]), static_cast<int64_t>(state[3])});
  });
}

void World::Flush() {
  if (!flush_needed_) return;
  flush_needed_ = false;
  if (!store_.has_file()) return;
  Record();
  store_.FlushTurn();
}

void World::Restore() {
  const ClockRow* clock = store_.Get<ClockRow>().Find(std::string("world"));
  WT_CHECK(clock != nullptr);
  options_.seed = static_cast<uint64_t>(clock->seed);
  for (const sim::Timer& timer : sim_.timers().Pending()) {
    sim_.timers().Cancel(timer.controller, timer.key);
  }
  sim_.timers().DrainChanges([](const sim::Timers::Change&) {});
  sim_.rngs().Reseed(options_.seed);
  sim_.RestoreNow(clock->now);
  for (const RandomRow& row : store_.Get<RandomRow>().All()) {
    sim_.rngs().Restore(row.stream,
                        {static_cast<uint64_t>(row.word0), static_cast<uint64_t>(row.word1),
                         static_cast<uint64_t>(row.word2), static_cast<uint64_t>(row.word3)});
  }
  for (const TimerRow& row : store_.Get<TimerRow>().All()) {
    const std::optional<sim::ControllerId> id = sim_.FindController(row.controller);
    WT_CHECK(id.has_value());
    using enum sim::TimerKind;
    sim_.timers().Restore({.key = row.key,
                           .due = row.due,
                           .sequence = static_cast<uint64_t>(row.sequence),
                           .cause = row.cause,
                           .controller = *id,
                           .kind = row.periodic ? kPeriodic : kSettling});
  }
  next_entry_ = 1;
  for (const JournalRow& row : store_.Get<JournalRow>().All()) next_entry_ = row.id + 1;
  reads_.clear();
  pacing_ = {pacing_.setting, sim_.now(), pacing_.wall_anchor_micros};
}

void World::Reset(uint64_t seed) {
  for (const sim::Timer& timer : sim_.timers().Pending()) {
    sim_.timers().Cancel(timer.controller, timer.key);
  }
  store_.Clear();
  derived_.clear();
  options_.seed = seed;
  sim_.rngs().Reseed(seed);
  sim_.RestoreNow(options_.start);
  next_entry_ = 1;
  requests_ = 0;
  reads_.clear();
  pacing_.virtual_anchor = options_.start;
  Create();
}

Result<void> World::SaveSnapshot(const std::string& path) {
  Record();
  return store_.SaveTo(path);
}

Result<void> World::LoadSnapshot(const std::string& path) {
  WT_TRY(store_.LoadFrom(path));
  derived_.clear();
  Restore();
  flush_needed_ = true;
  return {};
}

std::string World::Digest() {
  Record();
  return store_.Digest();
}

// --- The journal ---------------------------------------------------------------------------------

int64_t World::Append(std::string_view actor, std::string_view event, sim::Fields fields) {
  const int64_t id = next_entry_++;
  store_.Get<JournalRow>().Put(
      {id, sim_.now(), std::string(actor), std::string(event), cause_, PackFields(fields)});
  return id;
}

std::optional<sim::JournalEntry> World::FindEntry(int64_t id) {
  const JournalRow* row = store_.Get<JournalRow>().Find(id);
  return row ? std::optional(ToEntry(*row)) : std::nullopt;
}

std::vector<sim::JournalEntry> World::Entries(int64_t after, size_t at_most) {
  std::vector<sim::JournalEntry> entries;
  for (int64_t id = after + 1; id < next_entry_ && entries.size() < at_most; ++id) {
    if (std::optional<sim::JournalEntry> entry = FindEntry(id))
      entries.push_back(*std::move(entry));
  }
  return entries;
}

bool Mentions(const sim::JournalEntry& entry, std::string_view subject) {
  std::string_view kind;
  std::string_view id = subject;
  if (const std::optional<sim::Subject> named = sim::ParseSubject(subject)) {
    kind = std::string_view(subject).substr(0, named->kind.size());
    id = subject.substr(named->kind.size() + 1);
  }
  for (const auto& [name, value] : entry.fields) {
    if (!sim::IsSubjectField(name) || (!kind.empty() && name != kind)) continue;
    const bool tail = value.size() > id.size() && value.ends_with(id) &&
                      value[value.size() - id.size() - 1] == '/';
    if (value == id || tail) return true;
  }
  return false;
}

int64_t World::NewestAbout(std::string_view subject) {
  for (int64_t id = next_entry_ - 1; id > 0; --id) {
    const std::optional<sim::JournalEntry> entry = FindEntry(id);
    if (entry && Mentions(*entry, subject)) return id;
  }
  return 0;
}

}  // namespace wt
