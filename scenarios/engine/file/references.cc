#include "scenarios/engine/file/references.h"

#include "emulator/base/strings.h"
#include "scenarios/engine/file/scope.h"

namespace wt::scenario {
namespace {

std::vector<std::string> Members(const Json& value) {
  std::vector<std::string> names;
  if (!value.is_object()) return names;
  for (const auto& [name, member] : value.items()) names.push_back(name);
  return names;
}

// Follows `path` from its step `at`; a `[]` gives the list of what the rest leads to.
Result<Json> Follow(const Json& value, const std::vector<PathStep>& path, size_t at,
                    const std::string& all) {
  if (at == path.size()) return value;
  const PathStep& step = path[at];
  switch (step.kind) {
    case PathStep::Kind::kName: {
      if (value.is_object() && value.contains(step.name)) {
        return Follow(value[step.name], path, at + 1, all);
      }
      return Bad(StrCat("${", all, "}: there is no '", step.name, "'",
                        Nearest(step.name, Members(value))));
    }
    case PathStep::Kind::kIndex: {
      if (value.is_array() && step.index < value.size()) {
        return Follow(value[step.index], path, at + 1, all);
      }
      return Bad(StrCat("${", all, "}: there is no element ", step.index, ": ",
                        value.is_array() ? StrCat("the list has ", value.size()) : "not a list"));
    }
    case PathStep::Kind::kAll: {
      if (!value.is_array()) return Bad(StrCat("${", all, "}: [] stands behind a list"));
      Json out = Json::array();
      for (const Json& element : value) out.push_back(WT_TRY(Follow(element, path, at + 1, all)));
      return out;
    }
    case PathStep::Kind::kVariable:
      break;
  }
  return Bad(StrCat("${", all, "}: '", step.name, "' is no index"));
}

std::string AsText(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string out;
  for (const Json& element : value) {
    if (!out.empty()) out += ",";
    out += AsText(element);
  }
  return out;
}

Result<Json> Look(std::string_view inside, const Json& answers) {
  const bool as_text = inside.ends_with(',');
  if (as_text) inside.remove_suffix(1);
  const std::vector<PathStep> path = WT_TRY(ReadPath(inside));
  const Json value = WT_TRY(Follow(answers, path, 0, std::string(inside)));
  if (as_text) return Json(AsText(value));
  return value;
}

}  // namespace

Result<Json> Resolve(const Json& parameters, const Json& answers) {
  if (parameters.is_string()) {
    const std::string& text = parameters.get_ref<const std::string&>();
    if (const auto inside = WholeReference(text)) return Look(*inside, answers);
    const auto as_text = [&](std::string_view inside) -> Result<std::string> {
      return AsText(WT_TRY(Look(inside, answers)));
    };
    std::string replaced = WT_TRY(ReplaceReferences(text, as_text));
    for (size_t at = replaced.find("$${"); at != std::string::npos; at = replaced.find("$${", at)) {
      replaced.erase(at++, 1);
    }
    return Json(std::move(replaced));
  }
  if (!parameters.is_structured()) return parameters;
  Json out = parameters;
  for (Json& value : out) value = WT_TRY(Resolve(value, answers));
  return out;
}

void Keep(const Call& call, Json answer, Json& answers) {
  if (call.as.empty()) return;
  if (!answers.is_object()) answers = Json::object();
  if (call.as_list) {
    answers[call.as].push_back(std::move(answer));
  } else {
    answers[call.as] = std::move(answer);
  }
}

}  // namespace wt::scenario
