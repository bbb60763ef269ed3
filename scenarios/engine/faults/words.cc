#include "scenarios/engine/faults/words.h"

#include <algorithm>
#include <charconv>

#include "emulator/base/nearest.h"
#include "emulator/base/strings.h"

namespace wt::faults {
namespace {

std::optional<double> ReadNumber(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<double> ReadPercent(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  return ReadNumber(text);
}

std::optional<double> ReadMebibytes(std::string_view text) {
  constexpr std::pair<std::string_view, double> kUnits[] = {
      {"KiB", 1.0 / 1024}, {"MiB", 1}, {"GiB", 1024}};
  for (const auto& [unit, factor] : kUnits) {
    if (!text.ends_with(unit)) continue;
    const auto number = ReadNumber(text.substr(0, text.size() - unit.size()));
    return number ? std::optional(*number * factor) : std::nullopt;
  }
  return std::nullopt;
}

// What is wrong with a parameter's value; empty where nothing is.
std::string Wrong(const Parameter& parameter, const Json& value) {
  const std::string text = TextOf(value);
  const auto not_a = [&](std::string_view what) {
    return StrCat(parameter.name, ": '", text, "' is not ", what, ".");
  };
  switch (parameter.kind) {
    case Kind::kDuration:
      if (const auto time = ReadDuration(text); !time || *time < Duration{}) {
        return not_a("a duration such as PT5M or 5m");
      }
      return {};
    case Kind::kPercent:
      if (const auto percent = ReadPercent(text); !percent || *percent < 1 || *percent > 100) {
        return not_a("a percentage from 1 to 100");
      }
      return {};
    case Kind::kNumber:
      if (const auto number = ReadNumber(text); !number || *number <= 0) {
        return not_a("a number above 0");
      }
      return {};
    case Kind::kInteger:
      if (const auto number = ParseInt(text); !number || *number < 0 || *number > 255) {
        return not_a("an integer from 0 to 255");
      }
      return {};
    case Kind::kBytes:
      if (const auto size = ReadMebibytes(text); !size || *size <= 0) {
        return not_a("an amount such as 20MiB");
      }
      return {};
    case Kind::kChoice:
      for (const std::string_view choice : Split(parameter.choices, '|')) {
        if (text == choice) return {};
      }
      return not_a(StrCat("one of ", Join(Split(parameter.choices, '|'), ", ")));
    case Kind::kZones:
    case Kind::kNames:
      if (value.is_array() && !value.empty()) return {};
      [[fallthrough]];
    case Kind::kText:
    case Kind::kZone:
      if (value.is_structured() || text.empty()) return not_a("a text");
      return {};
  }
  return {};
}

std::vector<std::string> NamesOf(std::span<const Parameter> parameters) {
  std::vector<std::string> names;
  for (const Parameter& one : parameters) names.emplace_back(one.name);
  return names;
}

Result<void> CheckTarget(const Action& action, const TargetType& type, const Json& target) {
  if (!target.is_object()) return Bad(StrCat(type.name, ": a target is an object."));
  for (const auto& [key, value] : target.items()) {
    if (IsTargetKey(key)) continue;
    const std::vector<std::string> names(kTargetKeys.begin(), kTargetKeys.end());
    return Bad(Unknown(StrCat("member of the target ", type.name), key, names));
  }
  const std::string given = target.value("resourceType", std::string(type.resource_type));
  if (given == type.resource_type) return {};
  return Bad(StrCat(action.id, " is aimed at ", type.resource_type, ", not at ", given, "."));
}

}  // namespace

Error Bad(std::string message) { return {.code = "BadRequest", .message = std::move(message)}; }

Error NotFound(std::string message) {
  return {.code = "NotFound", .message = std::move(message), .http_status = 404};
}

std::string Unknown(std::string_view what, std::string_view written,
                    const std::vector<std::string>& names) {
  const std::string nearest = NearestName(written, names);
  return StrCat("There is no ", what, " '", written, "'.",
                nearest.empty() ? "" : StrCat(" Did you mean '", nearest, "'?"));
}

std::string TextOf(const Json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

// ISO 8601 as FIS writes it, "P1DT2H3M4S"; else with units.
std::optional<Duration> ReadDuration(std::string_view text) {
  if (!text.starts_with('P')) return ParseDuration(text);
  Duration total;
  bool in_time = false, any = false;
  size_t at = 1;
  while (at < text.size()) {
    if (text[at] == 'T' && !in_time) {
      in_time = true;
      ++at;
      continue;
    }
    const size_t unit = text.find_first_not_of("0123456789", at);
    if (unit == std::string_view::npos) return std::nullopt;
    const std::string_view units = in_time ? "HMS" : "D";
    if (units.find(text[unit]) == std::string_view::npos) return std::nullopt;
    const std::optional<Duration> part =
        ParseDuration(StrCat(text.substr(at, unit - at), LowerAscii(text[unit])));
    if (!part) return std::nullopt;
    total = total + *part;
    any = true;
    at = unit + 1;
  }
  return any ? std::optional(total) : std::nullopt;
}

Result<void> Check(const Fault& fault) {
  const Action* action = FindAction(fault.action);
  if (action == nullptr) {
    std::vector<std::string> ids;
    for (const Action& one : kActions) ids.emplace_back(one.id);
    return Bad(Unknown("fault", fault.action, ids));
  }
  // 1. Every parameter is known, and says something.
  if (!fault.parameters.is_object()) return Bad("parameters: an object is wanted.");
  for (const auto& [name, value] : fault.parameters.items()) {
    const Parameter* parameter = FindParameter(*action, name);
    if (parameter == nullptr) {
      return Bad(Unknown(StrCat("parameter of ", action->id), name, NamesOf(action->parameters)));
    }
    const std::string wrong = Wrong(*parameter, value);
    if (!wrong.empty()) return Bad(wrong);
  }
  for (const Parameter& parameter : action->parameters) {
    if (!parameter.required || fault.parameters.contains(parameter.name)) continue;
    return Bad(StrCat(action->id, " needs the parameter '", parameter.name, "'."));
  }
  if (action->id == "wt:instance:slow-boot" && !fault.parameters.contains("by") &&
      !fault.parameters.contains("times")) {
    return Bad("wt:instance:slow-boot needs the parameter 'by' or 'times'.");
  }
  // 2. So is every target.
  if (!fault.targets.is_object()) return Bad("targets: an object is wanted.");
  std::vector<std::string> roles;
  for (const TargetType& type : action->targets) roles.emplace_back(type.name);
  for (const auto& [role, target] : fault.targets.items()) {
    const auto type =
        std::find_if(action->targets.begin(), action->targets.end(),
                     [&, &wanted = role](const TargetType& one) { return one.name == wanted; });
    if (type == action->targets.end()) {
      return Bad(Unknown(StrCat("target of ", action->id), role, roles));
    }
    WT_TRY(CheckTarget(*action, *type, target));
  }
  for (const TargetType& type : action->targets) {
    if (!type.required || fault.targets.contains(type.name)) continue;
    return Bad(StrCat(action->id, " needs a target: ", type.resource_type, "."));
  }
  return {};
}

std::string Words::Text(std::string_view name, std::string_view otherwise) const {
  return Has(name) ? TextOf(parameters_[name]) : std::string(otherwise);
}

std::optional<Duration> Words::Time(std::string_view name) const {
  return Has(name) ? ReadDuration(Text(name)) : std::nullopt;
}

int64_t Words::Percent(std::string_view name, int64_t otherwise) const {
  return Has(name) ? static_cast<int64_t>(ReadPercent(Text(name)).value_or(0)) : otherwise;
}

double Words::Number(std::string_view name, double otherwise) const {
  return Has(name) ? ReadNumber(Text(name)).value_or(otherwise) : otherwise;
}

double Words::Mebibytes(std::string_view name) const {
  return ReadMebibytes(Text(name)).value_or(0);
}

std::vector<std::string> Words::Names(std::string_view name) const {
  std::vector<std::string> names;
  if (!Has(name)) return names;
  const Json& value = parameters_[name];
  if (value.is_array()) {
    for (const Json& one : value) names.push_back(TextOf(one));
    return names;
  }
  const std::string text = TextOf(value);
  for (std::string_view one : Split(text, ',')) {
    while (one.starts_with(' ')) one.remove_prefix(1);
    while (one.ends_with(' ')) one.remove_suffix(1);
    if (!one.empty()) names.emplace_back(one);
  }
  return names;
}

}  // namespace wt::faults
