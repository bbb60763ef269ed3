#pragma once

// Virtual time: integer microseconds, since the Unix epoch for an Instant.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wt {

struct Duration {
  int64_t micros = 0;

  friend constexpr auto operator<=>(Duration, Duration) = default;
  friend constexpr Duration operator+(Duration a, Duration b) { return {a.micros + b.micros}; }
  friend constexpr Duration operator-(Duration a, Duration b) { return {a.micros - b.micros}; }
  friend constexpr Duration operator*(Duration a, int64_t n) { return {a.micros * n}; }
  constexpr double seconds() const { return static_cast<double>(micros) / 1e6; }
};

constexpr Duration Micros(int64_t n) { return {n}; }
constexpr Duration Millis(int64_t n) { return {n * 1000}; }
constexpr Duration Seconds(int64_t n) { return {n * 1'000'000}; }
constexpr Duration Minutes(int64_t n) { return Seconds(n * 60); }
constexpr Duration Hours(int64_t n) { return Minutes(n * 60); }
constexpr Duration Days(int64_t n) { return Hours(n * 24); }

struct Instant {
  int64_t micros = 0;

  friend constexpr auto operator<=>(Instant, Instant) = default;
  friend constexpr Instant operator+(Instant t, Duration d) { return {t.micros + d.micros}; }
  friend constexpr Instant operator-(Instant t, Duration d) { return {t.micros - d.micros}; }
  friend constexpr Duration operator-(Instant a, Instant b) { return {a.micros - b.micros}; }
};

// The farthest instant that a four-digit year can print.
inline constexpr Instant kInstantMax{253402300799'000000};

// "2024-01-01T00:00:00Z", with three digits of milliseconds where asked.
std::string FormatIso8601(Instant at, bool milliseconds = false);
// "Mon, 01 Jan 2024 00:00:00 GMT"
std::string FormatHttpDate(Instant at);
// Both of the above, offsets (+02:00) and fractions; nothing where it is not a date.
std::optional<Instant> ParseTimestamp(std::string_view text);
// "90s", "5m", "2h30m", "250ms", "1d"; nothing where it is not a duration.
std::optional<Duration> ParseDuration(std::string_view text);
// "1h2m3.5s", the form that ParseDuration reads back.
std::string FormatDuration(Duration d);

}  // namespace wt
