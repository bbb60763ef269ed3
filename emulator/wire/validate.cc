// What the model forbids, in AWS's own words.

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <memory>
#include <regex>

#include "emulator/base/strings.h"
#include "emulator/wire/bind.h"

namespace wt::wire {
namespace {

std::string_view TokenName(const Node& node) {
  switch (node.type) {
    case Node::Type::kNull:
      return "NULL_VALUE";
    case Node::Type::kBool:
      return node.truth ? "TRUE_VALUE" : "FALSE_VALUE";
    case Node::Type::kInteger:
    case Node::Type::kReal:
      return "NUMBER_VALUE";
    case Node::Type::kList:
      return "START_ARRAY";
    case Node::Type::kMap:
      return "START_OBJECT";
    default:
      return "STRING_VALUE";
  }
}

size_t CodePoints(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
  }));
}

std::string Number(double value) {
  if (std::abs(value) < 9e15 && value == std::floor(value)) {
    return StrCat(static_cast<int64_t>(value));
  }
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value);
  return {buffer, end.ptr};
}

// The length or the number that `min` and `max` bound, and what AWS calls it.
struct Measured {
  double amount;
  std::string_view noun;  // "length", "value"
};

Measured Measure(const Shape& shape, const void* value) {
  switch (shape.kind) {
    case Kind::kInteger:
    case Kind::kLong:
      return {static_cast<double>(*static_cast<const int64_t*>(value)), "value"};
    case Kind::kFloat:
    case Kind::kDouble:
      return {*static_cast<const double*>(value), "value"};
    case Kind::kString:
      return {static_cast<double>(CodePoints(*static_cast<const std::string*>(value))), "length"};
    case Kind::kBlob:
      return {static_cast<double>(static_cast<const std::string*>(value)->size()), "length"};
    case Kind::kList:
      return {static_cast<double>(shape.list->size(value)), "length"};
    case Kind::kMap:
      return {static_cast<double>(shape.map->size(value)), "length"};
    default:
      return {0, "value"};
  }
}

std::string Shown(const Shape& shape, const void* value) {
  switch (shape.kind) {
    case Kind::kString:
      return *static_cast<const std::string*>(value);
    case Kind::kInteger:
    case Kind::kLong:
      return StrCat(*static_cast<const int64_t*>(value));
    case Kind::kFloat:
    case Kind::kDouble:
      return Number(*static_cast<const double*>(value));
    case Kind::kList: {
      std::string out = "[";
      for (size_t i = 0; i < shape.list->size(value); ++i) {
        if (i > 0) out += ", ";
        if (shape.element->kind == Kind::kString)
          out += Shown(*shape.element, shape.list->at(value, i));
      }
      return out + "]";
    }
    case Kind::kMap:
      return "{}";
    default:
      return "";
  }
}

// Regular expressions of the C++ library recurse with the length of what they match.
constexpr size_t kMatchedTextMax = 4096;

const std::regex* Compiled(std::string_view pattern) {
  static std::map<std::string, std::unique_ptr<std::regex>, std::less<>> cache;
  const auto known = cache.find(pattern);
  if (known != cache.end()) return known->second.get();
  std::unique_ptr<std::regex> made;
  // Java's classes by name are not ECMAScript's; such a pattern is not checked.
  if (pattern.find("\\p{") == std::string_view::npos &&
      pattern.find("(?") == std::string_view::npos) {
    try {
      made = std::make_unique<std::regex>(std::string(pattern), std::regex::ECMAScript);
    } catch (const std::regex_error&) {
    }
  }
  return cache.emplace(pattern, std::move(made)).first->second.get();
}

std::string Decapitalized(std::string_view name) {
  std::string out(name);
  if (!out.empty()) out[0] = LowerAscii(out[0]);
  return out;
}

}  // namespace

bool MatchesPattern(std::string_view pattern, std::string_view text) {
  if (text.size() > kMatchedTextMax) return true;
  const std::regex* compiled = Compiled(pattern);
  if (compiled == nullptr) return true;
  try {
    return std::regex_match(text.begin(), text.end(), *compiled);
  } catch (const std::regex_error&) {
    return true;  // Too complex for this library.
  }
}

std::string Binder::ModelPath(const Path* path) const {
  if (path == nullptr) return "";
  std::string before = ModelPath(path->parent);
  if (!before.empty()) before += '.';
  if (path->index > 0) return StrCat(before, path->index, ".member");
  return before + Decapitalized(path->name);
}

std::string Binder::WirePath(const Path* path) const {
  if (path == nullptr) return "";
  std::string before = WirePath(path->parent);
  if (!before.empty()) before += '.';
  return path->index > 0 ? StrCat(before, path->index) : before + std::string(path->name);
}

void Binder::MissingAt(std::string_view model_path, std::string_view wire_path) {
  if (validation_ == Validation::kEc2 && !error_) {
    error_ = Error{.code = "MissingParameter",
                   .message = StrCat("The request must contain the parameter ", wire_path)};
  }
  if (validation_ == Validation::kSmithy) {
    violations_.push_back(StrCat("Value null at '", model_path,
                                 "' failed to satisfy constraint: Member must not be null"));
  }
}

void Binder::WrongType(const Node& node, std::string_view wanted, const Path* path) {
  if (error_) return;
  if (IsTyped()) {
    error_ = Error{.code = "SerializationException",
                   .message = StrCat(TokenName(node), " can not be converted to ", wanted)};
  } else if (protocol_ == Protocol::kEc2) {
    error_ = Error{.code = "InvalidParameterValue",
                   .message = StrCat("Value (", node.text, ") for parameter ", WirePath(path),
                                     " is invalid. It must be ", wanted, ".")};
  } else {
    error_ = Error{.code = "MalformedInput",
                   .message = StrCat("Value '", node.text, "' at '", ModelPath(path),
                                     "' can not be converted to ", wanted)};
  }
}

void Binder::UnknownNames(const Shape& shape, const Node& node, const Path* path) {
  if (error_) return;
  for (const auto& [name, child] : node.children) {
    if (path == nullptr && (name == "Action" || name == "Version" || name.starts_with("X-Amz-") ||
                            name == "AWSAccessKeyId" || name == "Signature" ||
                            name == "SignatureMethod" || name == "SignatureVersion" ||
                            name == "Timestamp" || name == "Expires" || name == "SecurityToken")) {
      continue;
    }
    const auto is_wanted = [this, &wanted = name](const Member& member) {
      return WireName(member) == wanted;
    };
    const bool known = std::any_of(shape.members.begin(), shape.members.end(), is_wanted);
    if (known) continue;
    const Path here{path, name, 0};
    error_ = Error{.code = "UnknownParameter",
                   .message = StrCat("The parameter ", WirePath(&here), " is not recognized")};
    return;
  }
}

void Binder::Forbid(std::string_view value, const Path* path, std::string_view constraint) {
  violations_.push_back(StrCat("Value '", value, "' at '", ModelPath(path),
                               "' failed to satisfy constraint: ", constraint));
}

void Binder::CheckConstraints(const Shape& shape, const void* value, const Path* path) {
  const bool is_enum = !shape.enum_values.empty();
  if (!is_enum && !shape.min && !shape.max && shape.pattern.empty()) return;
  const std::string shown = shape.sensitive ? "***Sensitive***" : Shown(shape, value);

  // 1. One of the names.
  if (is_enum) {
    const auto& text = *static_cast<const std::string*>(value);
    const auto& known = shape.enum_values;
    if (std::find(known.begin(), known.end(), text) == known.end()) {
      Forbid(shown, path, StrCat("Member must satisfy enum value set: [", Join(known, ", "), "]"));
    }
    return;
  }
  // 2. Bounds.
  const Measured measured = Measure(shape, value);
  if (shape.min && measured.amount < *shape.min) {
    Forbid(shown, path,
           StrCat("Member must have ", measured.noun, " greater than or equal to ",
                  Number(*shape.min)));
  }
  if (shape.max && measured.amount > *shape.max) {
    Forbid(
        shown, path,
        StrCat("Member must have ", measured.noun, " less than or equal to ", Number(*shape.max)));
  }
  // 3. A pattern.
  if (shape.kind == Kind::kString && !shape.pattern.empty() &&
      !MatchesPattern(shape.pattern, *static_cast<const std::string*>(value))) {
    Forbid(shown, path, StrCat("Member must satisfy regular expression pattern: ", shape.pattern));
  }
}

Result<void> Binder::Finish() {
  if (error_) return std::move(*error_);
  if (violations_.empty()) return {};
  return Error{
      .code = std::string(validation_code_),
      .message = StrCat(violations_.size(), " validation error", violations_.size() == 1 ? "" : "s",
                        " detected: ", Join(violations_, "; "))};
}

}  // namespace wt::wire
