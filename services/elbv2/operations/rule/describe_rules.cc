#include "services/elbv2/listener.h"
#include "services/elbv2/operations.h"
#include "services/elbv2/page.h"
#include "services/elbv2/rule.h"

namespace wt::elbv2 {
namespace {

// Pages go by priority, which as text must sort as the number does.
std::string PriorityKey(const RuleRow& row) {
  const std::string digits = StrCat(row.priority);
  return StrCat(std::string(8 - digits.size(), '0'), digits);
}

}  // namespace

// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeRules.html
Result<DescribeRulesOutput> DescribeRules(Context& ctx, const DescribeRulesInput& in) {
  DescribeRulesOutput out;
  out.rules.present = true;
  if (in.listener_arn && !in.rule_arns.empty()) {
    return error::ValidationError(
        "Rule ARNs and a listener ARN cannot be specified at the same time");
  }
  if (!in.rule_arns.empty()) {
    for (const std::string& arn : in.rule_arns) {
      out.rules.push_back(ToApi(WT_TRY(FindRule(ctx, arn))));
    }
    return out;
  }
  if (!in.listener_arn) {
    return error::ValidationError("You must specify either listener rule ARNs or a listener ARN");
  }
  const ListenerRow listener = WT_TRY(FindListener(ctx, *in.listener_arn));
  Pager pager = WT_TRY(OpenPage(in));
  for (const RuleRow& row : RulesOf(ctx, listener.arn)) {
    const std::string key = PriorityKey(row);
    if (pager.Before(key)) continue;
    if (!pager.Take(key)) break;
    out.rules.push_back(ToApi(row));
  }
  out.next_marker = pager.next();
  return out;
}

}  // namespace wt::elbv2
