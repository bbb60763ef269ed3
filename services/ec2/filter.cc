#include "services/ec2/filter.h"

#include "emulator/base/wildcards.h"
#include "services/ec2/errors.h"

namespace wt::ec2 {

bool MatchesWildcards(std::string_view pattern, std::string_view text) {
  const auto escaped = [&](size_t p) { return pattern[p] == '\\' && p + 1 < pattern.size(); };
  return MatchWildcards(
      pattern.size(), text, [&](size_t p) { return pattern[p] == '*'; },
      [&](size_t p, char c) -> size_t {
        if (escaped(p)) return pattern[p + 1] == c ? 2 : 0;
        return pattern[p] == c || pattern[p] == '?' ? 1 : 0;
      });
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
