#include "tests/wire/dynamic_shapes.h"

#include <stdexcept>

namespace wt::wire {
namespace {

const void* Get(const void* slot) {
  const auto& held = static_cast<const DynamicSlot*>(slot)->held;
  return held ? held->plain() : nullptr;
}

// As in generated types: a list or map that is there stays, all else begins anew.
void* Emplace(void* slot) {
  auto& there = *static_cast<DynamicSlot*>(slot);
  const bool grows = there.shape->kind == Kind::kList || there.shape->kind == Kind::kMap;
  if (!there.held || !grows) there.held = std::make_unique<DynamicValue>(*there.shape);
  return there.held->plain();
}

size_t ListSize(const void* list) { return static_cast<const DynamicList*>(list)->items.size(); }
const void* ListAt(const void* list, size_t index) {
  return static_cast<const DynamicList*>(list)->items[index]->plain();
}
void* ListAppend(void* list) {
  auto& there = *static_cast<DynamicList*>(list);
  return there.items.emplace_back(std::make_unique<DynamicValue>(*there.element))->plain();
}

size_t MapSize(const void* map) { return static_cast<const DynamicMap*>(map)->entries.size(); }
void MapEach(const void* map, void (*visit)(void*, std::string_view, const void*), void* arg) {
  for (const auto& [key, value] : static_cast<const DynamicMap*>(map)->entries) {
    visit(arg, key, value->plain());
  }
}
void* MapInsert(void* map, std::string_view key) {
  auto& there = *static_cast<DynamicMap*>(map);
  auto& value = there.entries[std::string(key)];
  // A list there grows, as std::map's operator[] would have it.
  if (!value || there.value->kind != Kind::kList) {
    value = std::make_unique<DynamicValue>(*there.value);
  }
  return value->plain();
}

constexpr SlotOps kSlot{&Get, &Emplace};
constexpr ListOps kList{&ListSize, &ListAt, &ListAppend};
constexpr MapOps kMap{&MapSize, &MapEach, &MapInsert};

Kind KindOf(const std::string& type) {
  static const std::map<std::string, Kind> kinds = {
      {"string", Kind::kString},   {"character", Kind::kString},
      {"integer", Kind::kInteger}, {"byte", Kind::kInteger},
      {"short", Kind::kInteger},   {"long", Kind::kLong},
      {"float", Kind::kFloat},     {"double", Kind::kDouble},
      {"boolean", Kind::kBoolean}, {"timestamp", Kind::kTimestamp},
      {"blob", Kind::kBlob},       {"structure", Kind::kStructure},
      {"list", Kind::kList},       {"map", Kind::kMap}};
  const auto at = kinds.find(type);
  if (at == kinds.end()) throw std::runtime_error("a shape of type " + type);
  return at->second;
}

TimestampFormat FormatOf(const std::string& name) {
  if (name == "iso8601") return TimestampFormat::kIso8601;
  if (name == "rfc822") return TimestampFormat::kRfc822;
  return TimestampFormat::kUnixTimestamp;
}

Location LocationOf(const std::string& name) {
  if (name == "header") return Location::kHeader;
  if (name == "headers") return Location::kHeaders;
  if (name == "uri") return Location::kUri;
  if (name == "querystring") return Location::kQuerystring;
  return Location::kStatusCode;
}

bool IsTrue(const Json& facts, const char* name) {
  return facts.contains(name) && facts[name].is_boolean() && facts[name].get<bool>();
}

}  // namespace

DynamicValue::DynamicValue(const Shape& shape) {
  switch (shape.kind) {
    case Kind::kString:
    case Kind::kBlob:
      held_ = std::string();
      break;
    case Kind::kInteger:
    case Kind::kLong:
      held_ = int64_t{0};
      break;
    case Kind::kFloat:
    case Kind::kDouble:
      held_ = 0.0;
      break;
    case Kind::kBoolean:
      held_ = false;
      break;
    case Kind::kTimestamp:
      held_ = Instant{};
      break;
    case Kind::kList:
      held_ = DynamicList{shape.element, {}};
      break;
    case Kind::kMap:
      held_ = DynamicMap{shape.value, {}};
      break;
    case Kind::kStructure: {
      std::vector<DynamicSlot> slots(std::max<size_t>(shape.members.size(), 1));
      for (size_t i = 0; i < shape.members.size(); ++i) slots[i].shape = shape.members[i].shape;
      held_ = std::move(slots);
    }
  }
}

void* DynamicValue::plain() {
  if (auto* slots = std::get_if<std::vector<DynamicSlot>>(&held_)) return slots->data();
  return std::visit([](auto& held) -> void* { return &held; }, held_);
}

const Shape& DynamicShapes::Root(const Json& reference) {
  const Shape& base = Get(reference.at("shape").get<std::string>());
  Shape& root = roots_.emplace_back(base);
  if (reference.contains("payload")) {
    for (size_t i = 0; i < root.members.size(); ++i) {
      if (root.members[i].name == reference["payload"]) root.payload = static_cast<int>(i);
    }
  }
  return root;
}

const Shape& DynamicShapes::Get(const std::string& name) {
  const auto known = shapes_.find(name);
  if (known != shapes_.end()) return *known->second;
  if (!json_.contains(name)) throw std::runtime_error("no shape " + name);
  const Json& facts = json_[name];
  // Kept before its parts are looked up: a shape may hold itself.
  Shape& shape = *(shapes_[name] = std::make_unique<Shape>());
  shape.name = Keep(name);
  shape.kind = KindOf(facts.at("type"));
  if (facts.contains("timestampFormat"))
    shape.timestamp_format = FormatOf(facts["timestampFormat"]);
  if (shape.kind == Kind::kStructure) {
    FillStructure(facts, shape);
  } else {
    FillParts(facts, shape);
  }
  return shape;
}

void DynamicShapes::FillStructure(const Json& facts, Shape& shape) {
  const Json members = facts.value("members", Json::object());
  std::vector<Member>& made = members_.emplace_back(members.size());
  shape.members = made;
  size_t index = 0;
  for (const auto& [name, reference] : members.items()) {
    if (facts.contains("payload") && facts["payload"] == name) {
      shape.payload = static_cast<int>(index);
    }
    FillMember(name, reference, index, made[index]);
    ++index;
  }
  if (facts.contains("locationName")) shape.xml_name = Keep(facts["locationName"]);
  shape.is_union = IsTrue(facts, "union");
  shape.size = std::max<size_t>(made.size(), 1) * sizeof(DynamicSlot);
}

void DynamicShapes::FillMember(const std::string& name, const Json& reference, size_t index,
                               Member& member) {
  // What is said of the shape holds for the member, unless the member says otherwise.
  const std::string target = reference.at("shape");
  if (!json_.contains(target)) throw std::runtime_error("no shape " + target);
  Json facts = json_[target];
  facts.update(reference);

  member.shape = &Get(target);
  member.name = Keep(name);
  member.has_location_name = facts.contains("locationName");
  member.location_name = member.has_location_name ? Keep(facts["locationName"]) : member.name;
  if (facts.contains("queryName")) member.query_name = Keep(facts["queryName"]);
  member.offset = static_cast<uint32_t>(index * sizeof(DynamicSlot));
  member.slot = &kSlot;
  if (facts.contains("location")) member.location = LocationOf(facts["location"]);
  member.flattened = IsTrue(facts, "flattened");
  member.xml_attribute = IsTrue(facts, "xmlAttribute");
  member.idempotency_token = IsTrue(facts, "idempotencyToken");
  if (facts.contains("timestampFormat")) {
    member.timestamp_format = FormatOf(facts["timestampFormat"]);
  }
  if (facts.contains("xmlNamespace") && facts["xmlNamespace"].is_object()) {
    member.xml_namespace = Keep(facts["xmlNamespace"].value("uri", ""));
    member.xml_prefix = Keep(facts["xmlNamespace"].value("prefix", ""));
  }
}

void DynamicShapes::FillParts(const Json& facts, Shape& shape) {
  const auto name_of = [&](const Json& reference, const char* otherwise) {
    Json merged = json_.value(reference.at("shape").get<std::string>(), Json::object());
    merged.update(reference);
    return Keep(merged.value("locationName", otherwise));
  };
  shape.flattened = IsTrue(facts, "flattened");
  if (shape.kind == Kind::kList) {
    shape.element = &Get(facts.at("member").at("shape"));
    shape.element_name = name_of(facts["member"], "member");
    shape.list = &kList;
  }
  if (shape.kind == Kind::kMap) {
    shape.key = &Get(facts.at("key").at("shape"));
    shape.value = &Get(facts.at("value").at("shape"));
    shape.key_name = name_of(facts["key"], "key");
    shape.value_name = name_of(facts["value"], "value");
    shape.map = &kMap;
  }
}

}  // namespace wt::wire
