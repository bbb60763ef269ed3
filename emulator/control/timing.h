#pragma once

// GET and PUT /_windtunnel/timing: how long things take in this world.

#include "emulator/wire/http.h"
#include "emulator/world/world.h"

namespace wt::control {

wire::HttpResponse AnswerTiming(World& world, const wire::HttpRequest& request);

}  // namespace wt::control
