// Values as rows keep them: JSON under the model's names, timestamps as whole microseconds.

#include <cmath>

#include "emulator/base/encoding.h"
#include "emulator/wire/codec.h"
#include "emulator/wire/node.h"

namespace wt::wire {
namespace {

bool ReadReal(const Node& node, double& value) {
  if (node.type == Node::Type::kString) {  // What JSON has no number for.
    value = node.text == "NaN" ? std::nan("") : node.text == "Infinity" ? HUGE_VAL : -HUGE_VAL;
    return node.text == "NaN" || node.text == "Infinity" || node.text == "-Infinity";
  }
  value = node.type == Node::Type::kInteger ? static_cast<double>(node.integer) : node.real;
  return node.type == Node::Type::kInteger || node.type == Node::Type::kReal;
}

bool Read(const Shape& shape, const Node& node, void* value) {
  switch (shape.kind) {
    case Kind::kStructure:
      for (const Member& member : shape.members) {
        const Node* child = node.Find(member.name);
        if (child == nullptr) continue;
        void* slot = static_cast<char*>(value) + member.offset;
        if (!Read(*member.shape, *child, member.slot->emplace(slot))) return false;
      }
      return node.type == Node::Type::kMap;
    case Kind::kList:
      for (const auto& [name, item] : node.children) {
        if (!Read(*shape.element, item, shape.list->append(value))) return false;
      }
      return node.type == Node::Type::kList;
    case Kind::kMap:
      for (const auto& [name, item] : node.children) {
        if (!Read(*shape.value, item, shape.map->insert(value, name))) return false;
      }
      return node.type == Node::Type::kMap;
    case Kind::kString:
      *static_cast<std::string*>(value) = node.text;
      return node.type == Node::Type::kString;
    case Kind::kBlob: {
      std::optional<std::string> bytes = Base64Decode(node.text);
      if (bytes) *static_cast<std::string*>(value) = std::move(*bytes);
      return bytes.has_value();
    }
    case Kind::kInteger:
    case Kind::kLong:
      *static_cast<int64_t*>(value) = node.integer;
      return node.type == Node::Type::kInteger;
    case Kind::kTimestamp:
      *static_cast<Instant*>(value) = Instant{node.integer};
      return node.type == Node::Type::kInteger;
    case Kind::kBoolean:
      *static_cast<bool*>(value) = node.truth;
      return node.type == Node::Type::kBool;
    case Kind::kFloat:
    case Kind::kDouble:
      return ReadReal(node, *static_cast<double*>(value));
  }
  return false;
}

}  // namespace

bool FromStoredJson(const Shape& shape, std::string_view json, void* value) {
  const Result<Node> node = ParseJson(json);
  return node.ok() && Read(shape, *node, value);
}

}  // namespace wt::wire
