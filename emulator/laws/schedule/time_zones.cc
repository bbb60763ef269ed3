#include "emulator/laws/schedule/time_zones.h"

#include <algorithm>

namespace wt::laws::schedule {
namespace {

constexpr int64_t kDay = 86400;

int64_t Floor(int64_t a, int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

// Reads what it can of a POSIX rule and moves on.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool Done() const { return text_.empty(); }
  bool Take(char c) {
    if (text_.empty() || text_.front() != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  // "CET", "<+0330>"
  void SkipName() {
    if (Take('<')) {
      while (!Done() && !Take('>')) text_.remove_prefix(1);
      return;
    }
    while (!Done() && ((text_.front() | 32) >= 'a' && (text_.front() | 32) <= 'z')) {
      text_.remove_prefix(1);
    }
  }
  bool AtNumber() const {
    return !Done() && (text_.front() == '-' || text_.front() == '+' || IsDigit(text_.front()));
  }
  int64_t Number() {
    int64_t value = 0;
    while (!Done() && IsDigit(text_.front())) {
      value = value * 10 + (text_.front() - '0');
      text_.remove_prefix(1);
    }
    return value;
  }
  // "-5:30" in seconds
  int64_t Clock() {
    const bool minus = Take('-');
    if (!minus) Take('+');
    int64_t seconds = Number() * 3600;
    if (Take(':')) seconds += Number() * 60;
    if (Take(':')) seconds += Number();
    return minus ? -seconds : seconds;
  }

 private:
  static bool IsDigit(char c) { return c >= '0' && c <= '9'; }
  std::string_view text_;
};

}  // namespace

// Days from civil: https://howardhinnant.github.io/date_algorithms.html
int64_t DaysOf(const Date& date) {
  const int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const int64_t era = Floor(year, 400);
  const int64_t of_era = year - era * 400;
  const int64_t of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

Date DateOf(int64_t days) {
  const int64_t shifted = days + 719468;
  const int64_t era = Floor(shifted, 146097);
  const int64_t of_era = shifted - era * 146097;
  const int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int64_t month = (5 * of_year + 2) / 153;
  Date date;
  date.day = of_year - (153 * month + 2) / 5 + 1;
  date.month = month < 10 ? month + 3 : month - 9;
  date.year = year_of_era + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

int64_t DaysInMonth(int64_t year, int64_t month) {
  constexpr int64_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

int64_t WeekdayOf(int64_t days) { return ((days + 4) % 7 + 7) % 7; }

bool TimeZone::Parse(std::string_view rule, TimeZone& zone) {
  // "CET-1CEST,M3.5.0,M10.5.0/3": hours are west of Greenwich, so their sign turns.
  Reader in(rule);
  in.SkipName();
  zone.standard_ = -in.Clock();
  if (in.Done()) return true;
  in.SkipName();
  zone.summer_ = in.AtNumber() ? -in.Clock() : zone.standard_ + 3600;
  zone.has_summer_ = true;
  for (Change* change : {&zone.begins_, &zone.ends_}) {
    if (!in.Take(',') || !in.Take('M')) return false;
    change->month = in.Number();
    in.Take('.');
    change->week = in.Number();
    in.Take('.');
    change->weekday = in.Number();
    if (in.Take('/')) change->seconds = in.Clock();
  }
  return in.Done();
}

std::optional<TimeZone> TimeZone::Named(std::string_view name) {
  TimeZone zone;
  if (name.empty()) return zone;
  const std::string_view rule = PosixRule(name);
  if (rule.empty() || !Parse(rule, zone)) return std::nullopt;
  return zone;
}

// In local seconds of that year's rule, without any offset.
int64_t TimeZone::ChangeAt(const Change& change, int64_t year) {
  const int64_t first = DaysOf({year, change.month, 1});
  int64_t day = 1 + (change.weekday - WeekdayOf(first) + 7) % 7 + (change.week - 1) * 7;
  if (day > DaysInMonth(year, change.month)) day -= 7;
  return (first + day - 1) * kDay + change.seconds;
}

int64_t TimeZone::OffsetAt(int64_t utc_seconds) const {
  if (!has_summer_) return standard_;
  const int64_t year = DateOf(Floor(utc_seconds + standard_, kDay)).year;
  const int64_t begins = ChangeAt(begins_, year) - standard_;
  const int64_t ends = ChangeAt(ends_, year) - summer_;
  const bool summer = begins < ends ? utc_seconds >= begins && utc_seconds < ends
                                    : utc_seconds >= begins || utc_seconds < ends;
  return summer ? summer_ : standard_;
}

int64_t TimeZone::ToUtc(int64_t local_seconds) const {
  if (!has_summer_) return local_seconds - standard_;
  const int64_t early = std::max(standard_, summer_);
  const int64_t late = std::min(standard_, summer_);
  // The earlier of the two instants is the first of a time that comes twice.
  if (OffsetAt(local_seconds - early) == early) return local_seconds - early;
  return local_seconds - late;
}

}  // namespace wt::laws::schedule
