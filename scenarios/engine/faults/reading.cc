// How people write faults: short, long, or as AWS FIS has them.
// https://docs.aws.amazon.com/fis/latest/userguide/experiment-template-example.html

#include <algorithm>

#include "scenarios/engine/faults/faults.h"
#include "scenarios/engine/faults/words.h"

namespace wt::faults {
namespace {

constexpr std::string_view kWait = "aws:fis:wait";

Result<std::optional<Duration>> ReadFor(const Json& body, const char* key) {
  if (!body.contains(key)) return std::optional<Duration>();
  const std::string text = TextOf(body[key]);
  const std::optional<Duration> read = ReadDuration(text);
  if (!read || *read <= Duration{}) {
    return Bad(StrCat(key, ": '", text, "' is not a duration such as 45m."));
  }
  return read;
}

// {"aws:ec2:terminate-instances": {"resourceTags": …, "selectionMode": …}}: parameters and the
// members of the one target beside each other; `parameters` are then the target's.
Result<Fault> ReadShort(const std::string& id, const Json& body) {
  Fault fault{.action = id};
  const Action* action = FindAction(id);
  if (action == nullptr) {
    WT_TRY(Check(fault));
    return fault;
  }
  if (body.is_null()) return fault;
  if (!body.is_object()) return Bad(StrCat(id, ": an object is wanted."));
  Json target = Json::object();
  for (const auto& [key, value] : body.items()) {
    if (key == "targets") {
      fault.targets = value;
    } else if (!action->targets.empty() && IsTargetKey(key)) {
      target[key] = value;
    } else {
      fault.parameters[key] = value;
    }
  }
  if (!target.empty()) fault.targets[std::string(action->targets.front().name)] = target;
  return fault;
}

// When each action of a template begins: after those it names are over.
class Template {
 public:
  Template(const Json& body, Reading& reading) : body_(body), reading_(reading) {}

  Result<void> Read() {
    for (const auto& [name, action] : body_["actions"].items()) {
      if (!action.is_object() || !action.contains("actionId")) {
        return Bad(StrCat("actions.", name, ": an actionId is wanted."));
      }
    }
    for (const auto& [name, action] : body_["actions"].items()) {
      const Duration begins = WT_TRY(BeginsAfter(name, 0));
      if (action["actionId"] == kWait) continue;
      Fault fault{.action = action["actionId"].get<std::string>(), .name = name, .after = begins};
      if (action.contains("parameters")) fault.parameters = action["parameters"];
      if (action.contains("targets")) WT_TRY(ReadTargets(name, action["targets"], fault));
      reading_.faults.push_back(std::move(fault));
    }
    Notice();
    return {};
  }

 private:
  Result<void> ReadTargets(const std::string& name, const Json& roles, Fault& fault) {
    const Json& targets = body_.contains("targets") ? body_["targets"] : kNone;
    for (const auto& [role, target] : roles.items()) {
      const std::string wanted = TextOf(target);
      if (!targets.contains(wanted)) {
        std::vector<std::string> names;
        for (const auto& [known, value] : targets.items()) names.push_back(known);
        return Bad(
            StrCat("actions.", name, ".targets.", role, ": ", Unknown("target", wanted, names)));
      }
      fault.targets[role] = targets[wanted];
    }
    return {};
  }

  Result<Duration> BeginsAfter(const std::string& name, size_t depth) {
    const Json& actions = body_["actions"];
    if (depth > actions.size()) return Bad("actions: startAfter goes round in a circle.");
    if (!actions.contains(name)) return Bad(StrCat("startAfter: there is no action ", name, "."));
    Duration latest;
    if (!actions[name].contains("startAfter")) return latest;
    for (const Json& one : actions[name]["startAfter"]) {
      if (!one.is_string()) return Bad(StrCat("actions.", name, ".startAfter: names are wanted."));
      const std::string before = one.get<std::string>();
      const Duration begins = WT_TRY(BeginsAfter(before, depth + 1));
      latest = std::max(latest, begins + LengthOf(actions[before]));
    }
    return latest;
  }

  static Duration LengthOf(const Json& action) {
    if (!action.contains("parameters")) return {};
    return Words(action["parameters"]).Time("duration").value_or(Duration{});
  }

  void Notice() {
    for (const auto& [key, value] : body_.items()) {
      if (key == "actions" || key == "targets" || key == "description" || key == "tags") continue;
      if (key == "stopConditions" && value.is_array() && value.size() == 1 &&
          value[0].value("source", "") == "none") {
        continue;
      }
      reading_.notices.push_back(StrCat(key, " is not looked at: ",
                                        key == "stopConditions"
                                            ? "end the faults when an alarm goes off."
                                            : "nothing here needs it."));
    }
  }

  inline static const Json kNone = Json::object();
  const Json& body_;
  Reading& reading_;
};

}  // namespace

Result<Reading> ReadFaults(const Json& body) {
  if (!body.is_object() || body.empty()) return Bad("A JSON object with a fault is wanted.");
  Reading reading;
  if (body.contains("actions")) {
    if (!body["actions"].is_object()) return Bad("actions: an object is wanted.");
    WT_TRY(Template(body, reading).Read());
    return reading;
  }
  // The members beside the action's own.
  Fault common;
  common.lasts = WT_TRY(ReadFor(body, "for"));
  common.after = WT_TRY(ReadFor(body, "after")).value_or(Duration{});
  if (body.contains("name") && body["name"].is_string()) {
    common.name = body["name"].get<std::string>();
  }
  if (body.contains("action")) {
    for (const auto& [key, value] : body.items()) {
      const std::vector<std::string> known = {"action", "parameters", "targets",
                                              "name",   "for",        "after"};
      if (std::find(known.begin(), known.end(), key) == known.end()) {
        return Bad(Unknown("member", key, known));
      }
    }
    if (!body["action"].is_string()) return Bad("action: an id is wanted.");
    common.action = body["action"].get<std::string>();
    if (body.contains("parameters")) common.parameters = body["parameters"];
    if (body.contains("targets")) common.targets = body["targets"];
    reading.faults.push_back(std::move(common));
    return reading;
  }
  for (const auto& [key, value] : body.items()) {
    if (key == "for" || key == "after" || key == "name") continue;
    Fault fault = WT_TRY(ReadShort(key, value));
    fault.lasts = common.lasts;
    fault.after = common.after;
    fault.name = common.name;
    reading.faults.push_back(std::move(fault));
  }
  if (reading.faults.empty()) return Bad("A JSON object with a fault is wanted.");
  return reading;
}

}  // namespace wt::faults
