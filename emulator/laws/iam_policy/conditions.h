#pragma once

// Conditions and variables of a policy.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/laws/iam_policy/iam_policy.h"

namespace wt::laws::iam_policy {

bool IsConditionOperator(std::string_view op);
// Whether all conditions match; keys that were not there are added to `missing`.
bool ConditionsMatch(const std::vector<Condition>& conditions, const Values& values,
                     bool with_variables, std::set<std::string>& missing);

// A text with its variables replaced, ready to be matched: `${*}` and the like become literal.
struct Pattern {
  std::string text;
  std::vector<bool> literal;  // Of each character: not a wildcard.
  bool usable = true;         // False where a variable has no value.
};
Pattern Expand(std::string_view text, const Values& values, bool with_variables,
               std::set<std::string>& missing);
bool GlobPattern(const Pattern& pattern, std::string_view text, bool ignore_case = false);
// The variables that a text names.
void CollectVariables(std::string_view text, std::set<std::string>& keys);

}  // namespace wt::laws::iam_policy
