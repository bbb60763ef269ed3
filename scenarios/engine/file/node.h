#pragma once

// A file before it has types: scalars as they are written, with where they stand. YAML says nothing
// about what a scalar is; the keys do (keys.h).

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/engine/file/scenario.h"

namespace wt::scenario {

struct Entry;

struct Node {
  enum class Kind { kNull, kScalar, kList, kMap };
  Kind kind = Kind::kNull;
  std::string text;            // Of a scalar.
  bool quoted = false;         // Then it is text, whatever it looks like.
  std::vector<Entry> entries;  // Of a list or map, in the order of the file.
  Position position;

  bool IsScalar() const { return kind == Kind::kScalar; }
  bool IsList() const { return kind == Kind::kList; }
  bool IsMap() const { return kind == Kind::kMap; }
  const Node* Find(std::string_view key) const;
  Node* Find(std::string_view key);
};

struct Entry {
  std::string key;  // Empty in a list.
  Position position;
  Node node;
};

Node ScalarNode(std::string text, Position position);

// "a list", "a map", "text", "nothing".
std::string_view KindName(Node::Kind kind);

}  // namespace wt::scenario
