#include <algorithm>
#include <cctype>
#include <charconv>

#include "emulator/base/strings.h"
#include "emulator/laws/metric_math/node.h"

namespace wt::laws::metric_math {
namespace {

constexpr int kDepthMax = 60;

class Parser {
 public:
  using Node = Expression::Node;

  explicit Parser(std::string_view text) : text_(text) {}

  Result<Node> Run() {
    Node root = WT_TRY(Level(0, 0));
    Skip();
    if (at_ != text_.size()) return Wrong(StrCat("Unexpected text at position ", at_ + 1));
    return root;
  }

 private:
  // Operators by how loosely they bind.
  static const std::vector<std::vector<std::string_view>>& Levels() {
    static const std::vector<std::vector<std::string_view>> kLevels = {
        {"||", "OR"}, {"&&", "AND"}, {"==", "!=", "<=", ">=", "<", ">"}, {"+", "-"}, {"*", "/"}};
    return kLevels;
  }

  Result<Node> Level(size_t level, int depth) {
    if (depth > kDepthMax) return Wrong("The expression is nested too deeply");
    if (level == Levels().size()) return Power(depth);
    Node left = WT_TRY(Level(level + 1, depth));
    while (true) {
      const std::string_view op = TakeOperator(Levels()[level]);
      if (op.empty()) return left;
      Node right = WT_TRY(Level(level + 1, depth));
      const std::string_view name = op == "OR" ? "||" : op == "AND" ? "&&" : op;
      left = Binary(name, std::move(left), std::move(right));
    }
  }

  Result<Node> Power(int depth) {
    if (depth > kDepthMax) return Wrong("The expression is nested too deeply");
    if (TakeOperator({"-"}) == "-") {
      Node node{.op = Op::kNegate};
      node.children.push_back(WT_TRY(Power(depth + 1)));
      return node;
    }
    Node base = WT_TRY(Primary(depth));
    if (TakeOperator({"^"}).empty()) return base;
    Node exponent = WT_TRY(Power(depth + 1));
    return Binary("^", std::move(base), std::move(exponent));
  }

  Result<Node> Primary(int depth) {
    Skip();
    if (at_ == text_.size()) return Wrong("Unexpected end of the expression");
    const char c = text_[at_];
    if (c == '(') {
      ++at_;
      Node inner = WT_TRY(Level(0, depth + 1));
      if (!Symbol(')')) return Wrong("A closing parenthesis is missing");
      return inner;
    }
    if (c == '[') {
      ++at_;
      Node list{.op = Op::kList};
      WT_TRY(Items(']', depth, list));
      return list;
    }
    if (c == '\'' || c == '"') return Text(c);
    if (std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.') return Number();
    if (std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_') return Name(depth);
    return Wrong(StrCat("Unexpected character '", c, "' at position ", at_ + 1));
  }

  Result<Node> Text(char quote) {
    const size_t end = text_.find(quote, at_ + 1);
    if (end == std::string_view::npos) return Wrong("A closing quotation mark is missing");
    Node node{.op = Op::kText, .text = std::string(text_.substr(at_ + 1, end - at_ - 1))};
    at_ = end + 1;
    return node;
  }

  Result<Node> Number() {
    double value = 0;
    const auto [end, error] =
        std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (error != std::errc()) return Wrong(StrCat("A number is malformed at position ", at_ + 1));
    at_ = static_cast<size_t>(end - text_.data());
    return Node{.op = Op::kNumber, .number = value};
  }

  Result<Node> Name(int depth) {
    const size_t begin = at_;
    while (at_ < text_.size() && IsNameChar(text_[at_])) ++at_;
    std::string name(text_.substr(begin, at_ - begin));
    if (!Symbol('(')) return Node{.op = Op::kName, .text = std::move(name)};
    std::string upper = name;
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    if (IsUnbuilt(upper)) {
      return Wrong(StrCat("Windtunnel does not implement the function ", upper, " yet"));
    }
    if (!IsFunction(upper)) return Wrong(StrCat("Unsupported function '", name, "'"));
    Node call{.op = Op::kCall, .text = std::move(upper)};
    WT_TRY(Items(')', depth, call));
    return call;
  }

  Result<void> Items(char close, int depth, Node& into) {
    if (Symbol(close)) return {};
    do {
      into.children.push_back(WT_TRY(Level(0, depth + 1)));
    } while (Symbol(','));
    if (!Symbol(close)) return Wrong(StrCat("'", close, "' is missing"));
    return {};
  }

  static bool IsNameChar(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
  }
  static Node Binary(std::string_view op, Node left, Node right) {
    Node node{.op = Op::kBinary, .text = std::string(op)};
    node.children.push_back(std::move(left));
    node.children.push_back(std::move(right));
    return node;
  }
  void Skip() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
  }
  bool Symbol(char symbol) {
    Skip();
    if (at_ == text_.size() || text_[at_] != symbol) return false;
    ++at_;
    return true;
  }
  std::string_view TakeOperator(const std::vector<std::string_view>& operators) {
    Skip();
    for (const std::string_view op : operators) {
      if (text_.substr(at_, op.size()) != op) continue;
      const size_t end = at_ + op.size();
      if (op == "OR" || op == "AND") {
        if (end < text_.size() && IsNameChar(text_[end])) continue;
      }
      at_ = end;
      return op;
    }
    return {};
  }

  std::string_view text_;
  size_t at_ = 0;
};

void Collect(const Expression::Node& node, std::vector<std::string>& names, bool& uses_metrics) {
  if (node.op == Op::kName && std::find(names.begin(), names.end(), node.text) == names.end()) {
    names.push_back(node.text);
  }
  if (node.op == Op::kCall && node.text == "METRICS") uses_metrics = true;
  for (size_t i = 0; i < node.children.size(); ++i) {
    // FILL's and SORT's words are no ids.
    const Expression::Node& child = node.children[i];
    const bool word = node.op == Op::kCall && i > 0 && child.op == Op::kName &&
                      (child.text == "REPEAT" || child.text == "LINEAR" || node.text == "SORT");
    if (!word) Collect(child, names, uses_metrics);
  }
}

Result<Value> Walk(const Expression::Node& node, const Environment& environment);

Result<Value> WalkList(const Expression::Node& node, const Environment& environment) {
  Array out;
  for (const Expression::Node& child : node.children) {
    Value value = WT_TRY(Walk(child, environment));
    if (auto* series = std::get_if<Series>(&value)) {
      out.push_back(std::move(*series));
    } else if (auto* array = std::get_if<Array>(&value)) {
      for (Series& item : *array) out.push_back(std::move(item));
    } else {
      return Wrong("An array may hold only time series");
    }
  }
  return Value(std::move(out));
}

Result<Value> WalkCall(const Expression::Node& node, const Environment& environment) {
  std::vector<Value> arguments;
  for (size_t i = 0; i < node.children.size(); ++i) {
    const Expression::Node& child = node.children[i];
    const bool word = i > 0 && child.op == Op::kName &&
                      (child.text == "REPEAT" || child.text == "LINEAR" || node.text == "SORT");
    arguments.push_back(word ? Value(child.text) : WT_TRY(Walk(child, environment)));
  }
  return CallFunction(node.text, std::move(arguments), environment);
}

Result<Value> Walk(const Expression::Node& node, const Environment& environment) {
  switch (node.op) {
    case Op::kNumber:
      return Value(node.number);
    case Op::kText:
      return Value(node.text);
    case Op::kName:
      return environment.find(node.text);
    case Op::kList:
      return WalkList(node, environment);
    case Op::kCall:
      return WalkCall(node, environment);
    case Op::kNegate: {
      const Value inner = WT_TRY(Walk(node.children[0], environment));
      return Combine("*", inner, Value(-1.0));
    }
    case Op::kBinary:
      break;
  }
  const Value left = WT_TRY(Walk(node.children[0], environment));
  const Value right = WT_TRY(Walk(node.children[1], environment));
  return Combine(node.text, left, right);
}

}  // namespace

Error Wrong(std::string message) {
  return {.code = "ValidationError", .message = std::move(message)};
}

Result<Expression> Expression::Parse(std::string_view text) {
  Expression out;
  Node root = WT_TRY(Parser(text).Run());
  Collect(root, out.references_, out.uses_metrics_);
  out.root_ = std::make_shared<const Node>(std::move(root));
  return out;
}

Result<Value> Expression::Evaluate(const Environment& environment) const {
  return Walk(*root_, environment);
}

}  // namespace wt::laws::metric_math
