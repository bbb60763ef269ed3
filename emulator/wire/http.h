#pragma once

// HTTP as values: what a server hands in and takes back. No socket, no library type.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emulator/base/strings.h"

namespace wt::wire {

using Headers = std::vector<std::pair<std::string, std::string>>;

// The first value of a header, by name in any case; empty when it is absent.
inline std::string_view FindHeader(const Headers& headers, std::string_view name) {
  for (const auto& [key, value] : headers) {
    if (EqualsIgnoreCase(key, name)) return value;
  }
  return {};
}

struct HttpRequest {
  std::string method;  // "GET"
  std::string target;  // Path and query as sent, still percent-encoded: "/2013-04-01/x?y=%20".
  Headers headers;
  std::string body;  // Decoded of chunking and of Content-Encoding.

  std::string_view path() const { return std::string_view(target).substr(0, target.find('?')); }
  std::string_view query() const {
    const size_t at = target.find('?');
    return at == std::string::npos ? std::string_view() : std::string_view(target).substr(at + 1);
  }
  std::string_view Header(std::string_view name) const { return FindHeader(headers, name); }
};

struct HttpResponse {
  int status = 200;
  Headers headers;  // Without Content-Length, Connection and Date: the server adds those.
  std::string body;
};

}  // namespace wt::wire
