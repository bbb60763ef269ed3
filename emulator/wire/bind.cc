#include "emulator/wire/bind.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"

namespace wt::wire {
namespace {

std::optional<double> ParseReal(std::string_view text) {
  if (text == "NaN") return std::nan("");
  if (text == "Infinity") return HUGE_VAL;
  if (text == "-Infinity") return -HUGE_VAL;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  while (!text.empty() && kBlank.find(text.front()) != kBlank.npos) text.remove_prefix(1);
  while (!text.empty() && kBlank.find(text.back()) != kBlank.npos) text.remove_suffix(1);
  return text;
}

bool IsText(const Node& node) {
  return node.type == Node::Type::kText || node.type == Node::Type::kString;
}

}  // namespace

std::string Binder::WireName(const Member& member) const {
  if (model_names_) return std::string(member.name);
  if (protocol_ == Protocol::kEc2) {
    if (!member.query_name.empty()) return std::string(member.query_name);
    std::string name(member.location_name);
    if (!member.has_location_name) return name;
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
      name[0] = static_cast<char>(name[0] - 32);
    return name;
  }
  if (protocol_ == Protocol::kRpcV2Cbor) return std::string(member.name);
  // A form's flattened list goes by the name of its elements.
  if (member.flattened && member.shape->kind == Kind::kList && protocol_ == Protocol::kQuery &&
      member.shape->element_name != "member") {
    return std::string(member.shape->element_name);
  }
  return std::string(member.location_name);
}

// --- Structures ----------------------------------------------------------------------------------

void Binder::BindBody(const Shape& shape, const Node& node, void* value) {
  BindStructure(shape, node, value, nullptr);
}

void Binder::BindStructure(const Shape& shape, const Node& node, void* value, const Path* path) {
  const bool empty_text =
      node.type == Node::Type::kText && !IsTyped() && Trimmed(node.text).empty();
  if (node.type != Node::Type::kMap && !empty_text) {
    return WrongType(node, "a structure", path);
  }
  for (const Member& member : shape.members) {
    if (member.location != Location::kBody && !model_names_) continue;
    const std::string name = WireName(member);
    const Path here{path, member.name, 0};
    void* slot = static_cast<char*>(value) + member.offset;
    const bool repeats = protocol_ == Protocol::kRestXml && member.flattened;
    const Node* child = repeats ? nullptr : node.Find(name);
    if (repeats) {
      // Flattened XML: the items stand among their structure's other children.
      Node items{.type = Node::Type::kList};
      for (const auto& [key, item] : node.children) {
        if (key == name) items.children.emplace_back("", item);
      }
      if (!items.children.empty())
        BindMember(member, items, slot, &here);
      else if (member.required)
        MissingAt(ModelPath(&here), WirePath(&here));
      continue;
    }
    if (child == nullptr || child->type == Node::Type::kNull) {
      if (member.required) MissingAt(ModelPath(&here), WirePath(&here));
      continue;
    }
    BindMember(member, *child, slot, &here);
  }
  if (protocol_ == Protocol::kEc2 || model_names_) UnknownNames(shape, node, path);
}

void Binder::BindMember(const Member& member, const Node& node, void* slot, const Path* path) {
  BindValue(*member.shape, node, member.flattened, member.slot->emplace(slot), path);
}

void Binder::BindPayload(const Member& member, const Node& node, void* structure) {
  void* slot = static_cast<char*>(structure) + member.offset;
  const Path here{nullptr, member.name, 0};
  BindMember(member, node, slot, &here);
}

void Binder::BindText(const Member& member, std::string_view text, void* structure) {
  const Path here{nullptr, member.name, 0};
  void* value = member.slot->emplace(static_cast<char*>(structure) + member.offset);
  const Node node{.type = Node::Type::kText, .text = std::string(text)};
  if (member.shape->kind == Kind::kList) {
    BindValue(*member.shape->element, node, false, member.shape->list->append(value), &here);
  } else {
    BindValue(*member.shape, node, false, value, &here);
  }
}

void Binder::BindEntry(const Member& member, std::string_view key, std::string_view text,
                       void* structure) {
  const Path here{nullptr, member.name, 0};
  void* map = member.slot->emplace(static_cast<char*>(structure) + member.offset);
  const Node node{.type = Node::Type::kText, .text = std::string(text)};
  const Shape& shape = *member.shape->value;
  void* value = member.shape->map->insert(map, key);
  if (shape.kind == Kind::kList) {
    BindValue(*shape.element, node, false, shape.list->append(value), &here);
  } else {
    BindValue(shape, node, false, value, &here);
  }
}

// --- Values --------------------------------------------------------------------------------------

void Binder::BindValue(const Shape& shape, const Node& node, bool flattened, void* value,
                       const Path* path) {
  switch (shape.kind) {
    case Kind::kStructure:
      return BindStructure(shape, node, value, path);
    case Kind::kList:
      BindList(shape, node, flattened, value, path);
      break;
    case Kind::kMap:
      BindMap(shape, node, flattened, value, path);
      break;
    default:
      BindScalar(shape, node, value, path);
  }
  if (validation_ == Validation::kSmithy && !error_) CheckConstraints(shape, value, path);
}

std::vector<const Node*> Binder::Items(const Shape& shape, const Node& node, bool flattened,
                                       const Path* path) {
  std::vector<const Node*> items;
  if (node.type == Node::Type::kList) {
    for (const auto& [name, item] : node.children) items.push_back(&item);
    return items;
  }
  if (IsTyped()) {
    WrongType(node, "a list", path);
    return items;
  }
  if (protocol_ == Protocol::kRestXml) {
    for (const auto& [name, item] : node.children) items.push_back(&item);
    return items;
  }
  // 1. A form's items are numbered, under "member" in the query protocol.
  const Node* numbered = &node;
  if (protocol_ == Protocol::kQuery && !flattened) {
    if (const Node* named = node.Find(shape.element_name)) numbered = named;
  }
  // 2. "Name=" is the empty list; "Name=x" is none.
  if (numbered->children.empty() && !numbered->text.empty()) {
    WrongType(node, "a list", path);
    return items;
  }
  // 3. Their numbers give the order; gaps do not matter.
  std::vector<std::pair<int64_t, const Node*>> ordered;
  for (const auto& [name, item] : numbered->children) {
    const std::optional<int64_t> number = ParseInt(name);
    if (number) ordered.emplace_back(*number, &item);
  }
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [number, item] : ordered) items.push_back(item);
  return items;
}

void Binder::BindList(const Shape& shape, const Node& node, bool flattened, void* list,
                      const Path* path) {
  size_t index = 0;
  for (const Node* item : Items(shape, node, flattened || shape.flattened, path)) {
    const Path here{path, {}, ++index};
    if (item->type == Node::Type::kNull) continue;
    BindValue(*shape.element, *item, false, shape.list->append(list), &here);
  }
}

void Binder::BindMap(const Shape& shape, const Node& node, bool flattened, void* map,
                     const Path* path) {
  // 1. Typed protocols have the entries as they are.
  if (IsTyped()) {
    if (node.type != Node::Type::kMap) return WrongType(node, "a map", path);
    for (const auto& [name, item] : node.children) {
      const Path here{path, name, 0};
      if (item.type == Node::Type::kNull) continue;
      BindValue(*shape.value, item, false, shape.map->insert(map, name), &here);
    }
    return;
  }
  // 2. Forms and XML have pairs of a key and a value.
  const Node* entries = &node;
  if (IsForm() && !flattened && !shape.flattened) {
    entries = node.Find("entry");
    if (entries == nullptr) return;
  }
  for (const auto& [number, entry] : entries->children) {
    const Node* key = entry.Find(shape.key_name);
    const Node* item = entry.Find(shape.value_name);
    if (key == nullptr || item == nullptr) continue;
    const Path here{path, key->text, 0};
    BindValue(*shape.value, *item, false, shape.map->insert(map, key->text), &here);
  }
}

void Binder::BindScalar(const Shape& shape, const Node& node, void* value, const Path* path) {
  switch (shape.kind) {
    case Kind::kString:
      if (!IsText(node) || !node.children.empty()) return WrongType(node, "a String", path);
      *static_cast<std::string*>(value) = node.text;
      return;
    case Kind::kInteger:
    case Kind::kLong:
      return BindInteger(shape, node, value, path);
    case Kind::kFloat:
    case Kind::kDouble:
      return BindReal(shape, node, value, path);
    case Kind::kBoolean:
      return BindBoolean(node, value, path);
    case Kind::kTimestamp:
      return BindTimestamp(node, value, path);
    default:
      return BindBlob(node, value, path);
  }
}

void Binder::BindInteger(const Shape& shape, const Node& node, void* value, const Path* path) {
  const std::string_view wanted = shape.kind == Kind::kInteger ? "an Integer" : "a Long";
  std::optional<int64_t> number;
  if (node.type == Node::Type::kInteger) number = node.integer;
  if (node.type == Node::Type::kReal && node.real == std::floor(node.real) &&
      std::abs(node.real) < 9e18) {
    number = static_cast<int64_t>(node.real);
  }
  if (node.type == Node::Type::kText) number = ParseInt(Trimmed(node.text));
  const bool fits =
      number && (shape.kind == Kind::kLong || (*number >= INT32_MIN && *number <= INT32_MAX));
  if (!fits) return WrongType(node, wanted, path);
  *static_cast<int64_t*>(value) = *number;
}

void Binder::BindReal(const Shape& shape, const Node& node, void* value, const Path* path) {
  std::optional<double> number;
  if (node.type == Node::Type::kInteger) number = static_cast<double>(node.integer);
  if (node.type == Node::Type::kReal) number = node.real;
  if (node.type == Node::Type::kText) number = ParseReal(Trimmed(node.text));
  if (node.type == Node::Type::kString &&
      (node.text == "NaN" || node.text == "Infinity" || node.text == "-Infinity")) {
    number = ParseReal(node.text);
  }
  if (!number) return WrongType(node, shape.kind == Kind::kFloat ? "a Float" : "a Double", path);
  *static_cast<double*>(value) = *number;
}

void Binder::BindBoolean(const Node& node, void* value, const Path* path) {
  if (node.type == Node::Type::kBool) {
    *static_cast<bool*>(value) = node.truth;
  } else if (node.type == Node::Type::kText && EqualsIgnoreCase(node.text, "true")) {
    *static_cast<bool*>(value) = true;
  } else if (node.type == Node::Type::kText && EqualsIgnoreCase(node.text, "false")) {
    *static_cast<bool*>(value) = false;
  } else {
    WrongType(node, "a Boolean", path);
  }
}

void Binder::BindTimestamp(const Node& node, void* value, const Path* path) {
  std::optional<Instant> at;
  std::optional<double> seconds;
  if (node.type == Node::Type::kInteger) seconds = static_cast<double>(node.integer);
  if (node.type == Node::Type::kReal) seconds = node.real;
  if (IsText(node)) {
    at = ParseTimestamp(Trimmed(node.text));
    if (!at) seconds = ParseReal(Trimmed(node.text));
  }
  constexpr double kSecondsMax = 253402300800.0;  // The year 10000.
  if (seconds && std::abs(*seconds) < kSecondsMax) {
    at = Instant{static_cast<int64_t>(std::llround(*seconds * 1e6))};
  }
  if (!at) return WrongType(node, "a Timestamp", path);
  *static_cast<Instant*>(value) = *at;
}

void Binder::BindBlob(const Node& node, void* value, const Path* path) {
  std::optional<std::string> bytes;
  if (node.type == Node::Type::kBytes) bytes = node.text;
  if (IsText(node) && protocol_ != Protocol::kRpcV2Cbor) bytes = Base64Decode(node.text);
  if (!bytes) return WrongType(node, "a Blob", path);
  *static_cast<std::string*>(value) = std::move(*bytes);
}

}  // namespace wt::wire
