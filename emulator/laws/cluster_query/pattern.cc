#include "emulator/laws/cluster_query/pattern.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "emulator/laws/cluster_query/cluster_query.h"

namespace wt::laws::cluster_query {
namespace {

// How many states a pattern may grow to, counting its length once for each counted repetition.
constexpr size_t kExpansionMax = 4'096;

bool Letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// What Java reads otherwise than ECMAScript does, without either calling it wrong: \Q…\E, \p{…},
// \A and their like; possessive quantifiers; classes inside classes and their intersections.
bool MeansOtherInJava(std::string_view pattern) {
  bool in_class = false;
  bool quantified = false;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
    if (c == '\\') {
      constexpr std::string_view kShared = "bBdDsSwWtnrfxuc";
      if (Letter(next) && kShared.find(next) == std::string_view::npos) return true;
      ++i;
      quantified = false;
    } else if (in_class) {
      if (c == '[' || (c == '&' && next == '&')) return true;
      in_class = c != ']';
    } else if (c == '+' && quantified) {
      return true;
    } else {
      in_class = c == '[';
      quantified = c == '*' || c == '+' || c == '?' || c == '}';
    }
  }
  return false;
}

// How far counted repetition could blow a pattern up: its length times all upper bounds.
size_t Expansion(std::string_view pattern) {
  size_t product = pattern.size();
  for (size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
      continue;
    }
    if (pattern[i] != '{') continue;
    size_t bound = 1;
    for (size_t number = 0; i < pattern.size() && pattern[i] != '}'; ++i) {
      const bool digit = pattern[i] >= '0' && pattern[i] <= '9';
      number = digit ? number * 10 + static_cast<size_t>(pattern[i] - '0') : 0;
      if (number > kExpansionMax) return SIZE_MAX;
      bound = std::max(bound, number);
    }
    product *= bound;
    if (product > kExpansionMax) return product;
  }
  return product;
}

}  // namespace

std::shared_ptr<const std::regex> CompilePattern(const std::string& pattern) {
  if (pattern.size() > kPatternLengthMax || Expansion(pattern) > kExpansionMax) return nullptr;
  if (MeansOtherInJava(pattern)) return nullptr;
  auto flags = std::regex::ECMAScript | std::regex::optimize;
#ifdef __GLIBCXX__
  // The matcher that walks all states at once: no pattern takes exponential time. It has no
  // back-references, which therefore are refused.
  flags |= std::regex_constants::__polynomial;
#endif
  try {
    return std::make_shared<const std::regex>(pattern, flags);
  } catch (const std::regex_error&) {
    return nullptr;
  }
}

}  // namespace wt::laws::cluster_query
