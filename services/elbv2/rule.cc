#include "services/elbv2/rule.h"

#include <optional>

#include "emulator/base/arn.h"
#include "services/elbv2/action.h"
#include "services/elbv2/errors.h"
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

}  // namespace wt::elbv2
