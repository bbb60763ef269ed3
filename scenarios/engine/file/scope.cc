#include "scenarios/engine/file/scope.h"

#include <algorithm>
#include <cmath>

#include "emulator/base/strings.h"
#include "scenarios/engine/file/limits.h"
#include "scenarios/engine/file/quantity.h"

namespace wt::scenario {
namespace {

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// + - * / of quantities and constants, by precedence.
class Calculator {
 public:
  Calculator(std::string_view text, const Scope* scope) : text_(text), scope_(scope) {}

  Result<Quantity> All() {
    const Quantity value = WT_TRY(Sum(0));
    Skip();
    if (at_ < text_.size()) return Bad(StrCat("'", text_.substr(at_), "' is not understood"));
    return value;
  }

 private:
  void Skip() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  char Peek() {
    Skip();
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  Result<Quantity> Sum(int depth) {
    Quantity left = WT_TRY(Product(depth));
    while (Peek() == '+' || Peek() == '-') {
      const double sign = text_[at_++] == '+' ? 1 : -1;
      const Quantity right = WT_TRY(Product(depth));
      if (left.unit != right.unit) {
        return Bad(StrCat("'", FormatQuantity(left), "' and '", FormatQuantity(right),
                          "' have different units"));
      }
      left.value += sign * right.value;
    }
    return left;
  }

  Result<Quantity> Product(int depth) {
    Quantity left = WT_TRY(Atom(depth));
    while (Peek() == '*' || Peek() == '/') {
      const bool times = text_[at_++] == '*';
      const Quantity right = WT_TRY(Atom(depth));
      left = WT_TRY(times ? Times(left, right) : Over(left, right));
      if (!std::isfinite(left.value)) return Bad("the value is too large");
    }
    return left;
  }

  static bool IsPlain(const Quantity& q) { return q.unit == Unit::kNone || q.unit == Unit::kShare; }

  static Result<Quantity> Times(const Quantity& a, const Quantity& b) {
    if (IsPlain(b)) return Quantity{a.value * b.value, a.unit};
    if (IsPlain(a)) return Quantity{a.value * b.value, b.unit};
    return Bad(StrCat("'", FormatQuantity(a), "' cannot be multiplied by '", FormatQuantity(b),
                      "': one of them must be a plain number"));
  }
  static Result<Quantity> Over(const Quantity& a, const Quantity& b) {
    if (b.value == 0) return Bad("division by 0");
    if (a.unit == b.unit) return Quantity{a.value / b.value, Unit::kNone};
    if (IsPlain(b)) return Quantity{a.value / b.value, a.unit};
    return Bad(StrCat("'", FormatQuantity(a), "' cannot be divided by '", FormatQuantity(b), "'"));
  }

  Result<Quantity> Atom(int depth) {
    if (depth > kDepthMax) return Bad("too many brackets within one another");
    const char c = Peek();
    if (c == '(') {
      ++at_;
      const Quantity inner = WT_TRY(Sum(depth + 1));
      if (Peek() != ')') return Bad("a ( lacks its )");
      ++at_;
      return inner;
    }
    if (c == '-') {
      ++at_;
      const Quantity inner = WT_TRY(Atom(depth + 1));
      return Quantity{-inner.value, inner.unit};
    }
    if (IsLetter(c)) return Named();
    if (IsDigit(c) || c == '.') return Literal();
    return Bad(StrCat("'", text_.substr(std::min(at_, text_.size())), "' is not a value"));
  }

  // The longest text from here that is a quantity: 150/s is one, 150/2 are two.
  Result<Quantity> Literal() {
    size_t end = at_;
    while (end < text_.size() && std::string_view(" +*()").find(text_[end]) == std::string::npos) {
      ++end;
    }
    for (; end > at_; --end) {
      if (const auto quantity = ParseQuantity(text_.substr(at_, end - at_))) {
        at_ = end;
        return *quantity;
      }
    }
    return Bad(StrCat("'", text_.substr(at_), "' is not a value"));
  }

  Result<Quantity> Named() {
    size_t end = at_;
    while (end < text_.size() && (IsLetter(text_[end]) || IsDigit(text_[end]) ||
                                  text_[end] == '.' || text_[end] == '[' || text_[end] == ']')) {
      ++end;
    }
    const std::string_view name = text_.substr(at_, end - at_);
    at_ = end;
    const std::vector<PathStep> path = WT_TRY(ReadPath(name));
    const Node* node = scope_ != nullptr ? scope_->Find(path) : nullptr;
    if (node == nullptr) {
      return Bad(StrCat("there is no constant '", name, "'",
                        scope_ != nullptr ? Nearest(name, scope_->Names()) : ""));
    }
    const auto quantity = node->IsScalar() ? ParseQuantity(node->text) : std::nullopt;
    if (!quantity) return Bad(StrCat("'", name, "' is not a value that can be calculated with"));
    return *quantity;
  }

  std::string_view text_;
  const Scope* scope_;
  size_t at_ = 0;
};

bool IsSum(std::string_view text) {
  return text.find_first_of("+*/()") != std::string_view::npos ||
         text.find(" - ") != std::string_view::npos;
}

// A kept path with the indices that are constants put in.
std::string WithIndices(std::vector<PathStep> path, const Scope& scope) {
  for (PathStep& step : path) {
    if (step.kind != PathStep::Kind::kVariable) continue;
    const Node* node = scope.Find({{.name = step.name}});
    const auto index = node != nullptr ? ParseInt(node->text) : std::nullopt;
    if (!index || *index < 0) continue;
    step.kind = PathStep::Kind::kIndex;
    step.index = static_cast<size_t>(*index);
  }
  return FormatPath(path);
}

// The value of the inside of ${…}; nothing where it is kept.
Result<std::optional<Node>> ValueOf(std::string_view inside, const Scope& scope, Unknown unknown,
                                    std::string& kept, const Position& at) {
  inside = Trim(inside);
  std::string_view words = inside;
  if (words.ends_with(',')) words.remove_suffix(1);  // A list as text: references.h.
  const Result<std::vector<PathStep>> path = ReadPath(words);
  if (path.ok()) {
    if (const Node* node = scope.Find(*path)) return std::optional(*node);
    if (unknown == Unknown::kKeep && !scope.Has((*path)[0].name)) {
      kept = StrCat("${", WithIndices(*path, scope), words.size() < inside.size() ? "," : "", "}");
      return std::optional<Node>();
    }
    return Bad(
        StrCat("there is no constant '", words, "'", Nearest((*path)[0].name, scope.Names())));
  }
  if (!IsSum(inside)) return path.error();
  const Quantity value = WT_TRY(Calculator(inside, &scope).All());
  return std::optional(ScalarNode(FormatQuantity(value), at));
}

}  // namespace

Result<std::vector<PathStep>> ReadPath(std::string_view text) {
  std::vector<PathStep> path;
  const auto bad = [&] {
    return Bad(StrCat("'", text, "' is not a path such as vpc.Vpc.VpcId or subnets[0].Subnet"));
  };
  size_t at = 0;
  while (at < text.size()) {
    if (text[at] == '[') {
      const size_t close = text.find(']', at);
      if (close == std::string_view::npos || path.empty()) return bad();
      const std::string_view inside = text.substr(at + 1, close - at - 1);
      PathStep& step = path.emplace_back();
      const std::optional<int64_t> index = ParseInt(inside);
      if (inside.empty()) {
        step.kind = PathStep::Kind::kAll;
      } else if (index && *index >= 0) {
        step.kind = PathStep::Kind::kIndex;
        step.index = static_cast<size_t>(*index);
      } else if (IsLetter(inside[0])) {
        step.kind = PathStep::Kind::kVariable;
        step.name = inside;
      } else {
        return bad();
      }
      at = close + 1;
      continue;
    }
    if (!path.empty()) {
      if (text[at] != '.') return bad();
      ++at;
    }
    size_t end = at;
    while (end < text.size() &&
           (IsLetter(text[end]) || IsDigit(text[end]) || (text[end] == '-' && !path.empty()))) {
      ++end;
    }
    if (end == at || (path.empty() && !IsLetter(text[at]))) return bad();
    path.push_back({.name = std::string(text.substr(at, end - at))});
    at = end;
  }
  if (path.empty()) return bad();
  return path;
}

std::string FormatPath(const std::vector<PathStep>& path) {
  std::string out;
  for (const PathStep& step : path) {
    switch (step.kind) {
      case PathStep::Kind::kName:
        StrAppend(out, out.empty() ? "" : ".", step.name);
        break;
      case PathStep::Kind::kIndex:
        StrAppend(out, "[", step.index, "]");
        break;
      case PathStep::Kind::kAll:
        out += "[]";
        break;
      case PathStep::Kind::kVariable:
        StrAppend(out, "[", step.name, "]");
        break;
    }
  }
  return out;
}

const Node* Scope::Find(const std::vector<PathStep>& path) const {
  const auto first = values_.find(path[0].name);
  if (first == values_.end()) return nullptr;
  const Node* node = &first->second;
  for (size_t i = 1; i < path.size() && node != nullptr; ++i) {
    const PathStep& step = path[i];
    if (step.kind == PathStep::Kind::kName) {
      node = node->Find(step.name);
    } else if (step.kind == PathStep::Kind::kIndex && node->IsList() &&
               step.index < node->entries.size()) {
      node = &node->entries[step.index].node;
    } else {
      node = nullptr;
    }
  }
  return node;
}

std::vector<std::string> Scope::Names() const {
  std::vector<std::string> names;
  for (const auto& [name, value] : values_) names.push_back(name);
  return names;
}

std::optional<std::string_view> WholeReference(std::string_view text) {
  if (!text.starts_with("${") || text.find('}') != text.size() - 1) return std::nullopt;
  return text.substr(2, text.size() - 3);
}

Result<std::string> ReplaceReferences(
    std::string_view text, const std::function<Result<std::string>(std::string_view)>& visit) {
  std::string out;
  while (true) {
    const size_t at = text.find("${");
    if (at == std::string_view::npos) break;
    const size_t end = text.find('}', at);
    if (end == std::string_view::npos) return Bad(StrCat("'", text.substr(at), "' lacks a }"));
    if (at > 0 && text[at - 1] == '$') {
      out += text.substr(0, end + 1);
    } else {
      out += text.substr(0, at);
      out += WT_TRY(visit(text.substr(at + 2, end - at - 2)));
    }
    text.remove_prefix(end + 1);
  }
  out += text;
  return out;
}

void Substitute(Node& node, const Scope& scope, Unknown unknown, Reading& reading,
                const std::string& path) {
  for (size_t i = 0; i < node.entries.size(); ++i) {
    Entry& entry = node.entries[i];
    const std::string inner = node.IsList()  ? StrCat(path, "[", i, "]")
                              : path.empty() ? entry.key
                                             : StrCat(path, ".", entry.key);
    Substitute(entry.node, scope, unknown, reading, inner);
  }
  if (!node.IsScalar() || node.text.find("${") == std::string::npos) return;
  std::string kept;
  if (const auto inside = WholeReference(node.text)) {
    Result<std::optional<Node>> value = ValueOf(*inside, scope, unknown, kept, node.position);
    if (!value.ok()) return reading.Say(node.position, path, value.error().message);
    if (*value) {
      node = **value;
    } else {
      node.text = kept;
    }
    return;
  }
  const Result<std::string> text =
      ReplaceReferences(node.text, [&](std::string_view inside) -> Result<std::string> {
        const std::optional<Node> value =
            WT_TRY(ValueOf(inside, scope, unknown, kept, node.position));
        if (!value) return kept;
        if (value->IsScalar()) return value->text;
        return Bad(StrCat("'", inside, "' is ", KindName(value->kind), " within a text"));
      });
  if (!text.ok()) return reading.Say(node.position, path, text.error().message);
  node.text = *text;
}

Result<std::string> Calculate(std::string_view text) {
  return FormatQuantity(WT_TRY(Calculator(text, nullptr).All()));
}

}  // namespace wt::scenario
