#pragma once

// Local time in the zones of the IANA database.
// https://www.iana.org/time-zones,
// https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap08.html

#include <cstdint>
#include <optional>
#include <string_view>

#include "emulator/base/time.h"

namespace wt::laws::schedule {

// A day of the proleptic Gregorian calendar; month and day from 1.
struct Date {
  int64_t year = 1970, month = 1, day = 1;
};
int64_t DaysOf(const Date& date);  // Since the epoch.
Date DateOf(int64_t days);
int64_t DaysInMonth(int64_t year, int64_t month);
int64_t WeekdayOf(int64_t days);  // 0 is Sunday.

class TimeZone {
 public:
  // "Europe/Berlin", "UTC", "" (UTC). Nothing where there is no such zone.
  static std::optional<TimeZone> Named(std::string_view name);

  // Seconds east of Greenwich.
  int64_t OffsetAt(int64_t utc_seconds) const;
  // The instant of a local time. A time that a change of clocks leaves out is reckoned with the
  // offset before it; of one that comes twice the first is meant.
  int64_t ToUtc(int64_t local_seconds) const;

 private:
  struct Change {
    int64_t month = 0, week = 0, weekday = 0;
    int64_t seconds = 7200;  // Of the local day.
  };
  static bool Parse(std::string_view rule, TimeZone& zone);
  static int64_t ChangeAt(const Change& change, int64_t year);

  int64_t standard_ = 0, summer_ = 0;
  bool has_summer_ = false;
  Change begins_, ends_;
};

// The rule of a zone, or empty where there is none of that name.
std::string_view PosixRule(std::string_view name);

}  // namespace wt::laws::schedule
