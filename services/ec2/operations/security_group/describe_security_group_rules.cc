#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/security_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroupRules.html
Result<DescribeSecurityGroupRulesResponse> DescribeSecurityGroupRules(
    Context& ctx, const DescribeSecurityGroupRulesRequest& in) {
  const auto fields = SecurityGroupRuleFilters();
  const auto& ids = in.security_group_rule_ids;
  Pager pager = WT_TRY(OpenPage(in.next_token, in.max_results, !ids.empty()));
  WT_TRY(CheckFilters(in.filters, fields));
  for (const std::string& id : ids) {
    const auto found = ctx.Rows<SecurityGroupRuleRow>().By<0>(ctx.account(), ctx.region(), id);
    if (found.begin() == found.end()) {
      return error::NotFound("InvalidSecurityGroupRuleId.NotFound", "security group rule ID", id);
    }
  }
  WT_TRY(CheckDryRun(in));
  DescribeSecurityGroupRulesResponse out;
  out.security_group_rules.present = true;
  for (const SecurityGroupRuleRow& row :
       ctx.Rows<SecurityGroupRuleRow>().By<0>(ctx.account(), ctx.region())) {
    if (!ids.empty() && std::find(ids.begin(), ids.end(), row.id) == ids.end()) continue;
    if (pager.Before(row.id)) continue;
    if (!WT_TRY(PassesFilters(ctx, in.filters, fields, row, row.id))) continue;
    if (!pager.Take(row.id)) break;
    out.security_group_rules.push_back(ToApi(ctx, row));
  }
  out.next_token = pager.next();
  return out;
}

}  // namespace wt::ec2
