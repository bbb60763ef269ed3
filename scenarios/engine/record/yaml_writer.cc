#include "scenarios/engine/record/yaml_writer.h"

#include "emulator/base/strings.h"

namespace wt::record {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kLineMax = 96;

bool PlainKey(const std::string& key) {
  if (key.empty() || (key.front() >= '0' && key.front() <= '9')) return false;
  for (const char c : key) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || c == '-';
    if (!plain) return false;
  }
  return true;
}

std::string Scalar(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string Key(const std::string& key) { return PlainKey(key) ? key : Scalar(Json(key)); }

std::string Flow(const Json& value) {
  if (!value.is_structured() || value.empty()) return Scalar(value);
  std::string out = value.is_object() ? "{ " : "[";
  bool first = true;
  for (const auto& [key, part] : value.items()) {
    if (!first) out += ", ";
    first = false;
    if (value.is_object()) out += Key(key) + ": ";
    out += Flow(part);
  }
  return out + (value.is_object() ? " }" : "]");
}

}  // namespace

std::string ToYaml(const Json& value, int column) {
  const std::string flow = Flow(value);
  const bool fits = static_cast<size_t>(column) + flow.size() < kLineMax;
  if (!value.is_structured() || value.empty() || fits) return " " + flow;
  std::string out;
  const std::string margin(static_cast<size_t>(column), ' ');
  for (const auto& [key, part] : value.items()) {
    if (value.is_object()) {
      StrAppend(out, "\n", margin, Key(key), ":", ToYaml(part, column + 2));
      continue;
    }
    // The first member of an element stands beside its dash.
    std::string element = ToYaml(part, column + 2);
    if (element.front() == '\n') element.erase(0, 2 + margin.size());
    StrAppend(out, "\n", margin, "-", element);
  }
  return out;
}

}  // namespace wt::record
