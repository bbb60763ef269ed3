#include "emulator/wire/node.h"

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"

namespace wt::wire {
namespace {

// The bytes of the sequence that starts here, or 0 where it is not one (overlong forms, surrogates
// and what lies beyond U+10FFFF included).
size_t SequenceLength(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return 1;
  const size_t length = first < 0xc2   ? 0
                        : first < 0xe0 ? 2
                        : first < 0xf0 ? 3
                        : first < 0xf5 ? 4
                                       : 0;
  if (length == 0 || at + length > text.size()) return 0;
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
  }
  if (first == 0xe0 && byte(1) < 0xa0) return 0;
  if (first == 0xed && byte(1) > 0x9f) return 0;
  if (first == 0xf0 && byte(1) < 0x90) return 0;
  if (first == 0xf4 && byte(1) > 0x8f) return 0;
  return length;
}

// What a form may hold; AWS takes less. It bounds the work of finding each name's place.
constexpr int kFormPairsMax = 10'000;

// The child of that name, made where there is none.
Node& Descend(Node& node, std::string_view name) {
  node.type = Node::Type::kMap;
  for (auto at = node.children.rbegin(); at != node.children.rend(); ++at) {
    if (at->first == name) return at->second;
  }
  return node.children.emplace_back(std::string(name), Node()).second;
}

}  // namespace

const Node* Node::Find(std::string_view name) const {
  for (auto at = children.rbegin(); at != children.rend(); ++at) {
    if (at->first == name) return &at->second;
  }
  return nullptr;
}

bool IsUtf8(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const size_t length = SequenceLength(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

Result<Node> ParseForm(std::string_view text) {
  Node root;
  root.type = Node::Type::kMap;
  if (text.empty()) return root;
  int pairs = 0;
  for (const std::string_view pair : Split(text, '&')) {
    if (pair.empty()) continue;
    if (++pairs > kFormPairsMax) return Error{.code = "", .message = "too many parameters"};
    const size_t equals = pair.find('=');
    const std::string name = UrlDecode(pair.substr(0, equals), true);
    std::string value =
        equals == std::string_view::npos ? "" : UrlDecode(pair.substr(equals + 1), true);
    if (!IsUtf8(name) || !IsUtf8(value)) return Error{.code = "", .message = "invalid UTF-8"};
    Node* node = &root;
    int depth = 0;
    for (const std::string_view part : Split(name, '.')) {
      if (++depth > kDepthMax) return Error{.code = "", .message = "nested too deeply"};
      node = &Descend(*node, part);
    }
    if (node->type != Node::Type::kMap) node->type = Node::Type::kText;
    node->text = std::move(value);
  }
  return root;
}

}  // namespace wt::wire
