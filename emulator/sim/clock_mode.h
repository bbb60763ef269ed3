#pragma once

// How virtual time follows wall time. Arithmetic only: the server's pacer reads the wall clock.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/time.h"

namespace wt::sim {

enum class ClockMode {
  kReal,    // Virtual time follows wall time.
  kScaled,  // So many virtual seconds a wall second.
  kManual,  // Moves only when told.
  kEager,   // As real, but every request is settled before the next; see Simulation::Settle.
};

inline constexpr int64_t kSpeedMilliMax = 1'000'000'000;

struct ClockSetting {
  ClockMode mode = ClockMode::kEager;
  // Thousandths of a virtual second a wall second; 1000 unless the mode is kScaled.
  int64_t speed_milli = 1000;

  friend bool operator==(const ClockSetting&, const ClockSetting&) = default;
};

// "real", "manual", "eager", "scaled 60", "scaled:0.5" (to three decimals, above 0, to 1000000).
std::optional<ClockSetting> ParseClockSetting(std::string_view text);
std::string FormatClockSetting(const ClockSetting& setting);

// A setting, and a moment at which both clocks are known.
struct Pacing {
  ClockSetting setting;
  Instant virtual_anchor;
  int64_t wall_anchor_micros = 0;
};

// Where virtual time should be at that wall time: never before the anchor, always the anchor in
// manual mode, never past kInstantMax.
Instant VirtualAt(const Pacing& pacing, int64_t wall_micros);
// The first wall time at which VirtualAt reaches `at`; nothing where it never does.
std::optional<int64_t> WallAt(const Pacing& pacing, Instant at);
// The same setting from where virtual time now is: after a jump (settling, an advance by hand)
// time goes on from there.
Pacing Reanchor(const Pacing& pacing, Instant virtual_now, int64_t wall_micros);

}  // namespace wt::sim
