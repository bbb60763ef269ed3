#include "scenarios/engine/file/expression.h"

#include <algorithm>
#include <array>

#include "emulator/base/strings.h"
#include "scenarios/engine/file/quantity.h"
#include "scenarios/engine/file/series.h"

namespace wt::scenario {
namespace {

constexpr size_t kTextMax = 2000;
constexpr int kNestingMax = 20;

// Words between spaces; commas and brackets stand alone, except of the dimensions that follow a
// word at once: "CPUUtilization(ClusterName=main)".
Result<std::vector<std::string_view>> Words(std::string_view text) {
  if (text.size() > kTextMax) return Bad(StrCat("longer than ", kTextMax, " characters"));
  std::vector<std::string_view> words;
  size_t at = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (c == ' ' || c == '\t' || c == '\n') {
      ++at;
    } else if (c == '(' || c == ')' || c == ',') {
      words.push_back(text.substr(at++, 1));
    } else {
      const size_t end = std::min(text.find_first_of(" \t\n(),", at), text.size());
      size_t last = end;
      if (last < text.size() && text[last] == '(' && last > at) {
        last = text.find(')', last);
        if (last == std::string_view::npos) return Bad(StrCat("'", text, "' lacks a )"));
        ++last;
      }
      words.push_back(text.substr(at, last - at));
      at = last;
    }
  }
  return words;
}

// Percentiles, and the others by the name that they have here.
std::string Statistic(std::string_view word) {
  constexpr std::pair<std::string_view, std::string_view> kKnown[] = {
      {"mean", "mean"},  {"average", "mean"},     {"min", "min"},     {"minimum", "min"},
      {"max", "max"},    {"maximum", "max"},      {"sum", "sum"},     {"count", "count"},
      {"median", "p50"}, {"Average", "mean"},     {"Minimum", "min"}, {"Maximum", "max"},
      {"Sum", "sum"},    {"SampleCount", "count"}};
  for (const auto& [written, name] : kKnown) {
    if (word == written) return std::string(name);
  }
  if (word.size() < 2 || word[0] != 'p' || word[1] < '0' || word[1] > '9') return {};
  const Result<double> share = ReadNumber(word.substr(1));
  return share.ok() && *share > 0 && *share < 100 ? std::string(word) : std::string();
}

bool IsFold(std::string_view word) {
  constexpr std::string_view kFolds[] = {"min", "max", "sum", "mean", "spread"};
  return std::find(std::begin(kFolds), std::end(kFolds), word) != std::end(kFolds);
}

bool IsSeriesName(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == '/' || c == ':' || c == '*';
  });
}

class Parser {
 public:
  explicit Parser(std::vector<std::string_view> words) : words_(std::move(words)) {}

  bool AtEnd() const { return at_ == words_.size(); }
  std::string_view Peek() const { return AtEnd() ? std::string_view() : words_[at_]; }

  Result<Metric> ParseMetric() {
    Metric metric;
    const size_t first = at_;
    metric.value = WT_TRY(Sum(0));
    while (true) {
      if (Take("per")) {
        metric.step = WT_TRY(ReadDuration(Next()));
        if (metric.step < Seconds(1)) return Bad("'per' takes a duration of 1s or more");
        metric.stepped = true;
      } else if (Take("by")) {
        metric.by = Next();
        if (metric.by != "zone" && metric.by != "cause") {
          return Bad(StrCat("'by ", metric.by, "' is neither 'by zone' nor 'by cause'"));
        }
        if (!Take(",")) continue;
        metric.fold = Next();
        if (!IsFold(metric.fold)) {
          return Bad(StrCat("'", metric.fold, "' is none of min, max, sum, mean, spread"));
        }
      } else {
        break;
      }
    }
    for (size_t i = first; i < at_; ++i) {
      if (i > first && words_[i] != "," && words_[i] != ")" && words_[i - 1] != "(") {
        metric.text += " ";
      }
      metric.text += words_[i];
    }
    return metric;
  }

  Result<Predicate> Either() { return Joined("or", Predicate::Kind::kOr, &Parser::Both); }

 private:
  std::string_view Next() { return AtEnd() ? std::string_view() : words_[at_++]; }
  bool Take(std::string_view word) {
    if (Peek() != word) return false;
    ++at_;
    return true;
  }

  Result<Expression> Sum(int depth) {
    Expression left = WT_TRY(Product(depth));
    while (Peek() == "+" || Peek() == "-") {
      const bool add = Next() == "+";
      left = Operator(add ? Expression::Kind::kAdd : Expression::Kind::kSubtract, std::move(left),
                      WT_TRY(Product(depth)));
    }
    return left;
  }

  Result<Expression> Product(int depth) {
    Expression left = WT_TRY(Atom(depth));
    while (Peek() == "*" || Peek() == "/") {
      const bool multiply = Next() == "*";
      left = Operator(multiply ? Expression::Kind::kMultiply : Expression::Kind::kDivide,
                      std::move(left), WT_TRY(Atom(depth)));
    }
    return left;
  }

  static Expression Operator(Expression::Kind kind, Expression left, Expression right) {
    Expression out;
    out.kind = kind;
    out.operands.push_back(std::move(left));
    out.operands.push_back(std::move(right));
    return out;
  }

  Result<Expression> Atom(int depth) {
    if (depth > kNestingMax) return Bad("too many brackets within one another");
    if (Take("(")) {
      Expression inner = WT_TRY(Sum(depth + 1));
      if (!Take(")")) return Bad("a ( lacks its )");
      return inner;
    }
    const std::string_view word = Next();
    if (word.empty()) return Bad("a metric is missing");
    Expression out;
    if (const std::optional<Quantity> quantity = ParseQuantity(word)) {
      out.number = quantity->value;
      out.unit = quantity->unit;
      return out;
    }
    out.kind = Expression::Kind::kSeries;
    out.series = WT_TRY(Series(word));
    if (const std::string statistic = Statistic(Peek()); !statistic.empty()) {
      out.series.statistic = statistic;
      Next();
    }
    return out;
  }

  Result<SeriesRef> Series(std::string_view word) {
    SeriesRef out;
    if (word.starts_with("AWS/") || word.starts_with("ECS/")) {
      out.aws = true;
      out.subject = word;
      return AwsSeries(std::move(out));
    }
    const size_t dot = word.find('.');
    if (dot == 0 || dot == std::string_view::npos || dot + 1 == word.size() ||
        !IsSeriesName(word)) {
      return Bad(StrCat("'", word, "' is not a series such as web.latency"));
    }
    out.subject = word.substr(0, dot);
    out.series = word.substr(dot + 1);
    if (out.series == "errors") out.series = "error_rate";
    return out;
  }

  Result<SeriesRef> AwsSeries(SeriesRef out) {
    std::string_view name = Next();
    const size_t open = name.find('(');
    if (open != std::string_view::npos) {
      const std::string_view inside = name.substr(open + 1, name.size() - open - 2);
      for (const std::string_view pair : Split(inside, ',')) {
        const size_t equals = pair.find('=');
        if (equals == std::string_view::npos) {
          return Bad(StrCat("'", Trim(pair), "' is not a dimension such as ClusterName=main"));
        }
        out.dimensions.emplace_back(Trim(pair.substr(0, equals)), Trim(pair.substr(equals + 1)));
      }
      name = name.substr(0, open);
    }
    if (!IsSeriesName(name)) {
      return Bad(StrCat("after '", out.subject, "' stands a metric such as CPUUtilization"));
    }
    out.series = name;
    return out;
  }

  Result<Predicate> Joined(std::string_view word, Predicate::Kind kind,
                           Result<Predicate> (Parser::*part)()) {
    Predicate first = WT_TRY((this->*part)());
    if (Peek() != word) return first;
    Predicate out;
    out.kind = kind;
    out.operands.push_back(std::move(first));
    while (Take(word)) out.operands.push_back(WT_TRY((this->*part)()));
    return out;
  }

  Result<Predicate> Both() { return Joined("and", Predicate::Kind::kAnd, &Parser::Single); }

  Result<Predicate> Single() {
    if (Take("not")) {
      Predicate out;
      out.kind = Predicate::Kind::kNot;
      if (++nots_ > kNestingMax) return Bad("too many 'not'");
      out.operands.push_back(WT_TRY(Single()));
      return out;
    }
    return Compare();
  }

  Result<Predicate> Compare() {
    using Order = Predicate::Order;
    constexpr std::pair<std::string_view, Order> kOrders[] = {
        {"<", Order::kLess},          {"<=", Order::kLessEqual}, {">", Order::kGreater},
        {">=", Order::kGreaterEqual}, {"==", Order::kEqual},     {"!=", Order::kNotEqual}};
    Predicate out;
    out.left = WT_TRY(ParseMetric());
    const std::string_view order = Next();
    const auto* known = std::find_if(std::begin(kOrders), std::end(kOrders),
                                     [&](const auto& entry) { return entry.first == order; });
    if (known == std::end(kOrders)) {
      return Bad(StrCat("after '", out.left.text, "' stands one of <, <=, >, >=, ==, !="));
    }
    out.order = known->second;
    const std::optional<Unit> unit = UnitOf(out.left.value);
    const std::string_view right = Peek();
    const bool is_word = IsSeriesName(right) && right.find('.') == std::string_view::npos &&
                         !ParseQuantity(right) && !right.starts_with("AWS/");
    if (!is_word) {
      out.right = WT_TRY(ParseMetric());
      const std::optional<Unit> other = UnitOf(out.right.value);
      if (unit && other && *unit != *other && !Kin(*unit, *other)) {
        return Bad(StrCat("'", out.left.text, "' is ", UnitName(*unit), ", '", out.right.text,
                          "' is ", UnitName(*other)));
      }
      return out;
    }
    if (out.order != Order::kEqual && out.order != Order::kNotEqual) {
      return Bad(StrCat("a word like ", right, " is only compared by == or !="));
    }
    out.word = Next();
    return out;
  }

  // 100% and 1 are the same of what has no unit.
  static bool Kin(Unit a, Unit b) {
    return (a == Unit::kNone || a == Unit::kShare) && (b == Unit::kNone || b == Unit::kShare);
  }

  std::vector<std::string_view> words_;
  size_t at_ = 0;
  int nots_ = 0;
};

std::string UnitText(Unit unit) {
  switch (unit) {
    case Unit::kNone:
      return "";
    case Unit::kTime:
      return "s";
    case Unit::kRate:
      return "/s";
    case Unit::kShare:
      return "%";
    case Unit::kSize:
      return "B";
    case Unit::kMoney:
      return "USD";
    case Unit::kMoneyRate:
      return "USD/h";
    case Unit::kInstanceHours:
      return "instance-hours";
  }
  return "";
}

bool IsRatio(const Expression& expression) {
  return expression.kind == Expression::Kind::kDivide && UnitOf(expression) == Unit::kShare;
}

}  // namespace

Result<Metric> ReadMetric(std::string_view text) {
  Parser parser(WT_TRY(Words(text)));
  Metric metric = WT_TRY(parser.ParseMetric());
  if (!parser.AtEnd()) {
    return Bad(StrCat("'", parser.Peek(), "' is not understood after '", metric.text, "'"));
  }
  return metric;
}

Result<Predicate> ReadPredicate(std::string_view text) {
  Parser parser(WT_TRY(Words(text)));
  Predicate predicate = WT_TRY(parser.Either());
  if (!parser.AtEnd()) return Bad(StrCat("'", parser.Peek(), "' is not understood"));
  predicate.text = Trim(text);
  return predicate;
}

Result<Bound> ReadBound(std::string_view text, const Metric& metric) {
  Bound out;
  out.text = Trim(text);
  std::string_view words = out.text;
  if (words.ends_with(" inclusive")) {
    out.inclusive = true;
    words = Trim(words.substr(0, words.size() - 10));
  }
  const std::optional<Quantity> quantity = ParseQuantity(words);
  const std::optional<Unit> wanted = UnitOf(metric.value);
  if (!quantity) {
    return Bad(StrCat("'", words, "' is not ", UnitName(wanted.value_or(Unit::kNone)), " such as ",
                      UnitExample(wanted.value_or(Unit::kNone), "")));
  }
  const bool plain_ratio = IsRatio(metric.value) && quantity->unit == Unit::kNone;
  if (wanted && *wanted != quantity->unit && !plain_ratio) {
    WT_TRY(ReadQuantity(words, *wanted));
  }
  out.value = quantity->value;
  out.unit = UnitText(quantity->unit);
  // AWS's own percentages count to 100.
  if (HasAwsSeries(metric.value) && quantity->unit == Unit::kShare) out.value *= 100;
  return out;
}

}  // namespace wt::scenario
