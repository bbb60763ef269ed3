#include "services/ec2/network_acl.h"

#include "services/ec2/cidr.h"
#include "services/ec2/errors.h"

namespace wt::ec2 {
namespace {

// Users' rules; 32767 is the last one, which denies.
constexpr int64_t kRuleNumberMax = 32766;

// Network ACLs number protocols, also where they were named.
Result<std::string> NumberOf(std::string protocol) {
  protocol = ToLower(protocol);
  if (protocol == "tcp") return std::string("6");
  if (protocol == "udp") return std::string("17");
  if (protocol == "icmp") return std::string("1");
  if (protocol == "icmpv6") return std::string("58");
  if (protocol == "all") return std::string("-1");
  const std::optional<int64_t> number = ParseInt(protocol);
  if (number && *number >= -1 && *number <= 255) return protocol;
  return error::InvalidParameterValue(
      StrCat("Invalid value '", protocol, "' for IP protocol. Unknown protocol."));
}

}  // namespace

Error EntryNotFound(int64_t rule_number) {
  return error::Of("InvalidNetworkAclEntry.NotFound",
                   StrCat("The network acl entry identified by ", rule_number, " does not exist"));
}

Result<NetworkAclEntryRow> EntryOf(const NetworkAclRow& acl, const AclEntryWish& wish) {
  if (wish.rule_number < 1 || wish.rule_number > kRuleNumberMax) {
    return error::InvalidParameterValue(StrCat(
        "Value (", wish.rule_number,
        ") for parameter ruleNumber is invalid. The rule number must be between 1 and 32766."));
  }
  if (wish.action != "allow" && wish.action != "deny") {
    return error::InvalidParameterValue(
        StrCat("Value (", wish.action, ") for parameter ruleAction is invalid."));
  }
  NetworkAclEntryRow row{.acl_id = acl.id, .egress = wish.egress, .rule_number = wish.rule_number};
  row.protocol = WT_TRY(NumberOf(wish.protocol));
  row.action = wish.action;
  // 1. One block.
  const bool v4 = wish.cidr && !wish.cidr->empty();
  const bool v6 = wish.ipv6_cidr && !wish.ipv6_cidr->empty();
  if (v4 == v6) {
    return v4 ? error::InvalidParameterCombination(
                    "The parameters cidrBlock and ipv6CidrBlock may not be used in combination")
              : error::MissingParameter("cidrBlock");
  }
  const std::optional<Cidr> block = v4 ? ParseCidr(*wish.cidr) : std::nullopt;
  if (v4 ? !block : !IsIpv6Cidr(*wish.ipv6_cidr)) {
    return error::InvalidParameterValue(
        StrCat("Value (", v4 ? *wish.cidr : *wish.ipv6_cidr,
               ") for parameter cidrBlock is invalid. This is not a valid CIDR block."));
  }
  if (block) row.cidr_ipv4 = block->ToString();
  if (v6) row.cidr_ipv6 = ToLower(*wish.ipv6_cidr);
  // 2. Ports of TCP and UDP, types of ICMP.
  if (row.protocol == "6" || row.protocol == "17") {
    if (!wish.ports || !wish.ports->from || !wish.ports->to) {
      return error::MissingParameter("portRange");
    }
    row.from_port = *wish.ports->from;
    row.to_port = *wish.ports->to;
    if (row.from_port < 0 || row.to_port > 65535 || row.from_port > row.to_port) {
      return error::InvalidParameterValue(
          StrCat("Invalid value '", row.from_port, "-", row.to_port, "' for port range."));
    }
  }
  if (row.protocol == "1" || row.protocol == "58") {
    if (!wish.icmp) return error::MissingParameter("icmpTypeCode.type");
    row.icmp_type = wish.icmp->type.value_or(-1);
    row.icmp_code = wish.icmp->code.value_or(-1);
  }
  return row;
}

}  // namespace wt::ec2
