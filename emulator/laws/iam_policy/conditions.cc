#include "emulator/laws/iam_policy/conditions.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "emulator/base/strings.h"
#include "emulator/base/time.h"

namespace wt::laws::iam_policy {
namespace {

enum class Family { kString, kNumeric, kDate, kBool, kBinary, kIp, kArn, kNull };
enum class Relation {
  kEquals,
  kEqualsIgnoreCase,
  kLike,
  kLess,
  kLessEquals,
  kGreater,
  kGreaterEquals,
};

struct Operator {
  std::string_view name;
  Family family;
  Relation relation;
  bool negated;
};

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
constexpr Operator kOperators[] = {
    {"StringEquals", Family::kString, Relation::kEquals, false},
    {"StringNotEquals", Family::kString, Relation::kEquals, true},
    {"StringEqualsIgnoreCase", Family::kString, Relation::kEqualsIgnoreCase, false},
    {"StringNotEqualsIgnoreCase", Family::kString, Relation::kEqualsIgnoreCase, true},
    {"StringLike", Family::kString, Relation::kLike, false},
    {"StringNotLike", Family::kString, Relation::kLike, true},
    {"NumericEquals", Family::kNumeric, Relation::kEquals, false},
    {"NumericNotEquals", Family::kNumeric, Relation::kEquals, true},
    {"NumericLessThan", Family::kNumeric, Relation::kLess, false},
    {"NumericLessThanEquals", Family::kNumeric, Relation::kLessEquals, false},
    {"NumericGreaterThan", Family::kNumeric, Relation::kGreater, false},
    {"NumericGreaterThanEquals", Family::kNumeric, Relation::kGreaterEquals, false},
    {"DateEquals", Family::kDate, Relation::kEquals, false},
    {"DateNotEquals", Family::kDate, Relation::kEquals, true},
    {"DateLessThan", Family::kDate, Relation::kLess, false},
    {"DateLessThanEquals", Family::kDate, Relation::kLessEquals, false},
    {"DateGreaterThan", Family::kDate, Relation::kGreater, false},
    {"DateGreaterThanEquals", Family::kDate, Relation::kGreaterEquals, false},
    {"Bool", Family::kBool, Relation::kEqualsIgnoreCase, false},
    {"BinaryEquals", Family::kBinary, Relation::kEquals, false},
    {"IpAddress", Family::kIp, Relation::kEquals, false},
    {"NotIpAddress", Family::kIp, Relation::kEquals, true},
    {"ArnEquals", Family::kArn, Relation::kLike, false},
    {"ArnNotEquals", Family::kArn, Relation::kLike, true},
    {"ArnLike", Family::kArn, Relation::kLike, false},
    {"ArnNotLike", Family::kArn, Relation::kLike, true},
    {"Null", Family::kNull, Relation::kEqualsIgnoreCase, false},
};

enum class Quantifier { kNone, kForAll, kForAny };
struct ParsedOperator {
  const Operator* base = nullptr;
  Quantifier quantifier = Quantifier::kNone;
  bool if_exists = false;
};

ParsedOperator Parse(std::string_view text) {
  ParsedOperator out;
  if (text.size() > 13 && EqualsIgnoreCase(text.substr(0, 13), "ForAllValues:")) {
    out.quantifier = Quantifier::kForAll;
    text.remove_prefix(13);
  } else if (text.size() > 12 && EqualsIgnoreCase(text.substr(0, 12), "ForAnyValue:")) {
    out.quantifier = Quantifier::kForAny;
    text.remove_prefix(12);
  }
  if (text.size() > 8 && EqualsIgnoreCase(text.substr(text.size() - 8), "IfExists")) {
    out.if_exists = true;
    text.remove_suffix(8);
  }
  for (const Operator& known : kOperators) {
    if (EqualsIgnoreCase(known.name, text)) out.base = &known;
  }
  if (out.base != nullptr && out.base->family == Family::kNull && out.if_exists) out.base = nullptr;
  return out;
}

template <class T>
bool Related(Relation relation, const T& seen, const T& wanted) {
  switch (relation) {
    case Relation::kLess:
      return seen < wanted;
    case Relation::kLessEquals:
      return seen <= wanted;
    case Relation::kGreater:
      return seen > wanted;
    case Relation::kGreaterEquals:
      return seen >= wanted;
    default:
      return seen == wanted;
  }
}

std::optional<double> Number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// ISO 8601, or seconds since the epoch.
std::optional<Instant> Date(std::string_view text) {
  if (const std::optional<int64_t> seconds = ParseInt(text)) return Instant{*seconds * 1'000'000};
  return ParseTimestamp(text);
}

struct Address {
  std::vector<uint8_t> bytes;
};

std::optional<Address> ParseIpv4(std::string_view text) {
  const std::vector<std::string_view> parts = Split(text, '.');
  if (parts.size() != 4) return std::nullopt;
  Address out;
  for (const std::string_view part : parts) {
    const std::optional<int64_t> byte = ParseInt(part);
    if (!byte || *byte < 0 || *byte > 255) return std::nullopt;
    out.bytes.push_back(static_cast<uint8_t>(*byte));
  }
  return out;
}

std::optional<Address> ParseIpv6(std::string_view text) {
  const size_t gap = text.find("::");
  const auto words = [](std::string_view half) -> std::optional<std::vector<uint8_t>> {
    std::vector<uint8_t> bytes;
    if (half.empty()) return bytes;
    for (const std::string_view word : Split(half, ':')) {
      unsigned value = 0;
      const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value, 16);
      if (error != std::errc() || end != word.data() + word.size() || value > 0xffff) {
        return std::nullopt;
      }
      bytes.push_back(static_cast<uint8_t>(value >> 8));
      bytes.push_back(static_cast<uint8_t>(value & 0xff));
    }
    return bytes;
  };
  const auto head = words(text.substr(0, gap));
  const auto tail = gap == std::string_view::npos ? words("") : words(text.substr(gap + 2));
  if (!head || !tail || head->size() + tail->size() > 16) return std::nullopt;
  if (gap == std::string_view::npos && head->size() != 16) return std::nullopt;
  Address out{*head};
  out.bytes.resize(16 - tail->size(), 0);
  out.bytes.insert(out.bytes.end(), tail->begin(), tail->end());
  return out;
}

std::optional<Address> ParseAddress(std::string_view text) {
  return text.find(':') == std::string_view::npos ? ParseIpv4(text) : ParseIpv6(text);
}

bool InRange(std::string_view seen, std::string_view range) {
  const size_t slash = range.find('/');
  const std::optional<Address> address = ParseAddress(seen);
  const std::optional<Address> network = ParseAddress(range.substr(0, slash));
  if (!address || !network || address->bytes.size() != network->bytes.size()) return false;
  int64_t bits = static_cast<int64_t>(network->bytes.size()) * 8;
  if (slash != std::string_view::npos) {
    const std::optional<int64_t> given = ParseInt(range.substr(slash + 1));
    if (!given || *given < 0 || *given > bits) return false;
    bits = *given;
  }
  for (size_t i = 0; i < network->bytes.size(); ++i) {
    const int64_t here = std::clamp<int64_t>(bits - static_cast<int64_t>(i) * 8, 0, 8);
    const auto mask = static_cast<uint8_t>(0xff00u >> here);
    if ((address->bytes[i] & mask) != (network->bytes[i] & mask)) return false;
  }
  return true;
}

// Part by part, so that a wildcard does not cross a colon before the resource.
bool ArnLike(const Pattern& pattern, std::string_view seen) {
  if (pattern.text == "*") return true;
  size_t at = 0;
  for (int part = 0; part < 5; ++part) {
    const size_t colon = pattern.text.find(':', at);
    const size_t end = seen.find(':');
    if (colon == std::string::npos || end == std::string_view::npos) return false;
    const auto first = pattern.literal.begin() + static_cast<std::ptrdiff_t>(at);
    const auto last = pattern.literal.begin() + static_cast<std::ptrdiff_t>(colon);
    const Pattern piece{pattern.text.substr(at, colon - at), std::vector<bool>(first, last)};
    if (!GlobPattern(piece, seen.substr(0, end))) return false;
    at = colon + 1;
    seen.remove_prefix(end + 1);
  }
  const auto first = pattern.literal.begin() + static_cast<std::ptrdiff_t>(at);
  return GlobPattern({pattern.text.substr(at), std::vector<bool>(first, pattern.literal.end())},
                     seen);
}

// One value of the request against one of the policy; the operator's negation is not looked at.
bool ValueMatches(const Operator& op, std::string_view seen, const Pattern& wanted) {
  if (!wanted.usable) return false;
  switch (op.family) {
    case Family::kString:
      if (op.relation == Relation::kLike) return GlobPattern(wanted, seen);
      if (op.relation == Relation::kEquals) return seen == wanted.text;
      return EqualsIgnoreCase(seen, wanted.text);
    case Family::kNumeric: {
      const std::optional<double> a = Number(seen), b = Number(wanted.text);
      return a && b && Related(op.relation, *a, *b);
    }
    case Family::kDate: {
      const std::optional<Instant> a = Date(seen), b = Date(wanted.text);
      return a && b && Related(op.relation, *a, *b);
    }
    case Family::kIp:
      return InRange(seen, wanted.text);
    case Family::kArn:
      return ArnLike(wanted, seen);
    case Family::kBinary:
      return seen == wanted.text;
    default:
      return EqualsIgnoreCase(seen, wanted.text);
  }
}

bool SomeWanted(const Operator& op, std::string_view seen, const std::vector<Pattern>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(),
                     [&](const Pattern& one) { return ValueMatches(op, seen, one); });
}

bool ConditionMatches(const Condition& condition, const Values& values, bool with_variables,
                      std::set<std::string>& missing) {
  const ParsedOperator op = Parse(condition.op);
  if (op.base == nullptr) return false;
  const auto found = values.find(ToLower(condition.key));
  const bool there = found != values.end() && !found->second.empty();
  // 1. Null asks only whether the key is there.
  if (op.base->family == Family::kNull) {
    return std::any_of(condition.values.begin(), condition.values.end(),
                       [&](const std::string& value) {
                         return EqualsIgnoreCase(value, there ? "false" : "true");
                       });
  }
  // 2. A key that is not there.
  if (!there) {
    if (!op.if_exists) missing.insert(condition.key);
    return op.if_exists || op.quantifier == Quantifier::kForAll ||
           (op.base->negated && op.quantifier == Quantifier::kNone);
  }
  std::vector<Pattern> wanted;
  for (const std::string& value : condition.values) {
    wanted.push_back(Expand(value, values, with_variables, missing));
  }
  // 3. Each value of the request alone matches some of the policy's, or none for a negated one.
  const auto holds = [&](const std::string& seen) {
    return SomeWanted(*op.base, seen, wanted) != op.base->negated;
  };
  const std::vector<std::string>& seen = found->second;
  if (op.quantifier == Quantifier::kForAny ||
      (op.quantifier == Quantifier::kNone && !op.base->negated)) {
    return std::any_of(seen.begin(), seen.end(), holds);
  }
  return std::all_of(seen.begin(), seen.end(), holds);
}

}  // namespace

bool IsConditionOperator(std::string_view op) { return Parse(op).base != nullptr; }

bool ConditionsMatch(const std::vector<Condition>& conditions, const Values& values,
                     bool with_variables, std::set<std::string>& missing) {
  bool all = true;
  // Every condition is looked at, so that all missing keys are told.
  for (const Condition& condition : conditions) {
    if (!ConditionMatches(condition, values, with_variables, missing)) all = false;
  }
  return all;
}

}  // namespace wt::laws::iam_policy
