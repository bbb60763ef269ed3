#pragma once

// What a controller may do while it has its turn. The world layer implements it and adds tables.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "emulator/base/time.h"
#include "emulator/sim/journal.h"
#include "emulator/sim/rng.h"
#include "emulator/sim/timer.h"

namespace wt::sim {

enum class WakeRule : uint8_t {
  kReplace,      // The pending wake-up moves to this instant, earlier or later.
  kNoLaterThan,  // The earlier of the two stays.
};

struct WakeRequest {
  std::string_view controller;
  std::string_view key;
  Instant due;
  WakeRule rule = WakeRule::kReplace;
  std::optional<TimerKind> kind;  // The controller's own unless given.
};

class Turn {
 public:
  virtual ~Turn() = default;

  virtual Instant now() const = 0;
  // The controller whose turn it is; "" in a request's turn.
  virtual std::string_view controller() const = 0;
  virtual Rng& rng(std::string_view stream) = 0;

  virtual void RequestWake(const WakeRequest& request) = 0;
  // False where none was pending.
  virtual bool CancelWake(std::string_view controller, std::string_view key) = 0;

  // Writes a journal entry and returns its id; it is the cause of what this turn does next.
  virtual int64_t TraceFields(std::string_view event, Fields fields) = 0;
  int64_t Trace(std::string_view event, std::initializer_list<Field> fields = {});

  // The controller's own wake-ups, which replace a pending one of the same key.
  void WakeAt(Instant due, std::string_view key);
  void WakeIn(Duration delay, std::string_view key);

  // Another controller's. `Wake` is now at the latest, and what a handler or a peer uses most.
  void Wake(std::string_view controller, std::string_view key);
  void WakeAt(std::string_view controller, Instant due, std::string_view key);
  void WakeIn(std::string_view controller, Duration delay, std::string_view key);
  void WakeNoLaterThan(std::string_view controller, Instant due, std::string_view key);
};

}  // namespace wt::sim
