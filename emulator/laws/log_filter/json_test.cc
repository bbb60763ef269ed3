#include "emulator/laws/log_filter/json_test.h"

#include <charconv>

#include "emulator/base/strings.h"
#include "emulator/base/wildcards.h"

namespace wt::laws::log_filter {
namespace {

constexpr int kDepthMax = 32;

std::optional<double> Number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool Wild(std::string_view pattern, std::string_view text) {
  return MatchWildcards(
      pattern.size(), text, [&](size_t p) { return pattern[p] == '*'; },
      [&](size_t p, char c) -> size_t { return pattern[p] == c ? 1 : 0; });
}

Error Invalid(std::string_view why) {
  return {.code = "InvalidParameterException",
          .message = StrCat("Invalid character(s) in term '", why, "'")};
}

class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}

  Result<std::shared_ptr<const Test>> Whole() {
    std::shared_ptr<const Test> test = WT_TRY(Either(0));
    Space();
    if (!rest_.empty()) return Invalid(rest_);
    return test;
  }

 private:
  void Space() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t')) rest_.remove_prefix(1);
  }
  bool Take(std::string_view word) {
    Space();
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  bool TakeWord(std::string_view word) {
    Space();
    if (rest_.size() < word.size() || !EqualsIgnoreCase(rest_.substr(0, word.size()), word)) {
      return false;
    }
    rest_.remove_prefix(word.size());
    return true;
  }

  Result<std::shared_ptr<const Test>> Joined(Test::Kind kind, std::string_view word, int depth) {
    std::vector<std::shared_ptr<const Test>> parts;
    do {
      parts.push_back(kind == Test::Kind::kOr ? WT_TRY(Joined(Test::Kind::kAnd, "&&", depth))
                                              : WT_TRY(One(depth)));
    } while (Take(word));
    if (parts.size() == 1) return parts[0];
    auto test = std::make_shared<Test>();
    test->kind = kind;
    test->parts = std::move(parts);
    return std::shared_ptr<const Test>(std::move(test));
  }
  Result<std::shared_ptr<const Test>> Either(int depth) {
    return Joined(Test::Kind::kOr, "||", depth);
  }

  Result<std::shared_ptr<const Test>> One(int depth) {
    if (depth > kDepthMax) return Invalid("(");
    if (Take("(")) {
      std::shared_ptr<const Test> inner = WT_TRY(Either(depth + 1));
      if (!Take(")")) return Invalid(rest_);
      return inner;
    }
    auto test = std::make_shared<Test>();
    Space();
    if (!rest_.starts_with("$")) return Invalid(rest_);
    const size_t end = std::min(rest_.find_first_of(" \t=!<>)&|"), rest_.size());
    test->selector = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (TakeWord("NOT EXISTS")) {
      test->kind = Test::Kind::kNotExists;
    } else if (TakeWord("EXISTS")) {
      test->kind = Test::Kind::kExists;
    } else if (TakeWord("IS")) {
      test->kind = Test::Kind::kIs;
      for (const char* word : {"NULL", "TRUE", "FALSE"}) {
        if (test->op.empty() && TakeWord(word)) test->op = word;
      }
      if (test->op.empty()) return Invalid(rest_);
    } else {
      for (const char* op : {"!=", "<=", ">=", "=", "<", ">"}) {
        if (test->op.empty() && Take(op)) test->op = op;
      }
      if (test->op.empty() || !TakeValue(*test)) return Invalid(rest_);
    }
    return std::shared_ptr<const Test>(std::move(test));
  }

  bool TakeValue(Test& test) {
    Space();
    if (Take("\"")) {
      const size_t end = rest_.find('"');
      if (end == std::string_view::npos) return false;
      test.value = rest_.substr(0, end);
      test.quoted = true;
      rest_.remove_prefix(end + 1);
      return true;
    }
    const size_t end = std::min(rest_.find_first_of(" \t)&|"), rest_.size());
    test.value = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return !test.value.empty() && test.value[0] != '%';
  }

  std::string_view rest_;
};

// $.a.b[0].*: nothing where the event has no such part.
const Value* Select(const Value& event, std::string_view selector) {
  const Value* at = &event;
  selector.remove_prefix(1);
  while (!selector.empty()) {
    if (selector[0] == '.') {
      selector.remove_prefix(1);
      const size_t end = std::min(selector.find_first_of(".["), selector.size());
      const std::string_view name = selector.substr(0, end);
      selector.remove_prefix(end);
      const Value* next = nullptr;
      if (at->kind == Value::Kind::kObject) {
        for (const auto& [key, value] : at->children) {
          if (key == name) next = &value;
        }
      }
      if (next == nullptr) return nullptr;
      at = next;
    } else if (selector[0] == '[') {
      const size_t end = selector.find(']');
      if (end == std::string_view::npos || at->kind != Value::Kind::kList) return nullptr;
      const std::optional<int64_t> index = ParseInt(selector.substr(1, end - 1));
      if (!index || *index < 0 || static_cast<size_t>(*index) >= at->children.size()) {
        return nullptr;
      }
      at = &at->children[static_cast<size_t>(*index)].second;
      selector.remove_prefix(end + 1);
    } else {
      return nullptr;
    }
  }
  return at;
}

std::string Shown(const Value& value) {
  switch (value.kind) {
    case Value::Kind::kText:
      return value.text;
    case Value::Kind::kBool:
      return value.truth ? "true" : "false";
    case Value::Kind::kNumber: {
      char buffer[32];
      const auto end = std::to_chars(buffer, buffer + sizeof buffer, value.number);
      return {buffer, end.ptr};
    }
    default:
      return "";
  }
}

bool ComparesTo(const Value& seen, const Test& test) {
  const bool scalar = seen.kind == Value::Kind::kText || seen.kind == Value::Kind::kNumber ||
                      seen.kind == Value::Kind::kBool;
  if (!scalar) return false;
  return Compare(Shown(seen), test.op, test.value);
}

}  // namespace

bool Compare(std::string_view seen, std::string_view op, std::string_view wanted) {
  if (op == "=" || op == "!=") {
    const std::optional<double> a = Number(seen), b = Number(wanted);
    const bool same = a && b ? *a == *b : Wild(wanted, seen);
    return same == (op == "=");
  }
  const std::optional<double> a = Number(seen), b = Number(wanted);
  if (!a || !b) return false;
  if (op == "<") return *a < *b;
  if (op == "<=") return *a <= *b;
  if (op == ">") return *a > *b;
  return *a >= *b;
}

Result<std::shared_ptr<const Test>> ParseTest(std::string_view text) {
  return Parser(text).Whole();
}

bool Holds(const Test& test, const Value& event) {
  switch (test.kind) {
    case Test::Kind::kAnd:
      for (const auto& part : test.parts) {
        if (!Holds(*part, event)) return false;
      }
      return true;
    case Test::Kind::kOr:
      for (const auto& part : test.parts) {
        if (Holds(*part, event)) return true;
      }
      return false;
    default:
      break;
  }
  const Value* seen = Select(event, test.selector);
  if (test.kind == Test::Kind::kExists) return seen != nullptr;
  if (test.kind == Test::Kind::kNotExists) return seen == nullptr;
  if (seen == nullptr) return false;
  if (test.kind == Test::Kind::kCompare) return ComparesTo(*seen, test);
  if (test.op == "NULL") return seen->kind == Value::Kind::kNull;
  return seen->kind == Value::Kind::kBool && seen->truth == (test.op == "TRUE");
}

void Extract(const Test& test, const Value& event, std::map<std::string, std::string>& out) {
  for (const auto& part : test.parts) Extract(*part, event, out);
  if (test.selector.empty()) return;
  if (const Value* seen = Select(event, test.selector)) out[test.selector] = Shown(*seen);
}

}  // namespace wt::laws::log_filter
