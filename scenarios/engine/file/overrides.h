#pragma once

// --set path=value: as if the file said so.

#include "scenarios/engine/file/reader.h"

namespace wt::scenario {

// "stack.with.scaling.target", "load.browsers.rate[0].high", "let.peak". Maps are made where they
// are missing; entries of lists are named by their `name`, or by number.
void Override(Reading& reading, Node& root, const std::string& path, const std::string& value);

}  // namespace wt::scenario
