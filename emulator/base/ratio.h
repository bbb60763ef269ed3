#pragma once

#include <cstdint>

namespace wt {

// Odds as whole numbers, so that chance never depends on how a compiler rounds.
struct Ratio {
  uint32_t numerator = 0;
  uint32_t denominator = 1;
};

}  // namespace wt
