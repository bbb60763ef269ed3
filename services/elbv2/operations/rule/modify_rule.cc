#include "services/elbv2/action.h"
#include "services/elbv2/condition.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/rule.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyRule.html
Result<ModifyRuleOutput> ModifyRule(Context& ctx, const ModifyRuleInput& in) {
  RuleRow row = WT_TRY(FindRule(ctx, in.rule_arn));
  const bool reset = in.reset_transforms.value_or(false);
  if (in.conditions.empty() && in.actions.empty() && in.transforms.empty() && !reset) {
    return error::ValidationError("Either conditions or actions must be specified");
  }
  if (row.is_default) {
    return error::OperationNotPermittedException(
        StrCat("Default rule '", row.arn, "' cannot be modified"));
  }
  const ListenerRow listener = WT_TRY(FindListener(ctx, row.listener_arn));
  const LoadBalancerRow balancer = WT_TRY(FindBalancer(ctx, row.load_balancer_arn));
  if (!in.conditions.empty()) row.conditions = WT_TRY(CheckConditions(in.conditions));
  if (!in.transforms.empty()) {
    WT_TRY(CheckTransforms(in.transforms));
    row.transforms = in.transforms;
  } else if (reset) {
    row.transforms = {};
  }
  if (!in.actions.empty()) {
    row.actions = WT_TRY(CheckActions(ctx, balancer, listener, in.actions, *row.actions));
  }
  ctx.Put(row);
  WT_TRY(UseGroups(ctx, balancer, row.arn, GroupsOf(*row.actions)));
  ModifyRuleOutput out;
  out.rules.push_back(ToApi(row));
  return out;
}

}  // namespace wt::elbv2
