#pragma once

// The tests between the braces of a JSON pattern.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/laws/log_filter/log_filter.h"

namespace wt::laws::log_filter {

struct Test {
  enum class Kind { kAnd, kOr, kCompare, kIs, kExists, kNotExists };
  Kind kind = Kind::kCompare;
  std::vector<std::shared_ptr<const Test>> parts;  // kAnd, kOr.
  std::string selector;                            // "$.a.b[0]"
  std::string op;                                  // "=", …; "NULL", "TRUE", "FALSE" for kIs.
  std::string value;
  bool quoted = false;
};

Result<std::shared_ptr<const Test>> ParseTest(std::string_view text);
bool Holds(const Test& test, const Value& event);
void Extract(const Test& test, const Value& event, std::map<std::string, std::string>& out);

// One comparison of a field's text: numbers as such where the wanted value is one.
bool Compare(std::string_view seen, std::string_view op, std::string_view wanted);

}  // namespace wt::laws::log_filter
