#include <map>
#include <set>

#include "services/elbv2/errors.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/rule.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetRulePriorities.html
Result<SetRulePrioritiesOutput> SetRulePriorities(Context& ctx, const SetRulePrioritiesInput& in) {
  // 1. Every rule is there, none is a default rule, and no two want the same.
  std::map<std::string, RuleRow> wanted;
  std::set<std::pair<std::string, int64_t>> given;
  for (const RulePriorityPair& pair : in.rule_priorities) {
    if (!pair.rule_arn || !pair.priority) {
      return error::ValidationError("A rule ARN and a priority must be specified");
    }
    RuleRow row = WT_TRY(FindRule(ctx, *pair.rule_arn));
    if (row.is_default) {
      return error::OperationNotPermittedException(
          StrCat("The priority of default rule '", row.arn, "' cannot be set"));
    }
    row.priority = *pair.priority;
    if (!given.emplace(row.listener_arn, row.priority).second) {
      return error::ValidationError(
          StrCat("Priority '", row.priority, "' was provided multiple times"));
    }
    wanted[row.arn] = row;
  }

  // 2. Those that are not named keep theirs.
  for (const auto& [listener_arn, priority] : given) {
    for (const RuleRow& row :
         ctx.Rows<RuleRow>().By<0>(ctx.account(), ctx.region(), listener_arn, priority)) {
      if (wanted.contains(row.arn)) continue;
      return error::PriorityInUseException(StrCat("Priority '", priority, "' is currently in use"));
    }
  }
  SetRulePrioritiesOutput out;
  out.rules.present = true;
  for (const auto& [arn, row] : wanted) {
    ctx.Put(row);
    out.rules.push_back(ToApi(row));
  }
  return out;
}

}  // namespace wt::elbv2
