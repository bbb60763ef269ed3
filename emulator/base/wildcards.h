#pragma once

// The walk of a pattern with wildcards, whatever its own rules of escaping and of case.

#include <cstddef>
#include <string_view>

namespace wt {

// `is_star(p)`: whether any characters, none among them, may stand at `p` of the pattern.
// `width(p, c)`: how much of the pattern at `p` stands for the one character `c`; 0 where it does
// not. Both are asked for p below `pattern_size` alone.
template <class IsStar, class Width>
bool MatchWildcards(size_t pattern_size, std::string_view text, const IsStar& is_star,
                    const Width& width) {
  // Greedy, with one point to come back to: linear in practice, quadratic at worst.
  constexpr size_t kNowhere = std::string_view::npos;
  size_t p = 0, t = 0, star = kNowhere, resume = 0;
  while (t < text.size()) {
    if (p < pattern_size && is_star(p)) {
      star = p++;
      resume = t;
      continue;
    }
    const size_t taken = p < pattern_size ? width(p, text[t]) : 0;
    if (taken > 0) {
      p += taken;
      ++t;
    } else if (star != kNowhere) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern_size && is_star(p)) ++p;
  return p == pattern_size;
}

}  // namespace wt
