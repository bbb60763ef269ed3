#include "scenarios/engine/file/describe.h"

#include <algorithm>

#include "emulator/base/strings.h"
#include "scenarios/engine/file/moment.h"
#include "scenarios/engine/file/quantity.h"

namespace wt::scenario {
namespace {

std::string BoundsText(const Bounds& bounds) {
  std::string out;
  const auto add = [&](std::string_view word, const std::optional<Bound>& bound) {
    if (bound) StrAppend(out, out.empty() ? "" : " and ", word, " ", bound->text);
  };
  add("above", bounds.above);
  add("below", bounds.below);
  add("equals", bounds.equals);
  return out;
}

std::string WhenText(const Event& event) {
  switch (event.trigger) {
    case Event::Trigger::kAt:
      return FormatMoment(event.at);
    case Event::Trigger::kWhen:
      return StrCat(
          "when ", event.when.metric.text, " ", BoundsText(event.when.bounds),
          event.when.for_.micros > 0 ? StrCat(" for ", FormatDuration(event.when.for_)) : "");
    case Event::Trigger::kEvery:
      return StrCat("every ", FormatDuration(event.every));
    case Event::Trigger::kRandom:
      break;
  }
  const Duration mean = Micros(static_cast<int64_t>(1e6 / event.random_rate));
  return StrCat("at random, once in ", FormatDuration(mean),
                event.random_per.empty() ? "" : StrCat(" per ", event.random_per));
}

std::string ActionText(const Action& action) {
  switch (action.kind) {
    case Action::Kind::kStop:
      return "stop";
    case Action::Kind::kCall:
      return StrCat(action.call.service, ".", action.call.operation, " ",
                    action.call.parameters.dump());
    case Action::Kind::kFault:
      break;
  }
  std::string out = action.id;
  if (!action.parameters.empty()) StrAppend(out, " ", action.parameters.dump());
  if (!action.targets.empty()) StrAppend(out, " ", action.targets.dump());
  return out;
}

// Events of fixed times first, in their order; the others as they stand in the file.
std::vector<const Event*> InOrder(const Scenario& scenario) {
  std::vector<const Event*> events;
  for (const Event& event : scenario.events) events.push_back(&event);
  std::stable_sort(events.begin(), events.end(), [](const Event* a, const Event* b) {
    const auto key = [](const Event& event) {
      const bool fixed = event.trigger == Event::Trigger::kAt && event.at.fixed();
      return std::pair(fixed ? 0 : 1, fixed ? event.at.offset.micros : 0);
    };
    return key(*a) < key(*b);
  });
  return events;
}

std::string StackText(const Stack& stack) {
  switch (stack.source) {
    case Stack::Source::kNone:
      return "none";
    case Stack::Source::kSnapshot:
      return StrCat("snapshot ", stack.snapshot);
    case Stack::Source::kAttach:
      return "the emulator that runs";
    case Stack::Source::kCalls:
      break;
  }
  return stack.name.empty() ? "calls in place" : stack.name;
}

std::string ExpectText(const Expectation& expect) {
  std::string out;
  switch (expect.kind) {
    case Expectation::Kind::kMetric:
      out = StrCat(expect.metric.text, " ", BoundsText(expect.bounds));
      break;
    case Expectation::Kind::kRecover:
      out = StrCat(expect.predicate.text, " within ", FormatDuration(expect.within), " after ",
                   FormatMoment(expect.after));
      break;
    case Expectation::Kind::kNever:
      out = StrCat("never ", expect.predicate.text);
      break;
    case Expectation::Kind::kAlways:
      out = StrCat("always ", expect.predicate.text);
      break;
    case Expectation::Kind::kHappens:
      out = StrCat("happens: ", expect.patterns[0].text);
      break;
  }
  if (!expect.window.whole) {
    StrAppend(out, expect.window.inverted ? ", not in " : ", in ", expect.window.text);
  }
  if (expect.hold.kind != Hold::Kind::kAlways) StrAppend(out, ", ", expect.hold.text);
  return out;
}

// "4 × 3 × 4 = 48 points × 20 = 960 runs"
std::string RunsText(const Scenario& scenario) {
  if (!scenario.sweep) return "1 run";
  const Sweep& sweep = *scenario.sweep;
  std::string out;
  if (sweep.sample == Sweep::Sample::kAll) {
    for (const Axis& axis : sweep.axes) {
      StrAppend(out, out.empty() ? "" : " × ", axis.values.size());
    }
    if (sweep.axes.size() > 1) StrAppend(out, " = ", sweep.points());
    if (!out.empty()) out += " points × ";
  } else {
    StrAppend(out, sweep.points(), " points of a sample × ");
  }
  return StrCat(out, sweep.runs, " = ", sweep.points() * sweep.runs, " runs",
                sweep.stop_metric ? " at most" : "");
}

}  // namespace

std::string Describe(const Scenario& scenario) {
  std::string out = StrCat(scenario.name, "  ", FormatDuration(scenario.length), " from ",
                           FormatIso8601(scenario.start), " in ", scenario.region, ", seed ",
                           scenario.seed, "\n");
  StrAppend(out, "\nstack  ", StackText(scenario.stack), "\n");
  for (const StackStep& step : scenario.stack.steps) {
    if (step.wait) {
      StrAppend(out, "  wait for ", step.wait->text, ", at most ",
                FormatDuration(step.wait->within), "\n");
      continue;
    }
    const Call& call = *step.call;
    StrAppend(out, "  ", call.service, ".", call.operation, " ", call.parameters.dump(),
              call.as.empty() ? "" : StrCat(" as ", call.as, call.as_list ? "[]" : ""), "\n");
  }
  out += "\nload\n";
  for (const Load& load : scenario.loads) {
    StrAppend(out, "  ", load.name, " to ", load.to, "\n");
  }
  out += "\ntimeline\n";
  for (const Event* event : InOrder(scenario)) {
    StrAppend(out, "  ", WhenText(*event), "  ", event->name,
              event->for_ ? StrCat(" for ", FormatDuration(*event->for_)) : "", ": ");
    std::vector<std::string> actions;
    for (const Action& action : event->actions) actions.push_back(ActionText(action));
    StrAppend(out, Join(actions, "; "), "\n");
  }
  out += "\nexpect\n";
  for (const Expectation& expect : scenario.expectations) {
    StrAppend(out, "  ", expect.name, ": ", ExpectText(expect), "\n");
  }
  StrAppend(out, "\n", RunsText(scenario), "\n");
  for (const std::string& notice : scenario.notices) StrAppend(out, "notice: ", notice, "\n");
  return out;
}

Json DescribeJson(const Scenario& scenario) {
  Json calls = Json::array(), timeline = Json::array();
  for (const StackStep& step : scenario.stack.steps) {
    if (!step.call) continue;
    Json call{{"service", step.call->service}, {"operation", step.call->operation}};
    call["parameters"] = step.call->parameters;
    if (!step.call->as.empty()) call["as"] = step.call->as + (step.call->as_list ? "[]" : "");
    calls.push_back(std::move(call));
  }
  for (const Event* event : InOrder(scenario)) {
    Json actions = Json::array();
    for (const Action& action : event->actions) actions.push_back(ActionText(action));
    Json entry{{"name", event->name}, {"when", WhenText(*event)}};
    if (event->for_) entry["for"] = FormatDuration(*event->for_);
    entry["do"] = std::move(actions);
    timeline.push_back(std::move(entry));
  }
  Json out{{"scenario", scenario.name}};
  out["calls"] = std::move(calls);
  out["timeline"] = std::move(timeline);
  const int64_t points = scenario.sweep ? scenario.sweep->points() : 1;
  const int64_t seeds = scenario.sweep ? scenario.sweep->runs : 1;
  out["runs"] = {{"points", points}, {"seeds", seeds}, {"runs", points * seeds}};
  out["notices"] = scenario.notices;
  out["resolved"] = scenario.resolved;
  return out;
}

Json ProblemsJson(const Problems& problems) {
  Json all = Json::array();
  for (const Problem& problem : problems) {
    all.push_back({{"file", problem.position.file},
                   {"line", problem.position.line},
                   {"column", problem.position.column},
                   {"path", problem.path},
                   {"message", problem.message}});
  }
  Json out = Json::object();
  out["problems"] = std::move(all);
  return out;
}

}  // namespace wt::scenario
