#include "services/elbv2/rule.h"

#include <optional>

#include "emulator/base/arn.h"
#include "services/elbv2/action.h"
#include "services/elbv2/elbv2.h"
#include "services/elbv2/errors.h"
#include "services/elbv2/listener.h"
#include "services/elbv2/load_balancer.h"
#include "services/elbv2/tag.h"
#include "services/elbv2/validation.h"

namespace wt::elbv2 {

Result<RuleRow> FindRule(Context& ctx, std::string_view arn) {
  const std::optional<Arn> parsed = ParseArn(arn);
  if (!parsed || parsed->service != "elasticloadbalancing" ||
      !parsed->resource.starts_with("listener-rule/")) {
    return error::ValidationError(StrCat("'", arn, "' is not a valid listener rule ARN"));
  }
  std::optional<RuleRow> row = ctx.Find<RuleRow>(arn);
  if (!row) return error::RuleNotFoundException("One or more rules not found");
  return *std::move(row);
}

std::vector<RuleRow> RulesOf(Context& ctx, std::string_view listener_arn) {
  std::vector<RuleRow> rows;
  for (const RuleRow& row : ctx.Rows<RuleRow>().By<0>(ctx.account(), ctx.region(), listener_arn)) {
    rows.push_back(row);
  }
  return rows;
}

RuleRow DefaultRule(Context& ctx, std::string_view listener_arn) {
  const auto found =
      ctx.Rows<RuleRow>().By<0>(ctx.account(), ctx.region(), listener_arn, kDefaultPriority);
  return found.empty() ? RuleRow{} : *found.begin();
}

std::string NewRuleArn(Context& ctx, std::string_view listener_arn) {
  constexpr std::string_view kListener = ":listener/";
  std::string arn(listener_arn);
  arn.replace(arn.find(kListener), kListener.size(), ":listener-rule/");
  return StrCat(arn, "/", ctx.NewHexId(16));
}

Rule ToApi(const RuleRow& row) {
  Rule out;
  out.rule_arn = row.arn;
  out.priority = row.is_default ? "default" : StrCat(row.priority);
  out.conditions = *row.conditions;
  out.conditions.present = true;
  out.actions = ActionsToApi(*row.actions);
  out.is_default = row.is_default;
  out.transforms = *row.transforms;
  out.transforms.present = true;
  return out;
}

void DeleteRuleRow(Context& ctx, const RuleRow& row) {
  ctx.Erase<RuleRow>(row.arn);
  EraseTags(ctx, row.arn);
  ReleaseGroups(ctx, row.arn);
}

Result<void> SetForward(Context& ctx, std::string_view rule_or_listener_arn,
                        const std::vector<GroupWeight>& weights) {
  const bool by_listener = rule_or_listener_arn.find(":listener/") != std::string_view::npos;
  RuleRow row;
  if (by_listener) {
    const ListenerRow listener = WT_TRY(FindListener(ctx, rule_or_listener_arn));
    row = DefaultRule(ctx, listener.arn);
  } else {
    row = WT_TRY(FindRule(ctx, rule_or_listener_arn));
  }
  const ListenerRow listener = WT_TRY(FindListener(ctx, row.listener_arn));
  const LoadBalancerRow balancer = WT_TRY(FindBalancer(ctx, row.load_balancer_arn));
  wire::List<Action> actions = *row.actions;
  for (Action& action : actions) {
    if (action.type != "forward") continue;
    action.target_group_arn.reset();
    if (!action.forward_config) action.forward_config.emplace();
    action.forward_config->target_groups.clear();
    for (const GroupWeight& one : weights) {
      TargetGroupTuple& tuple = action.forward_config->target_groups.emplace_back();
      tuple.target_group_arn = one.group_arn;
      tuple.weight = one.weight;
    }
  }
  row.actions = WT_TRY(CheckActions(ctx, balancer, listener, actions, *row.actions));
  ctx.Put(row);
  return UseGroups(ctx, balancer, row.arn, GroupsOf(*row.actions));
}

}  // namespace wt::elbv2
