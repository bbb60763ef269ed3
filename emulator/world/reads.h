#pragma once

// Which operations change nothing, as their names tell.

#include <string_view>

namespace wt {

inline bool IsRead(std::string_view operation) {
  for (const std::string_view verb : {"Describe", "List", "Get", "BatchGet", "Lookup", "Search",
                                      "Filter", "Test", "Simulate", "Validate"}) {
    if (operation.starts_with(verb)) return true;
  }
  return false;
}

}  // namespace wt
