#include "emulator/base/time.h"

#include <array>
#include <cstdio>
#include <cstring>

#include "emulator/base/strings.h"

namespace wt {
namespace {

constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<const char*, 7> kWeekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

struct Civil {
  int64_t year = 1970;
  int month = 1, day = 1, hour = 0, minute = 0, second = 0, micros = 0, weekday = 0;
};

// Days since the epoch from a date of the proleptic Gregorian calendar, by eras of 400 years.
int64_t DaysFromCivil(int64_t y, int m, int d) {
  y -= m <= 2;
  const int64_t era = (y >= 0 ? y : y - 399) / 400;
  const int64_t yoe = y - era * 400;
  const int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + doe - 719468;
}

Civil ToCivil(Instant at) {
  int64_t seconds = at.micros / 1'000'000;
  int64_t micros = at.micros % 1'000'000;
  if (micros < 0) {
    micros += 1'000'000;
    --seconds;
  }
  int64_t days = seconds / 86400;
  int64_t rest = seconds % 86400;
  if (rest < 0) {
    rest += 86400;
    --days;
  }
  const int64_t z = days + 719468;
  const int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const int64_t doe = z - era * 146097;
  const int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int64_t mp = (5 * doy + 2) / 153;
  Civil c;
  c.day = static_cast<int>(doy - (153 * mp + 2) / 5 + 1);
  c.month = static_cast<int>(mp < 10 ? mp + 3 : mp - 9);
  c.year = yoe + era * 400 + (c.month <= 2);
  c.hour = static_cast<int>(rest / 3600);
  c.minute = static_cast<int>(rest / 60 % 60);
  c.second = static_cast<int>(rest % 60);
  c.micros = static_cast<int>(micros);
  c.weekday = static_cast<int>(((days + 4) % 7 + 7) % 7);
  return c;
}

bool Digits(std::string_view& text, size_t count, int& out) {
  if (text.size() < count) return false;
  out = 0;
  for (size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    out = out * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return true;
}

bool Skip(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

bool Valid(const Civil& c) {
  if (c.month < 1 || c.month > 12 || c.day < 1 || c.hour > 23 || c.minute > 59 || c.second > 60) {
    return false;
  }
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (c.year % 4 == 0 && c.year % 100 != 0) || c.year % 400 == 0;
  return c.day <= kDays[static_cast<size_t>(c.month - 1)] + (c.month == 2 && leap ? 1 : 0);
}

Instant FromCivil(const Civil& c) {
  const int64_t seconds =
      DaysFromCivil(c.year, c.month, c.day) * 86400 + c.hour * 3600 + c.minute * 60 + c.second;
  return {seconds * 1'000'000 + c.micros};
}

std::optional<Instant> ParseIso8601(std::string_view text) {
  Civil c;
  int year = 0;
  if (!Digits(text, 4, year) || !Skip(text, '-') || !Digits(text, 2, c.month) || !Skip(text, '-') ||
      !Digits(text, 2, c.day)) {
    return std::nullopt;
  }
  c.year = year;
  int64_t offset = 0;
  if (!text.empty()) {
    if (!Skip(text, 'T') && !Skip(text, ' ')) return std::nullopt;
    if (!Digits(text, 2, c.hour) || !Skip(text, ':') || !Digits(text, 2, c.minute)) {
      return std::nullopt;
    }
    if (Skip(text, ':') && !Digits(text, 2, c.second)) return std::nullopt;
    if (Skip(text, '.')) {
      int scale = 100000;
      bool any = false;
      while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        c.micros += (text.front() - '0') * scale;
        scale /= 10;
        any = true;
        text.remove_prefix(1);
      }
      if (!any) return std::nullopt;
    }
    if (!Skip(text, 'Z') && !text.empty()) {
      const int sign = text.front() == '-' ? -1 : 1;
      if (!Skip(text, '+') && !Skip(text, '-')) return std::nullopt;
      int hours = 0, minutes = 0;
      if (!Digits(text, 2, hours)) return std::nullopt;
      Skip(text, ':');
      if (!text.empty() && !Digits(text, 2, minutes)) return std::nullopt;
      offset = sign * (hours * 3600 + minutes * 60);
    }
  }
  if (!text.empty() || !Valid(c)) return std::nullopt;
  return FromCivil(c) - Seconds(offset);
}

std::optional<Instant> ParseHttpDate(std::string_view text) {
  const size_t comma = text.find(", ");
  if (comma == std::string_view::npos) return std::nullopt;
  text.remove_prefix(comma + 2);
  Civil c;
  int year = 0;
  if (!Digits(text, 2, c.day) || !Skip(text, ' ') || text.size() < 3) return std::nullopt;
  c.month = 0;
  for (size_t i = 0; i < kMonths.size(); ++i) {
    if (text.substr(0, 3) == kMonths[i]) c.month = static_cast<int>(i) + 1;
  }
  text.remove_prefix(3);
  if (!Skip(text, ' ') || !Digits(text, 4, year) || !Skip(text, ' ') || !Digits(text, 2, c.hour) ||
      !Skip(text, ':') || !Digits(text, 2, c.minute) || !Skip(text, ':') ||
      !Digits(text, 2, c.second)) {
    return std::nullopt;
  }
  c.year = year;
  if (text.starts_with('.')) {
    const size_t space = text.find(' ');
    text = space == std::string_view::npos ? "" : text.substr(space);
  }
  if (text != " GMT" || !Valid(c)) return std::nullopt;
  return FromCivil(c);
}

}  // namespace

std::string FormatIso8601(Instant at, bool milliseconds) {
  const Civil c = ToCivil(at);
  char buffer[48];
  if (milliseconds) {
    std::snprintf(buffer, sizeof buffer, "%04lld-%02d-%02dT%02d:%02d:%02d.%03dZ",
                  static_cast<long long>(c.year), c.month, c.day, c.hour, c.minute, c.second,
                  c.micros / 1000);
  } else {
    std::snprintf(buffer, sizeof buffer, "%04lld-%02d-%02dT%02d:%02d:%02dZ",
                  static_cast<long long>(c.year), c.month, c.day, c.hour, c.minute, c.second);
  }
  return buffer;
}

std::string FormatHttpDate(Instant at) {
  const Civil c = ToCivil(at);
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%s, %02d %s %04lld %02d:%02d:%02d GMT",
                kWeekdays[static_cast<size_t>(c.weekday)], c.day,
                kMonths[static_cast<size_t>(c.month - 1)], static_cast<long long>(c.year), c.hour,
                c.minute, c.second);
  return buffer;
}

std::optional<Instant> ParseTimestamp(std::string_view text) {
  if (std::optional<Instant> at = ParseIso8601(text)) return at;
  return ParseHttpDate(text);
}

std::optional<Duration> ParseDuration(std::string_view text) {
  Duration total;
  if (text.empty()) return std::nullopt;
  while (!text.empty()) {
    size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    const std::optional<int64_t> whole = ParseInt(text.substr(0, digits));
    if (!whole || *whole > 1'000'000'000) return std::nullopt;
    text.remove_prefix(digits);
    std::string_view fraction;
    if (Skip(text, '.')) {
      size_t count = 0;
      while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
      if (count == 0 || count > 6) return std::nullopt;
      fraction = text.substr(0, count);
      text.remove_prefix(count);
    }
    int64_t unit = 0;
    if (text.starts_with("ms")) {
      unit = 1000, text.remove_prefix(2);
    } else if (text.starts_with("us")) {
      unit = 1, text.remove_prefix(2);
    } else if (Skip(text, 's')) {
      unit = 1'000'000;
    } else if (Skip(text, 'm')) {
      unit = 60'000'000;
    } else if (Skip(text, 'h')) {
      unit = 3'600'000'000;
    } else if (Skip(text, 'd')) {
      unit = 86'400'000'000;
    } else {
      return std::nullopt;
    }
    if (*whole > (kInstantMax.micros - total.micros) / unit) return std::nullopt;
    total.micros += *whole * unit;
    int64_t part = unit;
    for (const char c : fraction) {
      part /= 10;
      total.micros += (c - '0') * part;
    }
  }
  return total;
}

std::string FormatDuration(Duration d) {
  if (d.micros < 0) return "-" + FormatDuration(Duration{-d.micros});
  if (d.micros == 0) return "0s";
  std::string out;
  int64_t rest = d.micros;
  const auto take = [&](int64_t unit, const char* name) {
    if (rest >= unit) StrAppend(out, rest / unit, name);
    rest %= unit;
  };
  take(86'400'000'000, "d");
  take(3'600'000'000, "h");
  take(60'000'000, "m");
  if (rest == 0) return out;
  StrAppend(out, rest / 1'000'000);
  if (rest % 1'000'000 != 0) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, ".%06d", static_cast<int>(rest % 1'000'000));
    std::string fraction = buffer;
    while (fraction.back() == '0') fraction.pop_back();
    out += fraction;
  }
  return out + "s";
}

}  // namespace wt
