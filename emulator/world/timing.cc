#include "emulator/world/timing.h"

#include <algorithm>

#include "emulator/base/nearest.h"
#include "emulator/base/strings.h"
#include "emulator/world/world.h"

namespace wt {
namespace {

// Fast: a hundredth of the least, and no shorter than what keeps two stages apart.
constexpr int64_t kFastPart = 100;
constexpr Duration kFastLeast = Millis(1);

const std::string kWorld = "world";

TimingRange By(TimingProfile profile, TimingRange span, bool is_set) {
  if (profile == TimingProfile::kFixed) {
    span.min = span.max = Micros((span.min.micros + span.max.micros) / 2);
  } else if (profile == TimingProfile::kFast) {
    if (!is_set) {
      span.min = std::min(span.min, std::max(kFastLeast, Micros(span.min.micros / kFastPart)));
    }
    span.max = span.min;
  }
  return span;
}

Error Wrong(std::string message) {
  return {.code = "BadRequest", .message = std::move(message), .http_status = 400};
}

// The row as "NAME=VALUE" would have it.
Result<TimingRow> Assigned(Turn& turn, std::string_view assignment) {
  const size_t equals = assignment.find('=');
  if (equals == std::string_view::npos) {
    return Wrong(StrCat("'", assignment, "' is not NAME=DURATION, such as ec2.boot=30s."));
  }
  // 1. A name that is there.
  const std::string name(assignment.substr(0, equals));
  std::optional<TimingRow> row = turn.Find<TimingRow>(name);
  if (!row) {
    std::vector<std::string> names;
    for (const TimingRow& one : turn.Rows<TimingRow>().All()) names.push_back(one.name);
    const std::string nearest = NearestName(name, names);
    return Wrong(StrCat("There is no duration '", name, "'.",
                        nearest.empty() ? "" : StrCat(" Did you mean '", nearest, "'?")));
  }
  // 2. One duration, a span of two, or none.
  const std::string_view value = assignment.substr(equals + 1);
  const size_t dots = value.find("..");
  const std::string_view last = dots == std::string_view::npos ? value : value.substr(dots + 2);
  row->set_min.reset();
  row->set_max.reset();
  if (value.empty()) return *std::move(row);
  row->set_min = ParseDuration(value.substr(0, dots));
  row->set_max = ParseDuration(last);
  if (!row->set_min || !row->set_max || *row->set_max < *row->set_min) {
    return Wrong(StrCat(name, ": '", value, "' is not a duration such as 30s or 20s..40s."));
  }
  return *std::move(row);
}

}  // namespace

std::string_view TimingProfileName(TimingProfile profile) {
  switch (profile) {
    case TimingProfile::kAws:
      return "aws";
    case TimingProfile::kFast:
      return "fast";
    case TimingProfile::kFixed:
      return "fixed";
  }
  return "";
}

std::optional<TimingProfile> TimingProfileNamed(std::string_view name) {
  for (const auto profile : {TimingProfile::kAws, TimingProfile::kFast, TimingProfile::kFixed}) {
    if (TimingProfileName(profile) == name) return profile;
  }
  return std::nullopt;
}

Duration HowLong(Turn& turn, const Timing& timing, Duration from, Duration to,
                 std::string_view stream) {
  const auto* row = turn.Peek<TimingRow>(std::string(timing.name));
  const bool is_set = row != nullptr && row->set_min.has_value();
  TimingRange span{from, to};
  if (is_set) span = {*row->set_min, row->set_max.value_or(*row->set_min)};
  span = By(TimingProfileOf(turn), span, is_set);
  return span.min == span.max ? span.min : turn.rng(stream).Between(span.min, span.max);
}

Duration HowLong(Turn& turn, const Timing& timing, std::string_view stream) {
  return HowLong(turn, timing, timing.min, timing.max, stream);
}

void RegisterTimings(World& world, std::span<const Timing> timings) {
  world.OnCreate([all = std::vector<Timing>(timings.begin(), timings.end())](Turn& turn) {
    for (const Timing& one : all) {
      TimingRow row;
      row.name = one.name;
      row.min = one.min;
      row.max = one.max;
      row.confidence = one.confidence;
      row.source = one.source;
      turn.Put(std::move(row));
    }
  });
}

TimingProfile TimingProfileOf(Turn& turn) {
  const auto* row = turn.Peek<TimingProfileRow>(kWorld);
  if (row == nullptr) return TimingProfile::kAws;
  return TimingProfileNamed(row->profile).value_or(TimingProfile::kAws);
}

std::vector<TimingRow> TimingsOf(Turn& turn) {
  std::vector<TimingRow> rows;
  for (const TimingRow& row : turn.Rows<TimingRow>().All()) rows.push_back(row);
  return rows;
}

TimingRange RangeOf(TimingProfile profile, const TimingRow& row) {
  if (row.set_min) return By(profile, {*row.set_min, row.set_max.value_or(*row.set_min)}, true);
  return By(profile, {row.min, row.max}, false);
}

Result<void> ApplyTimings(Turn& turn, const TimingOptions& options) {
  std::vector<TimingRow> rows;
  for (const std::string& one : options.assignments) rows.push_back(WT_TRY(Assigned(turn, one)));
  if (options.profile) {
    const std::string name(TimingProfileName(*options.profile));
    turn.Put(TimingProfileRow{.profile = name});
    turn.Trace("timing_profile_set", {{"profile", name}});
  }
  for (TimingRow& row : rows) {
    turn.Trace("timing_set", {{"timing", row.name},
                              {"min", row.set_min ? FormatDuration(*row.set_min) : ""},
                              {"max", row.set_max ? FormatDuration(*row.set_max) : ""}});
    turn.Put(std::move(row));
  }
  return {};
}

void SetTimingDefaults(World& world, const TimingOptions& options) {
  // What is wrong with them was said when they were first applied.
  world.OnCreate([options](Turn& turn) { (void)ApplyTimings(turn, options).ok(); });
}

}  // namespace wt
