// How security groups and rules are answered and filtered.

#include "services/ec2/security_group.h"

namespace wt::ec2 {
namespace {

// The entry of that protocol and these ports, made where there is none.
IpPermission& PermissionFor(const SecurityGroupRuleRow& rule, wire::List<IpPermission>& list) {
  const std::optional<int64_t> from =
      rule.protocol == "-1" ? std::nullopt : std::optional(rule.from_port);
  const std::optional<int64_t> to =
      rule.protocol == "-1" ? std::nullopt : std::optional(rule.to_port);
  for (IpPermission& known : list) {
    if (known.ip_protocol == rule.protocol && known.from_port == from && known.to_port == to) {
      return known;
    }
  }
  IpPermission& made = list.emplace_back();
  made.ip_protocol = rule.protocol;
  made.from_port = from;
  made.to_port = to;
  made.user_id_group_pairs.present = true;
  made.ip_ranges.present = true;
  made.ipv6_ranges.present = true;
  made.prefix_list_ids.present = true;
  return made;
}

void AddSource(const SecurityGroupRuleRow& rule, IpPermission& permission) {
  const std::optional<std::string> description =
      rule.has_description ? std::optional(rule.description) : std::nullopt;
  if (!rule.cidr_ipv4.empty()) {
    IpRange& range = permission.ip_ranges.emplace_back();
    range.cidr_ip = rule.cidr_ipv4;
    range.description = description;
  } else if (!rule.cidr_ipv6.empty()) {
    Ipv6Range& range = permission.ipv6_ranges.emplace_back();
    range.cidr_ipv6 = rule.cidr_ipv6;
    range.description = description;
  } else if (!rule.prefix_list_id.empty()) {
    PrefixListId& list = permission.prefix_list_ids.emplace_back();
    list.prefix_list_id = rule.prefix_list_id;
    list.description = description;
  } else {
    UserIdGroupPair& pair = permission.user_id_group_pairs.emplace_back();
    pair.group_id = rule.referenced_group_id;
    pair.user_id = rule.account;
    pair.description = description;
  }
}

// What the permission filters look at, for the rules of one direction.
template <bool kEgress, class Pick>
void EachRule(Context& ctx, const SecurityGroupRow& row, Values& out, Pick pick) {
  for (const SecurityGroupRuleRow& rule : ctx.Scan<SecurityGroupRuleRow>(row.id)) {
    if (rule.egress != kEgress) continue;
    const std::string value = pick(rule);
    if (!value.empty()) out.push_back(value);
  }
}

}  // namespace

SecurityGroup ToApi(Context& ctx, const SecurityGroupRow& row) {
  SecurityGroup group;
  group.group_id = row.id;
  group.group_name = row.name;
  group.description = row.description;
  group.vpc_id = row.vpc_id;
  group.owner_id = row.account;
  group.security_group_arn =
      StrCat("arn:aws:ec2:", row.region, ":", row.account, ":security-group/", row.id);
  group.ip_permissions.present = true;
  group.ip_permissions_egress.present = true;
  for (const SecurityGroupRuleRow& rule : ctx.Scan<SecurityGroupRuleRow>(row.id)) {
    AddSource(rule, PermissionFor(
                        rule, rule.egress ? group.ip_permissions_egress : group.ip_permissions));
  }
  group.tags = TagsOf(ctx, row.id);
  return group;
}

SecurityGroupRule ToApi(Context& ctx, const SecurityGroupRuleRow& row) {
  SecurityGroupRule rule;
  rule.security_group_rule_id = row.id;
  rule.group_id = row.group_id;
  rule.group_owner_id = row.account;
  rule.is_egress = row.egress;
  rule.ip_protocol = row.protocol;
  rule.from_port = row.from_port;
  rule.to_port = row.to_port;
  if (!row.cidr_ipv4.empty()) rule.cidr_ipv4 = row.cidr_ipv4;
  if (!row.cidr_ipv6.empty()) rule.cidr_ipv6 = row.cidr_ipv6;
  if (!row.prefix_list_id.empty()) rule.prefix_list_id = row.prefix_list_id;
  if (!row.referenced_group_id.empty()) {
    ReferencedSecurityGroup& peer = rule.referenced_group_info.emplace();
    peer.group_id = row.referenced_group_id;
    peer.user_id = row.account;
  }
  if (row.has_description) rule.description = row.description;
  rule.security_group_rule_arn =
      StrCat("arn:aws:ec2:", row.region, ":", row.account, ":security-group-rule/", row.id);
  rule.tags = TagsOf(ctx, row.id);
  return rule;
}

std::span<const FilterField<SecurityGroupRow>> SecurityGroupFilters() {
  using Row = SecurityGroupRow;
  static constexpr FilterField<Row> kFields[] = {
      {"group-id", [](Context&, const Row& row, Values& out) { out.push_back(row.id); }},
      {"group-name", [](Context&, const Row& row, Values& out) { out.push_back(row.name); }},
      {"description",
       [](Context&, const Row& row, Values& out) { out.push_back(row.description); }},
      {"vpc-id", [](Context&, const Row& row, Values& out) { out.push_back(row.vpc_id); }},
      {"owner-id", [](Context&, const Row& row, Values& out) { out.push_back(row.account); }},
      {"ip-permission.cidr",
       [](Context& ctx, const Row& row, Values& out) {
         EachRule<false>(ctx, row, out, [](const auto& rule) { return rule.cidr_ipv4; });
       }},
      {"ip-permission.ipv6-cidr",
       [](Context& ctx, const Row& row, Values& out) {
         EachRule<false>(ctx, row, out, [](const auto& rule) { return rule.cidr_ipv6; });
       }},
      {"ip-permission.group-id",
       [](Context& ctx, const Row& row, Values& out) {
         EachRule<false>(ctx, row, out, [](const auto& rule) { return rule.referenced_group_id; });
       }},
      {"ip-permission.prefix-list-id",
       [](Context& ctx, const Row& row, Values& out) {
         EachRule<false>(ctx, row, out, [](const auto& rule) { return rule.prefix_list_id; });
       }},
      {"ip-permission.protocol",
       [](Context& ctx, const Row& row, Values& out) {
         EachRule<false>(ctx, row, out, [](const auto& rule) { return rule.protocol; });
       }},
      {"ip-permission.from-port",
       [](Context& ctx, const Row& row, Values& out) {
         EachRule<false>(ctx, row, out, [](const auto& rule) { return StrCat(rule.from_port); });
       }},
      {"ip-permission.to-port",
       [](Context& ctx, const Row& row, Values& out) {
         EachRule<false>(ctx, row, out, [](const auto& rule) { return StrCat(rule.to_port); });
       }},
      {"egress.ip-permission.cidr",
       [](Context& ctx, const Row& row, Values& out) {
         EachRule<true>(ctx, row, out, [](const auto& rule) { return rule.cidr_ipv4; });
       }},
      {"egress.ip-permission.ipv6-cidr",
       [](Context& ctx, const Row& row, Values& out) {
         EachRule<true>(ctx, row, out, [](const auto& rule) { return rule.cidr_ipv6; });
       }},
      {"egress.ip-permission.group-id",
       [](Context& ctx, const Row& row, Values& out) {
         EachRule<true>(ctx, row, out, [](const auto& rule) { return rule.referenced_group_id; });
       }},
      {"egress.ip-permission.protocol",
       [](Context& ctx, const Row& row, Values& out) {
         EachRule<true>(ctx, row, out, [](const auto& rule) { return rule.protocol; });
       }},
      {"egress.ip-permission.from-port",
       [](Context& ctx, const Row& row, Values& out) {
         EachRule<true>(ctx, row, out, [](const auto& rule) { return StrCat(rule.from_port); });
       }},
      {"egress.ip-permission.to-port",
       [](Context& ctx, const Row& row, Values& out) {
         EachRule<true>(ctx, row, out, [](const auto& rule) { return StrCat(rule.to_port); });
       }},
  };
  return kFields;
}

std::span<const FilterField<SecurityGroupRuleRow>> SecurityGroupRuleFilters() {
  using Row = SecurityGroupRuleRow;
  static constexpr FilterField<Row> kFields[] = {
      {"group-id", [](Context&, const Row& row, Values& out) { out.push_back(row.group_id); }},
      {"security-group-rule-id",
       [](Context&, const Row& row, Values& out) { out.push_back(row.id); }},
  };
  return kFields;
}

}  // namespace wt::ec2
