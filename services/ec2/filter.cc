#include "services/ec2/filter.h"

#include "services/ec2/errors.h"

namespace wt::ec2 {

bool MatchesWildcards(std::string_view pattern, std::string_view text) {
  // Greedy with one point to come back to: linear in practice, quadratic at worst.
  size_t p = 0, t = 0;
  size_t star = std::string_view::npos, mark = 0;
  while (t < text.size()) {
    const bool escaped = p + 1 < pattern.size() && pattern[p] == '\\';
    const char wanted = p < pattern.size() ? pattern[escaped ? p + 1 : p] : '\0';
    if (p < pattern.size() && !escaped && wanted == '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.size() && (wanted == text[t] || (!escaped && wanted == '?'))) {
      p += escaped ? 2 : 1;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

Error UnknownFilter(std::string_view name) {
  return error::InvalidParameterValue(StrCat("The filter '", name, "' is invalid"));
}

Result<Pager> OpenPage(const std::optional<std::string>& token, std::optional<int64_t> max_results,
                       bool with_ids, PageBounds bounds) {
  if (max_results && with_ids) {
    return error::InvalidParameterCombination(
        "The parameter idsSet cannot be used with the parameter maxResults");
  }
  if (max_results && *max_results < bounds.min) {
    return error::InvalidParameterValue(StrCat(
        "Value ( ", *max_results, " ) for parameter maxResults is invalid. Expecting a value ",
        "greater than or equal to ", bounds.min, "."));
  }
  // A page larger than the largest is cut to it.
  if (max_results && *max_results > bounds.max) max_results = bounds.max;
  return Pager::Open(token, max_results, 0,
                     error::Of("InvalidNextToken", "The token is not valid for this request"));
}

}  // namespace wt::ec2
