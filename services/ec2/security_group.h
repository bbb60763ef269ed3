#pragma once

// Security groups and their rules.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "emulator/base/result.h"
#include "services/ec2/api.h"
#include "services/ec2/filter.h"
#include "services/ec2/state.h"

namespace wt::ec2 {

// InvalidGroup.NotFound, InvalidGroupId.Malformed.
Result<SecurityGroupRow> FindSecurityGroup(Context& ctx, std::string_view id);
// By id, or by name in the default VPC.
Result<SecurityGroupRow> FindSecurityGroup(Context& ctx, const std::optional<std::string>& id,
                                           const std::optional<std::string>& name);
Error SecurityGroupNotFound(const std::vector<std::string>& ids);
std::optional<SecurityGroupRow> SecurityGroupNamed(Context& ctx, std::string_view vpc_id,
                                                   std::string_view name);

// With the rules that every group begins with.
SecurityGroupRow MakeSecurityGroup(Context& ctx, std::string_view vpc_id, std::string_view name,
                                   std::string_view description);

// A request's permissions as rules without ids, one for each source; the old single form (CidrIp,
// IpProtocol, …) included. Errors: everything a permission can get wrong.
Result<std::vector<SecurityGroupRuleRow>> RulesOf(Context& ctx, const SecurityGroupRow& group,
                                                  bool egress,
                                                  const wire::List<IpPermission>& permissions);
template <class Request>
wire::List<IpPermission> PermissionsOf(const Request& in) {
  if (!in.ip_permissions.empty() || !in.ip_protocol) return in.ip_permissions;
  IpPermission permission;
  permission.ip_protocol = in.ip_protocol;
  permission.from_port = in.from_port;
  permission.to_port = in.to_port;
  if (in.cidr_ip) permission.ip_ranges.emplace_back().cidr_ip = in.cidr_ip;
  if (in.source_security_group_name) {
    permission.user_id_group_pairs.emplace_back().group_name = in.source_security_group_name;
  }
  return wire::List<IpPermission>{permission};
}

// Whether two rules are the same one to AWS: description and id do not count.
bool SameRule(const SecurityGroupRuleRow& a, const SecurityGroupRuleRow& b);
// InvalidPermission.Duplicate.
Error DuplicateRule(const SecurityGroupRuleRow& rule);

// Adds them; InvalidPermission.Duplicate, RulesPerSecurityGroupLimitExceeded.
Result<wire::List<SecurityGroupRule>> AddRules(Context& ctx, const SecurityGroupRow& group,
                                               std::vector<SecurityGroupRuleRow> rules,
                                               const wire::List<Tag>& tags);
// Takes away those that match; InvalidPermission.NotFound where one matches none.
Result<wire::List<RevokedSecurityGroupRule>> RemoveRules(
    Context& ctx, const SecurityGroupRow& group, bool egress,
    const wire::List<IpPermission>& permissions, const wire::List<std::string>& rule_ids);

// Gives rules other descriptions: those that the permissions match, or those named by id.
Result<void> DescribeRules(Context& ctx, const SecurityGroupRow& group, bool egress,
                           const wire::List<IpPermission>& permissions,
                           const wire::List<SecurityGroupRuleDescription>& by_id);

SecurityGroup ToApi(Context& ctx, const SecurityGroupRow& row);
SecurityGroupRule ToApi(Context& ctx, const SecurityGroupRuleRow& row);
std::span<const FilterField<SecurityGroupRow>> SecurityGroupFilters();
std::span<const FilterField<SecurityGroupRuleRow>> SecurityGroupRuleFilters();

}  // namespace wt::ec2
