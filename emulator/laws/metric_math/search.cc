#include "emulator/laws/metric_math/search.h"

#include <algorithm>

#include "emulator/base/strings.h"
#include "emulator/laws/metric_math/node.h"

namespace wt::laws::metric_math {
namespace {

using Node = SearchExpression::Node;
using Kind = SearchExpression::Kind;

constexpr int kDepthMax = 60;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == ','; }

class SearchParser {
 public:
  explicit SearchParser(std::string_view text) : text_(text) {}

  // "{AWS/EC2,InstanceId}"
  Result<std::optional<std::vector<std::string>>> Schema() {
    if (!Symbol('{')) return std::optional<std::vector<std::string>>();
    std::vector<std::string> names;
    while (true) {
      Skip();
      if (at_ == text_.size()) return Wrong("The search schema lacks its closing brace");
      if (Symbol('}')) return std::optional(std::move(names));
      names.push_back(Word("}"));
      if (names.back().empty()) return Wrong("The search schema has an empty name");
    }
  }

  Result<Node> Run() {
    Skip();
    if (at_ == text_.size()) return Node{};
    Node root = WT_TRY(Or(0));
    Skip();
    if (at_ != text_.size()) return Wrong("The search expression has unexpected text");
    return root;
  }

 private:
  Result<Node> Or(int depth) {
    if (depth > kDepthMax) return Wrong("The search expression is nested too deeply");
    Node node{.kind = Kind::kOr};
    do {
      node.children.push_back(WT_TRY(And(depth)));
    } while (Keyword("OR"));
    return node.children.size() == 1 ? Node(node.children[0]) : node;
  }

  // Terms beside each other must all match.
  Result<Node> And(int depth) {
    Node node{.kind = Kind::kAnd};
    do {
      Keyword("AND");
      node.children.push_back(WT_TRY(Not(depth)));
      Skip();
    } while (at_ < text_.size() && text_[at_] != ')' && !Peek("OR"));
    return node.children.size() == 1 ? Node(node.children[0]) : node;
  }

  Result<Node> Not(int depth) {
    if (!Keyword("NOT")) return Term(depth);
    if (depth > kDepthMax) return Wrong("The search expression is nested too deeply");
    Node node{.kind = Kind::kNot};
    node.children.push_back(WT_TRY(Not(depth + 1)));
    return node;
  }

  Result<Node> Term(int depth) {
    if (Symbol('(')) {
      Node inner = WT_TRY(Or(depth + 1));
      if (!Symbol(')')) return Wrong("The search expression lacks a closing parenthesis");
      return inner;
    }
    bool exact = false;
    std::string word = Value(exact);
    if (word.empty()) return Wrong("The search expression lacks a term");
    if (!Symbol('=')) return Node{.kind = Kind::kTerm, .value = std::move(word), .exact = exact};
    // Property=value, Property=("a" OR "b").
    if (Symbol('(')) {
      Node inner = WT_TRY(Or(depth + 1));
      if (!Symbol(')')) return Wrong("The search expression lacks a closing parenthesis");
      Assign(inner, word);
      return inner;
    }
    Node node{.kind = Kind::kTerm, .property = std::move(word)};
    node.value = Value(node.exact);
    if (node.value.empty()) return Wrong("The search expression lacks a value");
    return node;
  }

  static void Assign(Node& node, const std::string& property) {
    if (node.kind == Kind::kTerm) node.property = property;
    for (Node& child : node.children) Assign(child, property);
  }

  std::string Value(bool& exact) {
    Skip();
    exact = at_ < text_.size() && text_[at_] == '"';
    return Word("=()");
  }
  std::string Word(std::string_view stops) {
    Skip();
    if (at_ < text_.size() && text_[at_] == '"') {
      const size_t end = std::min(text_.find('"', at_ + 1), text_.size());
      std::string out(text_.substr(at_ + 1, end - at_ - 1));
      at_ = std::min(end + 1, text_.size());
      return out;
    }
    const size_t begin = at_;
    while (at_ < text_.size() && !IsSpace(text_[at_]) && stops.find(text_[at_]) == stops.npos) {
      ++at_;
    }
    return std::string(text_.substr(begin, at_ - begin));
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
  bool Peek(std::string_view word) {
    Skip();
    const size_t end = at_ + word.size();
    return text_.substr(at_, word.size()) == word &&
           (end == text_.size() || IsSpace(text_[end]) || text_[end] == '(');
  }
  bool Keyword(std::string_view word) {
    if (!Peek(word)) return false;
    at_ += word.size();
    return true;
  }

  std::string_view text_;
  size_t at_ = 0;
};

bool TextMatches(const Node& term, std::string_view text) {
  if (term.exact) return text == term.value;
  return ToLower(text).find(ToLower(term.value)) != std::string::npos;
}

bool NodeMatches(const Node& node, const Candidate& metric) {
  const auto matches = [&](const Node& child) { return NodeMatches(child, metric); };
  switch (node.kind) {
    case Kind::kAll:
      return true;
    case Kind::kNot:
      return !matches(node.children[0]);
    case Kind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), matches);
    case Kind::kOr:
      return std::any_of(node.children.begin(), node.children.end(), matches);
    case Kind::kTerm:
      break;
  }
  const std::string& property = node.property;
  if (property == "MetricName") return TextMatches(node, metric.name);
  if (property == "Namespace") return TextMatches(node, metric.name_space);
  if (!property.empty()) {
    return std::any_of(metric.dimensions.begin(), metric.dimensions.end(), [&](const auto& pair) {
      return pair.first == property && TextMatches(node, pair.second);
    });
  }
  if (TextMatches(node, metric.name) || TextMatches(node, metric.name_space)) return true;
  return std::any_of(metric.dimensions.begin(), metric.dimensions.end(), [&](const auto& pair) {
    return TextMatches(node, pair.first) || TextMatches(node, pair.second);
  });
}

}  // namespace

Result<SearchExpression> SearchExpression::Parse(std::string_view text) {
  SearchParser parser(text);
  SearchExpression out;
  std::optional<std::vector<std::string>> schema = WT_TRY(parser.Schema());
  if (schema && schema->empty()) return Wrong("The search schema is empty");
  if (schema) {
    out.name_space_ = schema->front();
    out.dimensions_.assign(schema->begin() + 1, schema->end());
    std::sort(out.dimensions_.begin(), out.dimensions_.end());
  }
  out.root_ = WT_TRY(parser.Run());
  return out;
}

bool SearchExpression::Matches(const Candidate& metric) const {
  if (name_space_) {
    if (metric.name_space != *name_space_) return false;
    if (metric.dimensions.size() != dimensions_.size()) return false;
    for (size_t i = 0; i < dimensions_.size(); ++i) {
      if (metric.dimensions[i].first != dimensions_[i]) return false;
    }
  }
  return NodeMatches(root_, metric);
}

}  // namespace wt::laws::metric_math
