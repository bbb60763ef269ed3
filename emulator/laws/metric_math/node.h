#pragma once

// The tree of an expression, and the functions in it.

#include <string>
#include <string_view>
#include <vector>

#include "emulator/laws/metric_math/metric_math.h"

namespace wt::laws::metric_math {

enum class Op { kNumber, kText, kName, kList, kCall, kNegate, kBinary };

struct Expression::Node {
  Op op = Op::kNumber;
  double number = 0;
  std::string text;  // A string, a name, a function's name, or an operator.
  std::vector<Node> children;
};

Error Wrong(std::string message);
std::string_view TypeName(const Value& value);

// a OP b, for OP of + - * / ^ == != < <= > >= && ||.
Result<Value> Combine(std::string_view op, const Value& a, const Value& b);

// A call of a function whose arguments are values. Names are upper case.
Result<Value> CallFunction(const std::string& name, std::vector<Value> arguments,
                           const Environment& environment);
bool IsFunction(std::string_view name);
// Functions of CloudWatch that are known and not built.
bool IsUnbuilt(std::string_view name);

}  // namespace wt::laws::metric_math
