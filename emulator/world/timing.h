#pragma once

// How long things take that AWS publishes no promise for: an instance's boot, a target's first
// check, a certificate's issue. Each has a name, a span, and where the span comes from. A world
// takes them by one of three profiles, and any of them can be set.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "emulator/base/time.h"
#include "emulator/state/schema.h"
#include "emulator/world/context.h"

namespace wt {

struct Timing {
  std::string_view name;  // "ec2.boot"
  Duration min, max;
  std::string_view confidence;  // "documented", "observed" or "assumed"
  std::string_view source;      // Where the figures come from, or why these were taken.
};

// aws: anything between the two. fixed: the middle. fast: nearly nothing.
enum class TimingProfile { kAws, kFast, kFixed };
std::string_view TimingProfileName(TimingProfile profile);
std::optional<TimingProfile> TimingProfileNamed(std::string_view name);

// What this takes now, by the world's profile or as it was set. `stream` is who draws.
Duration HowLong(Turn& turn, const Timing& timing, std::string_view stream);
// The same between two spans that have one name: `from` and `to` instead of the timing's own.
Duration HowLong(Turn& turn, const Timing& timing, Duration from, Duration to,
                 std::string_view stream);

// Makes a service's durations known by their names; when it is installed.
void RegisterTimings(World& world, std::span<const Timing> timings);

// --- For who shows and sets them --------------------------------------------------------------

struct TimingRow {
  std::string name;
  Duration min, max;
  std::string confidence, source;
  std::optional<Duration> set_min, set_max;  // By the user.
};

struct TimingProfileRow {
  std::string name = "world";
  std::string profile = "aws";
};

TimingProfile TimingProfileOf(Turn& turn);
std::vector<TimingRow> TimingsOf(Turn& turn);  // In order of name.
// What a duration would take at least and at most by the profile.
struct TimingRange {
  Duration min, max;
};
TimingRange RangeOf(TimingProfile profile, const TimingRow& row);

struct TimingOptions {
  std::optional<TimingProfile> profile;
  // "ec2.boot=30s" or "ec2.boot=20s..40s"; "ec2.boot=" takes it back.
  std::vector<std::string> assignments;
};
// All of them, or none and what is wrong, with the nearest name there is.
Result<void> ApplyTimings(Turn& turn, const TimingOptions& options);
// In force in a new world and after each reset: what `serve` was told.
void SetTimingDefaults(World& world, const TimingOptions& options);

template <>
struct Schema<TimingRow> {
  using Row = TimingRow;
  static constexpr std::string_view kTable = "timing";
  static constexpr auto kColumns = Columns{
      KeyColumn{"name", &Row::name},    Column{"min", &Row::min},
      Column{"max", &Row::max},         Column{"confidence", &Row::confidence},
      Column{"source", &Row::source},   Column{"set_min", &Row::set_min},
      Column{"set_max", &Row::set_max},
  };
};

template <>
struct Schema<TimingProfileRow> {
  using Row = TimingProfileRow;
  static constexpr std::string_view kTable = "timing_profile";
  static constexpr auto kColumns = Columns{
      KeyColumn{"name", &Row::name},
      Column{"profile", &Row::profile},
  };
};

}  // namespace wt
