#pragma once

// YAML, and JSON with it, as a tree of nodes.

#include <string>
#include <string_view>

#include "scenarios/engine/file/load.h"
#include "scenarios/engine/file/node.h"

namespace wt::scenario {

// False where it could not be read; problems then has why.
bool ParseYaml(std::string_view text, const std::string& file, Node& root, Problems& problems);

}  // namespace wt::scenario
