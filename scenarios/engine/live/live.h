#pragma once

// A running world as a page that follows it. See README.md.

#include <memory>
#include <optional>
#include <string>

#include "emulator/wire/http.h"

namespace wt {
class World;
}

namespace wt::live {

// What one listener is told.
class Feed {
 public:
  virtual ~Feed() = default;
  // Appends events for what changed since the last call, if anything did. It changes nothing in the
  // world.
  virtual void More(std::string& out) = 0;
};

// The feed that a request asks for; nothing where it asks for something else.
std::unique_ptr<Feed> Open(World& world, const wire::HttpRequest& request);

// The page itself, GET /_windtunnel/; nothing for another path.
std::optional<wire::HttpResponse> AnswerPage(const wire::HttpRequest& request);

}  // namespace wt::live
