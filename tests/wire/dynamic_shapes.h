#pragma once

// Shape tables made at run time from a model's JSON, and values of those shapes in memory: what
// the code generator makes for a service, made here for any file of protocol tests.

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "emulator/wire/shape.h"

namespace wt::wire {

using Json = nlohmann::ordered_json;

class DynamicValue;

struct DynamicSlot {
  const Shape* shape = nullptr;
  std::unique_ptr<DynamicValue> held;
};
struct DynamicList {
  const Shape* element = nullptr;
  std::vector<std::unique_ptr<DynamicValue>> items;
};
struct DynamicMap {
  const Shape* value = nullptr;
  std::map<std::string, std::unique_ptr<DynamicValue>> entries;
};

// One plain value. A structure's members are slots side by side.
class DynamicValue {
 public:
  explicit DynamicValue(const Shape& shape);
  // What the codecs are given.
  void* plain();

 private:
  std::variant<std::string, int64_t, double, bool, Instant, std::vector<DynamicSlot>, DynamicList,
               DynamicMap>
      held_;
};

class DynamicShapes {
 public:
  explicit DynamicShapes(Json shapes) : json_(std::move(shapes)) {}
  DynamicShapes(const DynamicShapes&) = delete;
  DynamicShapes& operator=(const DynamicShapes&) = delete;

  // The shape of that name, with facts of a reference to it ("payload", "locationName") on top.
  // Throws std::runtime_error where there is none.
  const Shape& Root(const Json& reference);
  // What the file says of a shape.
  Json Facts(const std::string& name) const { return json_.value(name, Json::object()); }

 private:
  const Shape& Get(const std::string& name);
  void FillStructure(const Json& facts, Shape& shape);
  void FillMember(const std::string& name, const Json& reference, size_t index, Member& member);
  void FillParts(const Json& facts, Shape& shape);
  std::string_view Keep(std::string text) { return texts_.emplace_back(std::move(text)); }

  Json json_;
  std::map<std::string, std::unique_ptr<Shape>> shapes_;
  std::deque<Shape> roots_;
  std::deque<std::string> texts_;
  std::deque<std::vector<Member>> members_;
};

}  // namespace wt::wire
