#pragma once

// One pending wake-up, as everyone outside the heap sees it.

#include <cstdint>
#include <string>

#include "emulator/base/time.h"

namespace wt::sim {

// Dense, in the order of registration. Names, not ids, are saved.
using ControllerId = uint32_t;

// What a wake-up is about, in the controller's own terms: a row's key, or "" where there is one.
using Key = std::string;

enum class TimerKind : uint8_t {
  kSettling,  // Part of what a request set in motion; eager mode runs until none is left.
  kPeriodic,  // Would go on for ever: metrics, alarms, schedules.
};

struct Timer {
  Key key;
  Instant due;
  uint64_t sequence = 0;  // Later wake-ups have larger ones; breaks ties of `due`.
  int64_t cause = 0;      // The journal entry under which it was set, or 0.
  ControllerId controller = 0;
  TimerKind kind = TimerKind::kSettling;

  friend bool operator==(const Timer&, const Timer&) = default;
};

}  // namespace wt::sim
