#include "emulator/control/timing.h"

#include "emulator/base/strings.h"
#include "emulator/control/answer.h"
#include "emulator/world/timing.h"

namespace wt::control {
namespace {

std::string Text(Duration min, Duration max) {
  if (min == max) return FormatDuration(min);
  return StrCat(FormatDuration(min), "..", FormatDuration(max));
}

wire::HttpResponse Listed(World& world, bool as_text) {
  Json timings = Json::array();
  std::string lines;
  std::string profile;
  world.RunTurn("control", [&](Turn& turn) {
    const TimingProfile now = TimingProfileOf(turn);
    profile = TimingProfileName(now);
    lines = StrCat("profile ", profile, "\n");
    for (const TimingRow& row : TimingsOf(turn)) {
      const TimingRange takes = RangeOf(now, row);
      Json entry{{"name", row.name},
                 {"takes", Text(takes.min, takes.max)},
                 {"aws", Text(row.min, row.max)},
                 {"set", row.set_min.has_value()},
                 {"confidence", row.confidence},
                 {"source", row.source}};
      std::string name = row.name, span = Text(takes.min, takes.max);
      name.resize(std::max<size_t>(name.size(), 34), ' ');
      span.resize(std::max<size_t>(span.size(), 18), ' ');
      StrAppend(lines, name, " ", span, " ", row.set_min ? "set" : row.confidence, "\n");
      timings.push_back(std::move(entry));
    }
  });
  if (as_text) return {200, {{"Content-Type", "text/plain"}}, lines};
  return Answer(Json{{"profile", profile}, {"timings", timings}});
}

}  // namespace

wire::HttpResponse AnswerTiming(World& world, const wire::HttpRequest& request) {
  const bool as_text = request.query().find("format=text") != std::string_view::npos;
  if (request.method == "GET") return Listed(world, as_text);
  if (request.method != "PUT" && request.method != "POST") {
    return Refuse(405, "MethodNotAllowed", "GET reads, PUT sets.");
  }
  // {"profile": "fast", "set": {"ec2.boot": "30s", "elbv2.provision": null}}
  const Json body = Json::parse(request.body, nullptr, false);
  if (!body.is_object()) return BadRequest("The body must be a JSON object.");
  TimingOptions options;
  for (const auto& [key, value] : body.items()) {
    if (key == "profile") {
      if (value.is_string()) options.profile = TimingProfileNamed(value.get<std::string>());
      if (!options.profile) return BadRequest("profile: one of aws, fast, fixed.");
    } else if (key == "set" && value.is_object()) {
      for (const auto& [name, duration] : value.items()) {
        if (!duration.is_string() && !duration.is_null()) {
          return BadRequest(StrCat(name, ": a duration such as \"30s\", or null."));
        }
        options.assignments.push_back(
            StrCat(name, "=", duration.is_null() ? "" : duration.get<std::string>()));
      }
    } else {
      return BadRequest(StrCat("'", key, "': there are profile, and set with durations by name."));
    }
  }
  Result<void> done;
  world.RunTurn("control", [&](Turn& turn) { done = ApplyTimings(turn, options); });
  if (!done.ok()) return BadRequest(done.error().message);
  return Listed(world, as_text);
}

}  // namespace wt::control
