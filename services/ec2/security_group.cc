#include "services/ec2/security_group.h"

#include <algorithm>

#include "services/ec2/cidr.h"
#include "services/ec2/errors.h"
#include "services/ec2/limits.h"
#include "services/ec2/prefix_list.h"
#include "services/ec2/vpc.h"

namespace wt::ec2 {
namespace {

std::string NormalProtocol(std::string protocol) {
  protocol = ToLower(protocol);
  if (protocol == "6") return "tcp";
  if (protocol == "17") return "udp";
  if (protocol == "1") return "icmp";
  if (protocol == "58") return "icmpv6";
  if (protocol == "all") return "-1";
  return protocol;
}

bool HasPorts(std::string_view protocol) {
  return protocol == "tcp" || protocol == "udp" || protocol == "icmp" || protocol == "icmpv6";
}

// "peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW"
std::string Described(const SecurityGroupRuleRow& rule) {
  const std::string& peer = !rule.cidr_ipv4.empty()        ? rule.cidr_ipv4
                            : !rule.cidr_ipv6.empty()      ? rule.cidr_ipv6
                            : !rule.prefix_list_id.empty() ? rule.prefix_list_id
                                                           : rule.referenced_group_id;
  if (rule.protocol == "-1") return StrCat("peer: ", peer, ", ALL, ALLOW");
  std::string protocol = rule.protocol;
  for (char& c : protocol) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  return StrCat("peer: ", peer, ", ", protocol, ", from port: ", rule.from_port,
                ", to port: ", rule.to_port, ", ALLOW");
}

Result<void> SetPorts(const IpPermission& permission, SecurityGroupRuleRow& rule) {
  if (!HasPorts(rule.protocol)) return {};
  if (!permission.from_port && !permission.to_port &&
      (rule.protocol == "icmp" || rule.protocol == "icmpv6")) {
    return {};
  }
  if (!permission.from_port || !permission.to_port) {
    return error::InvalidParameterValue(
        StrCat("Invalid value 'Must specify both from and to ports with ", rule.protocol,
               ".' for portRange."));
  }
  rule.from_port = *permission.from_port;
  rule.to_port = *permission.to_port;
  if (rule.protocol == "icmp" || rule.protocol == "icmpv6") return {};
  if (rule.from_port < 0 || rule.to_port > 65535 || rule.from_port > rule.to_port) {
    return error::InvalidParameterValue(
        StrCat("Invalid value '", rule.from_port, "-", rule.to_port, "' for port range."));
  }
  return {};
}

void SetDescription(const std::optional<std::string>& text, SecurityGroupRuleRow& rule) {
  rule.has_description = text.has_value();
  rule.description = text.value_or("");
}

Result<std::string> PeerGroup(Context& ctx, const SecurityGroupRow& group,
                              const UserIdGroupPair& pair) {
  if (pair.group_id && !pair.group_id->empty()) {
    const SecurityGroupRow peer = WT_TRY(FindSecurityGroup(ctx, *pair.group_id));
    if (peer.vpc_id != group.vpc_id) {
      return error::Of("InvalidGroup.NotFound",
                       "You have specified two resources that belong to different networks.");
    }
    return peer.id;
  }
  const std::string name = pair.group_name.value_or("");
  const std::optional<SecurityGroupRow> peer = SecurityGroupNamed(ctx, group.vpc_id, name);
  if (!peer) return SecurityGroupNotFound({name});
  return peer->id;
}

Result<void> AppendSources(Context& ctx, const SecurityGroupRow& group,
                           const IpPermission& permission, const SecurityGroupRuleRow& base,
                           std::vector<SecurityGroupRuleRow>& rules) {
  for (const IpRange& range : permission.ip_ranges) {
    const std::optional<Cidr> cidr = ParseCidr(range.cidr_ip.value_or(""));
    if (!cidr) {
      return error::InvalidParameterValue(
          StrCat("CIDR block ", range.cidr_ip.value_or(""), " is malformed"));
    }
    SecurityGroupRuleRow& rule = rules.emplace_back(base);
    rule.cidr_ipv4 = cidr->ToString();
    SetDescription(range.description, rule);
  }
  for (const Ipv6Range& range : permission.ipv6_ranges) {
    const std::string text = ToLower(range.cidr_ipv6.value_or(""));
    if (!IsIpv6Cidr(text)) {
      return error::InvalidParameterValue(StrCat("CIDR block ", text, " is malformed"));
    }
    SecurityGroupRuleRow& rule = rules.emplace_back(base);
    rule.cidr_ipv6 = text;
    SetDescription(range.description, rule);
  }
  for (const PrefixListId& list : permission.prefix_list_ids) {
    if (!FindPrefixList(ctx, list.prefix_list_id.value_or(""))) {
      return PrefixListNotFound(list.prefix_list_id.value_or(""));
    }
    SecurityGroupRuleRow& rule = rules.emplace_back(base);
    rule.prefix_list_id = list.prefix_list_id.value_or("");
    SetDescription(list.description, rule);
  }
  for (const UserIdGroupPair& pair : permission.user_id_group_pairs) {
    const std::string peer = WT_TRY(PeerGroup(ctx, group, pair));
    SecurityGroupRuleRow& rule = rules.emplace_back(base);
    rule.referenced_group_id = peer;
    SetDescription(pair.description, rule);
  }
  return {};
}

// IPv4 and IPv6 rules of a direction are counted apart; a prefix list weighs as many as it may have
// entries, and a group counts for both.
Result<void> CheckRuleCount(Context& ctx, const SecurityGroupRow& group,
                            const std::vector<SecurityGroupRuleRow>& added) {
  int64_t count[2][2] = {};  // By direction, then IPv4 and IPv6.
  const auto add = [&](const SecurityGroupRuleRow& rule) {
    auto& [v4, v6] = count[rule.egress ? 1 : 0];
    if (!rule.prefix_list_id.empty()) {
      const auto list = FindPrefixList(ctx, rule.prefix_list_id);
      (list && list->address_family == "IPv6" ? v6 : v4) +=
          PrefixListWeight(ctx, rule.prefix_list_id);
      return;
    }
    if (rule.cidr_ipv6.empty()) ++v4;
    if (rule.cidr_ipv4.empty()) ++v6;
  };
  for (const auto& rule : ctx.Scan<SecurityGroupRuleRow>(group.id)) add(rule);
  for (const auto& rule : added) add(rule);
  for (const auto& direction : count) {
    for (const int64_t rules : direction) {
      if (rules <= static_cast<int64_t>(kRulesPerGroupMax)) continue;
      return error::Of("RulesPerSecurityGroupLimitExceeded",
                       "The maximum number of rules per security group has been reached.");
    }
  }
  return {};
}

}  // namespace

bool SameRule(const SecurityGroupRuleRow& a, const SecurityGroupRuleRow& b) {
  return a.egress == b.egress && a.protocol == b.protocol && a.from_port == b.from_port &&
         a.to_port == b.to_port && a.cidr_ipv4 == b.cidr_ipv4 && a.cidr_ipv6 == b.cidr_ipv6 &&
         a.prefix_list_id == b.prefix_list_id && a.referenced_group_id == b.referenced_group_id;
}

Error DuplicateRule(const SecurityGroupRuleRow& rule) {
  return error::Of("InvalidPermission.Duplicate",
                   StrCat("the specified rule \"", Described(rule), "\" already exists"));
}

Result<void> DescribeRules(Context& ctx, const SecurityGroupRow& group, bool egress,
                           const wire::List<IpPermission>& permissions,
                           const wire::List<SecurityGroupRuleDescription>& by_id) {
  if (permissions.empty() && by_id.empty()) return error::MissingParameter("IpPermissions");
  for (const SecurityGroupRuleDescription& wish : by_id) {
    const std::string id = wish.security_group_rule_id.value_or("");
    std::optional<SecurityGroupRuleRow> rule = ctx.Find<SecurityGroupRuleRow>(group.id, id);
    if (!rule || rule->egress != egress) {
      return error::NotFound("InvalidSecurityGroupRuleId.NotFound", "security group rule ID", id);
    }
    SetDescription(wish.description, *rule);
    ctx.Put(*rule);
  }
  if (permissions.empty()) return {};
  for (const SecurityGroupRuleRow& wanted : WT_TRY(RulesOf(ctx, group, egress, permissions))) {
    bool found = false;
    for (SecurityGroupRuleRow known :
         ctx.Rows<SecurityGroupRuleRow>().Collect(ctx.account(), ctx.region(), group.id)) {
      if (!SameRule(known, wanted)) continue;
      known.description = wanted.description;
      known.has_description = wanted.has_description;
      ctx.Put(known);
      found = true;
    }
    if (!found) {
      return error::Of("InvalidPermission.NotFound",
                       "The specified rule does not exist in this security group.");
    }
  }
  return {};
}

Error SecurityGroupNotFound(const std::vector<std::string>& ids) {
  if (ids.size() == 1) {
    return error::NotFound("InvalidGroup.NotFound", "security group", ids[0]);
  }
  return error::Of("InvalidGroup.NotFound",
                   StrCat("The security groups '", Join(ids, ", "), "' do not exist"));
}

Result<SecurityGroupRow> FindSecurityGroup(Context& ctx, std::string_view id) {
  std::optional<SecurityGroupRow> row = ctx.Find<SecurityGroupRow>(id);
  if (row) return *std::move(row);
  if (!id.starts_with("sg-")) {
    return error::Of("InvalidGroupId.Malformed",
                     StrCat("Invalid id: \"", id, "\" (expecting \"sg-...\")"));
  }
  return SecurityGroupNotFound({std::string(id)});
}

Result<SecurityGroupRow> FindSecurityGroup(Context& ctx, const std::optional<std::string>& id,
                                           const std::optional<std::string>& name) {
  if (id && !id->empty()) return FindSecurityGroup(ctx, *id);
  if (!name || name->empty()) {
    return error::MissingParameter("GroupName or GroupId");
  }
  const std::optional<VpcRow> vpc = DefaultVpc(ctx);
  std::optional<SecurityGroupRow> row;
  if (vpc) row = SecurityGroupNamed(ctx, vpc->id, *name);
  if (!row) {
    return error::Of("InvalidGroup.NotFound",
                     StrCat("The security group '", *name, "' does not exist in default VPC '",
                            vpc ? vpc->id : "none", "'"));
  }
  return *std::move(row);
}

std::optional<SecurityGroupRow> SecurityGroupNamed(Context& ctx, std::string_view vpc_id,
                                                   std::string_view name) {
  for (const SecurityGroupRow& row :
       ctx.Rows<SecurityGroupRow>().By<0>(ctx.account(), ctx.region(), std::string(vpc_id))) {
    if (row.name == name) return row;
  }
  return std::nullopt;
}

SecurityGroupRow MakeSecurityGroup(Context& ctx, std::string_view vpc_id, std::string_view name,
                                   std::string_view description) {
  const SecurityGroupRow group{.account = ctx.account(),
                               .region = ctx.region(),
                               .id = ctx.NewId("sg-"),
                               .vpc_id = std::string(vpc_id),
                               .name = std::string(name),
                               .description = std::string(description)};
  ctx.Put(group);
  ctx.Put(SecurityGroupRuleRow{.group_id = group.id,
                               .id = ctx.NewId("sgr-"),
                               .egress = true,
                               .protocol = "-1",
                               .cidr_ipv4 = "0.0.0.0/0"});
  if (name == "default") {
    ctx.Put(SecurityGroupRuleRow{.group_id = group.id,
                                 .id = ctx.NewId("sgr-"),
                                 .protocol = "-1",
                                 .referenced_group_id = group.id});
  }
  return group;
}

Result<std::vector<SecurityGroupRuleRow>> RulesOf(Context& ctx, const SecurityGroupRow& group,
                                                  bool egress,
                                                  const wire::List<IpPermission>& permissions) {
  if (permissions.empty()) {
    return error::MissingParameter("ipPermissions");
  }
  std::vector<SecurityGroupRuleRow> rules;
  for (const IpPermission& permission : permissions) {
    SecurityGroupRuleRow base{.group_id = group.id,
                              .egress = egress,
                              .protocol = NormalProtocol(permission.ip_protocol.value_or(""))};
    const std::optional<int64_t> number = ParseInt(base.protocol);
    if (!HasPorts(base.protocol) && (!number || *number < -1 || *number > 255)) {
      return error::Of("InvalidPermission.Malformed",
                       StrCat("Unsupported IP protocol \"", base.protocol,
                              "\"  - supported: [tcp, udp, icmp, icmpv6]"));
    }
    WT_TRY(SetPorts(permission, base));
    const size_t before = rules.size();
    WT_TRY(AppendSources(ctx, group, permission, base, rules));
    if (rules.size() == before) {
      return error::Of("InvalidParameterValue",
                       "Invalid value 'No source or destination specified' for permission.");
    }
  }
  for (size_t i = 0; i < rules.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (SameRule(rules[i], rules[j])) {
        return error::InvalidParameterValue("The same permission must not appear multiple times");
      }
    }
  }
  return rules;
}

Result<wire::List<SecurityGroupRule>> AddRules(Context& ctx, const SecurityGroupRow& group,
                                               std::vector<SecurityGroupRuleRow> rules,
                                               const wire::List<Tag>& tags) {
  for (const SecurityGroupRuleRow& known : ctx.Scan<SecurityGroupRuleRow>(group.id)) {
    for (const SecurityGroupRuleRow& rule : rules) {
      if (SameRule(known, rule)) return DuplicateRule(rule);
    }
  }
  WT_TRY(CheckRuleCount(ctx, group, rules));
  wire::List<SecurityGroupRule> added;
  added.present = true;
  for (SecurityGroupRuleRow& rule : rules) {
    rule.id = ctx.NewId("sgr-");
    WT_TRY(PutTags(ctx, rule.id, tags));
    ctx.Put(rule);
    rule.account = ctx.account();
    rule.region = ctx.region();
    added.push_back(ToApi(ctx, rule));
  }
  return added;
}

Result<wire::List<RevokedSecurityGroupRule>> RemoveRules(
    Context& ctx, const SecurityGroupRow& group, bool egress,
    const wire::List<IpPermission>& permissions, const wire::List<std::string>& rule_ids) {
  std::vector<SecurityGroupRuleRow> doomed;
  for (const std::string& id : rule_ids) {
    const std::optional<SecurityGroupRuleRow> rule = ctx.Find<SecurityGroupRuleRow>(group.id, id);
    if (!rule || rule->egress != egress) {
      return error::NotFound("InvalidSecurityGroupRuleId.NotFound", "security group rule ID", id);
    }
    doomed.push_back(*rule);
  }
  if (rule_ids.empty()) {
    for (const SecurityGroupRuleRow& wanted : WT_TRY(RulesOf(ctx, group, egress, permissions))) {
      bool found = false;
      for (const SecurityGroupRuleRow& known : ctx.Scan<SecurityGroupRuleRow>(group.id)) {
        if (!SameRule(known, wanted)) continue;
        doomed.push_back(known);
        found = true;
      }
      if (!found) {
        return error::Of("InvalidPermission.NotFound",
                         "The specified rule does not exist in this security group.");
      }
    }
  }
  wire::List<RevokedSecurityGroupRule> revoked;
  for (const SecurityGroupRuleRow& rule : doomed) {
    ctx.Erase<SecurityGroupRuleRow>(group.id, rule.id);
    EraseTags(ctx, rule.id);
    RevokedSecurityGroupRule& out = revoked.emplace_back();
    out.security_group_rule_id = rule.id;
    out.group_id = group.id;
    out.is_egress = rule.egress;
    out.ip_protocol = rule.protocol;
    out.from_port = rule.from_port;
    out.to_port = rule.to_port;
    if (!rule.cidr_ipv4.empty()) out.cidr_ipv4 = rule.cidr_ipv4;
    if (!rule.cidr_ipv6.empty()) out.cidr_ipv6 = rule.cidr_ipv6;
    if (!rule.prefix_list_id.empty()) out.prefix_list_id = rule.prefix_list_id;
    if (!rule.referenced_group_id.empty()) out.referenced_group_id = rule.referenced_group_id;
    if (rule.has_description) out.description = rule.description;
  }
  return revoked;
}

}  // namespace wt::ec2
