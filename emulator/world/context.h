#pragma once

// What a handler or a controller may do to the world, and in whose name.
//
// Turn: one timer's or one request's access to rows, timers, chance and the journal, across all
// accounts. Context: the same, seen from one account and region, as operation handlers get it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/base/strings.h"
#include "emulator/base/time.h"
#include "emulator/sim/controller.h"
#include "emulator/sim/turn.h"
#include "emulator/state/store.h"
#include "emulator/world/caller.h"
#include "emulator/world/events.h"

namespace wt {

class World;

class Turn : public sim::Turn {
 public:
  explicit Turn(World& world) : world_(world) {}

  World& world() { return world_; }
  Instant now() const override;
  std::string_view controller() const override;
  // A named random stream: a new draw in one moves nothing in the others.
  sim::Rng& rng(std::string_view stream) override;

  // --- Rows; keys are given whole, account and region first -----------------------------------
  template <class Row>
  state::Table<Row>& Rows() {
    return store().template Get<Row>();
  }
  template <class Row, class... Key>
  std::optional<Row> Find(const Key&... key) {
    const Row* row = Rows<Row>().Find(key...);
    return row ? std::optional<Row>(*row) : std::nullopt;
  }
  // Without the copy. Valid until the row is next put or erased.
  template <class Row, class... Key>
  const Row* Peek(const Key&... key) {
    return Rows<Row>().Find(key...);
  }
  template <class Row>
  void Put(Row row) {
    Rows<Row>().Put(std::move(row));
  }
  template <class Row, class... Key>
  bool Erase(const Key&... key) {
    return Rows<Row>().Erase(key...);
  }

  // --- Timers: at most one pending wake-up for a controller and key; a later call moves it ------
  void RequestWake(const sim::WakeRequest& request) override;
  bool CancelWake(std::string_view controller, std::string_view key) override;

  // --- The journal ------------------------------------------------------------------------------
  // Records a decision, because of what this turn is about (its timer's cause, or its request);
  // answers the entry's number, which is the cause of what the turn does next.
  int64_t TraceFields(std::string_view event, sim::Fields fields) override;
  int64_t cause() const;
  void set_cause(int64_t entry);

  template <class Event>
  void Publish(const Event& event) {
    events().Publish(*this, event);
  }

 protected:
  state::Store& store();
  Events& events();

  World& world_;
};

// Makes journal entries and wake-ups in its lifetime say that `entry` caused them.
class Because {
 public:
  Because(Turn& turn, int64_t entry) : turn_(turn), before_(turn.cause()) { turn.set_cause(entry); }
  ~Because() { turn_.set_cause(before_); }
  Because(const Because&) = delete;
  Because& operator=(const Because&) = delete;

 private:
  Turn& turn_;
  int64_t before_;
};

class Context : public Turn {
 public:
  Context(World& world, std::string account, std::string region)
      : Turn(world), account_(std::move(account)), region_(std::move(region)) {}

  const std::string& account() const { return account_; }
  const std::string& region() const { return region_; }
  // The request behind this context; null in a controller's.
  const Caller* caller() const { return caller_; }
  void set_caller(const Caller* caller) { caller_ = caller; }
  const std::string& request_id() const { return request_id_; }
  void set_request_id(std::string id) { request_id_ = std::move(id); }

  // The same account seen from another region; "" is where global services keep their rows.
  Context In(std::string_view region) const;
  Context Global() const { return In(""); }

  // --- Rows of this account and region; keys are given without these two ----------------------
  template <class Row, class... Key>
  std::optional<Row> Find(const Key&... key) {
    return Turn::Find<Row>(account_, region_, key...);
  }
  template <class Row, class... Key>
  const Row* Peek(const Key&... key) {
    return Turn::Peek<Row>(account_, region_, key...);
  }
  template <class Row, class... Key>
  bool Erase(const Key&... key) {
    return Turn::Erase<Row>(account_, region_, key...);
  }
  template <class Row, class... Prefix>
  auto Scan(const Prefix&... prefix) {
    return Rows<Row>().Scan(account_, region_, prefix...);
  }
  // Puts a row, into this account and region where it names none.
  template <class Row>
  void Put(Row row) {
    if (row.account.empty()) {
      row.account = account_;
      row.region = region_;
    }
    Turn::Put(std::move(row));
  }

  // "ACCOUNT/REGION/rest", the key of this scope's wake-ups; a Scoped key is read by SplitKey.
  std::string Key(std::string_view rest) const { return StrCat(account_, "/", region_, "/", rest); }
  std::string ArnOf(std::string_view service, std::string_view resource) const {
    return StrCat("arn:aws:", service, ":", region_, ":", account_, ":", resource);
  }
  // "vpc-0123456789abcdef0": a prefix and 17 hexadecimal digits, as EC2 makes ids.
  std::string NewId(std::string_view prefix);
  // 32 hexadecimal digits, as ECS makes ids.
  std::string NewHexId(size_t digits);

 private:
  std::string account_;
  std::string region_;
  const Caller* caller_ = nullptr;
  std::string request_id_;
};

struct ScopedKey {
  std::string account, region, rest;
};
ScopedKey SplitKey(std::string_view key);

// A loop of a service. It reads all it needs anew each time and keeps nothing between turns: late,
// twice, or after a restart, it does no harm.
class Controller : public sim::Controller {
 public:
  virtual void Reconcile(Turn& turn, const std::string& key) = 0;

 private:
  void Reconcile(sim::Turn& turn, const sim::Key& key) final {
    Reconcile(static_cast<Turn&>(turn), key);
  }
};

}  // namespace wt
