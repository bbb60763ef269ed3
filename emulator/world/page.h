#pragma once

// How a service answers a path of the control API: it subscribes to this and fills in the answer.

#include <optional>
#include <string>
#include <string_view>

#include "emulator/base/encoding.h"
#include "emulator/base/strings.h"
#include "emulator/wire/http.h"

namespace wt {

// Published, as a turn of its own, for a path that the control API itself does not have.
struct PageAsked {
  std::string_view path;  // After "/_windtunnel/": "ca.pem".
  const wire::HttpRequest& request;
  std::optional<wire::HttpResponse>& answer;
};

// A parameter of the query, decoded; empty where it is not given.
inline std::string QueryValue(std::string_view query, std::string_view name) {
  for (const std::string_view pair : Split(query, '&')) {
    const size_t equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
    return UrlDecode(pair.substr(equals + 1), true);
  }
  return {};
}

inline wire::HttpResponse PageDone() {
  return {200, {{"Content-Type", "application/json"}}, "{\"status\":\"ok\"}\n"};
}

// `message` is a sentence without quotation marks.
inline wire::HttpResponse PageRefused(int status, std::string_view code, std::string_view message) {
  return {status,
          {{"Content-Type", "application/json"}},
          StrCat("{\"error\":\"", code, "\",\"message\":\"", message, "\"}\n")};
}

}  // namespace wt
