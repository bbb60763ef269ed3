#pragma once

// The valid name that a mistyped one is nearest to.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace wt {

// Letters to change, add or leave out between the two.
size_t EditDistance(std::string_view a, std::string_view b);

// The first of those of `names` that `written` is nearest to; empty where there are none.
std::string NearestName(std::string_view written, std::span<const std::string> names);

}  // namespace wt
