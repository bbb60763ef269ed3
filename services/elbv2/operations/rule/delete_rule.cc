#include "services/elbv2/errors.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/rule.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteRule.html
Result<DeleteRuleOutput> DeleteRule(Context& ctx, const DeleteRuleInput& in) {
  const RuleRow row = WT_TRY(FindRule(ctx, in.rule_arn));
  if (row.is_default) {
    return error::OperationNotPermittedException(
        StrCat("Default rule '", row.arn, "' cannot be deleted"));
  }
  DeleteRuleRow(ctx, row);
  return DeleteRuleOutput{};
}

}  // namespace wt::elbv2
