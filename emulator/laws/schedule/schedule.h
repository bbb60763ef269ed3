#pragma once

// When a scheduled action runs: cron, rate and at, in a time zone.
// https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
// https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "emulator/base/time.h"
#include "emulator/laws/schedule/time_zones.h"

namespace wt::laws::schedule {

struct Cron {
  std::set<int64_t> minutes, hours, months, years;  // Empty years are all.
  std::set<int64_t> days, weekdays;                 // Weekdays from 0, Sunday.
  bool any_day = false, any_weekday = false;        // "*" or "?"
  bool last_day = false;                            // "L"
  int64_t near_weekday_of = 0;                      // "15W"; 0 for none, -1 for "LW"
  int64_t last_weekday = -1;                        // "5L": the month's last Thursday
  int64_t nth_weekday = -1, nth = 0;                // "2#1": the first Monday
  // Where both days and weekdays are named: either is enough (Unix), or both are needed.
  bool either = false;
};
struct Rate {
  Duration every;
};
struct At {
  int64_t local_seconds = 0;
};
using Schedule = std::variant<Cron, Rate, At>;

// "cron(0 9 * * ? *)", "rate(5 minutes)", "at(2024-03-31T09:00:00)". Nothing where it is none.
std::optional<Schedule> Parse(std::string_view text);
// Five fields, as Auto Scaling groups take them: "0 9 * * MON-FRI", Sunday is 0 or 7.
std::optional<Cron> ParseUnixCron(std::string_view text);

// The first time after `after`. A rate counts from `anchor`. Nothing where there is none left.
std::optional<Instant> Next(const Schedule& schedule, const TimeZone& zone, Instant after,
                            Instant anchor);
std::optional<Instant> Next(const Cron& cron, const TimeZone& zone, Instant after);

}  // namespace wt::laws::schedule
