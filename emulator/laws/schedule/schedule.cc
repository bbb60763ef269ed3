#include "emulator/laws/schedule/schedule.h"

#include <algorithm>
#include <array>

#include "emulator/base/strings.h"

namespace wt::laws::schedule {
namespace {

constexpr int64_t kDay = 86400;
// How far a calendar is looked through: 29 February comes every four to eight years.
constexpr int64_t kDaysAhead = 366 * 12;

int64_t Floor(int64_t a, int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

struct Field {
  int64_t lowest, highest;
  std::span<const std::string_view> names;  // Of the lowest on.
};
constexpr std::array<std::string_view, 12> kMonths{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                   "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array<std::string_view, 7> kWeekdays{"SUN", "MON", "TUE", "WED",
                                                    "THU", "FRI", "SAT"};

std::optional<int64_t> ReadValue(std::string_view text, const Field& field) {
  for (size_t i = 0; i < field.names.size(); ++i) {
    if (EqualsIgnoreCase(text, field.names[i])) return field.lowest + static_cast<int64_t>(i);
  }
  const std::optional<int64_t> value = ParseInt(text);
  if (!value || *value < field.lowest || *value > field.highest) return std::nullopt;
  return value;
}

// "*", "1,5", "1-5", "0/15", "*/5", "1-10/2"
bool ReadField(std::string_view text, const Field& field, std::set<int64_t>& out) {
  for (const std::string_view part : Split(text, ',')) {
    const std::vector<std::string_view> stepped = Split(part, '/');
    if (stepped.size() > 2 || stepped[0].empty()) return false;
    int64_t step = 1;
    if (stepped.size() == 2) {
      const std::optional<int64_t> read = ParseInt(stepped[1]);
      if (!read || *read < 1) return false;
      step = *read;
    }
    int64_t first = field.lowest, last = field.highest;
    if (stepped[0] != "*") {
      const std::vector<std::string_view> range = Split(stepped[0], '-');
      if (range.size() > 2) return false;
      const std::optional<int64_t> from = ReadValue(range[0], field);
      if (!from) return false;
      first = *from;
      if (range.size() == 2) {
        const std::optional<int64_t> to = ReadValue(range[1], field);
        if (!to) return false;
        last = *to;
      } else if (stepped.size() == 1) {
        last = first;
      }
    }
    if (first > last) return false;
    for (int64_t value = first; value <= last; value += step) out.insert(value);
  }
  return true;
}

bool ReadDays(std::string_view text, Cron& cron) {
  if (text == "*" || text == "?") return cron.any_day = true;
  if (text == "L") return cron.last_day = true;
  if (text == "LW") {
    cron.near_weekday_of = -1;
    return true;
  }
  if (text.ends_with("W")) {
    const auto day = ParseInt(text.substr(0, text.size() - 1));
    cron.near_weekday_of = day.value_or(0);
    return day && *day >= 1 && *day <= 31;
  }
  return ReadField(text, {1, 31, {}}, cron.days);
}

// AWS counts from 1, Sunday; Unix from 0.
bool ReadWeekdays(std::string_view text, bool unix_form, Cron& cron) {
  if (text == "*" || text == "?") return cron.any_weekday = true;
  const Field field = unix_form ? Field{0, 7, kWeekdays} : Field{1, 7, kWeekdays};
  const int64_t shift = unix_form ? 0 : 1;
  if (!unix_form && (text == "L" || text.ends_with("L"))) {
    if (text == "L") {
      cron.weekdays.insert(6);
      return true;
    }
    const auto day = ReadValue(text.substr(0, text.size() - 1), field);
    if (day) cron.last_weekday = *day - shift;
    return day.has_value();
  }
  if (const size_t hash = text.find('#'); !unix_form && hash != std::string_view::npos) {
    const auto day = ReadValue(text.substr(0, hash), field);
    const auto nth = ParseInt(text.substr(hash + 1));
    if (!day || !nth || *nth < 1 || *nth > 5) return false;
    cron.nth_weekday = *day - shift;
    cron.nth = *nth;
    return true;
  }
  std::set<int64_t> read;
  if (!ReadField(text, field, read)) return false;
  for (const int64_t day : read) cron.weekdays.insert((day - shift) % 7);
  return true;
}

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  for (const std::string_view word : Split(text, ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

std::optional<Schedule> ParseAwsCron(std::string_view body) {
  std::vector<std::string_view> words = Words(body);
  // Seven fields begin with seconds, which are tolerated and not kept.
  if (words.size() == 7) words.erase(words.begin());
  if (words.size() != 6) return std::nullopt;
  Cron cron;
  const bool good = ReadField(words[0], {0, 59, {}}, cron.minutes) &&
                    ReadField(words[1], {0, 23, {}}, cron.hours) && ReadDays(words[2], cron) &&
                    ReadField(words[3], {1, 12, kMonths}, cron.months) &&
                    ReadWeekdays(words[4], false, cron);
  if (!good) return std::nullopt;
  if (words[5] != "*" && !ReadField(words[5], {1970, 2199, {}}, cron.years)) return std::nullopt;
  // One of the two day fields has to be open.
  if (!cron.any_day && !cron.any_weekday) return std::nullopt;
  return cron;
}

std::optional<Schedule> ParseRate(std::string_view body) {
  const std::vector<std::string_view> words = Words(body);
  if (words.size() != 2) return std::nullopt;
  const std::optional<int64_t> count = ParseInt(words[0]);
  constexpr int64_t kCountMax = 1'000'000;
  if (!count || *count < 1 || *count > kCountMax) return std::nullopt;
  const std::string_view unit = words[1];
  if (unit == "minute" || unit == "minutes") return Rate{Minutes(*count)};
  if (unit == "hour" || unit == "hours") return Rate{Hours(*count)};
  if (unit == "day" || unit == "days") return Rate{Days(*count)};
  return std::nullopt;
}

std::optional<Schedule> ParseAt(std::string_view body) {
  if (body.size() != 19) return std::nullopt;
  const std::optional<Instant> at = ParseTimestamp(StrCat(body, "Z"));
  if (!at) return std::nullopt;
  return At{at->micros / 1'000'000};
}

// The working day nearest to a day, within its month.
int64_t NearWeekday(int64_t year, int64_t month, int64_t day) {
  const int64_t last = DaysInMonth(year, month);
  day = day < 0 ? last : std::min(day, last);
  const int64_t weekday = WeekdayOf(DaysOf({year, month, day}));
  if (weekday == 6) return day > 1 ? day - 1 : day + 2;
  if (weekday == 0) return day < last ? day + 1 : day - 2;
  return day;
}

bool DayMatches(const Cron& cron, int64_t days) {
  const Date date = DateOf(days);
  if (!cron.months.contains(date.month)) return false;
  if (!cron.years.empty() && !cron.years.contains(date.year)) return false;
  const int64_t last = DaysInMonth(date.year, date.month);
  const int64_t weekday = WeekdayOf(days);
  const bool day = cron.any_day || cron.days.contains(date.day) ||
                   (cron.last_day && date.day == last) ||
                   (cron.near_weekday_of != 0 &&
                    date.day == NearWeekday(date.year, date.month, cron.near_weekday_of));
  const bool week = cron.any_weekday || cron.weekdays.contains(weekday) ||
                    (cron.last_weekday == weekday && date.day + 7 > last) ||
                    (cron.nth_weekday == weekday && (date.day - 1) / 7 + 1 == cron.nth);
  if (cron.either && !cron.any_day && !cron.any_weekday) return day || week;
  return day && week;
}

}  // namespace

std::optional<Schedule> Parse(std::string_view text) {
  const size_t open = text.find('(');
  if (open == std::string_view::npos || !text.ends_with(")")) return std::nullopt;
  const std::string_view kind = text.substr(0, open);
  const std::string_view body = text.substr(open + 1, text.size() - open - 2);
  if (kind == "cron") return ParseAwsCron(body);
  if (kind == "rate") return ParseRate(body);
  if (kind == "at") return ParseAt(body);
  return std::nullopt;
}

std::optional<Cron> ParseUnixCron(std::string_view text) {
  const std::vector<std::string_view> words = Words(text);
  if (words.size() != 5) return std::nullopt;
  Cron cron;
  cron.either = true;
  const bool good = ReadField(words[0], {0, 59, {}}, cron.minutes) &&
                    ReadField(words[1], {0, 23, {}}, cron.hours) && ReadDays(words[2], cron) &&
                    ReadField(words[3], {1, 12, kMonths}, cron.months) &&
                    ReadWeekdays(words[4], true, cron);
  if (!good) return std::nullopt;
  return cron;
}

std::optional<Instant> Next(const Cron& cron, const TimeZone& zone, Instant after) {
  const int64_t from = Floor(after.micros, 1'000'000);
  const int64_t first = Floor(from + zone.OffsetAt(from), kDay);
  // One day earlier as well, since a local day may begin before the offset's.
  for (int64_t day = first - 1; day < first + kDaysAhead; ++day) {
    if (!DayMatches(cron, day)) continue;
    for (const int64_t hour : cron.hours) {
      for (const int64_t minute : cron.minutes) {
        const Instant at{zone.ToUtc(day * kDay + hour * 3600 + minute * 60) * 1'000'000};
        if (at > after) return at;
      }
    }
  }
  return std::nullopt;
}

std::optional<Instant> Next(const Schedule& schedule, const TimeZone& zone, Instant after,
                            Instant anchor) {
  if (const Cron* cron = std::get_if<Cron>(&schedule)) return Next(*cron, zone, after);
  if (const At* at = std::get_if<At>(&schedule)) {
    const Instant due{zone.ToUtc(at->local_seconds) * 1'000'000};
    if (due > after) return due;
    return std::nullopt;
  }
  const int64_t every = std::get<Rate>(schedule).every.micros;
  const int64_t passed = Floor((after - anchor).micros, every);
  return Instant{anchor.micros + std::max<int64_t>(passed + 1, 1) * every};
}

}  // namespace wt::laws::schedule
