#include "emulator/laws/listener_rules/listener_rules.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <regex>
#include <utility>

#include "emulator/base/strings.h"
#include "emulator/base/wildcards.h"
#include "emulator/laws/listener_rules/address.h"

namespace wt::laws::listener_rules {
namespace {

// Regular expressions of the C++ library recurse with the length of what they match.
constexpr size_t kMatchedTextMax = 2048;

bool MatchesRegex(const std::string& pattern, std::string_view text, bool ignore_case) {
  if (text.size() > kMatchedTextMax) return false;
  try {
    auto flags = std::regex::ECMAScript;
    if (ignore_case) flags |= std::regex::icase;
    return std::regex_search(text.begin(), text.end(), std::regex(pattern, flags));
  } catch (const std::regex_error&) {
    return false;
  }
}

bool MatchesAny(const Condition& condition, std::string_view text, bool ignore_case) {
  return std::any_of(
             condition.values.begin(), condition.values.end(),
             [&](const std::string& value) { return MatchesPattern(value, text, ignore_case); }) ||
         std::any_of(
             condition.regexes.begin(), condition.regexes.end(),
             [&](const std::string& regex) { return MatchesRegex(regex, text, ignore_case); });
}

std::string_view WithoutPort(std::string_view host) {
  const size_t colon = host.rfind(':');
  if (colon == std::string_view::npos || host.find(']', colon) != std::string_view::npos) {
    return host;
  }
  return host.substr(0, colon);
}

bool QueryHolds(const Condition& condition, std::string_view query) {
  if (query.empty()) return false;
  for (const std::string_view pair : Split(query, '&')) {
    const size_t equals = pair.find('=');
    const std::string_view key = pair.substr(0, equals);
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
    for (size_t i = 0; i < condition.values.size(); ++i) {
      const bool any_key = i >= condition.keys.size() || condition.keys[i].empty();
      if (!any_key && !MatchesPattern(condition.keys[i], key, true, true)) continue;
      if (MatchesPattern(condition.values[i], value, true, true)) return true;
    }
  }
  return false;
}

bool SourceHolds(const Condition& condition, std::string_view source) {
  const std::optional<Address> address = ParseAddress(source);
  if (!address) return false;
  return std::any_of(condition.values.begin(), condition.values.end(),
                     [&](const std::string& value) {
                       const std::optional<Block> block = ParseBlock(value);
                       return block && block->Contains(*address);
                     });
}

std::string Expand(std::string_view text, const Request& request) {
  const std::pair<std::string_view, std::string> words[] = {
      {"#{protocol}", ToLower(request.protocol)},
      {"#{host}", std::string(WithoutPort(request.host))},
      {"#{port}", StrCat(request.port)},
      {"#{path}", request.path.empty() ? "" : request.path.substr(1)},
      {"#{query}", request.query},
  };
  std::string out;
  while (!text.empty()) {
    bool replaced = false;
    for (const auto& [word, value] : words) {
      if (!text.starts_with(word)) continue;
      out += value;
      text.remove_prefix(word.size());
      replaced = true;
      break;
    }
    if (replaced) continue;
    out += text[0];
    text.remove_prefix(1);
  }
  return out;
}

}  // namespace

std::string_view FieldName(Field field) {
  switch (field) {
    case Field::kHostHeader:
      return "host-header";
    case Field::kPathPattern:
      return "path-pattern";
    case Field::kHttpHeader:
      return "http-header";
    case Field::kHttpRequestMethod:
      return "http-request-method";
    case Field::kQueryString:
      return "query-string";
    case Field::kSourceIp:
      return "source-ip";
  }
  return "";
}

bool MatchesPattern(std::string_view pattern, std::string_view text, bool ignore_case,
                    bool escapes) {
  const auto escaped = [&](size_t p) {
    return escapes && p + 1 < pattern.size() && pattern[p] == '\\' &&
           (pattern[p + 1] == '*' || pattern[p + 1] == '?');
  };
  const auto same = [&](char wanted, char c) {
    return ignore_case ? LowerAscii(wanted) == LowerAscii(c) : wanted == c;
  };
  return MatchWildcards(
      pattern.size(), text, [&](size_t p) { return pattern[p] == '*'; },
      [&](size_t p, char c) -> size_t {
        if (escaped(p)) return same(pattern[p + 1], c) ? 2 : 0;
        return same(pattern[p], c) || pattern[p] == '?' ? 1 : 0;
      });
}

bool Holds(const Condition& condition, const Request& request) {
  switch (condition.field) {
    case Field::kHostHeader:
      return MatchesAny(condition, WithoutPort(request.host), true);
    case Field::kPathPattern:
      return MatchesAny(condition, request.path, false);
    case Field::kHttpHeader:
      return std::any_of(request.headers.begin(), request.headers.end(), [&](const Header& header) {
        return EqualsIgnoreCase(header.name, condition.header_name) &&
               MatchesAny(condition, header.value, true);
      });
    case Field::kHttpRequestMethod:
      return std::find(condition.values.begin(), condition.values.end(), request.method) !=
             condition.values.end();
    case Field::kQueryString:
      return QueryHolds(condition, request.query);
    case Field::kSourceIp:
      return SourceHolds(condition, request.source_ip);
  }
  return false;
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
Choice Choose(const std::vector<Rule>& rules, const Request& request) {
  // 1. By priority, the default rule last.
  std::vector<size_t> order(rules.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::pair(rules[a].is_default, rules[a].priority) <
           std::pair(rules[b].is_default, rules[b].priority);
  });

  // 2. The first whose conditions all hold.
  Choice choice;
  for (const size_t index : order) {
    const std::vector<Condition>& conditions = rules[index].conditions;
    const auto fails =
        std::find_if_not(conditions.begin(), conditions.end(),
                         [&](const Condition& condition) { return Holds(condition, request); });
    if (fails == conditions.end()) {
      choice.found = true;
      choice.index = index;
      break;
    }
    choice.passed_over.push_back({index, static_cast<size_t>(fails - conditions.begin())});
  }
  return choice;
}

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RedirectActionConfig.html
std::string Location(const Redirect& redirect, const Request& request) {
  const std::string protocol = ToLower(Expand(redirect.protocol, request));
  const std::string port = Expand(redirect.port, request);
  const std::string query = Expand(redirect.query, request);
  std::string out = StrCat(protocol, "://", Expand(redirect.host, request));
  // The protocol's own port is named too: a redirect to HTTPS carries ":443".
  if (!port.empty()) StrAppend(out, ":", port);
  StrAppend(out, Expand(redirect.path, request));
  if (!query.empty()) StrAppend(out, "?", query);
  return out;
}

bool IsLoop(const Redirect& redirect, std::string_view listener_protocol, int64_t listener_port) {
  const bool same_protocol =
      redirect.protocol == "#{protocol}" || redirect.protocol == listener_protocol;
  const bool same_port = redirect.port == "#{port}" || redirect.port == StrCat(listener_port);
  return same_protocol && same_port && redirect.host == "#{host}" && redirect.path == "/#{path}";
}

}  // namespace wt::laws::listener_rules
