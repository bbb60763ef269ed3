#include "scenarios/engine/file/yaml.h"

#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "emulator/base/strings.h"
#include "emulator/wire/node.h"
#include "scenarios/engine/file/limits.h"

namespace wt::scenario {
namespace {

// Within ${…} these stand for themselves, though YAML would take them as its own.
constexpr std::string_view kOwn = "{}[],";

bool IsVeiled(char c) { return c >= 1 && static_cast<size_t>(c) <= kOwn.size(); }

// Puts control characters for what YAML must not see in references; columns stay as they are.
std::string Veil(std::string_view text) {
  std::string out(text);
  for (size_t at = out.find("${"); at != std::string::npos; at = out.find("${", at + 1)) {
    const size_t end = out.find_first_of("}\n", at);
    if (end == std::string::npos || out[end] == '\n') continue;
    for (size_t i = at + 1; i <= end; ++i) {
      const size_t which = kOwn.find(out[i]);
      if (which != std::string_view::npos) out[i] = static_cast<char>(which + 1);
    }
  }
  return out;
}

std::string Unveil(std::string text) {
  for (char& c : text) {
    if (IsVeiled(c)) c = kOwn[static_cast<size_t>(c) - 1];
  }
  return text;
}

class Builder : public YAML::EventHandler {
 public:
  Builder(const std::string& file, Node& root) : file_(file), root_(root) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { Add(mark, Node::Kind::kNull); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { NoAnchors(mark); }
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { NoAnchors(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                const std::string& value) override {
    NoTag(mark, tag);
    if (InKey()) return Key(mark, Unveil(value));
    Node& node = Add(mark, Node::Kind::kScalar);
    node.text = Unveil(value);
    node.quoted = tag == "!";
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    Open(mark, tag, Node::Kind::kList);
  }
  void OnSequenceEnd() override { open_.pop_back(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    Open(mark, tag, Node::Kind::kMap);
  }
  void OnMapEnd() override { open_.pop_back(); }

 private:
  struct Level {
    Node* node = nullptr;
    bool in_key = true;  // Of a map: the next scalar is a key.
  };

  [[noreturn]] static void Refuse(const YAML::Mark& mark, const std::string& why) {
    throw YAML::ParserException(mark, why);
  }
  static void NoAnchors(const YAML::Mark& mark) {
    Refuse(mark, "anchors (&) and aliases (*) are not read; name a constant in 'let'");
  }
  static void NoTag(const YAML::Mark& mark, const std::string& tag) {
    if (tag.empty() || tag == "?" || tag == "!") return;
    Refuse(mark, "tags (!) are not read: the keys say what a value is");
  }

  Position At(const YAML::Mark& mark) const { return {file_, mark.line + 1, mark.column + 1}; }
  bool InKey() const { return !open_.empty() && open_.back().node->IsMap() && open_.back().in_key; }

  void Key(const YAML::Mark& mark, std::string name) {
    Node& map = *open_.back().node;
    if (map.Find(name) != nullptr) Refuse(mark, StrCat("'", name, "' is there twice"));
    map.entries.push_back({std::move(name), At(mark), {}});
    open_.back().in_key = false;
  }

  Node& Add(const YAML::Mark& mark, Node::Kind kind) {
    if (++count_ > kNodesMax) Refuse(mark, StrCat("more than ", kNodesMax, " values"));
    if (InKey()) Refuse(mark, "a key must be text");
    Node* node = &root_;
    if (!open_.empty()) {
      Level& level = open_.back();
      if (level.node->IsList()) level.node->entries.push_back({{}, At(mark), {}});
      level.in_key = true;
      node = &level.node->entries.back().node;
    }
    node->kind = kind;
    node->position = At(mark);
    return *node;
  }

  void Open(const YAML::Mark& mark, const std::string& tag, Node::Kind kind) {
    NoTag(mark, tag);
    if (open_.size() >= static_cast<size_t>(kDepthMax)) {
      Refuse(mark, StrCat("deeper than ", kDepthMax, " levels"));
    }
    open_.push_back({&Add(mark, kind), true});
  }

  const std::string& file_;
  Node& root_;
  std::vector<Level> open_;
  size_t count_ = 0;
};

// What no text has, and where; YAML's reader would pass over it or stumble.
bool Readable(std::string_view text, const std::string& file, Problems& problems) {
  if (text.size() > kFileBytesMax) {
    problems.push_back({{file, 0, 0}, "", StrCat("more than ", kFileBytesMax >> 20, " MiB")});
    return false;
  }
  if (!wire::IsUtf8(text)) {
    problems.push_back({{file, 0, 0}, "", "is not UTF-8"});
    return false;
  }
  Position at{file, 1, 1};
  for (const char c : text) {
    if ((c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 0x7f) {
      problems.push_back({at, "", "a control character"});
      return false;
    }
    at.column = c == '\n' ? 1 : at.column + 1;
    if (c == '\n') ++at.line;
  }
  return true;
}

}  // namespace

const Node* Node::Find(std::string_view key) const {
  if (!IsMap()) return nullptr;
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.node;
  }
  return nullptr;
}
Node* Node::Find(std::string_view key) {
  return const_cast<Node*>(static_cast<const Node*>(this)->Find(key));
}

Node ScalarNode(std::string text, Position position) {
  Node node;
  node.kind = Node::Kind::kScalar;
  node.text = std::move(text);
  node.position = std::move(position);
  return node;
}

std::string_view KindName(Node::Kind kind) {
  switch (kind) {
    case Node::Kind::kNull:
      return "nothing";
    case Node::Kind::kScalar:
      return "text";
    case Node::Kind::kList:
      return "a list";
    case Node::Kind::kMap:
      return "a map";
  }
  return "";
}

bool ParseYaml(std::string_view text, const std::string& file, Node& root, Problems& problems) {
  root.position.file = file;
  if (!Readable(text, file, problems)) return false;
  std::istringstream stream(Veil(text));
  try {
    YAML::Parser parser(stream);
    Builder builder(file, root);
    parser.HandleNextDocument(builder);
    Node second;
    Builder next(file, second);
    if (parser.HandleNextDocument(next) && second.kind != Node::Kind::kNull) {
      problems.push_back({second.position, "", "a second document: a file holds one scenario"});
      return false;
    }
  } catch (const YAML::Exception& error) {
    const Position at{file, std::max(error.mark.line, 0) + 1, std::max(error.mark.column, 0) + 1};
    problems.push_back({at, "", Unveil(error.msg)});
    return false;
  }
  return true;
}

}  // namespace wt::scenario
