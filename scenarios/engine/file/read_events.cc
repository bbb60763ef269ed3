// `events`.

#include <algorithm>

#include "emulator/base/strings.h"
#include "scenarios/engine/faults/actions.h"
#include "scenarios/engine/file/quantity.h"
#include "scenarios/engine/file/sections.h"

namespace wt::scenario {
namespace {

bool LooksLikeFault(std::string_view name) { return name.find(':') != std::string_view::npos; }

void ReadTrigger(Reader& reader, Event& out) {
  const std::string_view chosen = reader.Chosen();
  if (chosen == "at" || chosen == "after") {
    out.at = reader.When(chosen).value_or(Moment{});
  } else if (chosen == "when") {
    out.trigger = Event::Trigger::kWhen;
    Reader when = *reader.Section_("when");
    out.when = ReadCondition(when).value_or(Condition{});
    reader.resolved["when"] = Guess(when.node());
  } else if (chosen == "every") {
    out.trigger = Event::Trigger::kEvery;
    out.every = reader.Time("every").value_or(Duration{});
    if (out.every < Seconds(1)) reader.Say("every", "is 1s or more");
  } else if (chosen == "random") {
    out.trigger = Event::Trigger::kRandom;
    const std::optional<RandomRate> rate =
        reader.Parsed("random", Type::kRandomRate, ReadRandomRate);
    if (rate) {
      out.random_rate = rate->rate;
      out.random_per = rate->per;
    }
  }
  const bool repeated =
      out.trigger == Event::Trigger::kEvery || out.trigger == Event::Trigger::kRandom;
  if (repeated) {
    out.at = reader.When("from").value_or(Moment{});
  } else if (reader.Has("from")) {
    reader.Say("from", "stands beside 'every' or 'random'");
  }
}

Event ReadEvent(Reading& reading, Reader& reader, const AnswerNames& answers) {
  Event out;
  out.position = reader.node().position;
  out.name = reader.Text("name").value_or("");
  if (out.name == "end") reader.Say("name", "'end' is the end of the run");
  const Result<Moment> moment = out.name.empty() ? Bad("") : ReadMoment(out.name);
  if (!out.name.empty() && (!moment.ok() || moment->event != out.name)) {
    reader.Say("name", StrCat("'", out.name, "' would be read as a time"));
  }
  ReadTrigger(reader, out);
  out.for_ = reader.Time("for");
  if (const Node* node = reader.Find("do")) {
    ReadDo(reading, *node, reader.PathOf("do"), answers, out);
    reader.resolved["do"] = Guess(*node);
  }
  const bool lasting = std::any_of(out.actions.begin(), out.actions.end(), [](const Action& a) {
    const faults::Action* known = faults::FindAction(a.id);
    return a.kind == Action::Kind::kFault && known != nullptr &&
           known->lasting == faults::Lasting::kYes;
  });
  if (out.for_ && !lasting && !out.actions.empty()) {
    reader.Say("for", "nothing that it does lasts");
  }
  return out;
}

}  // namespace

void ReadDo(Reading& reading, const Node& node, const std::string& path, const AnswerNames& answers,
            Event& event) {
  if (node.IsScalar()) {
    if (node.text == "stop") {
      event.actions.push_back(
          {.kind = Action::Kind::kStop, .id = "stop", .position = node.position});
      return;
    }
    return reading.Say(node.position, path,
                       StrCat("'", node.text, "' is not 'stop', a call or a fault"));
  }
  if (node.IsList()) {
    for (size_t i = 0; i < node.entries.size(); ++i) {
      ReadDo(reading, node.entries[i].node, StrCat(path, "[", i, "]"), answers, event);
    }
    return;
  }
  if (IsFisTemplate(node)) return ReadFisTemplate(reading, node, path, event);
  if (node.entries.empty()) reading.Say(node.position, path, "there is nothing to do");
  for (const Entry& entry : node.entries) {
    const std::string inner = StrCat(path, ".", entry.key);
    Action action;
    action.position = entry.position;
    if (LooksLikeFault(entry.key)) {
      action.kind = Action::Kind::kFault;
      action.id = entry.key;
      ReadFault(reading, entry.node, inner, action);
    } else if (entry.key.find('.') != std::string::npos) {
      action.kind = Action::Kind::kCall;
      std::optional<Call> call =
          ReadCall(reading, entry.key, entry.position, entry.node, inner, answers);
      if (call) action.call = *std::move(call);
    } else {
      reading.Say(entry.position, inner,
                  StrCat("is neither a call (service.Operation) nor a fault's action id",
                         Nearest(entry.key, ActionIds())));
      continue;
    }
    event.actions.push_back(std::move(action));
  }
}

void ReadEvents(Reader& root, Scenario& scenario, const AnswerNames& answers) {
  Json all = Json::array();
  root.Each("events", [&](const Node& node, const std::string& path) {
    Reader reader(root.reading(), SectionNamed("event"), node, path);
    Event event = ReadEvent(root.reading(), reader, answers);
    const auto& known = scenario.events;
    const bool twice = std::any_of(known.begin(), known.end(), [&](const Event& other) {
      return other.name == event.name && !event.name.empty();
    });
    if (twice) reader.Say("name", StrCat("'", event.name, "' is there twice"));
    all.push_back(reader.resolved);
    scenario.events.push_back(std::move(event));
  });
  if (!all.empty()) root.resolved["events"] = all;
}

}  // namespace wt::scenario
