#include "scenarios/engine/file/overrides.h"

#include "emulator/base/strings.h"
#include "scenarios/engine/file/yaml.h"

namespace wt::scenario {
namespace {

// "load.browsers.rate[0].high" as load, browsers, rate, [0], high.
std::vector<std::string> Parts(std::string_view path) {
  std::vector<std::string> parts;
  for (std::string_view word : Split(path, '.')) {
    while (true) {
      const size_t open = word.find('[', 1);
      parts.emplace_back(word.substr(0, open));
      if (open == std::string_view::npos) break;
      word.remove_prefix(open);
    }
  }
  return parts;
}

std::optional<size_t> IndexOf(const std::string& part) {
  if (part.size() < 3 || part.front() != '[' || part.back() != ']') return std::nullopt;
  const std::optional<int64_t> index = ParseInt(std::string_view(part).substr(1, part.size() - 2));
  if (!index || *index < 0) return std::nullopt;
  return static_cast<size_t>(*index);
}

class Walk {
 public:
  Walk(Reading& reading, const std::string& path, const Position& at)
      : reading_(reading), path_(path), at_(at) {}

  // The node that a part leads to, or null where that was said to be wrong.
  Node* Step(Node& node, const std::string& part) {
    if (node.kind == Node::Kind::kNull) node.kind = Node::Kind::kMap;
    if (node.IsList()) return Element(node, part);
    if (!node.IsMap()) return Say(StrCat("leads into ", KindName(node.kind)));
    if (IndexOf(part)) return Say(StrCat(part, " stands behind a list"));
    if (Node* found = node.Find(part)) return found;
    // A path of the API has dots of its own: "ecs.UpdateService".
    node.entries.push_back({part, at_, {}});
    node.entries.back().node.position = at_;
    return &node.entries.back().node;
  }

 private:
  Node* Element(Node& list, const std::string& part) {
    if (const std::optional<size_t> index = IndexOf(part)) {
      if (*index < list.entries.size()) return &list.entries[*index].node;
      return Say(StrCat("there is no element ", *index, ": the list has ", list.entries.size()));
    }
    std::vector<std::string> names;
    for (Entry& entry : list.entries) {
      const Node* name = entry.node.Find("name");
      if (name == nullptr) continue;
      if (name->text == part) return &entry.node;
      names.push_back(name->text);
    }
    return Say(StrCat("there is no '", part, "' in the list", Nearest(part, names)));
  }

  Node* Say(std::string message) {
    reading_.Say(at_, path_, std::move(message));
    return nullptr;
  }

  Reading& reading_;
  const std::string& path_;
  const Position& at_;
};

void SetPositions(Node& node, const Position& at) {
  node.position = at;
  for (Entry& entry : node.entries) {
    entry.position = at;
    SetPositions(entry.node, at);
  }
}

}  // namespace

void Override(Reading& reading, Node& root, const std::string& path, const std::string& value) {
  const Position at{StrCat("--set ", path), 0, 0};
  Node parsed;
  if (!ParseYaml(value, at.file, parsed, reading.problems)) return;
  SetPositions(parsed, at);
  if (parsed.kind == Node::Kind::kNull) return reading.Say(at, path, "has no value");
  Walk walk(reading, path, at);
  Node* node = &root;
  for (const std::string& part : Parts(path)) {
    if (part.empty()) return reading.Say(at, path, "is not a path such as load.browsers.timeout");
    node = walk.Step(*node, part);
    if (node == nullptr) return;
  }
  *node = std::move(parsed);
}

}  // namespace wt::scenario
