#pragma once

// A running world as a page that follows it. See README.md.

#include <memory>
#include <optional>

#include "emulator/server/server.h"
#include "emulator/wire/http.h"

namespace wt {
class World;
}

namespace wt::live {

// The feed that a request asks for: events for what changed since they were last asked for, if
// anything did. It changes nothing in the world. Nothing where the request asks for something else.
std::unique_ptr<server::Stream> Open(World& world, const wire::HttpRequest& request);

// The page itself, GET /_windtunnel/; nothing for another path.
std::optional<wire::HttpResponse> AnswerPage(const wire::HttpRequest& request);

}  // namespace wt::live
