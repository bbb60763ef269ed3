#pragma once

// The page as it was built; empty where the build had no Node.

#include <string_view>

namespace wt::scenario {

std::string_view PageTemplate();

}  // namespace wt::scenario
