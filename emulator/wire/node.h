#pragma once

// A request body before it has a type: what every protocol's parser makes and the one binder reads.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/base/result.h"

namespace wt::wire {

// Deeper input is refused: no model nests as far, and parsers must not be led to overflow.
inline constexpr int kDepthMax = 64;

struct NamedNode;

struct Node {
  // kText is a scalar without a type (a form's or XML's); the others have one.
  enum class Type : uint8_t { kNull, kBool, kInteger, kReal, kString, kText, kBytes, kList, kMap };

  Type type = Type::kNull;
  bool truth = false;
  int64_t integer = 0;
  double real = 0;
  std::string text;  // kString, kText, kBytes.
  // The entries of a map in the order they came, or the items of a list under empty names. XML
  // repeats names; in the other forms the last of a name counts.
  std::vector<NamedNode> children;

  // The last child of this name, or null.
  const Node* Find(std::string_view name) const;
};

struct NamedNode {
  NamedNode() = default;
  NamedNode(std::string_view name, Node node) : first(name), second(std::move(node)) {}

  std::string first;
  Node second;
};

// Each fails with a sentence for the caller to wrap in its protocol's error.
Result<Node> ParseJson(std::string_view text);
Result<Node> ParseCbor(std::string_view bytes);
// The root's name is the name of the only child of the result.
Result<Node> ParseXml(std::string_view text);
// "A.1.B=x&C=y" as a tree by the dots of the names.
Result<Node> ParseForm(std::string_view text);

bool IsUtf8(std::string_view text);

}  // namespace wt::wire
