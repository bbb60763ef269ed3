#include "emulator/laws/alarm_evaluation/alarm_rule.h"

#include <algorithm>
#include <cctype>

#include "emulator/base/strings.h"

namespace wt::laws::alarm_evaluation {
namespace {

constexpr size_t kDepthMax = 100;

Error Wrong(std::string_view what) {
  return {.code = "ValidationError", .message = StrCat("AlarmRule is invalid: ", what)};
}

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace

class AlarmRule::Parser {
 public:
  Parser(std::string_view text, AlarmRule& rule) : text_(text), rule_(rule) {}

  Result<void> Run() {
    rule_.root_ = WT_TRY(Or(0));
    Skip();
    if (at_ != text_.size()) return Wrong(StrCat("unexpected text at position ", at_, "."));
    return {};
  }

 private:
  // NOT binds before AND, and AND before OR.
  Result<size_t> Or(size_t depth) { return Chain(Kind::kOr, "OR", depth); }
  Result<size_t> And(size_t depth) { return Chain(Kind::kAnd, "AND", depth); }
  Result<size_t> Chain(Kind kind, std::string_view word, size_t depth) {
    if (depth > kDepthMax) return Wrong("it is nested too deeply.");
    const auto next = [&] { return kind == Kind::kOr ? And(depth) : Not(depth); };
    std::vector<size_t> parts{WT_TRY(next())};
    while (Word(word)) parts.push_back(WT_TRY(next()));
    if (parts.size() == 1) return parts[0];
    return Add({.kind = kind, .children = std::move(parts)});
  }

  Result<size_t> Not(size_t depth) {
    if (depth > kDepthMax) return Wrong("it is nested too deeply.");
    if (!Word("NOT")) return Primary(depth);
    const size_t inner = WT_TRY(Not(depth + 1));
    return Add({.kind = Kind::kNot, .children = {inner}});
  }

  Result<size_t> Primary(size_t depth) {
    if (Symbol('(')) {
      const size_t inner = WT_TRY(Or(depth + 1));
      if (!Symbol(')')) return Wrong("a closing parenthesis is missing.");
      return inner;
    }
    if (Word("TRUE")) return Add({.kind = Kind::kTrue});
    if (Word("FALSE")) return Add({.kind = Kind::kFalse});
    if (Word("AT_LEAST")) return AtLeast();
    const std::optional<State> state = StateWord();
    if (!state) return Wrong(StrCat("a function is expected at position ", at_, "."));
    if (!Symbol('(')) return Wrong("an alarm in parentheses is expected.");
    const size_t alarm = WT_TRY(Alarm());
    if (!Symbol(')')) return Wrong("a closing parenthesis is missing.");
    return Add({.kind = Kind::kState, .state = *state, .alarms = {alarm}});
  }

  // AT_LEAST(2, ALARM, (a, b, c)); AT_LEAST(50%, NOT OK, (a, b)).
  Result<size_t> AtLeast() {
    Node node{.kind = Kind::kAtLeast};
    if (!Symbol('(')) return Wrong("AT_LEAST takes its arguments in parentheses.");
    Skip();
    const size_t begin = at_;
    while (at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    const std::optional<int64_t> number = ParseInt(text_.substr(begin, at_ - begin));
    if (!number || *number < 1) return Wrong("AT_LEAST needs a number above 0.");
    node.at_least = *number;
    node.percent = Symbol('%');
    if (node.percent && node.at_least > 100) return Wrong("a percentage is at most 100%.");
    if (!Symbol(',')) return Wrong("a comma is missing.");
    node.negated = Word("NOT");
    const std::optional<State> state = StateWord();
    if (!state) return Wrong("AT_LEAST needs a state.");
    node.state = *state;
    if (!Symbol(',') || !Symbol('(')) return Wrong("AT_LEAST needs a list of alarms.");
    do {
      node.alarms.push_back(WT_TRY(Alarm()));
    } while (Symbol(','));
    if (!Symbol(')') || !Symbol(')')) return Wrong("a closing parenthesis is missing.");
    if (!node.percent && node.at_least > static_cast<int64_t>(node.alarms.size())) {
      return Wrong("AT_LEAST asks for more alarms than it lists.");
    }
    return Add(std::move(node));
  }

  // "name", 'name' or name; the quotes are needed around blanks and parentheses.
  Result<size_t> Alarm() {
    Skip();
    std::string name;
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
      const char quote = text_[at_++];
      while (at_ < text_.size() && text_[at_] != quote) {
        if (text_[at_] == '\\' && at_ + 1 < text_.size()) ++at_;
        name += text_[at_++];
      }
      if (at_ == text_.size()) return Wrong("a closing quotation mark is missing.");
      ++at_;
    } else {
      while (at_ < text_.size() && text_[at_] != ')' && text_[at_] != '(' && text_[at_] != ',' &&
             !IsSpace(text_[at_])) {
        name += text_[at_++];
      }
    }
    if (name.empty()) return Wrong("an alarm's name is empty.");
    std::vector<std::string>& alarms = rule_.alarms_;
    const auto known = std::find(alarms.begin(), alarms.end(), name);
    if (known != alarms.end()) return static_cast<size_t>(known - alarms.begin());
    alarms.push_back(std::move(name));
    return alarms.size() - 1;
  }

  std::optional<State> StateWord() {
    if (Word("ALARM")) return State::kAlarm;
    if (Word("OK")) return State::kOk;
    if (Word("INSUFFICIENT_DATA")) return State::kInsufficientData;
    return std::nullopt;
  }

  void Skip() {
    while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
  }
  bool Symbol(char symbol) {
    Skip();
    if (at_ == text_.size() || text_[at_] != symbol) return false;
    ++at_;
    return true;
  }
  bool Word(std::string_view word) {
    Skip();
    if (text_.substr(at_, word.size()) != word) return false;
    const size_t end = at_ + word.size();
    if (end < text_.size() &&
        (std::isalnum(static_cast<unsigned char>(text_[end])) != 0 || text_[end] == '_')) {
      return false;
    }
    at_ = end;
    return true;
  }
  size_t Add(Node node) {
    rule_.nodes_.push_back(std::move(node));
    return rule_.nodes_.size() - 1;
  }

  std::string_view text_;
  AlarmRule& rule_;
  size_t at_ = 0;
};

Result<AlarmRule> AlarmRule::Parse(std::string_view text) {
  AlarmRule rule;
  WT_TRY(Parser(text, rule).Run());
  return rule;
}

bool AlarmRule::HoldsAt(
    size_t index, const std::function<std::optional<State>(std::string_view)>& state_of) const {
  const Node& node = nodes_[index];
  const auto child_holds = [&](size_t child) { return HoldsAt(child, state_of); };
  switch (node.kind) {
    case Kind::kTrue:
      return true;
    case Kind::kFalse:
      return false;
    case Kind::kNot:
      return !child_holds(node.children[0]);
    case Kind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), child_holds);
    case Kind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), child_holds);
    case Kind::kState:
      return state_of(alarms_[node.alarms[0]]) == node.state;
    case Kind::kAtLeast:
      break;
  }
  const auto matching = std::count_if(node.alarms.begin(), node.alarms.end(), [&](size_t alarm) {
    const std::optional<State> state = state_of(alarms_[alarm]);
    return state && (*state == node.state) != node.negated;
  });
  if (!node.percent) return matching >= node.at_least;
  return matching * 100 >= node.at_least * static_cast<int64_t>(node.alarms.size());
}

bool AlarmRule::Holds(const std::function<std::optional<State>(std::string_view)>& state_of) const {
  return HoldsAt(root_, state_of);
}

}  // namespace wt::laws::alarm_evaluation
