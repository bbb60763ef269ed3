#pragma once

// The world as a name server: a message in, a message out.

#include <string>
#include <string_view>

#include "emulator/world/world.h"

namespace wt::app {

// Answers as a recursive resolver would that begins at the world's own zones. Nothing for what is
// no query at all. `from` is the client's address.
std::string AnswerDns(World& world, std::string_view query, bool stream, const std::string& from);

}  // namespace wt::app
