#include "tests/wire/params.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "emulator/base/strings.h"
#include "emulator/base/time.h"

namespace wt::wire {
namespace {

Json RealParam(double real) {
  if (std::isnan(real)) return "NaN";
  if (std::isinf(real)) return real > 0 ? "Infinity" : "-Infinity";
  return real;
}

double RealOf(const Json& params) {
  if (params == "NaN") return std::nan("");
  if (params == "Infinity") return HUGE_VAL;
  if (params == "-Infinity") return -HUGE_VAL;
  return params.get<double>();
}

Instant InstantOf(const Json& params) {
  if (params.is_string()) {
    const auto at = ParseTimestamp(params.get<std::string>());
    if (!at) throw std::runtime_error("not a time: " + params.dump());
    return *at;
  }
  return Instant{static_cast<int64_t>(std::llround(params.get<double>() * 1e6))};
}

void FromParts(const Shape& shape, const Json& params, void* value) {
  if (shape.kind == Kind::kList) {
    for (const Json& item : params) {
      if (!item.is_null()) FromParams(*shape.element, item, shape.list->append(value));
    }
    return;
  }
  for (const auto& [key, item] : params.items()) {
    if (!item.is_null()) FromParams(*shape.value, item, shape.map->insert(value, key));
  }
}

bool SameNumber(const Json& a, const Json& b) {
  if (a.is_number_integer() && b.is_number_integer()) return a.get<int64_t>() == b.get<int64_t>();
  const double x = a.get<double>();
  const double y = b.get<double>();
  return std::abs(x - y) <= 1e-6 * std::max(std::abs(x), std::abs(y));
}

}  // namespace

Json ToParams(const Shape& shape, const void* value) {
  switch (shape.kind) {
    case Kind::kStructure: {
      Json out = Json::object();
      for (const Member& member : shape.members) {
        const void* held = member.slot->get(static_cast<const char*>(value) + member.offset);
        if (held != nullptr) out[std::string(member.name)] = ToParams(*member.shape, held);
      }
      return out;
    }
    case Kind::kList: {
      Json out = Json::array();
      for (size_t i = 0; i < shape.list->size(value); ++i) {
        out.push_back(ToParams(*shape.element, shape.list->at(value, i)));
      }
      return out;
    }
    case Kind::kMap: {
      struct Walk {
        const Shape& value;
        Json out = Json::object();
      } walk{*shape.value};
      shape.map->each(
          value,
          [](void* arg, std::string_view key, const void* held) {
            auto& to = *static_cast<Walk*>(arg);
            to.out[std::string(key)] = ToParams(to.value, held);
          },
          &walk);
      return std::move(walk.out);
    }
    case Kind::kInteger:
    case Kind::kLong:
      return *static_cast<const int64_t*>(value);
    case Kind::kFloat:
    case Kind::kDouble:
      return RealParam(*static_cast<const double*>(value));
    case Kind::kBoolean:
      return *static_cast<const bool*>(value);
    case Kind::kTimestamp:
      return static_cast<double>(static_cast<const Instant*>(value)->micros) / 1e6;
    default:
      return *static_cast<const std::string*>(value);
  }
}

void FromParams(const Shape& shape, const Json& params, void* value) {
  switch (shape.kind) {
    case Kind::kStructure:
      for (const Member& member : shape.members) {
        const auto at = params.find(std::string(member.name));
        if (at == params.end() || at->is_null()) continue;
        FromParams(*member.shape, *at,
                   member.slot->emplace(static_cast<char*>(value) + member.offset));
      }
      return;
    case Kind::kList:
    case Kind::kMap:
      return FromParts(shape, params, value);
    case Kind::kInteger:
    case Kind::kLong:
      *static_cast<int64_t*>(value) = params.get<int64_t>();
      return;
    case Kind::kFloat:
    case Kind::kDouble:
      *static_cast<double*>(value) = RealOf(params);
      return;
    case Kind::kBoolean:
      *static_cast<bool*>(value) = params.get<bool>();
      return;
    case Kind::kTimestamp:
      *static_cast<Instant*>(value) = InstantOf(params);
      return;
    default:
      *static_cast<std::string*>(value) = params.get<std::string>();
  }
}

bool SameParams(const Json& a, const Json& b, std::string& where) {
  if (a.is_number() && b.is_number()) return SameNumber(a, b);
  if (a.type() != b.type()) return false;
  if (a.is_array()) {
    if (a.size() != b.size()) return false;
    for (size_t i = 0; i < a.size(); ++i) {
      if (SameParams(a[i], b[i], where)) continue;
      where = StrCat("[", i, "]", where);
      return false;
    }
    return true;
  }
  if (!a.is_object()) return a == b;
  for (const auto& [name, value] : a.items()) {
    const bool same = value.is_null() ? !b.contains(name) || b[name].is_null()
                                      : b.contains(name) && SameParams(value, b[name], where);
    if (same) continue;
    where = StrCat(".", name, where);
    return false;
  }
  for (const auto& [name, value] : b.items()) {
    if (value.is_null() || a.contains(name)) continue;
    where = StrCat(".", name, where);
    return false;
  }
  return true;
}

}  // namespace wt::wire
