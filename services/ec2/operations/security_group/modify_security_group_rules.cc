#include "services/ec2/errors.h"
#include "services/ec2/operations.h"
#include "services/ec2/security_group.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

// One rule's new content as a permission with one source.
IpPermission PermissionOfUpdate(const SecurityGroupRuleRequest& rule) {
  IpPermission permission;
  permission.ip_protocol = rule.ip_protocol;
  permission.from_port = rule.from_port;
  permission.to_port = rule.to_port;
  if (rule.cidr_ipv4) {
    IpRange& range = permission.ip_ranges.emplace_back();
    range.cidr_ip = rule.cidr_ipv4;
    range.description = rule.description;
  }
  if (rule.cidr_ipv6) {
    Ipv6Range& range = permission.ipv6_ranges.emplace_back();
    range.cidr_ipv6 = rule.cidr_ipv6;
    range.description = rule.description;
  }
  if (rule.prefix_list_id) {
    PrefixListId& list = permission.prefix_list_ids.emplace_back();
    list.prefix_list_id = rule.prefix_list_id;
    list.description = rule.description;
  }
  if (rule.referenced_group_id) {
    UserIdGroupPair& pair = permission.user_id_group_pairs.emplace_back();
    pair.group_id = rule.referenced_group_id;
    pair.description = rule.description;
  }
  return permission;
}

}  // namespace

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySecurityGroupRules.html
Result<ModifySecurityGroupRulesResponse> ModifySecurityGroupRules(
    Context& ctx, const ModifySecurityGroupRulesRequest& in) {
  const SecurityGroupRow group = WT_TRY(FindSecurityGroup(ctx, in.group_id));
  if (in.security_group_rules.empty()) return error::MissingParameter("SecurityGroupRules");
  std::vector<SecurityGroupRuleRow> changed;
  for (const SecurityGroupRuleUpdate& update : in.security_group_rules) {
    const auto known = ctx.Find<SecurityGroupRuleRow>(group.id, update.security_group_rule_id);
    if (!known) {
      return error::NotFound("InvalidSecurityGroupRuleId.NotFound", "security group rule ID",
                             update.security_group_rule_id);
    }
    if (!update.security_group_rule) return error::MissingParameter("SecurityGroupRule");
    // The kind of source stays what it was.
    const wire::List<IpPermission> permissions{PermissionOfUpdate(*update.security_group_rule)};
    const auto rules = WT_TRY(RulesOf(ctx, group, known->egress, permissions));
    if (rules.size() != 1 || known->cidr_ipv4.empty() != rules[0].cidr_ipv4.empty() ||
        known->cidr_ipv6.empty() != rules[0].cidr_ipv6.empty() ||
        known->prefix_list_id.empty() != rules[0].prefix_list_id.empty()) {
      return error::InvalidParameterCombination(
          "The source or destination of a rule can only be replaced by one of the same kind.");
    }
    SecurityGroupRuleRow row = rules[0];
    row.id = known->id;
    changed.push_back(row);
  }
  // No rule may come to be the same as another one of the group.
  for (const SecurityGroupRuleRow& row : changed) {
    for (const auto& other : ctx.Scan<SecurityGroupRuleRow>(group.id)) {
      if (other.id == row.id || !SameRule(other, row)) continue;
      return DuplicateRule(row);
    }
  }
  WT_TRY(CheckDryRun(in));
  for (const SecurityGroupRuleRow& row : changed) ctx.Put(row);
  ModifySecurityGroupRulesResponse out;
  out.return_ = true;
  return out;
}

}  // namespace wt::ec2
