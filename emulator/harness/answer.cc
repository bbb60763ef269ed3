// What an answer's JSON says at a path.

#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>
#include <windtunnel/world.h>

#include "emulator/base/strings.h"

namespace windtunnel {
namespace {

using Json = nlohmann::ordered_json;

// One step of "a[0].b": into a member or an element; null where it leads nowhere.
const Json* Step(const Json* from, std::string_view name, bool index) {
  if (!index) {
    if (!from->is_object()) return nullptr;
    const auto found = from->find(std::string(name));
    return found == from->end() ? nullptr : &*found;
  }
  const auto place = wt::ParseInt(name);
  if (!from->is_array() || !place || *place < 0) return nullptr;
  return static_cast<size_t>(*place) < from->size() ? &(*from)[static_cast<size_t>(*place)]
                                                    : nullptr;
}

const Json* Walk(const Json& root, std::string_view path) {
  const Json* at = &root;
  while (!path.empty() && at != nullptr) {
    if (path.front() == '.') {
      path.remove_prefix(1);
      continue;
    }
    const bool index = path.front() == '[';
    if (index) path.remove_prefix(1);
    const size_t end = std::min(path.find_first_of(index ? "]" : ".["), path.size());
    at = Step(at, path.substr(0, end), index);
    path.remove_prefix(std::min(end + (index ? 1 : 0), path.size()));
  }
  return at;
}

}  // namespace

std::string Answer::Get(std::string_view path) const {
  const Json root = Json::parse(json_, nullptr, false);
  const Json* at = Walk(root, path);
  if (at == nullptr || at->is_discarded()) return {};
  return at->is_string() ? at->get<std::string>() : at->dump();
}

std::size_t Answer::Count(std::string_view path) const {
  const Json root = Json::parse(json_, nullptr, false);
  const Json* at = Walk(root, path);
  return at == nullptr || !at->is_structured() ? 0 : at->size();
}

std::ostream& operator<<(std::ostream& out, const Answer& answer) {
  out << answer.operation() << " ";
  if (answer.ok()) return out << "answers " << answer.json();
  return out << "is refused: " << answer.error_code() << ": " << answer.error_message();
}

}  // namespace windtunnel
