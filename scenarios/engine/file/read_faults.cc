// Faults: in the short form, and as AWS Fault Injection Service's experiment templates have them.
// https://docs.aws.amazon.com/fis/latest/userguide/experiment-template-example.html

#include <algorithm>

#include "emulator/base/strings.h"
#include "scenarios/engine/faults/actions.h"
#include "scenarios/engine/file/quantity.h"
#include "scenarios/engine/file/sections.h"

namespace wt::scenario {
namespace {

constexpr std::string_view kFisWait = "aws:fis:wait";

std::vector<std::string> ParameterNames(const faults::Action& action) {
  std::vector<std::string> names;
  for (const faults::Parameter& parameter : action.parameters) names.emplace_back(parameter.name);
  return names;
}

// Null where there is none, which is said then.
const faults::Action* Find(Reading& reading, const std::string& id, const Position& at,
                           const std::string& path) {
  const faults::Action* known = faults::FindAction(id);
  if (known != nullptr) return known;
  reading.Say(at, path, StrCat("there is no such action", Nearest(id, ActionIds())));
  return nullptr;
}

// A duration as FIS or as scenarios write it.
Result<Duration> AnyDuration(std::string_view text) {
  return text.starts_with('P') ? ReadIsoDuration(text) : ReadDuration(text);
}

Result<void> CheckText(const faults::Parameter& parameter, std::string_view text) {
  switch (parameter.kind) {
    case faults::Kind::kDuration:
      WT_TRY(AnyDuration(text));
      return {};
    case faults::Kind::kPercent: {
      if (text.ends_with('%')) text.remove_suffix(1);
      const Result<double> percent = ReadNumber(text);
      if (percent.ok() && *percent >= 1 && *percent <= 100) return {};
      return Bad(StrCat("'", text, "' is not between 1 and 100 percent"));
    }
    case faults::Kind::kNumber: {
      if (WT_TRY(ReadNumber(text)) > 0) return {};
      return Bad(StrCat("'", text, "' is not above 0"));
    }
    case faults::Kind::kInteger: {
      const int64_t number = WT_TRY(ReadInteger(text));
      if (number >= 0 && number <= 255) return {};
      return Bad(StrCat("'", text, "' is not between 0 and 255"));
    }
    case faults::Kind::kBytes:
      WT_TRY(ReadSize(text));
      return {};
    case faults::Kind::kChoice: {
      const std::vector<std::string_view> words = Split(parameter.choices, '|');
      if (std::find(words.begin(), words.end(), text) != words.end()) return {};
      return Bad(StrCat("'", text, "' is none of: ", Join(words, ", ")));
    }
    case faults::Kind::kText:
    case faults::Kind::kZone:
    case faults::Kind::kZones:
    case faults::Kind::kNames:
      break;
  }
  if (text.empty()) return Bad("is empty");
  return {};
}

void CheckParameter(Reading& reading, const faults::Parameter& parameter, const Node& node,
                    const std::string& path) {
  const bool many =
      parameter.kind == faults::Kind::kZones || parameter.kind == faults::Kind::kNames;
  if (node.IsList() && many) {
    for (const Entry& entry : node.entries) {
      if (!entry.node.IsScalar()) reading.Say(entry.node.position, path, "is not a list of names");
    }
    return;
  }
  if (!node.IsScalar()) {
    return reading.Say(node.position, path,
                       StrCat("is ", KindName(node.kind), ", and must be text"));
  }
  const Result<void> checked = CheckText(parameter, node.text);
  if (!checked.ok()) reading.Say(node.position, path, checked.error().message);
}

void CheckSelection(Reading& reading, const Node& node, const std::string& path) {
  const std::optional<Term> term = ReadTerm(node.text);
  bool fits = node.IsScalar() && node.text == "ALL";
  if (node.IsScalar() && term && term->words.size() == 1 && term->rest.empty()) {
    const std::optional<int64_t> number = ParseInt(term->words[0]);
    fits = number && *number >= 1 &&
           (term->name == "COUNT" || (term->name == "PERCENT" && *number <= 100));
  }
  if (!fits) reading.Say(node.position, path, "is not ALL, COUNT(2) or PERCENT(50)");
}

// A target's members; `type` is put in where it is not said.
Json ReadTarget(Reading& reading, const Node& node, const std::string& path,
                const faults::TargetType& type) {
  Json out = Json::object();
  out["resourceType"] = type.resource_type;
  for (const Entry& entry : node.entries) {
    const std::string inner = StrCat(path, ".", entry.key);
    if (!faults::IsTargetKey(entry.key)) {
      reading.Say(
          entry.position, inner,
          StrCat("there is no such member of a target",
                 Nearest(entry.key, {faults::kTargetKeys.begin(), faults::kTargetKeys.end()})));
      continue;
    }
    if (entry.key == "selectionMode") CheckSelection(reading, entry.node, inner);
    if (entry.key == "resourceType" && entry.node.text != type.resource_type) {
      reading.Say(entry.node.position, inner,
                  StrCat("'", entry.node.text,
                         "' is not what this action is aimed at: ", type.resource_type));
    }
    out[entry.key] = Guess(entry.node);
  }
  return out;
}

void CheckRequired(Reading& reading, const faults::Action& known, const Action& action,
                   const Position& at, const std::string& path) {
  for (const faults::Parameter& parameter : known.parameters) {
    if (parameter.required && !action.parameters.contains(parameter.name)) {
      reading.Say(at, path, StrCat("the parameter '", parameter.name, "' is missing"));
    }
  }
  for (const faults::TargetType& target : known.targets) {
    if (target.required && !action.targets.contains(target.name)) {
      reading.Say(at, path,
                  StrCat("has no target: ", target.resource_type,
                         " by resourceTags, resourceArns, filters or parameters"));
    }
  }
}

// --- Templates -----------------------------------------------------------------------------------

class Template {
 public:
  Template(Reading& reading, const Node& node, std::string path, Event& event)
      : reading_(reading), node_(node), path_(std::move(path)), event_(event) {}

  void Read() {
    for (const Entry& entry : node_.entries) Member(entry);
    const Node* actions = node_.Find("actions");
    if (!actions->IsMap() || actions->entries.empty()) {
      return reading_.Say(actions->position, path_ + ".actions", "is not a map of actions");
    }
    for (const Entry& entry : actions->entries) ReadAction(entry);
    CheckStartAfter();
  }

 private:
  void Notice(std::string text) { reading_.notices.push_back(StrCat(path_, ": ", text)); }

  void Member(const Entry& entry) {
    const std::vector<std::string> ignored = {"roleArn",
                                              "description",
                                              "tags",
                                              "logConfiguration",
                                              "experimentOptions",
                                              "experimentReportConfiguration",
                                              "id"};
    if (entry.key == "actions" || entry.key == "targets") return;
    if (entry.key == "stopConditions") {
      for (const Entry& item : entry.node.entries) {
        const Node* source = item.node.Find("source");
        if (source != nullptr && source->text != "none") {
          Notice("the stop condition is not watched; write an event with 'when' and 'do: stop'");
        }
      }
      return;
    }
    if (std::find(ignored.begin(), ignored.end(), entry.key) == ignored.end()) {
      std::vector<std::string> names = ignored;
      names.insert(names.end(), {"actions", "targets", "stopConditions"});
      return reading_.Say(
          entry.position, StrCat(path_, ".", entry.key),
          StrCat("there is no such member of a template", Nearest(entry.key, names)));
    }
    if (entry.key == "roleArn") Notice("'roleArn' has no effect");
  }

  void ReadAction(const Entry& entry) {
    const std::string path = StrCat(path_, ".actions.", entry.key);
    const Node* id = entry.node.Find("actionId");
    if (id == nullptr || !id->IsScalar()) {
      return reading_.Say(entry.position, path, "'actionId' is missing");
    }
    Action action;
    action.kind = Action::Kind::kFault;
    action.id = id->text;
    action.name = entry.key;
    action.position = entry.position;
    const faults::Action* known = nullptr;
    if (action.id != kFisWait) {
      known = Find(reading_, action.id, id->position, path + ".actionId");
      if (known == nullptr) return;
    }
    for (const Entry& member : entry.node.entries) {
      const std::string inner = StrCat(path, ".", member.key);
      if (member.key == "parameters") {
        Parameters(member.node, inner, known, action);
      } else if (member.key == "targets") {
        Targets(member.node, inner, known, action);
      } else if (member.key == "startAfter") {
        for (const Entry& name : member.node.entries) {
          action.start_after.push_back(name.node.text);
        }
      } else if (member.key != "actionId" && member.key != "description") {
        reading_.Say(member.position, inner,
                     StrCat("there is no such member of an action",
                            Nearest(member.key, {"actionId", "description", "parameters",
                                                 "startAfter", "targets"})));
      }
    }
    if (known != nullptr) CheckRequired(reading_, *known, action, entry.position, path);
    if (known == nullptr && !action.duration) {
      reading_.Say(entry.position, path, "the parameter 'duration' is missing");
    }
    event_.actions.push_back(std::move(action));
  }

  void Parameters(const Node& node, const std::string& path, const faults::Action* known,
                  Action& action) {
    for (const Entry& entry : node.entries) {
      const std::string inner = StrCat(path, ".", entry.key);
      if (entry.key == "duration" && entry.node.IsScalar()) {
        const Result<Duration> duration = AnyDuration(entry.node.text);
        if (duration.ok()) action.duration = *duration;
      }
      const faults::Parameter* parameter =
          known != nullptr ? faults::FindParameter(*known, entry.key) : nullptr;
      if (parameter != nullptr) {
        CheckParameter(reading_, *parameter, entry.node, inner);
      } else if (known != nullptr || entry.key != "duration") {
        reading_.Say(
            entry.position, inner,
            StrCat("there is no such parameter",
                   Nearest(entry.key, known != nullptr ? ParameterNames(*known)
                                                       : std::vector<std::string>{"duration"})));
      }
      action.parameters[entry.key] = Guess(entry.node);
    }
  }

  void Targets(const Node& node, const std::string& path, const faults::Action* known,
               Action& action) {
    if (known == nullptr) return;
    for (const Entry& entry : node.entries) {
      const std::string inner = StrCat(path, ".", entry.key);
      const auto type =
          std::find_if(known->targets.begin(), known->targets.end(),
                       [&](const faults::TargetType& t) { return t.name == entry.key; });
      std::vector<std::string> names;
      for (const faults::TargetType& target : known->targets) names.emplace_back(target.name);
      if (type == known->targets.end()) {
        reading_.Say(entry.position, inner,
                     StrCat("the action has no such target", Nearest(entry.key, names)));
        continue;
      }
      const Node* all = node_.Find("targets");
      const Node* target = all != nullptr ? all->Find(entry.node.text) : nullptr;
      if (target == nullptr) {
        std::vector<std::string> given;
        if (all != nullptr) {
          for (const Entry& each : all->entries) given.push_back(each.key);
        }
        reading_.Say(
            entry.node.position, inner,
            StrCat("there is no target '", entry.node.text, "'", Nearest(entry.node.text, given)));
        continue;
      }
      action.targets[entry.key] =
          ReadTarget(reading_, *target, StrCat(path_, ".targets.", entry.node.text), *type);
    }
  }

  // Each names an action of the template, and none waits for itself in the end.
  void CheckStartAfter() {
    std::vector<std::string> started;
    std::vector<const Action*> waiting;
    for (const Action& action : event_.actions) waiting.push_back(&action);
    const auto is_started = [&](const std::string& name) {
      return std::find(started.begin(), started.end(), name) != started.end();
    };
    for (bool moved = true; moved;) {
      moved = false;
      for (const Action*& action : waiting) {
        if (action == nullptr ||
            !std::all_of(action->start_after.begin(), action->start_after.end(), is_started)) {
          continue;
        }
        started.push_back(action->name);
        action = nullptr;
        moved = true;
      }
    }
    for (const Action* action : waiting) {
      if (action == nullptr) continue;
      reading_.Say(action->position, StrCat(path_, ".actions.", action->name, ".startAfter"),
                   "names no action that can have started");
    }
  }

  Reading& reading_;
  const Node& node_;
  std::string path_;
  Event& event_;
};

}  // namespace

std::vector<std::string> ActionIds() {
  std::vector<std::string> ids;
  for (const faults::Action& action : faults::kActions) ids.emplace_back(action.id);
  return ids;
}

bool IsFisTemplate(const Node& node) { return node.IsMap() && node.Find("actions") != nullptr; }

void ReadFisTemplate(Reading& reading, const Node& node, const std::string& path, Event& event) {
  Template(reading, node, path, event).Read();
}

void ReadFault(Reading& reading, const Node& node, const std::string& path, Action& action) {
  const faults::Action* known = Find(reading, action.id, action.position, path);
  if (known == nullptr) return;
  if (!node.IsMap() && node.kind != Node::Kind::kNull) {
    return reading.Say(node.position, path,
                       StrCat("is ", KindName(node.kind), ", and must be a map"));
  }
  Node target;
  target.kind = Node::Kind::kMap;
  std::vector<std::string> names = ParameterNames(*known);
  for (const Entry& entry : node.entries) {
    const std::string inner = StrCat(path, ".", entry.key);
    if (const faults::Parameter* parameter = faults::FindParameter(*known, entry.key)) {
      CheckParameter(reading, *parameter, entry.node, inner);
      action.parameters[entry.key] = Guess(entry.node);
      if (entry.key == "duration" && entry.node.IsScalar()) {
        const Result<Duration> duration = AnyDuration(entry.node.text);
        if (duration.ok()) action.duration = *duration;
      }
    } else if (!known->targets.empty() && faults::IsTargetKey(entry.key)) {
      target.entries.push_back(entry);
    } else {
      if (!known->targets.empty()) {
        names.insert(names.end(), faults::kTargetKeys.begin(), faults::kTargetKeys.end());
      }
      reading.Say(entry.position, inner,
                  StrCat("there is no such parameter", Nearest(entry.key, names)));
    }
  }
  if (!target.entries.empty()) {
    action.targets[std::string(known->targets[0].name)] =
        ReadTarget(reading, target, path, known->targets[0]);
  }
  CheckRequired(reading, *known, action, action.position, path);
}

}  // namespace wt::scenario
