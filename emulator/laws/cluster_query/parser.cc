// Text to Query, by recursive descent: or, and, not, parentheses, then one term.

#include <array>
#include <utility>

#include "emulator/base/strings.h"
#include "emulator/laws/cluster_query/cluster_query.h"
#include "emulator/laws/cluster_query/pattern.h"

namespace wt::laws::cluster_query {
namespace {

struct OperatorName {
  std::string_view text;
  Comparison comparison;
  bool negated;
};

// Longer symbols stand before their own beginnings.
constexpr std::array kSymbols{
    OperatorName{"==", Comparison::kEqual, false},
    OperatorName{"!=", Comparison::kEqual, true},
    OperatorName{">=", Comparison::kGreaterEqual, false},
    OperatorName{">", Comparison::kGreater, false},
    OperatorName{"<=", Comparison::kLessEqual, false},
    OperatorName{"<", Comparison::kLess, false},
    OperatorName{"=~", Comparison::kMatches, false},
    OperatorName{"!~", Comparison::kMatches, true},
};
constexpr std::array kWords{
    OperatorName{"equals", Comparison::kEqual, false},
    OperatorName{"not_equals", Comparison::kEqual, true},
    OperatorName{"greater_than", Comparison::kGreater, false},
    OperatorName{"greater_than_equal", Comparison::kGreaterEqual, false},
    OperatorName{"less_than", Comparison::kLess, false},
    OperatorName{"less_than_equal", Comparison::kLessEqual, false},
    OperatorName{"exists", Comparison::kExists, false},
    OperatorName{"!exists", Comparison::kExists, true},
    OperatorName{"not_exists", Comparison::kExists, true},
    OperatorName{"in", Comparison::kIn, false},
    OperatorName{"!in", Comparison::kIn, true},
    OperatorName{"not_in", Comparison::kIn, true},
    OperatorName{"matches", Comparison::kMatches, false},
    OperatorName{"not_matches", Comparison::kMatches, true},
};

bool Space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool Word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// The operators that the guide lists as valid for a subject; it lists none for attributes and task
// groups, which take them all here.
bool Allowed(Field field, Comparison comparison) {
  switch (field) {
    case Field::kAttribute:
    case Field::kTaskGroup:
      return true;
    case Field::kAgentConnected:
    case Field::kEc2InstanceId:
      return comparison == Comparison::kEqual || comparison == Comparison::kIn ||
             comparison == Comparison::kMatches;
    case Field::kAgentVersion:
    case Field::kRegisteredAt:
    case Field::kRunningTasksCount:
      return comparison != Comparison::kExists && comparison != Comparison::kIn &&
             comparison != Comparison::kMatches;
  }
  return false;
}

std::string_view AllowedNames(Field field) {
  if (field == Field::kAgentConnected || field == Field::kEc2InstanceId) {
    return "==, !=, in, !in, =~ or !~";
  }
  return "==, !=, >, >=, < or <=";
}

}  // namespace

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { query_.text_ = std::string(text); }

  Result<Query> Run() {
    if (text_.size() > kExpressionLengthMax) {
      return Error{"InvalidParameterException",
                   StrCat("The expression is longer than ", kExpressionLengthMax, " characters.")};
    }
    query_.root_ = WT_TRY(Or());
    Skip();
    if (at_ != text_.size()) return Expected("and, or, or the end of the expression");
    return std::move(query_);
  }

 private:
  using Kind = Query::Node::Kind;

  Result<size_t> Or() {
    size_t left = WT_TRY(And());
    while (TakeSymbol("||") || TakeWord("or")) {
      const size_t right = WT_TRY(And());
      left = Add(Kind::kOr, left, right);
    }
    return left;
  }

  Result<size_t> And() {
    size_t left = WT_TRY(Not());
    while (TakeSymbol("&&") || TakeWord("and")) {
      const size_t right = WT_TRY(Not());
      left = Add(Kind::kAnd, left, right);
    }
    return left;
  }

  Result<size_t> Not() {
    if (++nesting_ > kNestingMax) {
      return Expected(StrCat("at most ", kNestingMax, " levels of not and parentheses"));
    }
    size_t node = 0;
    if (TakeSymbol("!") || TakeWord("not")) {
      const size_t inner = WT_TRY(Not());
      node = Add(Kind::kNot, inner, 0);
    } else if (TakeSymbol("(")) {
      node = WT_TRY(Or());
      if (!TakeSymbol(")")) return Expected("and, or, or )");
    } else {
      Term term = WT_TRY(ParseTerm());
      query_.terms_.push_back(std::move(term));
      node = Add(Kind::kTerm, query_.terms_.size() - 1, 0);
    }
    --nesting_;
    return node;
  }

  Result<Term> ParseTerm() {
    Term term;
    Skip();
    const size_t start = at_;
    const std::string_view subject = TakeSubject();
    const std::optional<Field> field = FieldOf(subject);
    if (!field) {
      at_ = start;
      return Expected(
          "a subject (agentConnected, agentVersion, attribute:NAME, ec2InstanceId, registeredAt, "
          "runningTasksCount or task:group)");
    }
    term.field = *field;
    if (term.field == Field::kAttribute) term.attribute = std::string(subject.substr(10));
    if (term.field == Field::kTaskGroup || term.field == Field::kRunningTasksCount) {
      query_.mentions_tasks_ = true;
    }

    Skip();
    const size_t operator_at = at_;
    const OperatorName* name = TakeOperator();
    if (!name) return Expected(StrCat("an operator after ", subject));
    if (!Allowed(term.field, name->comparison)) {
      at_ = operator_at;
      return Expected(StrCat(AllowedNames(term.field), " after ", subject));
    }
    term.comparison = name->comparison;
    term.negated = name->negated;
    if (const Result<void> read = ReadArgument(term); !read.ok()) return read.error();
    return term;
  }

  Result<void> ReadArgument(Term& term) {
    if (term.comparison == Comparison::kExists) return {};
    if (term.comparison == Comparison::kIn) return ReadList(term);
    Skip();
    const size_t start = at_;
    term.values.push_back(WT_TRY(TakeValue(/*in_list=*/false)));
    const std::string& value = term.values.front();
    const auto expected = [&](std::string_view what) {
      at_ = start;
      return Expected(what);
    };
    if (term.comparison == Comparison::kMatches) {
      term.pattern = CompilePattern(value);
      if (!term.pattern) {
        return expected(
            StrCat("a regular expression of at most ", kPatternLengthMax, " characters"));
      }
    } else if (term.field == Field::kAgentVersion) {
      const std::optional<Version> version = ParseVersion(value);
      if (!version) return expected("a version such as 1.14.5");
      term.version = *version;
    } else if (term.field == Field::kRegisteredAt) {
      const std::optional<Instant> instant = ParseTimestamp(value);
      if (!instant) return expected("a date such as 2018-06-18 or 2018-06-18T22:28:28Z");
      term.instant = *instant;
    } else if (term.field == Field::kRunningTasksCount) {
      const std::optional<int64_t> number = ParseInt(value);
      if (!number) return expected("a whole number");
      term.number = *number;
    }
    return {};
  }

  Result<void> ReadList(Term& term) {
    if (!TakeSymbol("[")) return Expected("[ and a list of values");
    do {
      term.values.push_back(WT_TRY(TakeValue(/*in_list=*/true)));
    } while (TakeSymbol(","));
    if (!TakeSymbol("]")) return Expected(", or ]");
    return {};
  }

  // Bare text runs to a space, a parenthesis, && or ||, in a list also to a comma or the bracket.
  // Quoted text runs to the same quote; a backslash before that quote keeps it.
  Result<std::string> TakeValue(bool in_list) {
    Skip();
    std::string value;
    if (at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"')) {
      const size_t start = at_;
      const char quote = text_[at_++];
      while (at_ < text_.size() && text_[at_] != quote) {
        if (text_[at_] == '\\' && at_ + 1 < text_.size() && text_[at_ + 1] == quote) ++at_;
        value.push_back(text_[at_++]);
      }
      if (at_ < text_.size()) {
        ++at_;
        return value;
      }
      at_ = start;
      return Expected("a closing quote for the value that begins here");
    }
    while (at_ < text_.size() && !EndsValue(in_list)) value.push_back(text_[at_++]);
    if (value.empty()) return Expected("a value");
    return value;
  }

  bool EndsValue(bool in_list) const {
    const char c = text_[at_];
    const std::string_view rest = text_.substr(at_);
    return Space(c) || c == '(' || c == ')' || rest.starts_with("&&") || rest.starts_with("||") ||
           (in_list && (c == ',' || c == ']'));
  }

  std::string_view TakeSubject() {
    constexpr std::string_view kEnds = "=!<>()&|,[]'\"~";
    const size_t start = at_;
    while (at_ < text_.size() && !Space(text_[at_]) &&
           kEnds.find(text_[at_]) == std::string_view::npos) {
      ++at_;
    }
    return text_.substr(start, at_ - start);
  }

  static std::optional<Field> FieldOf(std::string_view subject) {
    if (subject.starts_with("attribute:") && subject.size() > 10) return Field::kAttribute;
    if (subject == "task:group") return Field::kTaskGroup;
    if (subject == "ec2InstanceId") return Field::kEc2InstanceId;
    if (subject == "agentConnected") return Field::kAgentConnected;
    if (subject == "agentVersion") return Field::kAgentVersion;
    if (subject == "runningTasksCount") return Field::kRunningTasksCount;
    if (subject == "registeredAt") return Field::kRegisteredAt;
    return std::nullopt;
  }

  const OperatorName* TakeOperator() {
    for (const OperatorName& name : kSymbols) {
      if (TakeSymbol(name.text)) return &name;
    }
    for (const OperatorName& name : kWords) {
      if (TakeWord(name.text)) return &name;
    }
    return nullptr;
  }

  void Skip() {
    while (at_ < text_.size() && Space(text_[at_])) ++at_;
  }

  bool TakeSymbol(std::string_view symbol) {
    Skip();
    if (!text_.substr(at_).starts_with(symbol)) return false;
    at_ += symbol.size();
    return true;
  }

  bool TakeWord(std::string_view word) {
    Skip();
    const std::string_view rest = text_.substr(at_);
    if (!rest.starts_with(word)) return false;
    if (rest.size() > word.size() && Word(rest[word.size()])) return false;
    at_ += word.size();
    return true;
  }

  size_t Add(Kind kind, size_t left, size_t right) {
    query_.nodes_.push_back({kind, left, right});
    return query_.nodes_.size() - 1;
  }

  Error Expected(std::string_view what) {
    Skip();
    const std::string found =
        at_ < text_.size() ? StrCat("'", text_.substr(at_, 20), "'") : std::string("the end");
    return Error{"InvalidParameterException",
                 StrCat("The expression is not valid at character ", at_ + 1, ": expected ", what,
                        ", found ", found, ".")};
  }

  std::string_view text_;
  Query query_;
  size_t at_ = 0;
  int nesting_ = 0;
};

Result<Query> Parse(std::string_view text) { return Parser(text).Run(); }

}  // namespace wt::laws::cluster_query
