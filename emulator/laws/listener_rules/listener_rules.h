#pragma once

// Which rule of a listener a request meets. The rule is in README.md.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wt::laws::listener_rules {

struct Header {
  std::string name, value;
};

struct Request {
  std::string protocol = "HTTP";
  std::string method = "GET";
  std::string host;
  int64_t port = 80;
  std::string path = "/";
  std::string query;  // Without the question mark.
  std::vector<Header> headers;
  std::string source_ip;
};

enum class Field : uint8_t {
  kHostHeader,
  kPathPattern,
  kHttpHeader,
  kHttpRequestMethod,
  kQueryString,
  kSourceIp,
};
std::string_view FieldName(Field field);

struct Condition {
  Field field = Field::kPathPattern;
  std::string header_name;
  // Of query-string: "key=value" as `keys` says, in the same order; an empty key is any.
  std::vector<std::string> values, keys;
  std::vector<std::string> regexes;
};
bool Holds(const Condition& condition, const Request& request);

struct Rule {
  int64_t priority = 0;
  bool is_default = false;
  std::vector<Condition> conditions;
};

struct Choice {
  bool found = false;
  size_t index = 0;  // Of the rule that is met.
  // Of the rules that come before it, in order of priority: the first condition that did not hold.
  struct PassedOver {
    size_t index = 0;
    size_t condition = 0;
  };
  std::vector<PassedOver> passed_over;
};
Choice Choose(const std::vector<Rule>& rules, const Request& request);

// With `escapes`, a backslash takes a wildcard's meaning away.
bool MatchesPattern(std::string_view pattern, std::string_view text, bool ignore_case,
                    bool escapes = false);

// --- Redirects -----------------------------------------------------------------------------------

struct Redirect {
  std::string protocol = "#{protocol}", host = "#{host}", port = "#{port}", path = "/#{path}",
              query = "#{query}";
};
// The location that the client is sent to.
std::string Location(const Redirect& redirect, const Request& request);
// Whether it would send every client of a listener back to where it came from.
bool IsLoop(const Redirect& redirect, std::string_view listener_protocol, int64_t listener_port);

}  // namespace wt::laws::listener_rules
