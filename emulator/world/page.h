#pragma once

// How a service answers a path of the control API: it subscribes to this and fills in the answer.

#include <optional>
#include <string_view>

#include "emulator/wire/http.h"

namespace wt {

// Published, as a turn of its own, for a path that the control API itself does not have.
struct PageAsked {
  std::string_view path;  // After "/_windtunnel/": "ca.pem".
  const wire::HttpRequest& request;
  std::optional<wire::HttpResponse>& answer;
};

}  // namespace wt
