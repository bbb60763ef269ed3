// `expect`, and what it shares with events: windows, bounds, conditions.

#include <algorithm>

#include "emulator/base/strings.h"
#include "scenarios/engine/file/expression.h"
#include "scenarios/engine/file/quantity.h"
#include "scenarios/engine/file/sections.h"

namespace wt::scenario {
namespace {

using Kind = Expectation::Kind;

// Keys that mean something for that kind alone.
void RefuseForeign(Reader& reader, std::string_view chosen) {
  constexpr std::pair<std::string_view, std::string_view> kOwners[] = {
      {"below", "metric"},  {"above", "metric"},  {"between", "metric"}, {"equals", "metric"},
      {"hold", "metric"},   {"except", "metric"}, {"after", "recover"},  {"within", "recover"},
      {"stays", "recover"}, {"times", "happens"}, {"order", "happens"}};
  for (const auto& [key, owner] : kOwners) {
    if (!reader.Has(key) || owner == chosen) continue;
    // How much of the time something must be true can be said of 'always' and 'never' too.
    const bool hold = key == "hold" || key == "except";
    if (hold && (chosen == "always" || chosen == "never")) continue;
    reader.Say(key, StrCat("stands beside '", owner, "', not '", chosen, "'"));
  }
}

void ReadTheWindow(Reader& reader, Expectation& out) {
  int count = 0;
  for (const char* key : {"window", "at", "during"}) count += reader.Has(key) ? 1 : 0;
  if (count > 1) reader.Say("window", "only one of these can be there: window, at, during");
  if (std::optional<Window> window = ReadWindowKey(reader, "window")) {
    out.window = *std::move(window);
  } else if (std::optional<Moment> at = reader.When("at")) {
    out.window = {false, false, *at, *at, FormatMoment(*at)};
  } else if (std::optional<std::string> name = reader.Text("during")) {
    out.window = {false,
                  false,
                  {.event = *name},
                  {.event = *name, .edge = Moment::Edge::kEnd},
                  StrCat(*name, " .. ", *name, ".end")};
    reader.reading().Use(out.window.from, *reader.Find("during"), reader.PathOf("during"));
  }
}

void ReadTheHold(Reader& reader, std::string_view chosen, Expectation& out) {
  if (chosen != "metric" && chosen != "always" && chosen != "never") return;
  out.hold = reader.Parsed("hold", Type::kHold, ReadHold).value_or(Hold{.text = "always"});
  if (const std::optional<Duration> except = reader.Time("except")) {
    if (reader.Has("hold")) reader.Say("except", "only one of these can be there: hold, except");
    reader.resolved.erase("hold");
    out.hold = {.kind = Hold::Kind::kExcept,
                .except = *except,
                .text = StrCat("except ", FormatDuration(*except))};
  }
}

void ReadTimes(Reader& reader, Expectation& out) {
  const Node* node = reader.Find("times");
  if (node == nullptr) return;
  std::vector<int64_t> counts;
  const auto add = [&](const Node& part) {
    const Result<int64_t> count = part.IsScalar() ? ReadInteger(part.text) : Bad("");
    if (count.ok() && *count >= 0) counts.push_back(*count);
  };
  if (node->IsScalar()) add(*node);
  for (const Entry& entry : node->entries) add(entry.node);
  const bool two = node->IsList() && counts.size() == 2 && counts[0] <= counts[1];
  if (!two && !(node->IsScalar() && counts.size() == 1)) {
    return reader.Say("times", "is not a count such as 2, or two such as [1, 3]");
  }
  out.times_min = counts.front();
  out.times_max = counts.back();
  reader.resolved["times"] = Json::array({out.times_min, out.times_max});
}

void ReadPatterns(Reader& reader, Expectation& out) {
  Json all = Json::array();
  reader.Each("happens", [&](const Node& node, const std::string& path) {
    if (node.IsScalar()) {
      out.patterns.push_back({.kind = {}, .of = {}, .text = node.text});
      all.push_back(node.text);
      return;
    }
    Reader pattern(reader.reading(), SectionNamed("pattern"), node, path);
    Pattern read;
    read.kind = pattern.Text("kind").value_or("");
    read.of = pattern.Text("of").value_or("");
    read.text = pattern.Text("text").value_or("");
    const std::vector<std::string> kinds = {"", "activity", "alarm", "service_event", "journal"};
    if (std::find(kinds.begin(), kinds.end(), read.kind) == kinds.end()) {
      pattern.Say("kind",
                  StrCat("'", read.kind, "' is none of: activity, alarm, service_event, journal"));
    }
    out.patterns.push_back(std::move(read));
    all.push_back(pattern.resolved);
  });
  if (out.patterns.empty()) reader.Say("happens", "there is no pattern");
  reader.resolved["happens"] = all;
  out.ordered = reader.Boolean("order").value_or(false);
  ReadTimes(reader, out);
}

Expectation ReadExpectation(Reader& reader) {
  Expectation out;
  out.position = reader.node().position;
  out.name = reader.Text("name").value_or("");
  const std::string_view chosen = reader.Chosen();
  if (chosen.empty()) return out;
  RefuseForeign(reader, chosen);
  ReadTheWindow(reader, out);
  ReadTheHold(reader, chosen, out);
  if (chosen == "metric") {
    if (std::optional<Metric> metric = reader.Measure("metric")) {
      out.metric = *std::move(metric);
      out.bounds = ReadBounds(reader, out.metric);
    }
  } else if (chosen == "happens") {
    out.kind = Kind::kHappens;
    ReadPatterns(reader, out);
  } else {
    out.kind = chosen == "recover" ? Kind::kRecover
               : chosen == "never" ? Kind::kNever
                                   : Kind::kAlways;
    out.predicate = reader.Truth(chosen).value_or(Predicate{});
  }
  if (out.kind == Kind::kRecover) {
    out.after = reader.When("after").value_or(Moment{});
    const std::optional<Duration> within = reader.Time("within");
    if (!reader.Has("within")) reader.Say("recover", "'within' is missing: by when, such as 10m");
    out.within = within.value_or(Duration{});
    out.stays = reader.Time("stays").value_or(Minutes(2));
  }
  return out;
}

}  // namespace

std::optional<Window> ReadWindowNode(Reading& reading, const Node& node, const std::string& path) {
  const Node* text = &node;
  bool inverted = false;
  std::string at = path;
  if (node.IsMap()) {
    text = node.Find("not");
    inverted = true;
    at += ".not";
    if (text == nullptr || node.entries.size() != 1) {
      reading.Say(node.position, path, "is not a window such as { not: release .. release+10m }");
      return std::nullopt;
    }
  }
  if (!text->IsScalar()) {
    reading.Say(text->position, at, "is not a window such as release .. release+10m");
    return std::nullopt;
  }
  Result<Window> window = ReadWindow(text->text);
  if (!window.ok()) {
    reading.Say(text->position, at, window.error().message);
    return std::nullopt;
  }
  reading.Use(window->from, *text, at);
  reading.Use(window->to, *text, at);
  window->inverted = inverted;
  return *std::move(window);
}

std::optional<Window> ReadWindowKey(Reader& reader, std::string_view key) {
  const Node* node = reader.Find(key);
  if (node == nullptr) return std::nullopt;
  std::optional<Window> window = ReadWindowNode(reader.reading(), *node, reader.PathOf(key));
  if (window) {
    Json& resolved = reader.resolved[std::string(key)];
    resolved = window->inverted ? Json{{"not", window->text}} : Json(window->text);
  }
  return window;
}

Bounds ReadBounds(Reader& reader, const Metric& metric) {
  Bounds out;
  const auto read = [&](std::string_view text) { return ReadBound(text, metric); };
  out.below = reader.Parsed("below", Type::kBound, read);
  out.above = reader.Parsed("above", Type::kBound, read);
  out.equals = reader.Parsed("equals", Type::kBound, read);
  return out;
}

std::optional<Condition> ReadCondition(Reader reader) {
  std::optional<Metric> metric = reader.Measure("metric");
  if (!metric) return std::nullopt;
  Condition out;
  out.metric = *std::move(metric);
  out.bounds = ReadBounds(reader, out.metric);
  out.for_ = reader.Time("for").value_or(Duration{});
  return out;
}

namespace {

// `between: [1, 3]`, and that there is a bound at all.
void ReadBetween(Reader& reader, Expectation& out) {
  const Node* between = reader.Find("between");
  const bool others = reader.Has("below") || reader.Has("above") || reader.Has("equals");
  if (between == nullptr) {
    if (!others) reader.Say("metric", "one of these must be there: below, above, between, equals");
    return;
  }
  if (others) return reader.Say("between", "stands alone, without below, above or equals");
  std::vector<Bound> bounds;
  for (const Entry& entry : between->entries) {
    Result<Bound> bound = entry.node.IsScalar() ? ReadBound(entry.node.text, out.metric)
                                                : Result<Bound>(Bad("is not a bound"));
    if (!bound.ok()) return reader.Say("between", bound.error().message);
    bound->inclusive = true;
    bounds.push_back(*std::move(bound));
  }
  if (bounds.size() != 2 || bounds[1].value < bounds[0].value) {
    return reader.Say("between", "is not two bounds such as [1, 3]");
  }
  reader.resolved["between"] = Json::array({bounds[0].text, bounds[1].text});
  out.bounds.above = bounds[0];
  out.bounds.below = bounds[1];
}

}  // namespace

void ReadExpectations(Reader& root, Scenario& scenario) {
  Json all = Json::array();
  root.Each("expect", [&](const Node& node, const std::string& path) {
    Reader reader(root.reading(), SectionNamed("expect"), node, path);
    Expectation read = ReadExpectation(reader);
    if (read.kind == Kind::kMetric && !read.metric.text.empty()) ReadBetween(reader, read);
    const auto& known = scenario.expectations;
    const bool twice = std::any_of(known.begin(), known.end(), [&](const Expectation& other) {
      return other.name == read.name && !read.name.empty();
    });
    if (twice) reader.Say("name", StrCat("'", read.name, "' is there twice"));
    all.push_back(reader.resolved);
    scenario.expectations.push_back(std::move(read));
  });
  if (!all.empty()) root.resolved["expect"] = all;
}

}  // namespace wt::scenario
