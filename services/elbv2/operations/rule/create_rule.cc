#include "services/elbv2/action.h"
#include "services/elbv2/condition.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/limits.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/rule.h"
#include "services/elbv2/tag.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {
namespace {

Result<void> CheckRuleCount(Context& ctx, const std::string& balancer_arn) {
  size_t count = 0;
  for (const RuleRow& row : ctx.Rows<RuleRow>().By<1>(ctx.account(), ctx.region(), balancer_arn)) {
    if (!row.is_default) ++count;
  }
  if (count < kRulesMax) return {};
  return error::TooManyRulesException(StrCat("The maximum number of rules per load balancer, '",
                                             kRulesMax, "', has been reached on load balancer '",
                                             balancer_arn, "'"));
}

}  // namespace

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateRule.html
Result<CreateRuleOutput> CreateRule(Context& ctx, const CreateRuleInput& in) {
  // 1. Only Application Load Balancers have rules.
  const ListenerRow listener = WT_TRY(FindListener(ctx, in.listener_arn));
  const LoadBalancerRow balancer = WT_TRY(FindBalancer(ctx, listener.load_balancer_arn));
  if (!IsApplication(balancer)) {
    return error::UnsupportedProtocolException(
        StrCat("Rules are not supported on listeners with protocol '", listener.protocol, "'"));
  }

  // 2. Its parts.
  RuleRow row{.account = ctx.account(),
              .region = ctx.region(),
              .listener_arn = listener.arn,
              .load_balancer_arn = balancer.arn,
              .priority = in.priority};
  const auto taken =
      ctx.Rows<RuleRow>().By<0>(ctx.account(), ctx.region(), listener.arn, in.priority);
  if (!taken.empty()) {
    return error::PriorityInUseException(
        StrCat("Priority '", in.priority, "' is currently in use"));
  }
  row.conditions = WT_TRY(CheckConditions(in.conditions));
  row.actions = WT_TRY(CheckActions(ctx, balancer, listener, in.actions));
  WT_TRY(CheckTransforms(in.transforms));
  row.transforms = in.transforms;
  WT_TRY(CheckNewTags(in.tags));
  WT_TRY(CheckRuleCount(ctx, balancer.arn));

  // 3. Kept; its groups come into use.
  row.arn = NewRuleArn(ctx, listener.arn);
  ctx.Put(row);
  WT_TRY(PutTags(ctx, row.arn, in.tags));
  WT_TRY(UseGroups(ctx, balancer, row.arn, GroupsOf(*row.actions)));
  CreateRuleOutput out;
  out.rules.push_back(ToApi(row));
  return out;
}

}  // namespace wt::elbv2
